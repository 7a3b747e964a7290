// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <utility>

namespace GipcTransport {

/*! Does nothing where sockets have no descriptors. */
void closeDescriptor(int descriptor) noexcept;

/*! A descriptor that is closed in all cases. */
class Descriptor final
{
public:
    explicit Descriptor(int descriptor = -1) noexcept
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

    int get() const noexcept { return m_descriptor; }
    bool isValid() const noexcept { return m_descriptor >= 0; }
    int release() noexcept { return std::exchange(m_descriptor, -1); }
    void reset() noexcept
    {
        if (isValid())
            closeDescriptor(release());
    }

private:
    int m_descriptor;
};

} // namespace GipcTransport
