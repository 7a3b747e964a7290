// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

namespace GipcWire {

/*! Version 2: how much one AES-GCM key may protect, both directions together. Go peers have random
    nonces: up to 2^32 frames the chance that two are equal stays below 2^-33 (NIST SP 800-38D,
    section 8.3). Smaller numbers are for tests. */
struct KeyLimits
{
    // A new connection is due:
    quint64 renewFrames = quint64(1) << 31;
    quint64 renewBytes = quint64(1) << 43;
    // The key may not be used any more:
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
    /*! Whether a new connection should take over when this one is quiet. */
    bool isWorn() const
    {
        return m_frames >= m_limits.renewFrames || m_bytes >= m_limits.renewBytes;
    }
    /*! Whether not a single frame more may be sealed or opened. */
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
