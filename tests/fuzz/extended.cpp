// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extendedsession_p.h"
#include "sealedstream.h"

using namespace Fuzz;

namespace {

constexpr quint8 ReplyBit = 0x10;
constexpr quint8 CloseBit = 0x20;
constexpr quint8 SmallKeysBit = 0x40;
constexpr quint8 ClientBit = 0x80; ///< the session is a client's, whom a server may not let in

ExtendedTerms termsFor(bool encrypted, quint32 limit, bool isClient)
{
    ExtendedTerms terms;
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

/*! What the frames of a stream mean, from the description of the protocol. */
struct Meaning
{
    Meaning(const FrameModel &model, bool isClient)
        : isToldWhether(isClient)
        , fault(model.fault)
    {
        for (const Message &frame : model.frames) {
            if (closed || !take(frame)) {
                fault = reported ? Fault::PeerReported : Fault::UnexpectedFrame;
                return;
            }
        }
        if (closed && model.lastKeyUpdate == model.frames.size())
            fault = Fault::UnexpectedFrame; // nothing follows CLOSE
    }

    /*! False if the session ends there. */
    bool take(const Message &frame)
    {
        const quint8 code = frame.type == 0 ? quint8(frame.data.at(0)) : 0;
        if (code == 0)
            messages << frame;
        else if (code == 2)
            ping = frame.data.sliced(1);
        const int reason = code == 4 ? quint8(frame.data.at(1)) : -1;
        const bool isRefused = isToldWhether && messages.isEmpty() && (reason == 5 || reason == 6);
        closed = reason == 0 || reason == 1 || reason == 4 || isRefused;
        reported = code == 6 || reason == 2;
        return !reported && (closed || code != 4);
    }

    const bool isToldWhether; ///< it is let in
    QList<Message> messages;
    QByteArray ping; ///< the last one's
    bool closed = false;
    bool reported = false;
    Fault fault;
};

/*! The peer's side of what the session sends: every byte of it opens, and is a frame that may
    come. */
class Listener
{
public:
    explicit Listener(bool encrypted)
        : m_reader(peerOpener(encrypted), MaxDataSize)
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

void answer(ExtendedSession *session, Listener *listener, const QByteArray &ping)
{
    QByteArray out;
    require(add(session, session->takeControl(), &out) == Fault::None
                && session->flush(&out) == Fault::None,
            "control frames can be sent");
    require(!session->hasControl() && !session->hasPending(), "then they are sent");
    const QList<Message> frames = listener->hear(out);
    require(frames.size() == 1 && frames.at(0).data == char(PongCode) + ping,
            "a PING is answered once, the last one");
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

/*! A session of GIPC-X after its handshake: u8 (1 plain, the limit, the bits above) | what we
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
    const SealedStream stream(Role::Client, encrypted, limit, &script);
    const bool isClient = (choice & ClientBit) != 0;
    const Meaning meaning(stream.model, isClient);

    const RecordLimits small { 2, 1000 };
    ExtendedSession session(termsFor(encrypted, limit, isClient),
                            (choice & SmallKeysBit) != 0 ? small : RecordLimits());
    Listener listener(encrypted);
    InputBuffer input;
    QList<Message> messages;
    bool peerClosed = false;
    Event event = Event::NeedMore;
    for (QByteArrayView rest = stream.bytes; !rest.isEmpty() && event != Event::Failed;) {
        input.append(splits.next(&rest));
        while ((event = session.next(&input)) != Event::NeedMore && event != Event::Failed) {
            require(!peerClosed, "nothing follows the peer's CLOSE");
            peerClosed = event == Event::PeerClosed;
            if (event == Event::Message)
                messages << session.takeMessage();
        }
        memory.check(stream.bytes.size() + 4 * ownData.size());
    }

    require(areSame(messages, meaning.messages), "the messages are those of the stream");
    if (!stream.damaged || meaning.fault != Fault::None)
        require(session.fault() == meaning.fault, "the fault is that of the stream");
    else
        require(session.fault() == Fault::None || session.fault() == Fault::Integrity,
                "damage is no more than damage");
    if (session.fault() == Fault::None) {
        require(peerClosed == meaning.closed, "the peer's CLOSE is known");
        require(session.hasControl() == !meaning.ping.isEmpty(), "only a PING wants an answer");
        if (session.hasControl() && (choice & ReplyBit) != 0)
            answer(&session, &listener, meaning.ping);
        if ((choice & CloseBit) != 0)
            sayAndClose(&session, &listener, ownData);
        return 0;
    }

    const Fault fault = session.fault();
    require(session.next(&input) == Event::Failed && session.fault() == fault, "failed is failed");
    require(!session.hasControl(), "who has failed answers no PING");
    const QList<Message> words = listener.hear(session.lastWords(fault));
    require(words.isEmpty() == (fault == Fault::PeerReported), "an ERROR is not answered");
    require(words.isEmpty() || (words.size() == 2 && words.at(0).data.startsWith(char(ErrorCode))),
            "last words are ERROR and CLOSE");
    require(session.lastWords(fault).isEmpty(), "they are said once");
    return 0;
}
