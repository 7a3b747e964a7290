// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <algorithm>
#include <chrono>
#include <limits>

namespace GipcCore {

/*! For calls that take milliseconds as an int: a longer time becomes the longest that fits. */
constexpr int toInt(std::chrono::milliseconds time)
{
    constexpr std::chrono::milliseconds::rep longest = std::numeric_limits<int>::max();
    return int(std::clamp<std::chrono::milliseconds::rep>(time.count(), -1, longest));
}

} // namespace GipcCore
