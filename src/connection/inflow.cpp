// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "inflow_p.h"

#include "exchange_p.h"
#include "line_p.h"
#include "nesting_p.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace GipcCore {

using GipcWire::Session;
using namespace std::chrono_literals;

namespace {

constexpr auto TrimInterval = 1000ms;

constexpr qint64 DiscardChunk = 64 * 1024;

/*! How much of a message is read while there is no reader to take it. */
constexpr qint64 MostUnread = 256 * 1024;

} // namespace

Inflow::Inflow(Line *line, AlarmClock *clock)
    : m_line(line)
    , m_trim(clock, [this] { trim(); })
{ }

void Inflow::setReader(std::shared_ptr<Reader> reader)
{
    m_reader = std::move(reader);
    if (m_line->session.unfinished() >= MostUnread)
        resume(); // there was no room before
}

/*! Without a reader the limit is small, as a peer needs little before it is admitted. */
bool Inflow::hasRoom() const
{
    return m_reader ? m_reader->hasRoom() : m_line->session.unfinished() < MostUnread;
}

void Inflow::resume()
{
    if (m_isTaking)
        m_line->transport->wakeReader();
}

Inflow::Outcome Inflow::read(const Guard &self, qint64 *budget)
{
    Session *const session = &m_line->session;
    for (;;) {
        const Outcome outcome = understand(self);
        if (outcome == Outcome::Gone)
            return outcome;
        if (m_reader && m_line->transport)
            m_reader->setUnfinished(session->unfinished());
        if (outcome != Outcome::Drained)
            return outcome;
        if (*budget <= 0) {
            m_line->transport->wakeReader();
            return Outcome::Drained;
        }
        const GipcWire::InputBuffer::Room room = session->room();
        const qint64 most = m_reader ? std::min(room.size, m_reader->mostAtOnce()) : room.size;
        const qint64 size = m_line->transport->read(room.data, most);
        if (size == 0)
            return Outcome::Drained;
        *budget -= size;
        m_line->heartbeat.heard();
        session->filled(size);
        if (!session->isEstablished())
            return Outcome::Heard;
    }
}

/*! A message, or what counts as one, is about to be handed on. */
inline void Inflow::prepare(qsizetype size)
{
    const Session &session = m_line->session;
    ++m_receivedMessages;
    m_receivedData += quint64(size);
    if (!session.isAtBoundary())
        m_line->transport->wakeReader(); // a slot may run an event loop and wait for the next
    if (session.hasControl())
        m_line->turnEnd.request(); // while it does, the peer may wait for an answer
}

/*! Hands the session's message on. A view of it stays as long as \a storage, which is kept. */
inline void Inflow::deliver(const Guard &self, Reader *reader, QByteArray *storage)
{
    Session *const session = &m_line->session;
    prepare(session->messageView().size());
    const bool isTaken = session->isMessageInInput()
        && reader->onMessageView(int(session->messageType()), session->messageView(),
                                 session->inputStorage(), storage);
    if (isTaken) [[likely]]
        return;
    GipcWire::Message message = session->takeMessage();
    reader->onMessage(int(message.type), message.data);
    if (self && message.data.isDetached())
        session->spare().put(std::move(message.data)); // as recycle(), once for each message
}

/*! Whether somebody may answer it. */
bool Inflow::deliverRequest(Reader *reader)
{
    const GipcWire::Exchange &exchange = *m_line->session.exchange();
    prepare(exchange.data().size());
    return reader
        && reader->onRequest(exchange.id(), int(exchange.type()), exchange.data().toByteArray());
}

void Inflow::deliverReply(Reader *reader)
{
    const GipcWire::Exchange &exchange = *m_line->session.exchange();
    prepare(exchange.data().size());
    m_line->turnEnd.request(); // a request that was held back may go now
    if (reader)
        reader->onReply(exchange.handle(), exchange.status(), int(exchange.type()),
                        exchange.data().toByteArray());
}

/*! Hands on all messages that the session has. Drained: it needs more bytes. */
Inflow::Outcome Inflow::understand(const Guard &self)
{
    // These keep the reader and the bytes of a view alive, whatever slots do.
    std::shared_ptr<Reader> reader;
    std::shared_ptr<Reader> taker; // of requests and answers
    std::optional<DeliveryScope> scope; // nothing but messages is delivered in it
    QByteArray storage;
    Session *const session = &m_line->session;
    while (m_isTaking) {
        if (session->isEstablished() && !m_ignoresRoom && !hasRoom())
            return Outcome::Paused;
        switch (session->next()) {
        case Session::Event::Message:
            if (!m_reader) [[unlikely]]
                return Outcome::Unread;
            if (reader != m_reader) [[unlikely]] { // it is set once
                reader = m_reader;
                scope.emplace(reader->gate());
            }
            deliver(self, reader.get(), &storage);
            if (!self) [[unlikely]]
                return Outcome::Gone;
            break;
        case Session::Event::NeedMore:
            return session->hasHandshakeMessage() ? Outcome::HandshakeMessage : Outcome::Drained;
        case Session::Event::SessionRequested:
            return Outcome::SessionRequested;
        case Session::Event::Established:
            return Outcome::Established;
        case Session::Event::Request:
            taker = m_reader;
            if (const bool isTaken = deliverRequest(taker.get()); !self)
                return Outcome::Gone;
            else if (!isTaken)
                return Outcome::Request;
            break;
        case Session::Event::Reply:
            taker = m_reader;
            deliverReply(taker.get());
            if (!self)
                return Outcome::Gone;
            break;
        case Session::Event::Cancelled:
            return Outcome::Cancelled;
        case Session::Event::PeerGoingAway:
            return Outcome::PeerGoingAway;
        case Session::Event::PeerClosed:
            return Outcome::PeerClosed;
        case Session::Event::Failed:
            return Outcome::Failed;
        }
    }
    return Outcome::Paused;
}

GipcWire::Message Inflow::takeUnread()
{
    prepare(m_line->session.messageView().size());
    return m_line->session.takeMessage();
}

void Inflow::recycle(QByteArray &&data)
{
    if (data.isDetached())
        m_line->session.spare().put(std::move(data));
}

void Inflow::endTurn(const Guard &self)
{
    if (const std::shared_ptr<Reader> reader = m_reader) // a copy, as slots may delete us
        reader->deliverHeld(); // now, as the connection may end next
    if (!self || !m_line->transport)
        return;
    Session *const session = &m_line->session;
    session->compact();
    if (session->hasControl())
        m_line->turnEnd.request();
    const bool keepsMuch = session->isEstablished() && session->spare().isLarge();
    if (keepsMuch && !m_trim.isActive())
        m_trim.start(TrimInterval);
}

void Inflow::trim()
{
    m_line->session.spare().trim();
    if (m_line->session.spare().isLarge())
        m_trim.start(TrimInterval);
}

/*! Within a budget, as a peer may write faster than this reads, and others have to get their
    turn. */
void Inflow::discard()
{
    char chunk[DiscardChunk];
    for (qint64 budget = ReadPerTurn; budget > 0;) {
        const qint64 size = m_line->transport->read(chunk, sizeof chunk);
        if (size <= 0)
            return;
        budget -= size;
    }
    m_line->transport->wakeReader();
}

} // namespace GipcCore
