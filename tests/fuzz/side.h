// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framemodel.h"
#include "keys.h"
#include "session_p.h"
#include "tlv_p.h"

#include <set>

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
    settings.converses = (second & 8) != 0;
    if ((second & 16) != 0)
        settings.openRequests = 2;
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
    TlvList::append(&tlvs, 2,
                    toBytes(AlwaysThere | (settings.keys ? PreSharedKeyFeature : 0)
                            | (settings.converses ? ConversationFeatures : 0)));
    TlvList::append(&tlvs, 3, QByteArray(RandomSize, settings.role == Role::Client ? 'c' : 's'));
    TlvList::append(&tlvs, 4,
                    toBytes(quint64(settings.maxMessageSize)) + toBytes(quint32(5000))
                        + toBytes(quint32(15000)));
    if (settings.converses)
        TlvList::append(&tlvs, 7, toBytes(settings.openRequests));
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
    QList<Message> said; ///< messages, and as type 0 what requests carry
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
        if (Exchange *const exchange = session.exchange())
            exchange->counts.send(1);
        write(out, hadFailed);
    }

    // In a conversation, if it is time for that:

    void request(quint32 type, const QByteArray &data)
    {
        if (!converses() || m_goesAway || data.size() > qsizetype(session.peerLimit())
            || session.exchange()->own.openCount() >= qsizetype(session.exchange()->peerLimit()))
            return;
        const quint64 id = session.exchange()->own.begin(++m_requests);
        require(id == m_requests, "ids have no gaps");
        m_waiting.insert(id);
        said << Message { 0, data };
        saySomething(QByteArrayView(Exchange::requestFields(id, type)).toByteArray() + data, true);
    }

    void reply()
    {
        if (converses() && !m_asked.empty())
            replyTo(*m_asked.begin(), ReplyStatus::Answer, "answer");
    }

    void cancel()
    {
        if (converses() && m_requests > 0)
            saySomething(Exchange::cancelFields(m_requests), true);
    }

    void goAway()
    {
        if (!converses() || std::exchange(m_goesAway, true))
            return;
        saySomething(char(GoAwayCode) + toBytes(quint8(CloseReason::GoingAway)), false);
    }

    bool converses() const
    {
        return session.isEstablished() && session.exchange() && !closed
            && session.fault() == Fault::None;
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
        if (event == Event::SessionRequested) {
            require(!session.isClient() && !std::exchange(m_wasAsked, true),
                    "a server is asked once");
            require(session.admit() == Fault::None, "who asked can be let in");
            return;
        }
        require(session.isEstablished(), "first the handshake, then what follows it");
        if (event != Event::Message) {
            takeOther(event);
            return;
        }
        heard << session.takeMessage();
        const Message &message = heard.constLast();
        require(message.type > 0 && message.type < FirstForbiddenType,
                "only messages are handed on");
        require(message.data.size() <= qsizetype(settings.maxMessageSize),
                "no message exceeds the limit");
    }

    void takeOther(Event event)
    {
        if (event == Event::PeerClosed) {
            peerClosed = true;
            return;
        }
        const Exchange &exchange = *session.exchange();
        switch (event) {
        case Event::Request:
            require(exchange.id() == ++m_requestsHeard, "ids have no gaps");
            require(!m_peerGoesAway, "who goes away asks nothing");
            require(exchange.data().size() <= qsizetype(settings.maxMessageSize),
                    "no request exceeds the limit");
            m_asked.insert(exchange.id());
            require(m_asked.size() <= settings.openRequests, "nor does their number");
            heard << Message { 0, exchange.data().toByteArray() };
            break;
        case Event::Reply:
            require(m_waiting.erase(exchange.handle()) > 0, "a request is answered once");
            require(exchange.data().size() <= qsizetype(exchange.status() == ReplyStatus::Answer
                                                            ? settings.maxMessageSize
                                                            : quint32(MaxReplyText)),
                    "no answer exceeds the limit");
            break;
        case Event::Cancelled:
            require(m_asked.contains(exchange.id()), "an open request is cancelled");
            replyTo(exchange.id(), ReplyStatus::Cancelled, {});
            break;
        case Event::PeerGoingAway:
            require(!std::exchange(m_peerGoesAway, true), "a side goes away once");
            break;
        default:
            require(false, "there is no such event in a conversation");
        }
    }

    void replyTo(quint64 id, ReplyStatus status, const QByteArray &data)
    {
        if (!converses() || data.size() > qsizetype(session.peerLimit()))
            return;
        require(session.exchange()->peers.answer(id), "an open request can be answered");
        m_asked.erase(id);
        const quint32 type = status == ReplyStatus::Answer ? 1 : 0;
        saySomething(QByteArrayView(Exchange::replyFields(id, status, type)).toByteArray() + data,
                     true);
        session.exchange()->peers.replied(id);
    }

    void saySomething(const QByteArray &control, bool counts)
    {
        QByteArray out;
        require(session.seal(makePlainFrame(ControlType, control), &out) == Fault::None
                    && session.flush(&out) == Fault::None,
                "a session that lives can be written");
        if (counts)
            session.exchange()->counts.send(1);
        write(out, false);
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
    bool m_wasAsked = false; ///< for a session
    bool m_goesAway = false;
    bool m_peerGoesAway = false;
    quint64 m_requests = 0;
    quint64 m_requestsHeard = 0;
    std::set<quint64> m_waiting; ///< own requests without a reply
    std::set<quint64> m_asked; ///< the same of the peer's
};

} // namespace Fuzz
