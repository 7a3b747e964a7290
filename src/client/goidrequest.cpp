// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goidrequest_p.h"

#include "connection_p.h"
#include "goscheme_p.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>

#include <algorithm>
#include <utility>

namespace GipcCore {

using namespace std::chrono_literals;

namespace {

/*! The manager is dialed again after one to three times this. A Go manager needs about 20 ms for a
    client. */
constexpr auto FirstPause = 100ms;
constexpr auto LastPause = 600ms;
constexpr size_t MaxAttempts = 16;

std::chrono::milliseconds spread(std::chrono::milliseconds pause)
{
    const int most = int(2 * pause.count()) + 1;
    return pause + std::chrono::milliseconds(QRandomGenerator::global()->bounded(most));
}

} // namespace

GoIdRequest::GoIdRequest(const GipcTransport::Address &manager, const QList<qint64> &trustedUsers,
                         const GipcWire::SessionSettings &settings,
                         std::chrono::milliseconds timeout, AlarmClock *clock, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_trustedUsers(trustedUsers)
    , m_settings(settings)
    , m_timeout(timeout)
    , m_clock(clock)
    , m_patience(clock,
                 [this] {
                     m_chosen->abort({ Cause::NoId, { QString::number(m_timeout.count()) } });
                 })
    , m_again(clock, [this] { dial(); })
    , m_pause(FirstPause)
    , m_maxId(manager.maxId())
{
    dial();
}

GoIdRequest::~GoIdRequest()
{
    for (const Attempt &attempt : m_attempts) {
        if (attempt.connection)
            attempt.connection->disconnect(this);
    }
}

void GoIdRequest::dial()
{
    m_again.start(spread(m_pause));
    m_pause = std::min<std::chrono::milliseconds>(m_pause * 3 / 2, LastPause);
    if (m_attempts.size() >= MaxAttempts)
        return;
    const auto attempt = m_attempts.emplace(m_attempts.end());
    attempt->dialer = GipcTransport::Dialer::dial(m_manager, m_trustedUsers);
    attempt->dialer->setParent(this);
    connect(attempt->dialer.get(), &GipcTransport::Dialer::connected, this,
            [this, attempt] { onDialed(attempt); });
    connect(attempt->dialer.get(), &GipcTransport::Dialer::failed, this,
            [this, attempt](const Failure &failure) { onDialFailed(attempt, failure); });
}

void GoIdRequest::onDialed(Attempts::iterator attempt)
{
    auto *const connection
        = new Connection(attempt->dialer->take(), m_settings, m_timeout, m_clock, this);
    attempt->dialer.release()->deleteLater(); // it is what calls us
    attempt->connection = connection;
    connection->setOutbox(std::make_shared<Outbox>());
    connect(connection, &Connection::heard, this, [this] { m_again.stop(); });
    connect(connection, &Connection::established, this,
            [this, connection] { onEstablished(connection); });
    connect(connection, &Connection::ended, this,
            [this, connection](const Failure &why) { onEnded(connection, why); });
    connection->start();
    if (m_chosen || m_closing || m_leaving)
        connection->close();
}

void GoIdRequest::onDialFailed(Attempts::iterator attempt, const Failure &failure)
{
    attempt->dialer.release()->deleteLater();
    m_attempts.erase(attempt);
    if (!m_attempts.empty())
        return;
    m_again.stop();
    if (m_leaving)
        deleteLater();
    else
        Q_EMIT unreachable(failure);
}

void GoIdRequest::onEstablished(Connection *connection)
{
    m_chosen = connection;
    m_again.stop();
    if (connection->isExtended()) {
        for (const Attempt &attempt : m_attempts) {
            if (attempt.connection)
                attempt.connection->disconnect(this);
            if (attempt.connection && attempt.connection != connection)
                delete attempt.connection; // not a Go server, so it survives that
        }
        m_attempts.clear();
        Q_EMIT admitted(connection);
        return;
    }
    closeAllBut(connection);
    connect(connection, &Connection::received, this, &GoIdRequest::onReceived);
    m_patience.start(m_timeout);
    connection->outbox()->append(GoScheme::IdMessage, GoScheme::idRequest());
    connection->pumpOut();
}

/*! Handshakes that have begun are finished first, and what is still being dialed is closed when it
    is done. */
void GoIdRequest::closeAllBut(Connection *chosen)
{
    for (auto it = m_attempts.begin(); it != m_attempts.end();) {
        const auto attempt = it++; // it may end at once
        if (attempt->connection && attempt->connection != chosen)
            attempt->connection->close();
    }
}

void GoIdRequest::onReceived(int type, const QByteArray &data)
{
    if (m_id != 0 || m_closing || m_leaving)
        return;
    m_id = GoScheme::idIn(type, data);
    m_patience.stop();
    if (m_id > m_maxId)
        m_id = 0; // there is no such port
    if (m_id == 0)
        m_chosen->abort({ Cause::NotAManager });
    else
        Q_EMIT granted(m_id);
}

void GoIdRequest::onEnded(Connection *connection, const Failure &why)
{
    std::erase_if(m_attempts, [connection](const Attempt &attempt) {
        return attempt.connection == connection;
    });
    connection->deleteLater();
    const bool isChosen = connection == m_chosen;
    if (isChosen)
        m_patience.stop();
    const bool isLast = m_attempts.empty();
    if (m_leaving) {
        if (isLast)
            deleteLater();
        return;
    }
    // A Go server forgets those whom it does not serve, and closes their connections some time
    // later.
    const bool wasForgotten = !m_chosen && why.cause == Cause::RefusedWithoutWord;
    const bool goesOn = m_closing || wasForgotten ? !isLast : m_chosen && !isChosen;
    if (goesOn || (m_id != 0 && !m_closing))
        return;
    m_again.stop();
    Q_EMIT refused(why ? why : Failure { Cause::ConnectionLost });
}

void GoIdRequest::close()
{
    m_closing = true;
    m_again.stop();
    closeAllBut(nullptr);
}

void GoIdRequest::leave()
{
    m_leaving = true;
    disconnect();
    m_again.stop();
    m_patience.stop();
    if (m_attempts.empty())
        deleteLater();
    else
        closeAllBut(nullptr);
}

} // namespace GipcCore
