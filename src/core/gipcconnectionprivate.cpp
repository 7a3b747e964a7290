// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcconnection_p.h"

#include "logging_p.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <chrono>

using GipcCore::Cause;
using GipcCore::Failure;
using GipcWire::Fault;
using GipcWire::Session;
using namespace std::chrono_literals;

namespace {

constexpr auto Linger = 2000ms;
constexpr auto FirstDrainPoll = 1ms;
constexpr auto LastDrainPoll = 50ms;

/*! How much is sealed ahead of what the kernel takes. */
constexpr qsizetype SealAhead = 256 * 1024;

/*! Messages of one turn of the event loop are sent together up to this much. */
constexpr qint64 BatchSize = 64 * 1024;

constexpr qint64 ReadChunk = 64 * 1024;

/*! How much one connection reads before others get their turn. */
constexpr qint64 ReadPerTurn = 1024 * 1024;

GipcWire::KeyLimits keyLimits;

GipcWire::SessionSettings withKeyLimits(GipcWire::SessionSettings settings)
{
    settings.keyLimits = keyLimits;
    return settings;
}

} // namespace

void gipcSetKeyLimitsForTests(const GipcWire::KeyLimits &limits)
{
    keyLimits = limits;
}

GipcConnectionPrivate::GipcConnectionPrivate(std::unique_ptr<GipcTransport::Transport> transport,
                                             const GipcWire::SessionSettings &settings,
                                             std::chrono::milliseconds handshakeTimeout,
                                             GipcCore::AlarmClock *clock, QObject *parent)
    : QObject(parent)
    , m_transport(std::move(transport))
    , m_peer(m_transport->peer())
    , m_encrypted(settings.encrypted)
    , m_ownLimit(settings.maxMessageSize)
    , m_handshakeTimeout(handshakeTimeout)
    , m_session(withKeyLimits(settings))
    , m_deadline(clock, [this] { onDeadline(); })
    , m_drainPoll(clock, [this] { checkDrained(); })
    , m_drainInterval(FirstDrainPoll)
{
    m_transport->setParent(this);
    connect(m_transport.get(), &GipcTransport::Transport::readable, this,
            &GipcConnectionPrivate::onReadable);
    connect(m_transport.get(), &GipcTransport::Transport::writable, this,
            &GipcConnectionPrivate::pumpOut);
}

GipcConnectionPrivate::~GipcConnectionPrivate() = default;

Gipc::Security GipcConnectionPrivate::security() const
{
    return m_encrypted ? Gipc::Security::Encrypted : Gipc::Security::Unencrypted;
}

void GipcConnectionPrivate::start()
{
    Q_ASSERT(m_state == State::Waiting);
    m_state = State::Handshaking;
    m_deadline.start(m_handshakeTimeout);
    m_transport->wakeReader(); // the greeting goes out, or what came early is read
}

// Reading
// ---------------------------------------------------------------------------------------------

bool GipcConnectionPrivate::takesMessages() const
{
    return m_state == State::Handshaking || m_state == State::Open || m_state == State::Renewing;
}

void GipcConnectionPrivate::resumeReading()
{
    if (takesMessages())
        m_transport->wakeReader();
}

void GipcConnectionPrivate::readToTheEnd()
{
    m_ignoreRoom = true;
    resumeReading();
}

void GipcConnectionPrivate::onReadable()
{
    const QPointer<GipcConnectionPrivate> self(this);
    if (m_state == State::Flushing || m_state == State::Draining)
        discardInput();
    if (!takesMessages()) {
        if (m_state != State::Ended && m_transport->atEnd())
            onStreamEnd();
        return;
    }
    char chunk[ReadChunk];
    for (qint64 budget = ReadPerTurn;;) {
        if (!handleEvents() || !takesMessages())
            return;
        if (budget <= 0) {
            m_transport->wakeReader();
            break;
        }
        const qint64 size = m_transport->read(chunk, sizeof chunk);
        if (size == 0)
            break;
        budget -= size;
        m_session.append(QByteArrayView(chunk, size));
        if (m_state != State::Handshaking)
            continue;
        Q_EMIT heard();
        if (!self)
            return;
    }
    if (m_transport->atEnd())
        onStreamEnd();
    else
        renewIfWorn();
}

/*! Acts on everything the session has understood. False if there is no point in reading on: we
    are gone, it is over, or the reader has no room. */
bool GipcConnectionPrivate::handleEvents()
{
    const QPointer<GipcConnectionPrivate> self(this);
    while (takesMessages()) {
        const bool stopped
            = m_session.isEstablished() && !m_ignoreRoom && m_readerHasRoom && !m_readerHasRoom();
        if (stopped)
            return false;
        const Session::Event event = m_session.next();
        sendHandshakeMessages();
        switch (event) {
        case Session::Event::NeedMore:
            return true;
        case Session::Event::Established:
            establish();
            break;
        case Session::Event::Message: {
            const GipcWire::Message message = m_session.takeMessage();
            ++receivedMessages;
            receivedData += quint64(message.data.size());
            if (!m_session.isAtBoundary())
                m_transport->wakeReader(); // a slot may run an event loop and wait for the next
            Q_EMIT received(int(message.type), message.data);
            break;
        }
        case Session::Event::Failed:
            m_endedHere = true;
            end(Failure::from(m_session, m_ownLimit));
            return false;
        }
        if (!self)
            return false;
    }
    return true;
}

/*! Each with a write of its own: a Go peer reads each with a single read. They are far smaller
    than an empty socket's buffer, so the kernel takes them whole. */
void GipcConnectionPrivate::sendHandshakeMessages()
{
    while (m_session.hasHandshakeMessage()) {
        const QByteArray message = m_session.takeHandshakeMessage();
        if (m_transport->write(message) != message.size())
            m_cannotWrite = true; // what the peer said before it went is still read
    }
}

void GipcConnectionPrivate::establish()
{
    m_deadline.stop();
    m_state = State::Open;
    if (m_closeAfterHandshake) {
        close();
        return;
    }
    if (m_cannotWrite)
        m_deadline.start(Linger); // as in sendWindow()
    Q_EMIT established();
}

void GipcConnectionPrivate::discardInput()
{
    char chunk[ReadChunk];
    while (m_transport->read(chunk, sizeof chunk) > 0) { }
}

void GipcConnectionPrivate::onStreamEnd()
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
        if (!m_session.isAtBoundary())
            end({ Cause::Truncated });
        else if (m_state == State::Open && !m_window.isEmpty())
            end({ Cause::ConnectionLost });
        else
            end({});
        return;
    case State::Flushing:
    case State::Draining:
        end({});
        return;
    case State::Ended:
        return;
    }
}

// Writing
// ---------------------------------------------------------------------------------------------

void GipcConnectionPrivate::wrote()
{
    if (m_state != State::Open && m_state != State::Flushing)
        return;
    if (m_sentThisTurn && m_outbox->bytes() < BatchSize) {
        scheduleTurn();
        return;
    }
    fillWindow();
    sendWindow();
    m_sentThisTurn = true;
    scheduleTurn();
}

void GipcConnectionPrivate::scheduleTurn()
{
    if (m_turnScheduled)
        return;
    m_turnScheduled = true;
    const auto turn = [this] {
        m_turnScheduled = false;
        m_sentThisTurn = false;
        pumpOut();
    };
    QMetaObject::invokeMethod(this, turn, Qt::QueuedConnection);
}

void GipcConnectionPrivate::pumpOut()
{
    if (m_state != State::Open && m_state != State::Flushing)
        return;
    fillWindow();
    sendWindow();

    const QPointer<GipcConnectionPrivate> self(this);
    if (m_pendingFailure) {
        end(m_pendingFailure);
        return;
    }
    for (const qint64 size : std::exchange(m_droppedSizes, {})) {
        Q_EMIT dropped(size);
        if (!self)
            return;
    }
    if (const qint64 settled = std::exchange(m_settled, 0); settled > 0) {
        Q_EMIT bytesTaken(settled);
        if (!self)
            return;
    }
    if (m_state == State::Flushing && m_window.isEmpty() && !m_outbox->hasNext())
        beginDraining();
    else
        renewIfWorn();
}

void GipcConnectionPrivate::fillWindow()
{
    while (m_outbox->hasNext() && m_window.size() < SealAhead && !m_cannotWrite
           && !m_pendingFailure) {
        GipcCore::OutMessage message = m_outbox->takeNext();
        if (message.size() > qsizetype(m_session.peerLimit())) {
            m_outbox->settle(message.cost());
            m_droppedSizes.push_back(message.size());
            continue;
        }
        const Fault fault = m_window.seal(std::move(message), &m_session);
        if (fault != Fault::None)
            m_pendingFailure = { fault == Fault::KeyWornOut ? Cause::KeyWornOut : Cause::Crypto };
    }
}

void GipcConnectionPrivate::sendWindow()
{
    while (!m_window.isEmpty() && !m_cannotWrite) {
        const QByteArrayView bytes = m_window.view();
        const qint64 taken = m_transport->write(bytes);
        if (taken < 0) {
            // The peer reads no more. What it sent before is still delivered; the end of the stream
            // normally follows at once, and a peer that leaves its half open gets no longer than
            // this.
            m_cannotWrite = true;
            m_deadline.start(Linger);
            if (m_state == State::Flushing)
                m_pendingFailure = { Cause::ConnectionLost };
            scheduleTurn();
            return;
        }
        const qint64 settled = m_window.advance(taken);
        m_outbox->settle(settled);
        m_settled += settled;
        if (taken < bytes.size())
            return; // writable() follows
        fillWindow();
    }
}

// Ending
// ----------------------------------------------------------------------------------------------

void GipcConnectionPrivate::close()
{
    const QPointer<GipcConnectionPrivate> self(this);
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
        m_deadline.start(Linger);
        Q_EMIT closing();
        if (!self)
            return;
        m_transport->wakeReader();
        if (m_state == State::Flushing)
            scheduleTurn();
        else
            checkDrained();
        return;
    case State::Flushing:
    case State::Draining:
    case State::Ended:
        return;
    }
}

void GipcConnectionPrivate::abort(const Failure &why)
{
    m_endedHere = true;
    end(why);
}

void GipcConnectionPrivate::abandon()
{
    if (m_state == State::Open || m_state == State::Flushing) {
        fillWindow();
        sendWindow();
    }
    disconnect();
    end({});
}

void GipcConnectionPrivate::beginDraining()
{
    m_state = State::Draining;
    m_transport->shutdownWriting();
    checkDrained();
}

/*! A TCP socket that is closed with one unread byte resets the connection and loses what the
    kernel had accepted, so we read on until the peer has everything. */
void GipcConnectionPrivate::checkDrained()
{
    if (m_state != State::Draining)
        return;
    discardInput();
    if (m_transport->atEnd() || m_transport->unsent() == 0) {
        end({});
        return;
    }
    m_drainPoll.start(m_drainInterval);
    m_drainInterval = std::min<std::chrono::milliseconds>(2 * m_drainInterval, LastDrainPoll);
}

/*! The first quiet moment of a client whose key has done half of what it may. */
void GipcConnectionPrivate::renewIfWorn()
{
    const bool quiet = m_state == State::Open && m_session.isKeyWorn() && m_session.isAtBoundary()
        && m_window.isEmpty() && !m_outbox->hasNext();
    if (!quiet || !m_session.isClient())
        return;
    qCInfo(lcGipc) << "the session's key is worn: connecting anew";
    m_renewing = true;
    m_state = State::Renewing;
    m_deadline.start(Linger);
    m_transport->shutdownWriting();
}

void GipcConnectionPrivate::onDeadline()
{
    if (m_state == State::Handshaking && !m_closeAfterHandshake) {
        const bool greeted = !m_session.isClient() || !m_session.heardNothing();
        end({ greeted ? Cause::HandshakeTimeout : Cause::NoGreeting,
              { QString::number(m_handshakeTimeout.count()) } });
    } else if (m_state == State::Open) {
        const bool unread = m_readerHasRoom && !m_readerHasRoom();
        if (unread)
            m_deadline.start(Linger); // the peer cannot be read to its end yet
        else
            end({ Cause::ConnectionLost });
    } else {
        end({});
    }
}

void GipcConnectionPrivate::end(const Failure &why)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_deadline.stop();
    m_drainPoll.stop();
    m_transport.reset();
    seat.reset();
    if (m_outbox) {
        qint64 lost = 0;
        m_outbox->putBack(m_window.takeUnsent(&lost));
        m_outbox->settle(lost);
    }
    Q_EMIT ended(why);
}
