// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framemodel.h"
#include "keys.h"
#include "session_p.h"
#include "tlv_p.h"

namespace Fuzz {

/*! The bits of the settings of one side: u8, u8. */
inline SessionSettings settingsFrom(Role role, Script *script)
{
    const quint8 first = script->byte();
    const quint8 second = script->byte();
    SessionSettings settings;
    settings.role = role;
    settings.encrypted = (first & 1) == 0;
    constexpr Extension Extensions[]
        = { Extension::Preferred, Extension::Required, Extension::Never, Extension::Preferred };
    settings.extension = Extensions[(first >> 1) & 3];
    settings.maxMessageSize = maxMessageSize(first >> 3);
    settings.checksService = (first & 0x20) != 0;
    settings.service = (first & 0x40) != 0 ? "other" : "service";
    if ((first & 0x80) != 0)
        settings.recordLimits = { 3, 500 };
    if ((second & 4) != 0)
        settings.keyLimits = { 4, 1000, 8, 4000 };
    // 0 no key, 1 the key, 2 another key, 3 the key under another name
    const int key = second & 3;
    if (key > 0 && settings.encrypted) {
        auto keys = std::make_shared<PreSharedKeys>();
        keys->add(key == 3 ? "stranger" : "friend", QByteArray(32, key == 2 ? 'x' : 'k'));
        settings.keys = keys;
    }
    return settings;
}

/*! An offer or an acceptance that is right for these settings, without the chance. */
inline QByteArray tlvsFor(const SessionSettings &settings)
{
    QByteArray tlvs;
    TlvList::append(&tlvs, 1, "\1");
    TlvList::append(&tlvs, 2, toBytes(AlwaysThere | (settings.keys ? PreSharedKeyFeature : 0)));
    TlvList::append(&tlvs, 3, QByteArray(RandomSize, settings.role == Role::Client ? 'c' : 's'));
    TlvList::append(&tlvs, 4,
                    toBytes(quint64(settings.maxMessageSize)) + toBytes(quint32(5000))
                        + toBytes(quint32(15000)));
    if (settings.role == Role::Server)
        TlvList::append(&tlvs, 6, settings.service);
    else if (settings.keys)
        TlvList::append(&tlvs, 5, settings.keys->firstIdentity());
    return tlvs;
}

/*! One of the two sessions: what it was told and what it said. */
class Side
{
public:
    Side(const SessionSettings &sessionSettings, const QByteArray &tlvs)
        : settings(sessionSettings)
        , session(settings, { keyPair(), tlvs.isEmpty() ? tlvsFor(settings) : tlvs })
    { }

    const SessionSettings settings;
    Session session;
    QList<Message> said;
    QList<Message> heard;
    bool closed = false;
    bool peerClosed = false;
    QByteArrayList written;

    void hear(QByteArrayView bytes)
    {
        m_arrived = m_arrived || !bytes.isEmpty();
        const bool hadFailed = session.fault() != Fault::None;
        session.append(bytes);
        Event event = session.next();
        for (; event != Event::NeedMore && event != Event::Failed; event = session.next())
            take(event);
        while (session.hasHandshakeMessage())
            write(session.takeHandshakeMessage(), hadFailed);
        answer();
        require((event == Event::Failed) == (session.fault() != Fault::None), "failed is failed");
        require(hadFailed || session.heardNothing() == !m_arrived, "what arrived was heard");
    }

    void say(quint32 type, const QByteArray &data)
    {
        if (!session.isEstablished() || closed || data.size() > qsizetype(session.peerLimit()))
            return;
        const bool hadFailed = session.fault() != Fault::None;
        QByteArray out;
        Fault fault = session.seal(makePlainFrame(type, data), &out);
        if (fault == Fault::None)
            fault = session.flush(&out);
        require(fault == session.fault(), "a session that cannot be written is over");
        const bool wearsOut = settings.encrypted && !session.isExtended();
        require(fault == Fault::None || hadFailed || (wearsOut && fault == Fault::KeyWornOut),
                "a session that lives can be written");
        if (fault != Fault::None)
            return;
        require(!session.hasPending(), "what was flushed is gone");
        said << Message { type, data };
        write(out, hadFailed);
    }

    void ping()
    {
        session.ping();
        answer();
    }

    void close()
    {
        if (closed || !session.isExtended() || session.fault() != Fault::None)
            return;
        QByteArray out;
        require(session.sealClose(CloseReason::GoingAway, &out) == Fault::None, "CLOSE is sent");
        require(!session.hasControl(), "nothing follows CLOSE");
        closed = true;
        write(out, false);
    }

    void sayLastWords()
    {
        const bool lived = session.fault() == Fault::None;
        const QByteArray words = session.lastWords();
        require(words.isEmpty() || (!lived && session.isExtended()),
                "last words are for who has failed in GIPC-X");
        require(words.isEmpty() || session.lastWords().isEmpty(), "they are said once");
        if (!words.isEmpty())
            written << words;
    }

private:
    std::optional<KeyPair> keyPair() const
    {
        if (!settings.encrypted)
            return std::nullopt;
        return keyPairOf(settings.role);
    }

    void take(Event event)
    {
        require(!peerClosed, "nothing follows the peer's CLOSE");
        if (event == Event::Established) {
            require(!std::exchange(m_established, true), "a handshake is done once");
            checkPolicy();
            return;
        }
        require(session.isEstablished(), "first the handshake, then what follows it");
        if (event == Event::PeerClosed) {
            peerClosed = true;
            return;
        }
        heard << session.takeMessage();
        const Message &message = heard.constLast();
        require(message.type > 0 && message.type < FirstForbiddenType,
                "only messages are handed on");
        require(message.data.size() <= qsizetype(settings.maxMessageSize),
                "no message exceeds the limit");
    }

    /*! What is insisted on was got. */
    void checkPolicy() const
    {
        const bool extended = session.isExtended();
        require(extended || (settings.extension != Extension::Required && !settings.keys),
                "who insists on GIPC-X gets it");
        require(!extended || settings.extension != Extension::Never, "who refuses it does not");
        require(session.isAuthenticated() == (settings.keys != nullptr),
                "a key is used, by both or not at all");
        require(session.peerLimit() <= MaxDataSize, "no limit is above ours");
        require((extended && settings.encrypted) == !session.exportBytes("fuzz", 16).isEmpty(),
                "there are bytes to export with keys of GIPC-X");
    }

    void answer()
    {
        if (!session.hasControl())
            return;
        QByteArray out;
        Fault fault = session.sealControl(&out);
        if (fault == Fault::None)
            fault = session.flush(&out);
        require(fault == Fault::None || fault == Fault::KeyWornOut, "an answer can be sent");
        require(!session.hasControl(), "what was answered is answered");
        if (!out.isEmpty())
            written << out;
    }

    void write(const QByteArray &bytes, bool hadFailed)
    {
        require(!bytes.isEmpty(), "a write has bytes");
        require(!hadFailed, "who has failed writes nothing");
        written << bytes;
    }

    bool m_established = false;
    bool m_arrived = false;
};

} // namespace Fuzz
