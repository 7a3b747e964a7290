// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "side.h"

namespace Fuzz {

/*! The session that is tested, a genuine peer, and the fuzzer between them on the way to the one
    that is tested. Input: u8, u8 its settings | u8, u8 the peer's | u8 size | TLVs of the peer,
    if not its own | steps:

        0                               the peer's next write arrives
        1  u8 size                      so many bytes of it, the rest later
        2  u16 at | u8 change           it arrives, changed at one place
        3                               it is lost
        4  u8 size | bytes              these bytes arrive
        5                               what arrived last, once more
        6                               what the tested side wrote last comes back to it
        7  u32 type | u16 size | u8     the peer sends a message
        8  u32 type | u16 size | u8     the tested side sends one
        9  u8                           1 a PING, 2 CLOSE; 4 by the tested side
       10                               all that waits arrives
       11  u8, u32 type | u16 size | u8 in a conversation: 0 a request, 1 a reply, 2 CANCEL,
                                        3 GOAWAY; 4 by the tested side

    Both sides converse, or none does. */
class Encounter
{
public:
    Encounter(Role role, Script *script)
        : m_script(script)
        , m_tested(settingsFrom(role, script), {})
        , m_peer(peerSettings(), peerTlvs())
    { }

    void run()
    {
        m_tested.hear({});
        m_peer.hear({});
        exchange();
        while (!m_script->atEnd() && m_volume < MaxVolume) {
            step();
            exchange();
        }
        check();
        m_tested.sayLastWords();
        exchange();
    }

private:
    static constexpr qsizetype MaxVolume = 512 * 1024;

    SessionSettings peerSettings() const
    {
        const Role role = m_tested.session.isClient() ? Role::Server : Role::Client;
        SessionSettings settings = settingsFrom(role, m_script);
        settings.converses = m_tested.settings.converses;
        return settings;
    }

    QByteArray peerTlvs()
    {
        const QByteArray tlvs = m_script->bytes();
        m_forged = !tlvs.isEmpty();
        return tlvs;
    }

    void step()
    {
        switch (m_script->byte() % 12) {
        case 0:
            arrive(takeFirst());
            break;
        case 1: {
            QByteArray bytes = takeFirst();
            const QByteArray part
                = bytes.first(std::min<qsizetype>(m_script->byte(), bytes.size()));
            bytes.remove(0, part.size());
            if (!bytes.isEmpty())
                m_toTested.prepend(bytes);
            arrive(part);
            break;
        }
        case 2:
            if (QByteArray bytes = takeFirst(); !bytes.isEmpty()) {
                change(&bytes, m_script);
                forge(bytes);
            }
            break;
        case 3:
            m_forged = m_forged || !takeFirst().isEmpty();
            break;
        case 4:
            forge(m_script->bytes());
            break;
        case 5:
            forge(m_last);
            break;
        case 6:
            forge(m_lastWritten);
            break;
        case 7:
            say(&m_peer);
            break;
        case 8:
            say(&m_tested);
            break;
        case 9:
            control();
            break;
        case 10:
            while (!m_toTested.isEmpty()) {
                arrive(takeFirst());
                exchange();
            }
            break;
        case 11:
            converse();
            break;
        }
    }

    void say(Side *side)
    {
        const quint32 type = std::max<quint32>(m_script->number<quint32>() % FirstForbiddenType, 1);
        const QByteArray data = m_script->filled();
        // In version 2 nobody tells a server what its client accepts.
        const Side &other = side == &m_peer ? m_tested : m_peer;
        if (side->session.isExtended() || data.size() <= qsizetype(other.settings.maxMessageSize))
            side->say(type, data);
    }

    void control()
    {
        const quint8 what = m_script->byte();
        Side &side = (what & 4) != 0 ? m_tested : m_peer;
        if ((what & 1) != 0)
            side.ping();
        if ((what & 2) != 0)
            side.close();
    }

    void converse()
    {
        const quint8 what = m_script->byte();
        const quint32 type = std::max<quint32>(m_script->number<quint32>() % FirstForbiddenType, 1);
        const QByteArray data = m_script->filled();
        Side &side = (what & 4) != 0 ? m_tested : m_peer;
        switch (what & 3) {
        case 0:
            side.request(type, data);
            break;
        case 1:
            side.reply();
            break;
        case 2:
            side.cancel();
            break;
        case 3:
            side.goAway();
            break;
        }
    }

    QByteArray takeFirst() { return m_toTested.isEmpty() ? QByteArray() : m_toTested.takeFirst(); }

    void arrive(const QByteArray &bytes)
    {
        m_volume += bytes.size();
        m_last = bytes;
        m_tested.hear(bytes);
    }

    void forge(const QByteArray &bytes)
    {
        m_forged = m_forged || !bytes.isEmpty();
        arrive(bytes);
    }

    /*! What the tested side writes arrives as it is; what the peer writes waits for the script. */
    void exchange()
    {
        while (!m_tested.written.isEmpty()) {
            m_lastWritten = m_tested.written.takeFirst();
            m_volume += m_lastWritten.size();
            m_peer.hear(m_lastWritten);
        }
        while (!m_peer.written.isEmpty()) {
            m_volume += m_peer.written.constFirst().size();
            m_toTested << m_peer.written.takeFirst();
        }
        m_memory.check(m_volume);
    }

    void check()
    {
        const bool tested = m_tested.session.isEstablished();
        const bool peer = m_peer.session.isEstablished();
        const bool both = tested && peer && m_tested.session.fault() == Fault::None
            && m_peer.session.fault() == Fault::None;
        if (m_tested.settings.encrypted)
            require(isPrefix(m_tested.heard, m_peer.said), "what was sent arrives, in its order");
        if (peer && m_peer.session.fault() == Fault::None)
            require(areSame(m_peer.heard, m_tested.said), "what we send arrives");
        if (both && m_tested.settings.encrypted)
            checkAgreement();
        if (m_tested.session.fault() != Fault::None)
            require(!m_tested.session.isAtBoundary(), "a fault is no boundary");
        if (m_forged)
            return;
        const Fault fault = m_tested.session.fault();
        // With the small limits that are for tests a peer may come to update its key too often.
        const bool expected = fault == Fault::None || fault == Fault::KeyWornOut
            || fault == Fault::PeerReported
            || (fault == Fault::TooManyKeyUpdates && m_peer.settings.recordLimits.records < 1024);
        require(!tested || expected, "a genuine peer is no reason to fail");
        if (both && m_toTested.isEmpty()) {
            require(areSame(m_tested.heard, m_peer.said), "all that was sent arrives");
            require(m_tested.session.isAtBoundary(), "between two writes is a boundary");
            require(m_tested.peerClosed == m_peer.closed, "CLOSE arrives");
            checkCounts();
        }
    }

    void checkAgreement() const
    {
        const Session &a = m_tested.session;
        const Session &b = m_peer.session;
        require(a.isExtended() == b.isExtended(), "both speak the same");
        require(a.exportBytes("fuzz", 48) == b.exportBytes("fuzz", 48),
                "both export the same bytes");
        require(a.isAuthenticated() == b.isAuthenticated(),
                "both know whether they know each other");
    }

    /*! Nothing is under way. */
    void checkCounts()
    {
        const Exchange *const ours = m_tested.session.exchange();
        const Exchange *const theirs = m_peer.session.exchange();
        require((ours != nullptr) == (theirs != nullptr), "both converse, or none does");
        if (!ours)
            return;
        require(ours->counts.taken() == theirs->counts.sent()
                    && theirs->counts.taken() == ours->counts.sent(),
                "both count the same");
        require(ours->counts.confirmed() <= ours->counts.sent()
                    && theirs->counts.confirmed() <= theirs->counts.sent(),
                "nothing is confirmed before it is sent");
    }

    Script *const m_script;
    const MemoryWatch m_memory;
    bool m_forged = false; ///< something arrived that the peer did not send, or did not arrive
    Side m_tested;
    Side m_peer;
    QByteArrayList m_toTested;
    QByteArray m_last;
    QByteArray m_lastWritten;
    qsizetype m_volume = 0;
};

} // namespace Fuzz
