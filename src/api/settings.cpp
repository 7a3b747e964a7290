// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "settings_p.h"

#include "connection_p.h"
#include "extension_p.h"
#include "presharedkeys_p.h"

namespace GipcCore {

namespace {

constexpr std::chrono::seconds LocalHandshakeTimeout { 5 };
constexpr std::chrono::seconds TcpHandshakeTimeout { 10 };

constexpr quint16 DefaultPort = 8100;

constexpr char HostVariable[] = "GIPC_NETWORK_HOST";
constexpr char PortVariable[] = "GIPC_NETWORK_PORT";

QString hostFromEnvironment()
{
    return qEnvironmentVariable(HostVariable, QStringLiteral("127.0.0.1"));
}

/*! 0 if the environment says something else than a port. */
quint16 portFromEnvironment()
{
    if (!qEnvironmentVariableIsSet(PortVariable))
        return DefaultPort;
    return qEnvironmentVariable(PortVariable).toUShort(); // 0 if it is none
}

GipcWire::Extension extensionOf(Gipc::Policy policy)
{
    switch (policy) {
    case Gipc::Policy::Compatible:
        return GipcWire::Extension::Never;
    case Gipc::Policy::Prefer:
        return GipcWire::Extension::Preferred;
    case Gipc::Policy::Require:
        return GipcWire::Extension::Required;
    }
    Q_UNREACHABLE();
    return GipcWire::Extension::Required;
}

} // namespace

Settings::Settings()
    : host(hostFromEnvironment())
    , port(portFromEnvironment())
    , isPortUnusable(port == 0)
    , maxMessageSize(int(GipcWire::SessionSettings().maxMessageSize))
    , closeTimeout(int(Connection::DefaultCloseTimeout.count()))
    , keys(std::make_shared<GipcWire::PreSharedKeys>())
{ }

Failure Settings::contradiction() const
{
    const bool matters = !serviceName.isEmpty() || !keys->isEmpty();
    if (matters && effectiveServiceName().toUtf8().size() > GipcWire::MaxServiceSize)
        return { Cause::ServiceNameTooLong, { effectiveServiceName() }, GipcWire::MaxServiceSize };
    if (network && isPortUnusable)
        return { Cause::NoPort,
                 { QString::fromLatin1(PortVariable), qEnvironmentVariable(PortVariable) } };
    if (network && host.isEmpty())
        return { Cause::NoHost, { QString::fromLatin1(HostVariable) } };
    if (!userIds.isEmpty() && network)
        return { Cause::UsersOnNetwork };
    if (keys->isEmpty())
        return {};
    if (!encryption)
        return { Cause::KeyWithoutEncryption };
    if (policy == Gipc::Policy::Compatible)
        return { Cause::KeyWithoutExtension };
    if (effectiveServiceName().isEmpty())
        return { Cause::KeyWithoutService };
    return {};
}

Gipc::Security Settings::security() const
{
    if (!keys->isEmpty())
        return Gipc::Security::Authenticated;
    return encryption ? Gipc::Security::Encrypted : Gipc::Security::Unencrypted;
}

bool Settings::insistsOnExtension() const
{
    return policy == Gipc::Policy::Require || !keys->isEmpty();
}

GipcTransport::Address Settings::address() const
{
    if (network)
        return GipcTransport::Address::tcp(host, port);
    return GipcTransport::Address::local(socketPath.isEmpty() ? GipcTransport::pathOfName(name)
                                                              : socketPath);
}

std::chrono::milliseconds Settings::effectiveHandshakeTimeout() const
{
    if (handshakeTimeout > 0)
        return std::chrono::milliseconds(handshakeTimeout);
    return network ? TcpHandshakeTimeout : LocalHandshakeTimeout;
}

GipcWire::SessionSettings Settings::wireSettings(GipcWire::Role role) const
{
    GipcWire::SessionSettings wire;
    wire.role = role;
    wire.encrypted = encryption;
    wire.maxMessageSize = quint32(maxMessageSize);
    wire.extension = extensionOf(policy);
    if (!keys->isEmpty())
        wire.keys = keys;
    wire.service = effectiveServiceName().toUtf8();
    wire.checksService = network && !wire.service.isEmpty();
    wire.heartbeatInterval = quint32(heartbeatInterval);
    wire.idleLimit = quint32(idleLimit);
    wire.converses = true;
    wire.keyLimits = keyLimits;
    wire.recordLimits = recordLimits;
    return wire;
}

} // namespace GipcCore
