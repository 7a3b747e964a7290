// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "connector_p.h"

#include "connection_p.h"

namespace GipcCore {

using namespace std::chrono_literals;

namespace {

/*! The listener of an id that was just granted is looked for after 5, 10, 20 ... ms, a good second
    in all. */
constexpr std::chrono::milliseconds FirstIdPause = 5ms;
constexpr std::chrono::milliseconds LastIdPause = 640ms;

} // namespace

Connector::Connector(AlarmClock *clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_idRetry(clock, [this] { dial(m_settings.address().withId(m_id)); })
{ }

/*! Who insists on GIPC-X needs no id, and a server that does so gives none. A key may be set
    between two attempts. */
bool Connector::asksForId() const
{
    return m_settings.multiClient && !m_settings.insistsOnExtension();
}

GipcTransport::Address Connector::firstAddress() const
{
    return asksForId() ? address().manager() : address();
}

void Connector::start()
{
    if (asksForId())
        requestId();
    else
        dial(address());
}

void Connector::requestId()
{
    m_request = std::make_unique<GoIdRequest>(
        firstAddress(), m_settings.userIds, m_settings.wireSettings(GipcWire::Role::Client),
        m_settings.effectiveHandshakeTimeout(), m_clock, this);
    connect(m_request.get(), &GoIdRequest::granted, this, [this](quint32 id) {
        m_manager = std::move(m_request);
        m_id = id;
        m_idPause = FirstIdPause;
        dial(address().withId(id));
    });
    connect(m_request.get(), &GoIdRequest::admitted, this, [this](Connection *connection) {
        dropRequest();
        Q_EMIT admitted(connection);
    });
    connect(m_request.get(), &GoIdRequest::unreachable, this, [this](const Failure &failure) {
        dropRequest();
        onDialFailed(failure);
    });
    connect(m_request.get(), &GoIdRequest::refused, this, [this](const Failure &why) {
        dropRequest();
        Q_EMIT refused(why);
    });
}

/*! It is what calls us, and deletes itself later. */
void Connector::dropRequest()
{
    m_request.release()->leave();
}

void Connector::dial(const GipcTransport::Address &address)
{
    m_dialer = GipcTransport::Dialer::dial(address, m_settings.userIds);
    m_dialer->setParent(this);
    connect(m_dialer.get(), &GipcTransport::Dialer::connected, this, &Connector::onDialed);
    connect(m_dialer.get(), &GipcTransport::Dialer::failed, this, &Connector::onDialFailed);
}

void Connector::onDialed()
{
    auto transport = m_dialer->take();
    m_dialer.reset();
    Q_EMIT connected(new Connection(std::move(transport),
                                    m_settings.wireSettings(GipcWire::Role::Client),
                                    m_settings.effectiveHandshakeTimeout(), m_clock, parent()));
}

void Connector::onDialFailed(const Failure &failure)
{
    m_dialer.reset();
    if (m_idPause && failure.cause == Cause::ServerNotFound) {
        m_idRetry.start(*m_idPause);
        if (*m_idPause < LastIdPause)
            m_idPause = 2 * *m_idPause;
        else
            m_idPause.reset();
        return;
    }
    reset();
    Q_EMIT failed(failure);
}

void Connector::close()
{
    m_idPause.reset();
    leaveManager();
    if (m_request)
        m_request->close();
}

void Connector::stop()
{
    m_idRetry.stop();
    m_request.reset();
    m_dialer.reset();
    reset();
}

void Connector::leaveManager()
{
    if (m_manager)
        m_manager.release()->leave(); // it is still our child, and deletes itself
}

void Connector::reset()
{
    m_id = 0;
    m_idPause.reset();
    leaveManager();
}

} // namespace GipcCore
