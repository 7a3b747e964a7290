// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <unistd.h>
#include <utility>

namespace GipcTransport {

/*! A file descriptor that is closed in all cases. */
class Descriptor
{
public:
    explicit Descriptor(int descriptor = -1)
        : m_descriptor(descriptor)
    { }
    ~Descriptor() { reset(); }
    Descriptor(Descriptor &&other) noexcept
        : m_descriptor(other.release())
    { }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        reset();
        m_descriptor = other.release();
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int get() const { return m_descriptor; }
    bool isValid() const { return m_descriptor >= 0; }
    int release() { return std::exchange(m_descriptor, -1); }
    void reset()
    {
        if (isValid())
            ::close(m_descriptor);
        m_descriptor = -1;
    }

private:
    int m_descriptor;
};

} // namespace GipcTransport
