// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// What a connection sends, and what it says of that.

#include "connection_p.h"

#include "logging_p.h"

#include <utility>

namespace GipcCore {

void Connection::wrote()
{
    if (!sends())
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
    if (!sends())
        return;
    bool goesOn = m_outflow.pump();
    if (isFlushing() && mayFinish())
        goesOn = goesOn && endWrites() && m_outflow.finish(m_closeNotice);
    if (!goesOn)
        onCut();
    if (const std::optional<Failure> why = whyNotSending()) {
        end(*why);
        return;
    }
    const Guard self(this);
    if (!report(self))
        return;
    if (isFlushing() && mayFinish() && m_outflow.isDone())
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
    for (const UnsendableRequest &request : m_outflow.takeUnsendable()) {
        Q_EMIT unsendable(request.handle, request.tooLarge);
        if (!self)
            return false;
    }
    if (const std::optional<qint64> bytes = m_outflow.takeTaken())
        Q_EMIT bytesTaken(*bytes);
    return !self.isNull();
}

/*! Nothing new is taken from now on, as who writes without end would keep CLOSE from leaving; what is there
    already goes before it. False if the outflow was found to be cut. */
bool Connection::endWrites()
{
    if (!std::exchange(m_takesWrites, false))
        return true;
    Q_EMIT writesEnd();
    return m_outflow.pump();
}

/*! It has ended. Slots run: we may be gone afterwards. */
void Connection::settleWrites(bool tookWrites)
{
    m_takesWrites = false;
    if (tookWrites)
        Q_EMIT writesEnd();
    reportConfirmed();
}

/*! A client whose key is worn ends the connection as soon as nothing is under way in either
    direction. */
void Connection::renewIfWorn()
{
    const GipcWire::Session &session = m_line.session;
    const bool quiet = m_state == State::Open && session.isKeyWorn() && session.isAtBoundary()
        && m_outflow.isDone();
    if (!quiet || !session.isClient())
        return;
    qCInfo(lcGipc) << "the session's key is worn: connecting anew";
    setState(State::Renewing);
    m_deadline.start(TimeToReadOn);
    m_line.transport->shutdownWriting();
}

} // namespace GipcCore
