// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol_p.h"

namespace GipcWire {

/*! Sessions of GIPC-X count messages, REQUEST, REPLY and CANCEL: 1, 2, 3, ... in each direction. The
    numbers do not travel; ACK says how many have been taken (src/wire/README.md,
    "Conversations"). */
class FrameCounts
{
public:
    /*! At the latest after so much ACK is due. */
    static constexpr quint64 MostFrames = 64;
    static constexpr qint64 MostBytes = 256 * 1024;

    /*! A frame of the peer's was taken, with so much data. */
    void take(qsizetype size)
    {
        ++m_taken;
        m_unacknowledgedBytes += size;
    }
    quint64 taken() const { return m_taken; }
    bool hasUnacknowledged() const { return m_taken != m_acknowledged; }
    bool isAckDue() const
    {
        return m_isAckWanted || m_taken - m_acknowledged >= MostFrames
            || m_unacknowledgedBytes >= MostBytes;
    }
    /*! It is due now, whatever was taken. */
    void wantAck() { m_isAckWanted = true; }
    /*! The number that ACK is to say. */
    quint64 acknowledge()
    {
        m_isAckWanted = false;
        m_unacknowledgedBytes = 0;
        m_acknowledged = m_taken;
        return m_taken;
    }

    /*! So many frames of ours have their numbers. */
    void send(quint64 count) { m_sent += count; }
    /*! The last of them were not sent after all. */
    void takeBack(quint64 count) { m_sent -= count; }
    quint64 sent() const { return m_sent; }
    /*! What the peer has confirmed. False: it cannot have that many, or takes back what it confirmed. */
    bool confirm(quint64 count)
    {
        if (count < m_confirmed || count > m_sent)
            return false;
        m_confirmed = count;
        return true;
    }
    quint64 confirmed() const { return m_confirmed; }

private:
    quint64 m_taken = 0;
    quint64 m_acknowledged = 0;
    qint64 m_unacknowledgedBytes = 0;
    bool m_isAckWanted = false;
    quint64 m_sent = 0;
    quint64 m_confirmed = 0;
};

} // namespace GipcWire
