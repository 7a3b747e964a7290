// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "idrequest_p.h"

#include "gipcconnection_p.h"
#include "goscheme_p.h"

#include <QtCore/QtEndian>

#include <utility>

namespace GipcCore {

IdRequest::IdRequest(const GipcTransport::Address &manager, const QList<qint64> &trustedUsers,
                     const GipcWire::SessionSettings &settings, std::chrono::milliseconds timeout,
                     AlarmClock *clock, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_timeout(timeout)
    , m_clock(clock)
    , m_patience(clock,
                 [this] {
                     m_connection->abort({ Cause::NoId, { QString::number(m_timeout.count()) } });
                 })
    , m_dialer(GipcTransport::Dialer::dial(manager, trustedUsers))
    , m_maxId(manager.maxId())
{
    m_dialer->setParent(this);
    connect(m_dialer.get(), &GipcTransport::Dialer::connected, this, &IdRequest::onDialed);
    connect(m_dialer.get(), &GipcTransport::Dialer::failed, this, &IdRequest::unreachable);
}

IdRequest::~IdRequest()
{
    if (m_connection)
        m_connection->disconnect(this);
}

void IdRequest::onDialed()
{
    m_connection
        = new GipcConnectionPrivate(m_dialer->take(), m_settings, m_timeout, m_clock, this);
    m_connection->setOutbox(std::make_shared<Outbox>());
    connect(m_connection, &GipcConnectionPrivate::established, this, &IdRequest::onEstablished);
    connect(m_connection, &GipcConnectionPrivate::received, this, &IdRequest::onReceived);
    connect(m_connection, &GipcConnectionPrivate::ended, this, &IdRequest::onEnded);
    m_connection->start();
    if (m_closing)
        m_connection->close();
}

void IdRequest::onEstablished()
{
    if (m_connection->isExtended()) {
        m_connection->disconnect(this);
        Q_EMIT admitted(std::exchange(m_connection, nullptr));
        return;
    }
    m_patience.start(m_timeout);
    m_connection->outbox()->append(GoScheme::IdMessage, GoScheme::idRequest());
    m_connection->pumpOut();
}

void IdRequest::onReceived(int type, const QByteArray &data)
{
    if (m_id != 0 || m_closing)
        return;
    m_id = GoScheme::idIn(type, data);
    m_patience.stop();
    if (m_id > m_maxId)
        m_id = 0; // there is no such port
    if (m_id == 0)
        m_connection->abort({ Cause::NotAManager });
    else
        Q_EMIT granted(m_id);
}

void IdRequest::onEnded(const Failure &why)
{
    m_patience.stop();
    if (m_id == 0 || m_closing)
        Q_EMIT refused(why ? why : Failure { Cause::ConnectionLost });
}

void IdRequest::leave()
{
    disconnect();
    if (m_connection->state() == GipcConnectionPrivate::State::Ended) {
        deleteLater();
        return;
    }
    connect(m_connection, &GipcConnectionPrivate::ended, this, &QObject::deleteLater);
    m_connection->close();
}

void IdRequest::close()
{
    m_closing = true;
    if (m_connection)
        m_connection->close();
}

} // namespace GipcCore
