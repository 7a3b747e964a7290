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
    , m_peer(transport->peer())
    , m_encrypted(settings.encrypted)
    , m_ownLimit(settings.maxMessageSize)
    , m_handshakeTimeout(handshakeTimeout)
    , m_heartbeatInterval(settings.heartbeatInterval)
    , m_idleLimit(settings.idleLimit)
    , m_line { std::move(transport), Session(settings), Heartbeat(clock, [this] { onTick(); }),
               LoopCallback(this, [this] { onTurnEnd(); }) }
    , m_outflow(&m_line)
    , m_deadline(clock, [this] { onDeadline(); })
    , m_drainPoll(clock, [this] { checkDrained(); })
    , m_trim(clock, [this] { trim(); })
    , m_drainInterval(FirstDrainPoll)
{
    m_line.transport->setParent(this);
    connect(m_line.transport.get(), &GipcTransport::Transport::readable, this,
            &Connection::onReadable);
    connect(m_line.transport.get(), &GipcTransport::Transport::writable, this,
            &Connection::pumpOut);
}

Connection::~Connection() = default;

bool Connection::event(QEvent *event)
{
    if (event->type() == QEvent::ThreadChange)
        m_line.turnEnd.leaveThread();
    return QObject::event(event);
}

Gipc::Security Connection::security() const
{
    if (m_line.session.isAuthenticated())
        return Gipc::Security::Authenticated;
    return m_encrypted ? Gipc::Security::Encrypted : Gipc::Security::Unencrypted;
}

void Connection::start()
{
    Q_ASSERT(m_state == State::Waiting);
    m_state = State::Handshaking;
    m_deadline.start(m_handshakeTimeout);
    m_line.transport->wakeReader(); // the greeting goes out, or what came early is read
}

void Connection::suspend()
{
    Q_ASSERT(m_state == State::Handshaking);
    m_isSuspended = true;
    if (!m_line.session.heardNothing())
        m_deadline.stop();
    onStirred();
}

void Connection::proceed()
{
    m_isSuspended = false;
    m_deadline.start(m_handshakeTimeout);
    m_line.transport->wakeReader();
}

/*! Whoever has said something may take its time. */
void Connection::onStirred()
{
    if (m_line.transport->hasHungUp())
        end({});
    else if (m_line.transport->hasInput())
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
        return m_line.session.isExtended() && !m_peerClosed;
    case State::Waiting:
    case State::Ended:
        return false;
    }
    return false;
}

void Connection::setReader(std::shared_ptr<Reader> reader)
{
    m_reader = std::move(reader);
    if (m_line.session.unfinished() >= MostUnread)
        resumeReading(); // there was no room for it
}

/*! Nobody has been there to count: what a peer says before it is admitted is little. */
bool Connection::hasRoom() const
{
    return m_reader ? m_reader->hasRoom() : m_line.session.unfinished() < MostUnread;
}

void Connection::resumeReading()
{
    if (takesMessages())
        m_line.transport->wakeReader();
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
        if (m_state != State::Ended && m_line.transport->atEnd())
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
    m_line.session.compact();
    if (m_line.session.hasControl())
        m_line.turnEnd.request();
    const bool keepsMuch = m_line.session.isEstablished() && m_line.session.spare().isLarge();
    if (keepsMuch && !m_trim.isActive())
        m_trim.start(TrimInterval);
    if (!drained)
        return;
    if (m_line.transport->atEnd())
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
            m_reader->setUnfinished(m_line.session.unfinished());
        if (!goesOn || !takesMessages())
            return false;
        if (budget <= 0) {
            m_line.transport->wakeReader();
            return true;
        }
        const GipcWire::InputBuffer::Room room = m_line.session.room();
        const qint64 most = m_reader ? std::min(room.size, m_reader->mostAtOnce()) : room.size;
        const qint64 size = m_line.transport->read(room.data, most);
        if (size == 0)
            return true;
        budget -= size;
        m_line.heartbeat.heard();
        m_line.session.filled(size);
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
    m_receivedData += quint64(m_line.session.messageView().size());
    if (!m_line.session.isAtBoundary())
        m_line.transport->wakeReader(); // a slot may run an event loop and wait for the next
    if (m_line.session.hasControl())
        m_line.turnEnd.request(); // and its peer for an answer
    const bool isTaken = reader && m_line.session.isMessageInInput()
        && reader->onMessageView(int(m_line.session.messageType()), m_line.session.messageView(),
                                 m_line.session.inputStorage(), storage);
    if (isTaken) [[likely]]
        return;
    GipcWire::Message message = m_line.session.takeMessage();
    if (reader)
        reader->onMessage(int(message.type), message.data);
    else
        Q_EMIT received(int(message.type), message.data);
    if (self && message.data.isDetached())
        m_line.session.spare().put(std::move(message.data));
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
        if (m_line.session.isEstablished() && !m_ignoreRoom && !hasRoom())
            return false;
        const Session::Event event = m_line.session.next();
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
        m_outflow.sendHandshake();
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
    m_line.session.spare().trim();
    if (m_line.session.spare().isLarge())
        m_trim.start(TrimInterval);
}

void Connection::establish()
{
    m_deadline.stop();
    m_state = State::Open;
    if (m_closeAfterHandshake) {
        close(m_closeReason);
        return;
    }
    if (m_outflow.isCut())
        onCut();
    startHeartbeat();
    Q_EMIT established();
}

/*! In version 2 nothing can be concluded from silence, but something that is sent now and then
    shows whether a TCP peer's machine is still there. */
void Connection::startHeartbeat()
{
    using std::chrono::milliseconds;
    if (!m_line.session.isExtended()) {
        if (!m_peer.address.isEmpty())
            m_line.heartbeat.start(m_heartbeatInterval, 0ms);
        return;
    }
    const milliseconds wanted(m_line.session.peerTerms().idleLimit / 3);
    milliseconds interval = m_heartbeatInterval.count() > 0 ? m_heartbeatInterval : wanted;
    if (wanted.count() > 0)
        interval = std::min(interval, wanted);
    m_line.heartbeat.start(interval, m_idleLimit);
}

void Connection::onTick()
{
    if (m_state != State::Open)
        return;
    switch (m_line.heartbeat.tick(
        { hasRoom(), m_line.transport->hasInput(), m_outflow.hasInFlight() })) {
    case Heartbeat::Need::Nothing:
        return;
    case Heartbeat::Need::Ping:
        m_line.session.ping();
        pumpOut();
        return;
    case Heartbeat::Need::GiveUp:
        m_line.session.failSilent();
        onSessionFailed();
        return;
    }
}

/*! The session has found a fault with the peer. It is told why, if that can be done at once. */
void Connection::onSessionFailed()
{
    Failure failure = Failure::from(m_line.session, m_ownLimit);
    if (failure.cause == Cause::Silence)
        failure.details = QStringList { QString::number(m_idleLimit.count()) };
    m_outflow.sendLastWords();
    end(failure);
}

/*! It asks us to end, too: it gets what waits, and then our CLOSE. */
void Connection::onPeerClosed()
{
    m_peerClosed = true;
    qCDebug(lcGipc).noquote() << "the peer closes, reason" << int(m_line.session.peerReason())
                              << printable(m_line.session.peerText());
    if (m_outflow.isCut() || m_state == State::Draining) {
        end({});
        return;
    }
    if (m_state != State::Open)
        return; // Flushing: it ends when everything is out
    outbox()->setAnnouncing(false); // a slot on the announcement may be what we are called from
    m_state = State::Flushing;
    m_line.heartbeat.stop();
    m_deadline.start(Linger);
    m_line.turnEnd.request();
    const Guard self(this);
    Q_EMIT closing(); // what others have written until now comes into the outbox
    if (self && m_state == State::Flushing)
        m_outflow.limitToWaiting(); // later messages are for this connection's successor
}

/*! Not more than others can wait for: a peer may write faster than this reads. */
void Connection::discardInput()
{
    char chunk[ReadChunk];
    for (qint64 budget = ReadPerTurn; budget > 0;) {
        const qint64 size = m_line.transport->read(chunk, sizeof chunk);
        if (size <= 0)
            return;
        budget -= size;
    }
    m_line.transport->wakeReader();
}

void Connection::onStreamEnd()
{
    switch (m_state) {
    case State::Waiting:
        end({});
        return;
    case State::Handshaking:
        end({ m_line.session.heardNothing() ? Cause::RefusedWithoutWord
                                            : Cause::TruncatedHandshake });
        return;
    case State::Open:
    case State::Renewing:
        if (m_line.session.isExtended())
            end({ Cause::EndedWithoutWord });
        else if (!m_line.session.isAtBoundary())
            end({ Cause::Truncated });
        else if (m_state == State::Open && m_outflow.hasInFlight())
            end({ Cause::ConnectionLost });
        else
            end({});
        return;
    case State::Flushing:
    case State::Draining:
        if (m_line.session.isExtended() && !m_peerClosed)
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
    if (m_outflow.isWorthSending() && !m_outflow.pump())
        onCut();
    m_line.turnEnd.request();
}

void Connection::onTurnEnd()
{
    m_outflow.beginTurn();
    pumpOut();
}

void Connection::pumpOut()
{
    if (m_state != State::Open && m_state != State::Flushing)
        return;
    bool goesOn = m_outflow.pump();
    if (m_state == State::Flushing)
        goesOn &= m_outflow.finish(m_closeReason);
    if (!goesOn)
        onCut();
    if (const std::optional<Failure> why = whyNotSending()) {
        end(*why);
        return;
    }
    const Guard self(this);
    if (!report(self))
        return;
    if (m_state == State::Flushing && m_outflow.isDone())
        beginDraining();
    else
        renewIfWorn();
}

/*! False if slots have deleted us. */
bool Connection::report(const Guard &self)
{
    for (const qint64 size : m_outflow.takeDropped()) {
        Q_EMIT dropped(size);
        if (!self)
            return false;
    }
    if (const std::optional<qint64> bytes = m_outflow.takeTaken())
        Q_EMIT bytesTaken(*bytes);
    return !self.isNull();
}

/*! The end that the outflow asks for, if any. */
std::optional<Failure> Connection::whyNotSending() const
{
    if (m_outflow.isCut() && m_peerClosed)
        return Failure {};
    if (m_outflow.isCut() && m_state == State::Flushing && !isExtended())
        return Failure { Cause::ConnectionLost };
    if (m_outflow.fault() != Fault::None)
        return Failure { m_outflow.fault() == Fault::KeyWornOut ? Cause::KeyWornOut
                                                                : Cause::Crypto };
    return {};
}

/*! The peer reads no more. What it sent before is still delivered; the end of the stream normally
    follows at once, and a peer that leaves its half open gets no longer than this. */
void Connection::onCut()
{
    m_deadline.start(linger);
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
        outbox()->setAnnouncing(false); // a slot on the announcement may be what calls us
        m_state = m_outflow.isCut() || m_renewing ? State::Draining : State::Flushing;
        m_line.heartbeat.stop();
        m_deadline.start(Linger);
        Q_EMIT closing();
        if (!self || m_state == State::Ended)
            return;
        m_line.transport->wakeReader();
        if (m_state == State::Flushing)
            m_line.turnEnd.request();
        else
            checkDrained();
        return;
    case State::Flushing:
        m_outflow.liftLimit(); // the peer was first; what was written since goes out all the same
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
    if (m_state == State::Open || m_state == State::Flushing) {
        m_outflow.pump();
        m_outflow.finish(reason);
    }
    disconnect();
    end({});
}

void Connection::beginDraining()
{
    m_state = State::Draining;
    if (!m_line.session.isExtended()) {
        m_line.transport->shutdownWriting();
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
    if (m_state != State::Draining || m_line.session.isExtended())
        return;
    discardInput();
    const bool hasAll = m_line.session.isClient() && m_line.transport->unsent() == 0;
    if (hasAll || m_line.transport->atEnd()) {
        end({});
        return;
    }
    m_drainPoll.start(m_drainInterval);
    m_drainInterval = std::min<std::chrono::milliseconds>(2 * m_drainInterval, LastDrainPoll);
}

/*! The first quiet moment of a client whose key has done half of what it may. */
void Connection::renewIfWorn()
{
    const bool quiet = m_state == State::Open && m_line.session.isKeyWorn()
        && m_line.session.isAtBoundary() && m_outflow.isDone();
    if (!quiet || !m_line.session.isClient())
        return;
    qCInfo(lcGipc) << "the session's key is worn: connecting anew";
    m_renewing = true;
    m_state = State::Renewing;
    m_deadline.start(Linger);
    m_line.transport->shutdownWriting();
}

void Connection::onDeadline()
{
    if (m_state == State::Handshaking && !m_closeAfterHandshake) {
        const bool greeted = !m_line.session.isClient() || !m_line.session.heardNothing();
        end({ greeted ? Cause::HandshakeTimeout : Cause::NoGreeting,
              { QString::number(m_handshakeTimeout.count()) } });
    } else if (m_state == State::Open) {
        if (!hasRoom() || m_line.transport->hasInput())
            m_deadline.start(Linger); // the peer was not read to its end yet
        else
            end({ Cause::ConnectionLost });
    } else if (m_line.session.isExtended() && !m_peerClosed) {
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
    m_line.heartbeat.stop();
    m_line.transport.reset();
    m_outflow.putBack();
    Q_EMIT ended(why);
}

} // namespace GipcCore
