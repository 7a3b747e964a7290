// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "binding_p.h"

#include "host_p.h"
#include "logging_p.h"
#include "presharedkeys_p.h"
#include "singleclientacceptor_p.h"

namespace GipcCore {

namespace {

/*! What there is to say about a server that others than this machine's users can reach. */
Failure exposureAt(const GipcTransport::Address &address, const Settings &settings)
{
    const bool exposed
        = address.network && settings.keys->isEmpty() && !GipcTransport::isLoopback(address.host);
    return exposed ? Failure { Cause::ExposedWithoutKey, { address.text() } } : Failure {};
}

} // namespace

std::unique_ptr<Binding> Binding::create(const Options &options, const QStringList &hosts,
                                         AlarmClock *clock, QObject *parent, Failure *failure)
{
    GipcTransport::Address address = options.settings.address();
    *failure = { Cause::HostNotFound, { address.text() } };
    for (const QString &host : hosts) {
        address.host = host;
        std::unique_ptr<Binding> binding(new Binding(parent));
        *failure = binding->bind(options, address, clock);
        if (!*failure)
            return binding;
    }
    return nullptr;
}

Failure Binding::bind(const Options &options, const GipcTransport::Address &address,
                      AlarmClock *clock)
{
    const Settings &settings = options.settings;
    // Keys may have been set while a host was looked up.
    Failure failure = settings.contradiction();
    if (!failure && settings.policy == Gipc::Policy::Require)
        failure = exposureAt(address, settings);
    if (failure)
        return failure;
    m_listener = GipcTransport::Listener::create(address, options.access, &failure);
    if (!m_listener)
        return failure;
    m_listener->setParent(this);
    if (settings.multiClient)
        acceptMany(options, clock, &failure);
    else
        acceptOne(options, clock);
    if (!m_acceptor)
        return failure;
    m_acceptor->setAdmission(options.admission);
    connect(options.admission, &Admission::left, m_listener.get(),
            &GipcTransport::Listener::retry); // a descriptor may have become free
    connect(m_listener.get(), &GipcTransport::Listener::lost, this, &Binding::lost);
    connect(m_acceptor.get(), &Acceptor::lost, this, &Binding::lost);
    connect(m_acceptor.get(), &Acceptor::admitted, this, &Binding::admitted);
    connect(m_acceptor.get(), &Acceptor::failed, this, &Binding::failed);
    if (const Failure exposed = exposureAt(m_listener->address(), settings))
        qCWarning(lcGipcExposure).noquote()
            << settings.name + QStringLiteral(":") << exposed.logText();
    return {};
}

void Binding::acceptOne(const Options &options, AlarmClock *clock)
{
    auto acceptor = std::make_unique<SingleClientAcceptor>(
        m_listener.get(), options.peerFilter, options.settings.wireSettings(GipcWire::Role::Server),
        options.settings.effectiveHandshakeTimeout(), clock, this);
    connect(acceptor.get(), &SingleClientAcceptor::newcomerWaits, this, &Binding::newcomerWaits);
    m_acceptor = std::move(acceptor);
}

void Binding::acceptMany(const Options &options, AlarmClock *clock, Failure *failure)
{
    auto acceptor = MultiClientAcceptor::create(
        m_listener.get(), options.access, options.peerFilter,
        options.settings.wireSettings(GipcWire::Role::Server),
        options.settings.effectiveHandshakeTimeout(), options.limits, clock, this, failure);
    m_multiClientAcceptor = acceptor.get();
    m_acceptor = std::move(acceptor);
}

void Binding::setLimits(const MultiClientAcceptor::Limits &limits)
{
    if (m_multiClientAcceptor)
        m_multiClientAcceptor->setLimits(limits);
}

} // namespace GipcCore
