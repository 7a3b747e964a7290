// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extendedsession_p.h"
#include "meaning.h"
#include "sealedstream.h"
#include "tlv_p.h"

using namespace Fuzz;

namespace {

constexpr quint8 ConversationBit = 0x08;
constexpr quint8 ReplyBit = 0x10;
constexpr quint8 CloseBit = 0x20;
constexpr quint8 SmallKeysBit = 0x40;
constexpr quint8 ClientBit = 0x80; ///< the session is a client's, whom a server may not let in

ExtendedTerms termsFor(bool encrypted, quint32 limit, bool isClient, bool converses)
{
    ExtendedTerms terms;
    terms.converses = converses;
    terms.own.openRequests = PeerRequestLimit;
    terms.role = isClient ? Role::Client : Role::Server;
    if (encrypted) {
        terms.sealer.emplace(trafficSecret(Role::Server));
        terms.opener.emplace(trafficSecret(Role::Client));
    }
    terms.own.maxMessageSize = limit;
    return terms;
}

std::optional<RecordOpener> peerOpener(bool encrypted)
{
    if (!encrypted)
        return std::nullopt;
    return RecordOpener(trafficSecret(Role::Server));
}

/*! The peer's side of what the session sends: every byte of it opens, and is a frame that may
    come. */
class Listener
{
public:
    Listener(bool encrypted, bool converses)
        : m_reader(peerOpener(encrypted), MaxDataSize, converses)
    { }

    QList<Message> hear(const QByteArray &bytes)
    {
        m_input.append(bytes);
        QList<Message> frames;
        RecordReader::Result result;
        while ((result = m_reader.next(&m_input)) == RecordReader::Result::Frame)
            frames << m_reader.takeFrame();
        require(result == RecordReader::Result::NeedMore && m_input.isEmpty()
                    && m_reader.isAtBoundary(),
                "the peer can read what we send");
        return frames;
    }

private:
    RecordReader m_reader;
    InputBuffer m_input;
};

/*! \a frame, in as many steps as it takes. */
Fault add(ExtendedSession *session, const QByteArray &frame, QByteArray *out)
{
    Fault fault = Fault::None;
    for (QByteArrayView rest = frame; fault == Fault::None && !rest.isEmpty();) {
        const bool isAtBegin = rest.size() == frame.size();
        fault = session->add(
            &rest, isAtBegin ? FramePosition::BetweenFrames : FramePosition::WithinFrame, out);
    }
    return fault;
}

void answer(ExtendedSession *session, Listener *listener, const Meaning &meaning)
{
    QByteArrayList expected;
    if (!meaning.ping.isEmpty())
        expected << char(PongCode) + meaning.ping;
    if (meaning.isAckDue())
        expected << char(AckCode) + toBytes(meaning.counted);
    QByteArray out;
    for (qsizetype i = 0; i < expected.size(); ++i)
        require(session->hasControl() && add(session, session->takeControl(), &out) == Fault::None,
                "control frames can be sent");
    require(session->flush(&out) == Fault::None, "and flushed");
    require(!session->hasControl() && !session->hasPending(), "then they are sent");
    QByteArrayList said;
    for (const Message &frame : listener->hear(out))
        said << frame.data;
    require(said == expected, "the last PING is answered, and what was taken is confirmed, once");
}

/*! What the session has found, as Meaning has it. Its requests are answered as agreed there. */
QByteArray note(ExtendedSession *session, Event event)
{
    Exchange &exchange = *session->exchange();
    const auto reply = [&exchange] {
        require(exchange.peers.answer(exchange.id()), "an open request can be answered");
        exchange.peers.replied(exchange.id());
    };
    switch (event) {
    case Event::SessionRequested:
        exchange.open();
        return noted('s', 0, 0, {});
    case Event::Established:
        return noted('s', 0, 0, {});
    case Event::Request:
        if (isAnsweredAtOnce(exchange.type()))
            reply();
        return noted('q', exchange.id(), exchange.type(), exchange.data());
    case Event::Reply:
        return noted('a', exchange.handle() - 100,
                     10 * exchange.type() + quint32(exchange.status()), exchange.data());
    case Event::Cancelled:
        reply();
        return noted('c', exchange.id(), 0, {});
    case Event::PeerGoingAway:
        return noted('g', quint64(exchange.reason()), 0, exchange.data());
    case Event::NeedMore:
    case Event::Message:
    case Event::PeerClosed:
    case Event::Failed:
        break;
    }
    require(false, "there is no such event in a conversation");
    return {};
}

/*! Requests that the peer may answer, and frames that it may confirm. */
void ask(Exchange *exchange)
{
    for (quint64 number = 1; number <= OwnRequestCount; ++number)
        require(exchange->own.begin(100 + number) == number, "ids are 1, 2, 3, ...");
    exchange->counts.send(OwnRequestCount);
}

void sayAndClose(ExtendedSession *session, Listener *listener, const QByteArray &data)
{
    QByteArray out;
    Fault fault = Fault::None;
    for (quint32 type = 1; type <= 3 && fault == Fault::None; ++type)
        fault = add(session, makePlainFrame(type, data), &out);
    session->ping();
    while (fault == Fault::None && session->hasControl())
        fault = add(session, session->takeControl(), &out);
    if (fault == Fault::None)
        fault = add(session, ExtendedSession::closeFrame(CloseReason::Done), &out);
    session->setClosed();
    require(fault == Fault::None && session->flush(&out) == Fault::None, "sending works");
    const QList<Message> frames = listener->hear(out);
    require(frames.size() >= 5 && frames.constLast().data.startsWith(char(CloseCode)),
            "CLOSE is the last frame");
    for (qsizetype i = 0; i < 3; ++i)
        require(frames.at(i).data == data, "what was said arrives");
    require(!session->hasControl() && add(session, makePlainFrame(1, data), &out) != Fault::None,
            "nothing follows CLOSE");
}

} // namespace

/*! A session of GIPC-X after its handshake: u8 (1 plain, 6 the limit, the bits above) | what we
    say, u16 size | u8 | splits | a stream. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Script script(data, size);
    const quint8 choice = script.byte();
    const bool encrypted = (choice & 1) == 0;
    const quint32 limit = maxMessageSize(choice >> 1);
    const QByteArray ownData = script.filled();
    Splits splits(&script);
    const MemoryWatch memory;
    const bool converses = (choice & ConversationBit) != 0;
    const SealedStream stream(Role::Client, encrypted, limit, converses, &script);
    const bool isClient = (choice & ClientBit) != 0;
    const Meaning meaning(stream.model, limit, isClient, converses);

    const RecordLimits small { 2, 1000 };
    ExtendedSession session(termsFor(encrypted, limit, isClient, converses),
                            (choice & SmallKeysBit) != 0 ? small : RecordLimits());
    if (converses)
        ask(session.exchange());
    Listener listener(encrypted, converses);
    InputBuffer input;
    QList<Message> messages;
    QByteArrayList events;
    bool peerClosed = false;
    Event event = Event::NeedMore;
    for (QByteArrayView rest = stream.bytes; !rest.isEmpty() && event != Event::Failed;) {
        input.append(splits.next(&rest));
        while ((event = session.next(&input)) != Event::NeedMore && event != Event::Failed) {
            require(!peerClosed, "nothing follows the peer's CLOSE");
            peerClosed = event == Event::PeerClosed;
            if (event == Event::Message)
                messages << session.takeMessage();
            else if (!peerClosed)
                events << note(&session, event);
        }
        memory.check(stream.bytes.size() + 4 * ownData.size());
    }

    require(areSame(messages, meaning.messages), "the messages are those of the stream");
    require(events == meaning.events, "and so is what else was said");
    require(!converses || session.exchange()->counts.taken() == meaning.counted,
            "what is counted is counted");
    if (!stream.damaged || meaning.fault != Fault::None)
        require(session.fault() == meaning.fault, "the fault is that of the stream");
    else
        require(session.fault() == Fault::None || session.fault() == Fault::Integrity,
                "damage is no more than damage");
    if (session.fault() == Fault::None) {
        require(peerClosed == meaning.closed, "the peer's CLOSE is known");
        require(session.hasControl() == (!meaning.ping.isEmpty() || meaning.isAckDue()),
                "only PING and what has to be confirmed want an answer");
        if ((choice & ReplyBit) != 0)
            answer(&session, &listener, meaning);
        if ((choice & CloseBit) != 0)
            sayAndClose(&session, &listener, ownData);
        return 0;
    }

    const Fault fault = session.fault();
    require(session.next(&input) == Event::Failed && session.fault() == fault, "failed is failed");
    require(!session.hasControl(), "who has failed answers no PING");
    const QList<Message> words = listener.hear(session.lastWords(fault));
    const bool isToldUs = fault == Fault::PeerReported || fault == Fault::NotAdmitted
        || fault == Fault::NotAdmittedNow;
    require(words.isEmpty() == isToldUs, "what the peer has told is not answered");
    require(words.isEmpty() || (words.size() == 2 && words.at(0).data.startsWith(char(ErrorCode))),
            "last words are ERROR and CLOSE");
    require(session.lastWords(fault).isEmpty(), "they are said once");
    return 0;
}
