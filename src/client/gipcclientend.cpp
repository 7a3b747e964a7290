// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// How a client's connection ends, and the client itself: by a loss, by a refusal, for want of time,
// by the program.

#include "gipcclient_p.h"

#include "connection_p.h"

#include <QtCore/QPointer>

#include <chrono>
#include <utility>

using namespace GipcCore;
using Gipc::ErrorCode;
using Gipc::Status;

void GipcClientPrivate::onEnded(const Failure &why)
{
    const bool wasConnected = connection->wasEstablished();
    const bool renewing = connection->isRenewing();
    // In version 2 a server that closes and one that dies look the same.
    const bool unexpected = wasConnected && !renewing && !connection->hasPeerClosed();
    const Failure failure = !why && unexpected ? Failure { Cause::ConnectionLost } : why;
    leaveConnection();
    m_connector.reset();
    waiter.wake();
    const bool wasRefused = why.code() == Gipc::ErrorCode::Refused; // so nothing it wrote was taken
    if (status() == Status::Closing)
        finishClosingAfter(wasConnected || wasRefused ? why : Failure {});
    else if (!wasConnected)
        tryAgainAfter(failure ? failure : Failure { Cause::ConnectionLost });
    else
        reconnectAfter(failure, renewing);
}

/*! If a refusal is permanent: stops trying, and returns true. */
bool GipcClientPrivate::acceptsRefusal(const Failure &why)
{
    if (!why.isPermanent())
        return false;
    stopTrying();
    fail(why, Status::Error);
    return true;
}

/*! There was no session. */
void GipcClientPrivate::tryAgainAfter(const Failure &why)
{
    if (acceptsRefusal(why))
        return;
    m_retry.afterFailure(false);
    reportOnce(why);
}

/*! There was a session. If there is no \a why, it ended in order. */
void GipcClientPrivate::reconnectAfter(const Failure &why, bool renewing)
{
    const QPointer<GipcClient> guard(q);
    if (why.isPermanent()) {
        m_connectedSince.invalidate();
        acceptsRefusal(why);
        if (guard)
            Q_EMIT q->disconnected();
        return;
    }
    m_retry.afterLoss(renewing ? std::chrono::milliseconds::max()
                               : std::chrono::milliseconds(m_connectedSince.elapsed()));
    m_connectedSince.invalidate();
    if (m_timeoutInForce > 0)
        m_timeout.start(m_timeoutInForce);
    if (!why)
        clearFailure();
    const bool isNews = why && change(m_lastReported, why);
    fail(isNews ? why : Failure {}, Status::Reconnecting);
    if (guard)
        Q_EMIT q->disconnected();
}

void GipcClientPrivate::onTimeout()
{
    stopTrying();
    if (status() == Status::Closing) {
        finishClosing();
        return;
    }
    fail({ Cause::ConnectTimeout,
           { m_connector.address().text(), QString::number(m_timeoutInForce) } },
         Status::Timeout);
}

/*! Says which requests are not answered any more; those that were not sent wait for the next connection,
    if there will be one. Slots run: anything may be gone afterwards. */
void GipcClientPrivate::settleRequests()
{
    const QPointer<GipcClient> guard(q);
    requests.finish(std::exchange(m_lostRequests, {}), ErrorCode::ConnectionLost);
    if (!guard || isOpen())
        return;
    const QList<quint64> unsent = requests.openTo(0);
    outbox->withdrawRequests(QSet<quint64>(unsent.begin(), unsent.end()));
    requests.finish(unsent, ErrorCode::NotConnected);
}

/*! It has ended. What is to be known of it later is kept. */
void GipcClientPrivate::leaveConnection()
{
    m_lastCounts = counts();
    m_lostRequests += connection->openRequests();
    inbox->closeRequests();
    connection->disconnect(q);
    connection->deleteLater();
    connection = nullptr;
}

/*! Nothing goes on afterwards. */
void GipcClientPrivate::stopTrying()
{
    m_retry.stop();
    m_timeout.stop();
    m_connector.stop();
    if (!connection)
        return;
    connection->disconnect(q);
    connection->abort();
    leaveConnection();
}

void GipcClientPrivate::close()
{
    if (!isOpen() && status() != Status::Error && status() != Status::Timeout)
        return;
    if (status() == Status::Closing)
        return;
    router.merge();
    m_retry.stop();
    m_timeout.stop();
    outbox->setAnnouncing(false); // a slot on connected() may be what calls us
    const QPointer<GipcClient> guard(q);
    setStatus(Status::Closing);
    if (!guard || status() != Status::Closing)
        return;
    if (connection) {
        m_connector.leaveManager();
        connection->close(); // onEnded() goes on
    } else if (m_connector.isActive()) {
        m_timeout.start(settings.effectiveCloseTimeout());
        m_connector.close(); // onConnected(), onUnreachable() or onRefused() goes on
    } else {
        finishClosing();
    }
}

void GipcClientPrivate::abort()
{
    if (status() == Status::NotConnected || status() == Status::Closed)
        return;
    router.removeAll(); // a slot on the status writes nothing any more
    const QPointer<GipcClient> guard(q);
    setStatus(Status::Closing);
    if (!guard || status() != Status::Closing)
        return;
    stopTrying();
    finishClosing();
}

/*! There is a \a why if the session did not end in order. */
void GipcClientPrivate::finishClosingAfter(const Failure &why)
{
    const QPointer<GipcClient> guard(q);
    if (why)
        report(why);
    if (guard && status() == Status::Closing)
        finishClosing();
}

void GipcClientPrivate::finishClosing()
{
    m_timeout.stop();
    m_connector.stop();
    const QPointer<GipcClient> guard(q);
    if (outbox->waiting() > 0)
        logUnsent(outbox->waiting(), "were not sent before closing");
    outbox->clear();
    const bool wasConnected = m_connectedSince.isValid();
    m_connectedSince.invalidate();
    setStatus(Status::Closed);
    if (guard && wasConnected)
        Q_EMIT q->disconnected();
    if (guard && status() == Status::Closed)
        Q_EMIT q->closed();
}
