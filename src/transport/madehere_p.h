// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <atomic>

namespace GipcTransport {

/*! Whether this process made what this is a member of. A child that was forked off has a copy of it, and
    the descriptors are the same files for both: only the one that opened a file may say anything
    through it or to the kernel about it; the other one only closes its number. Costs a comparison.
 */
class MadeHere
{
public:
    explicit operator bool() const noexcept
    {
        return m_forks == s_forks.load(std::memory_order_relaxed);
    }

private:
    static std::atomic<unsigned> s_forks; ///< from the first process to this one

    unsigned m_forks = s_forks.load(std::memory_order_relaxed);
};

} // namespace GipcTransport
