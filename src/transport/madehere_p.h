// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <atomic>

namespace GipcTransport {

/*! Says whether this process made the object that this is a member of, or inherited it by fork().
    Parent and child share the open files behind their descriptors. So only the process that opened
    one may send through it or change anything about it; the other one may only close its
    descriptor.

    Asking costs a comparison. */
class MadeHere
{
public:
    explicit operator bool() const noexcept
    {
        return m_forks == s_forks.load(std::memory_order_relaxed);
    }

private:
    static std::atomic<unsigned> s_forks; ///< so many fork()s after the first process

    unsigned m_forks = s_forks.load(std::memory_order_relaxed);
};

} // namespace GipcTransport
