// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

namespace GipcWire {

/*! How much one AES-GCM key may protect, both directions together. With random nonces on the Go
    side the chance of two equal nonces stays below 2^-33 up to 2^32 frames (NIST SP 800-38D,
    section 8.3). Smaller numbers are for tests. */
struct KeyLimits
{
    quint64 renewFrames = quint64(1) << 31;
    quint64 renewBytes = quint64(1) << 43;
    quint64 maxFrames = quint64(1) << 32;
    quint64 maxBytes = quint64(1) << 44;
};

/*! Counts the frames and bytes sealed and opened under one key. */
class KeyUsage
{
public:
    explicit KeyUsage(const KeyLimits &limits)
        : m_limits(limits)
    { }

    void count(quint64 bytes)
    {
        ++m_frames;
        m_bytes += bytes;
    }
    /*! The connection should be renewed when it is quiet. */
    bool isWorn() const
    {
        return m_frames >= m_limits.renewFrames || m_bytes >= m_limits.renewBytes;
    }
    /*! Not a single frame more. */
    bool isWornOut() const
    {
        return m_frames >= m_limits.maxFrames || m_bytes >= m_limits.maxBytes;
    }

private:
    KeyLimits m_limits;
    quint64 m_frames = 0;
    quint64 m_bytes = 0;
};

} // namespace GipcWire
