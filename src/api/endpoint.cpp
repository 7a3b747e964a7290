// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "endpoint_p.h"

#include "logging_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QPointer>

#include <utility>

namespace GipcCore {

using Gipc::Delivery;
using Gipc::Status;

namespace {

constexpr std::chrono::seconds LocalHandshakeTimeout { 5 };
constexpr std::chrono::seconds TcpHandshakeTimeout { 10 };
/*! A kind of report beside causes. */
constexpr int UnsentKind = -1;

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
    wire.keyLimits = keyLimits;
    wire.recordLimits = recordLimits;
    return wire;
}

Endpoint::Endpoint(GipcEndpoint *owner)
    : clock(owner)
    , trimmer(&clock)
    , mailbox([owner](const GipcMessage &message) { Q_EMIT owner->messageReceived(message); },
              owner)
    , router([this](quint64 id) { wroteTo(id); }, &waiter, owner)
    , m_owner(owner)
    , m_limiter(&clock, [this, guard = QPointer<QObject>(owner)](int kind, int count) {
        if (guard)
            summarize(kind, count);
    })
{
    owner->m_private = this;
    QObject::connect(&mailbox, &Mailbox::messagesAvailable, owner,
                     &GipcEndpoint::messagesAvailable);
    QObject::connect(&mailbox, &Mailbox::deliveryChanged, owner, &GipcEndpoint::deliveryChanged);
    QObject::connect(&mailbox, &Mailbox::deliveryChanged, owner, [this] { waiter.wake(); });
    QObject::connect(&mailbox, &Mailbox::memoryFreed, owner, [this] { trimmer.trimSoon(); });
    QObject::connect(&router, &Router::memoryFreed, owner, [this] { trimmer.trimSoon(); });
}

Endpoint::~Endpoint()
{
    flushReports();
}

bool Endpoint::makesThreadReady()
{
    if (!QCoreApplication::instance()) {
        report({ Cause::NoApplication });
        return false;
    }
    // In a thread that Qt did not begin the first loop makes the event dispatcher, and nothing that
    // is made before is noticed by it.
    const QEventLoop loop;
    return true;
}

Endpoint::Change Endpoint::begin(const Failure &failure, Status status)
{
    Change change;
    if (failure) {
        change.error = failure.code();
        m_failure = failure;
        if (m_limiter.admits(int(failure.cause)))
            log(failure.level(), failure.logText());
        else
            m_unsaid[int(failure.cause)].last = failure;
        mailbox.post(GipcMessage::errorMessage(failure.code(), failure.text(), m_status));
    }
    if (m_status != status) {
        change.isOfStatus = true;
        m_status = status;
        ++m_statusChanges;
        qCDebug(lcGipc).noquote() << settings.name << "is now" << Gipc::statusName(status);
        // What was kept back must not become the reason of an end, or an error of the next life.
        if (status == Status::Closed || status == Status::Error || status == Status::Timeout)
            flushReports();
        updateRecipients();
        mailbox.post(GipcMessage::statusMessage(status));
    }
    change.number = m_statusChanges;
    if (failure || change.isOfStatus)
        waiter.wake();
    return change;
}

void Endpoint::announce(const Change &change)
{
    const QPointer<QObject> guard(m_owner);
    if (change.error != Gipc::ErrorCode::NoError) {
        Q_EMIT m_owner->errorOccurred(change.error);
        if (guard)
            announceFailure();
    }
    if (!guard || !change.isOfStatus || change.number != m_statusChanges)
        return;
    Q_EMIT m_owner->statusChanged(m_status);
    if (guard)
        announceChanges();
}

Failure Endpoint::limited(const Failure &failure)
{
    const int kind = int(failure.cause);
    if (!failure || m_limiter.wouldAdmit(kind))
        return failure;
    m_limiter.admits(kind); // counts it
    m_unsaid[kind] = { failure, true };
    return {};
}

void Endpoint::logUnsent(qsizetype messages, const char *why, QtMsgType level)
{
    if (level == QtWarningMsg || m_limiter.admits(UnsentKind))
        log(level, QStringLiteral("%1 messages %2").arg(messages).arg(QLatin1StringView(why)));
}

void Endpoint::log(QtMsgType level, const QString &text) const
{
    const QString line = settings.name + QStringLiteral(": ") + text;
    switch (level) {
    case QtDebugMsg:
        qCDebug(lcGipc).noquote() << line;
        break;
    case QtInfoMsg:
        qCInfo(lcGipc).noquote() << line;
        break;
    default:
        qCWarning(lcGipc).noquote() << line;
        break;
    }
}

/*! We may be gone afterwards. */
void Endpoint::summarize(int kind, int count)
{
    if (kind == UnsentKind) {
        log(QtInfoMsg,
            QStringLiteral("%1 more clients have left messages unsent within a minute").arg(count));
        return;
    }
    const Unsaid unsaid = std::exchange(m_unsaid[kind], {});
    log(unsaid.last.level(),
        QStringLiteral("%1 more within a minute: %2").arg(count).arg(unsaid.last.logText()));
    if (!unsaid.wasKept || m_flushing)
        return;
    m_failure = unsaid.last;
    mailbox.post(GipcMessage::errorMessage(m_failure.code(), m_failure.text(), m_status));
    waiter.wake();
    announce({ m_failure.code() });
}

/*! The log says now what it did not say. */
void Endpoint::flushReports()
{
    m_flushing = true;
    m_limiter.flush();
    m_flushing = false;
}

void Endpoint::announceFailure()
{
    if (change(m_announcedFailure, m_failure))
        Q_EMIT m_owner->errorChanged();
}

void Endpoint::announceSecurity()
{
    if (change(m_announcedSecurity, security()))
        Q_EMIT m_owner->securityChanged();
}

void Endpoint::changeInboxLimit(qint64 bytes)
{
    const QPointer<QObject> guard(m_owner);
    mailbox.setLimit(bytes);
    if (guard)
        Q_EMIT m_owner->inboxLimitChanged();
}

GipcMessage Endpoint::news(Cause cause) const
{
    const Failure failure { cause };
    return GipcMessage::errorMessage(failure.code(), failure.text(), m_status);
}

/*! The answer to a read for which nothing will ever arrive; otherwise not terminal. */
GipcMessage Endpoint::hopeless(const Inbox *only) const
{
    if (only && !only->isOpen)
        return news(Cause::NotConnected);
    if (m_status == Status::NotConnected)
        return news(Cause::NotConnected);
    return GipcMessage::statusMessage(m_status); // terminal in Closed, Error and Timeout
}

/*! A read decides Delivery::Auto. False if a slot on deliveryChanged() deleted us. */
bool Endpoint::choosesQueue()
{
    const QPointer<QObject> guard(m_owner);
    mailbox.resolveAuto(Delivery::Queue);
    return guard;
}

GipcMessage Endpoint::destroyed()
{
    const Failure failure { Cause::Destroyed };
    return GipcMessage::errorMessage(failure.code(), failure.text());
}

GipcMessage Endpoint::read(int msecs, Inbox *only)
{
    if (!choosesQueue())
        return destroyed();
    std::optional<GipcMessage> message;
    const auto arrived = [&] {
        if (mailbox.delivery() == Delivery::Signal) {
            message = news(Cause::WrongDelivery);
            return true;
        }
        message = mailbox.take(only);
        if (!message && hopeless(only).isTerminal())
            message = hopeless(only);
        return message.has_value();
    };
    switch (waiter.wait(msecs, arrived)) {
    case Waiter::Outcome::Done:
        return *message;
    case Waiter::Outcome::TimedOut:
        return GipcMessage::timeoutMessage();
    case Waiter::Outcome::Interrupted:
        return news(Cause::Interrupted);
    case Waiter::Outcome::Destroyed:
        break; // and with it everything of ours but the stack
    }
    return destroyed();
}

GipcMessage Endpoint::take(Inbox *only)
{
    if (!choosesQueue())
        return destroyed();
    if (mailbox.delivery() == Delivery::Signal)
        return news(Cause::WrongDelivery);
    const auto message = mailbox.take(only);
    return message ? *message : GipcMessage::timeoutMessage();
}

bool Endpoint::waitFor(int msecs, const std::function<bool()> &isDone)
{
    return waiter.wait(msecs, isDone) == Waiter::Outcome::Done;
}

} // namespace GipcCore
