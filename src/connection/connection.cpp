// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "connection_p.h"

#include "logging_p.h"
#include "nesting_p.h"
#include "printable_p.h"

#include <QtCore/QEvent>
#include <QtCore/QPointer>

#include <algorithm>
#include <chrono>
#include <limits>

namespace GipcCore {

using GipcWire::Fault;
using GipcWire::Session;
using namespace std::chrono_literals;

namespace {

const std::chrono::milliseconds &Linger = Connection::linger;
constexpr auto TrimInterval = 1000ms;
constexpr auto FirstDrainPoll = 1ms;
constexpr auto LastDrainPoll = 50ms;

/*! How much is sealed ahead of what the kernel takes. */
constexpr qsizetype SealAhead = 256 * 1024;

constexpr qint64 ReadChunk = 64 * 1024;

/*! So much of a message is read before there is somebody to take it. */
constexpr qint64 MostUnread = 256 * 1024;

/*! How much one connection reads before others get their turn. */
constexpr qint64 ReadPerTurn = 1024 * 1024;

} // namespace

std::chrono::milliseconds Connection::linger = 2000ms;

Connection::Connection(std::unique_ptr<GipcTransport::Transport> transport,
                       const GipcWire::SessionSettings &settings,
                       std::chrono::milliseconds handshakeTimeout, AlarmClock *clock,
                       QObject *parent)
    : QObject(parent)
    , m_transport(std::move(transport))
    , m_peer(m_transport->peer())
    , m_encrypted(settings.encrypted)
    , m_ownLimit(settings.maxMessageSize)
    , m_handshakeTimeout(handshakeTimeout)
    , m_heartbeatInterval(settings.heartbeatInterval)
    , m_idleLimit(settings.idleLimit)
    , m_session(settings)
    , m_outbox(std::make_shared<Outbox>())
    , m_deadline(clock, [this] { onDeadline(); })
    , m_drainPoll(clock, [this] { checkDrained(); })
    , m_trim(clock, [this] { trim(); })
    , m_heartbeat(clock, [this] { onTick(); })
    , m_loopCallback(this, [this] { onTurnEnd(); })
    , m_drainInterval(FirstDrainPoll)
{
    m_transport->setParent(this);
    connect(m_transport.get(), &GipcTransport::Transport::readable, this, &Connection::onReadable);
    connect(m_transport.get(), &GipcTransport::Transport::writable, this, &Connection::pumpOut);
}

Connection::~Connection() = default;

bool Connection::event(QEvent *event)
{
    if (event->type() == QEvent::ThreadChange)
        m_loopCallback.leaveThread();
    return QObject::event(event);
}

Gipc::Security Connection::security() const
{
    if (m_session.isAuthenticated())
        return Gipc::Security::Authenticated;
    return m_encrypted ? Gipc::Security::Encrypted : Gipc::Security::Unencrypted;
}

void Connection::start()
{
    Q_ASSERT(m_state == State::Waiting);
    m_state = State::Handshaking;
    m_deadline.start(m_handshakeTimeout);
    m_transport->wakeReader(); // the greeting goes out, or what came early is read
}

void Connection::suspend()
{
    Q_ASSERT(m_state == State::Handshaking);
    m_isSuspended = true;
    if (!m_session.heardNothing())
        m_deadline.stop();
    onStirred();
}

void Connection::proceed()
{
    m_isSuspended = false;
    m_deadline.start(m_handshakeTimeout);
    m_transport->wakeReader();
}

/*! Whoever has said something may take its time. */
void Connection::onStirred()
{
    if (m_transport->hasHungUp())
        end({});
    else if (m_transport->hasInput())
        m_deadline.stop();
}

// Reading
// ---------------------------------------------------------------------------------------------

bool Connection::takesMessages() const
{
    if (m_state == State::Open) [[likely]]
        return true;
    switch (m_state) {
    case State::Handshaking:
        return !m_isSuspended;
    case State::Open:
    case State::Renewing:
        return true;
    case State::Flushing:
    case State::Draining:
        return m_session.isExtended() && !m_peerClosed;
    case State::Waiting:
    case State::Ended:
        return false;
    }
    return false;
}

void Connection::setReader(std::shared_ptr<Reader> reader)
{
    m_reader = std::move(reader);
    if (m_session.unfinished() >= MostUnread)
        resumeReading(); // there was no room for it
}

/*! Nobody has been there to count: what a peer says before it is admitted is little. */
bool Connection::hasRoom() const
{
    return m_reader ? m_reader->hasRoom() : m_session.unfinished() < MostUnread;
}

void Connection::resumeReading()
{
    if (takesMessages())
        m_transport->wakeReader();
}

void Connection::readToTheEnd()
{
    m_ignoreRoom = true;
    resumeReading();
}

void Connection::onReadable()
{
    const Guard self(this);
    if (m_state == State::Handshaking && m_isSuspended) {
        onStirred();
        return;
    }
    if (!takesMessages()) {
        if (m_state == State::Flushing || m_state == State::Draining)
            discardInput();
        if (m_state != State::Ended && m_transport->atEnd())
            onStreamEnd();
        return;
    }
    const bool drained = readMessages(self);
    if (!self)
        return;
    if (const std::shared_ptr<Reader> reader = m_reader) {
        reader->deliverHeld(); // before our end, which may follow
        if (!self || m_state == State::Ended)
            return;
    }
    m_session.compact();
    if (m_session.hasControl())
        m_loopCallback.request();
    const bool keepsMuch = m_session.isEstablished() && m_session.spare().isLarge();
    if (keepsMuch && !m_trim.isActive())
        m_trim.start(TrimInterval);
    if (!drained)
        return;
    if (m_transport->atEnd())
        onStreamEnd();
    else
        renewIfWorn();
}

/*! Reads and acts until there is nothing more, or enough for this turn. False if there is no
    point in going on. */
bool Connection::readMessages(const Guard &self)
{
    for (qint64 budget = ReadPerTurn;;) {
        const bool goesOn = handleEvents(self);
        if (!self)
            return false;
        if (m_reader && m_state != State::Ended)
            m_reader->setUnfinished(m_session.unfinished());
        if (!goesOn || !takesMessages())
            return false;
        if (budget <= 0) {
            m_transport->wakeReader();
            return true;
        }
        const GipcWire::InputBuffer::Room room = m_session.room();
        const qint64 most = m_reader ? std::min(room.size, m_reader->mostAtOnce()) : room.size;
        const qint64 size = m_transport->read(room.data, most);
        if (size == 0)
            return true;
        budget -= size;
        m_heartbeat.heard();
        m_session.filled(size);
        if (m_state != State::Handshaking)
            continue;
        Q_EMIT heard();
        if (!self)
            return false;
    }
}

/*! Hands the session's message on. A view of it stays as long as \a storage, which is kept. */
inline void Connection::deliver(const Guard &self, Reader *reader, QByteArray *storage)
{
    ++m_receivedMessages;
    m_receivedData += quint64(m_session.messageView().size());
    if (!m_session.isAtBoundary())
        m_transport->wakeReader(); // a slot may run an event loop and wait for the next
    if (m_session.hasControl())
        m_loopCallback.request(); // and its peer for an answer
    const bool isTaken = reader && m_session.isMessageInInput()
        && reader->onMessageView(int(m_session.messageType()), m_session.messageView(),
                                 m_session.inputStorage(), storage);
    if (isTaken) [[likely]]
        return;
    GipcWire::Message message = m_session.takeMessage();
    if (reader)
        reader->onMessage(int(message.type), message.data);
    else
        Q_EMIT received(int(message.type), message.data);
    if (self && message.data.isDetached())
        m_session.spare().put(std::move(message.data));
}

/*! Acts on everything the session has understood. False if there is no point in reading on: we
    are gone, it is over, or the reader has no room. */
bool Connection::handleEvents(const Guard &self)
{
    // Kept, whatever slots do: neither may go in its own call.
    std::shared_ptr<Reader> reader;
    std::optional<DeliveryScope> scope;
    QByteArray storage;
    while (takesMessages()) {
        if (m_session.isEstablished() && !m_ignoreRoom && !hasRoom())
            return false;
        const Session::Event event = m_session.next();
        if (event == Session::Event::Message) [[likely]] {
            if (reader != m_reader) [[unlikely]] { // it comes once, and stays
                reader = m_reader;
                scope.emplace(reader->gate());
            }
            deliver(self, reader.get(), &storage);
            if (!self) [[unlikely]]
                return false;
            continue;
        }
        scope.reset(); // what follows is no message
        sendHandshakeMessages();
        switch (event) {
        case Session::Event::Message: // dealt with above
        case Session::Event::NeedMore:
            return true;
        case Session::Event::Established:
            establish();
            break;
        case Session::Event::PeerClosed:
            onPeerClosed();
            return false;
        case Session::Event::Failed:
            m_endedHere = true;
            onSessionFailed();
            return false;
        }
        if (!self)
            return false;
    }
    return true;
}

void Connection::trim()
{
    m_session.spare().trim();
    if (m_session.spare().isLarge())
        m_trim.start(TrimInterval);
}

/*! Each with a write of its own: a Go peer reads each with a single read. They are far smaller
    than an empty socket's buffer, so the kernel takes them whole. Behind one that it has not taken
    none may follow: the peer would take it for the missing one. */
void Connection::sendHandshakeMessages()
{
    while (m_session.hasHandshakeMessage()) {
        const QByteArray message = m_session.takeHandshakeMessage();
        if (!m_cannotWrite && m_transport->write(message) != message.size())
            m_cannotWrite = true; // what the peer said before it went is still read
    }
}

void Connection::establish()
{
    m_deadline.stop();
    m_state = State::Open;
    if (m_closeAfterHandshake) {
        close(m_closeReason);
        return;
    }
    if (m_cannotWrite)
        m_deadline.start(Linger); // as in sendInFlight()
    startHeartbeat();
    Q_EMIT established();
}

/*! In version 2 nothing can be concluded from silence, but something that is sent now and then
    shows whether a TCP peer's machine is still there. */
void Connection::startHeartbeat()
{
    using std::chrono::milliseconds;
    if (!m_session.isExtended()) {
        if (!m_peer.address.isEmpty())
            m_heartbeat.start(m_heartbeatInterval, 0ms);
        return;
    }
    const milliseconds wanted(m_session.peerTerms().idleLimit / 3);
    milliseconds interval = m_heartbeatInterval.count() > 0 ? m_heartbeatInterval : wanted;
    if (wanted.count() > 0)
        interval = std::min(interval, wanted);
    m_heartbeat.start(interval, m_idleLimit);
}

void Connection::onTick()
{
    if (m_state != State::Open)
        return;
    switch (m_heartbeat.tick({ hasRoom(), m_transport->hasInput(), !m_inFlight.isEmpty() })) {
    case Heartbeat::Need::Nothing:
        return;
    case Heartbeat::Need::Ping:
        m_session.ping();
        pumpOut();
        return;
    case Heartbeat::Need::GiveUp:
        m_session.failSilent();
        onSessionFailed();
        return;
    }
}

/*! The session has found a fault with the peer. It is told why, if that can be done at once. */
void Connection::onSessionFailed()
{
    Failure failure = Failure::from(m_session, m_ownLimit);
    if (failure.cause == Cause::Silence)
        failure.details = QStringList { QString::number(m_idleLimit.count()) };
    if (m_inFlight.isEmpty() && !m_cannotWrite) {
        if (const QByteArray words = m_session.lastWords(); !words.isEmpty())
            m_transport->write(words);
    }
    end(failure);
}

/*! It asks us to end, too: it gets what waits, and then our CLOSE. */
void Connection::onPeerClosed()
{
    m_peerClosed = true;
    qCDebug(lcGipc).noquote() << "the peer closes, reason" << int(m_session.peerReason())
                              << printable(m_session.peerText());
    if (m_cannotWrite || m_state == State::Draining) {
        end({});
        return;
    }
    if (m_state != State::Open)
        return; // Flushing: it ends when everything is out
    m_outbox->setAnnouncing(false); // a slot on the announcement may be what we are called from
    m_state = State::Flushing;
    m_heartbeat.stop();
    m_deadline.start(Linger);
    m_loopCallback.request();
    const Guard self(this);
    Q_EMIT closing(); // what others have written until now comes into the outbox
    if (self && m_state == State::Flushing)
        m_remaining = m_outbox->waiting();
}

/*! Not more than others can wait for: a peer may write faster than this reads. */
void Connection::discardInput()
{
    char chunk[ReadChunk];
    for (qint64 budget = ReadPerTurn; budget > 0;) {
        const qint64 size = m_transport->read(chunk, sizeof chunk);
        if (size <= 0)
            return;
        budget -= size;
    }
    m_transport->wakeReader();
}

void Connection::onStreamEnd()
{
    switch (m_state) {
    case State::Waiting:
        end({});
        return;
    case State::Handshaking:
        end({ m_session.heardNothing() ? Cause::RefusedWithoutWord : Cause::TruncatedHandshake });
        return;
    case State::Open:
    case State::Renewing:
        if (m_session.isExtended())
            end({ Cause::EndedWithoutWord });
        else if (!m_session.isAtBoundary())
            end({ Cause::Truncated });
        else if (m_state == State::Open && !m_inFlight.isEmpty())
            end({ Cause::ConnectionLost });
        else
            end({});
        return;
    case State::Flushing:
    case State::Draining:
        if (m_session.isExtended() && !m_peerClosed)
            end({ Cause::EndedWithoutWord });
        else
            end({});
        return;
    case State::Ended:
        return;
    }
}

// Writing
// ---------------------------------------------------------------------------------------------

void Connection::wrote()
{
    if (m_state != State::Open && m_state != State::Flushing)
        return;
    if (m_sentThisTurn && !m_outbox->hasBatch()) {
        m_loopCallback.request();
        return;
    }
    fillInFlight();
    sendInFlight();
    countSealed();
    m_sentThisTurn = true;
    m_loopCallback.request();
}

void Connection::onTurnEnd()
{
    m_sentThisTurn = false;
    pumpOut();
}

void Connection::pumpOut()
{
    if (m_state != State::Open && m_state != State::Flushing)
        return;
    fillInFlight();
    sendInFlight();
    countSealed();

    if (m_state == State::Flushing)
        finishFlushing();

    const Guard self(this);
    if (m_pendingEnd) {
        const Failure why = *m_pendingEnd; // kept: slots may delete us
        end(why);
        return;
    }
    for (const qint64 size : std::exchange(m_droppedSizes, {})) {
        Q_EMIT dropped(size);
        if (!self)
            return;
    }
    if (std::exchange(m_unreportedCost, 0) > 0) {
        const quint64 before = std::exchange(m_reportedData, m_inFlight.sentData());
        Q_EMIT bytesTaken(qint64(m_reportedData - before));
        if (!self)
            return;
    }
    if (m_state == State::Flushing && m_inFlight.isEmpty() && !hasMoreToSend())
        beginDraining();
    else
        renewIfWorn();
}

bool Connection::hasMoreToSend() const
{
    return m_inFlight.hasUnsealed() || (m_outbox->hasNext() && !m_closeSealed && m_remaining != 0);
}

void Connection::fillInFlight()
{
    m_outbox->markSeen();
    Fault fault = Fault::None;
    const auto mayFill = [&] {
        return m_inFlight.size() < SealAhead && !m_cannotWrite && !m_pendingEnd
            && fault == Fault::None;
    };
    while (mayFill()) {
        if (m_session.hasControl() && m_inFlight.isBetweenFrames())
            fault = m_inFlight.sealControl(&m_session);
        else if (m_inFlight.hasUnsealed())
            fault = m_inFlight.sealSome(&m_session);
        else if (hasMoreToSend())
            takeMessages();
        else
            break;
    }
    // What is left while more waits is sealed with it, when there is room on the line.
    if (fault == Fault::None && !hasMoreToSend())
        fault = m_inFlight.flush(&m_session);
    if (fault != Fault::None && !m_pendingEnd)
        m_pendingEnd = { fault == Fault::KeyWornOut ? Cause::KeyWornOut : Cause::Crypto };
}

/*! From the outbox to the window, but for those that are too large for the peer. */
void Connection::takeMessages()
{
    auto block = m_outbox->takeNext(m_remaining.value_or(std::numeric_limits<qsizetype>::max()));
    if (m_remaining)
        *m_remaining -= block.count;
    for (const qsizetype size : block.dropLargerThan(qsizetype(m_session.peerLimit()))) {
        m_outbox->release(FrameQueue::costOf(size));
        m_droppedSizes.push_back(size);
    }
    if (block.count > 0)
        m_inFlight.take(std::move(block));
}

/*! Everything is out: in GIPC-X the peer is told so. */
void Connection::finishFlushing()
{
    const bool closes = m_session.isExtended() && !m_closeSealed && !m_cannotWrite && !m_pendingEnd
        && m_inFlight.isEmpty() && !hasMoreToSend();
    if (!closes)
        return;
    m_closeSealed = true;
    if (m_inFlight.sealClose(&m_session, m_closeReason) != Fault::None)
        m_pendingEnd = { Cause::Crypto };
    else
        sendInFlight();
}

void Connection::sendInFlight()
{
    while (m_inFlight.size() > 0 && !m_cannotWrite) {
        const QByteArrayView bytes = m_inFlight.view();
        const qint64 taken = m_transport->write(bytes);
        if (taken < 0) {
            // The peer reads no more. What it sent before is still delivered; the end of the stream
            // normally follows at once, and a peer that leaves its half open gets no longer than
            // this.
            m_cannotWrite = true;
            m_deadline.start(Linger);
            if (m_peerClosed)
                m_pendingEnd = Failure {};
            else if (m_state == State::Flushing && !m_session.isExtended())
                m_pendingEnd = { Cause::ConnectionLost };
            m_loopCallback.request();
            return;
        }
        m_heartbeat.spoke();
        const qint64 released = m_inFlight.advance(taken);
        m_outbox->release(released);
        m_unreportedCost += released;
        if (taken < bytes.size())
            return; // writable() follows
        fillInFlight();
    }
}

void Connection::countSealed()
{
    m_sealedMemory.set(m_outbox->memory(), m_session.sendsPlain() ? 0 : m_inFlight.size());
}

// Ending
// ----------------------------------------------------------------------------------------------

void Connection::close(GipcWire::CloseReason reason)
{
    const Guard self(this);
    m_closeReason = reason;
    switch (m_state) {
    case State::Waiting:
        end({});
        return;
    case State::Handshaking:
        // A Go server dies of a client that leaves in the middle, so it is finished first.
        m_closeAfterHandshake = true;
        m_deadline.start(Linger);
        return;
    case State::Open:
    case State::Renewing:
        m_endedHere = true;
        m_outbox->setAnnouncing(false); // a slot on the announcement may be what calls us
        m_state = m_cannotWrite || m_renewing ? State::Draining : State::Flushing;
        m_heartbeat.stop();
        m_deadline.start(Linger);
        Q_EMIT closing();
        if (!self || m_state == State::Ended)
            return;
        m_transport->wakeReader();
        if (m_state == State::Flushing)
            m_loopCallback.request();
        else
            checkDrained();
        return;
    case State::Flushing:
        m_remaining.reset(); // the peer was first; what was written since goes out all the same
        return;
    case State::Draining:
    case State::Ended:
        return;
    }
}

void Connection::abort(const Failure &why)
{
    m_endedHere = true;
    end(why);
}

void Connection::abandon(GipcWire::CloseReason reason)
{
    m_closeReason = reason;
    if (m_state == State::Open || m_state == State::Flushing) {
        fillInFlight();
        sendInFlight();
        finishFlushing();
    }
    disconnect();
    end({});
}

void Connection::beginDraining()
{
    m_state = State::Draining;
    if (!m_session.isExtended()) {
        m_transport->shutdownWriting();
        checkDrained();
    } else if (m_peerClosed) {
        end({});
    }
    // Else the peer's CLOSE ends it, or the linger.
}

/*! A peer that writes may get a reset for an end if the socket is closed before it has heard of the
    end, and Go's clients take no notice of a reset. So what still arrives is read until the peer
    ends, too, as all clients do at once, and within the linger. Go's servers do not end, so a
    client waits until the server has read everything. */
void Connection::checkDrained()
{
    if (m_state != State::Draining || m_session.isExtended())
        return;
    discardInput();
    const bool hasAll = m_session.isClient() && m_transport->unsent() == 0;
    if (hasAll || m_transport->atEnd()) {
        end({});
        return;
    }
    m_drainPoll.start(m_drainInterval);
    m_drainInterval = std::min<std::chrono::milliseconds>(2 * m_drainInterval, LastDrainPoll);
}

/*! The first quiet moment of a client whose key has done half of what it may. */
void Connection::renewIfWorn()
{
    const bool quiet = m_state == State::Open && m_session.isKeyWorn() && m_session.isAtBoundary()
        && m_inFlight.isEmpty() && !m_outbox->hasNext();
    if (!quiet || !m_session.isClient())
        return;
    qCInfo(lcGipc) << "the session's key is worn: connecting anew";
    m_renewing = true;
    m_state = State::Renewing;
    m_deadline.start(Linger);
    m_transport->shutdownWriting();
}

void Connection::onDeadline()
{
    if (m_state == State::Handshaking && !m_closeAfterHandshake) {
        const bool greeted = !m_session.isClient() || !m_session.heardNothing();
        end({ greeted ? Cause::HandshakeTimeout : Cause::NoGreeting,
              { QString::number(m_handshakeTimeout.count()) } });
    } else if (m_state == State::Open) {
        if (!hasRoom() || m_transport->hasInput())
            m_deadline.start(Linger); // the peer was not read to its end yet
        else
            end({ Cause::ConnectionLost });
    } else if (m_session.isExtended() && !m_peerClosed) {
        end({ Cause::EndedWithoutWord });
    } else {
        end({});
    }
}

void Connection::end(const Failure &why)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_deadline.stop();
    m_drainPoll.stop();
    m_trim.stop();
    m_heartbeat.stop();
    m_transport.reset();
    m_outbox->putBack(m_inFlight.takeUnsent());
    m_sealedMemory.set(0);
    Q_EMIT ended(why);
}

} // namespace GipcCore
