// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "endpoint_p.h"

#include "logging_p.h"

#include <QtCore/QPointer>
#include <QtCore/QThread>

#include <utility>

namespace GipcCore {

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

namespace {

constexpr int LocalHandshakeTimeout = 5000;
constexpr int TcpHandshakeTimeout = 10000;
constexpr quint16 DefaultPort = 8100;

QString hostFromEnvironment()
{
    return qEnvironmentVariable("GIPC_NETWORK_HOST", QStringLiteral("127.0.0.1"));
}

quint16 portFromEnvironment()
{
    bool ok = false;
    const quint16 port = qEnvironmentVariable("GIPC_NETWORK_PORT").toUShort(&ok);
    return ok ? port : DefaultPort;
}

} // namespace

Settings::Settings()
    : host(hostFromEnvironment())
    , port(portFromEnvironment())
    , maxMessageSize(int(GipcWire::SessionSettings().maxMessageSize))
{ }

GipcTransport::Address Settings::address() const
{
    if (network)
        return GipcTransport::Address::tcp(host, port);
    return GipcTransport::Address::local(socketPath.isEmpty() ? GipcTransport::pathOfName(name)
                                                              : socketPath);
}

int Settings::effectiveHandshakeTimeout() const
{
    if (handshakeTimeout > 0)
        return handshakeTimeout;
    return network ? TcpHandshakeTimeout : LocalHandshakeTimeout;
}

GipcWire::SessionSettings Settings::wireSettings(GipcWire::Role role) const
{
    GipcWire::SessionSettings wire;
    wire.role = role;
    wire.encrypted = encryption;
    wire.maxMessageSize = quint32(maxMessageSize);
    return wire;
}

Endpoint::Endpoint(QObject *owner)
    : mailbox([this](const GipcMessage &message) { emitMessageReceived(message); }, owner)
    , m_owner(owner)
    , m_gauge(std::make_shared<std::atomic<qint64>>(0))
    , m_sideQueue(m_gauge)
{
    QObject::connect(&mailbox, &Mailbox::deliveryChanged, owner, [this] { bell.ring(); });
}

Endpoint::~Endpoint() = default;

bool Endpoint::isOwnThread() const
{
    return QThread::currentThread() == m_owner->thread();
}

void Endpoint::setStatus(Status status)
{
    if (m_status == status)
        return;
    m_status = status;
    ++m_statusChanges;
    qCDebug(lcGipc).noquote() << settings.name << "is now" << Gipc::statusName(status);
    updateGate();
    mailbox.post(GipcMessage::statusMessage(status));
    bell.ring();
    emitStatusChanged(status);
}

void Endpoint::report(const Failure &failure)
{
    m_failure = failure;
    qCWarning(lcGipc).noquote() << settings.name + QStringLiteral(":") << failure.logText();
    mailbox.post(GipcMessage::errorMessage(failure.code(), failure.text(), m_status));
    bell.ring();
    emitErrorOccurred(failure.code());
}

void Endpoint::fail(const Failure &failure, Status status)
{
    const QPointer<QObject> guard(m_owner);
    const quint64 before = m_statusChanges;
    report(failure);
    if (guard && m_statusChanges == before)
        setStatus(status);
}

bool Endpoint::write(quint64 connection, int type, const QByteArray &data, ErrorCode *why)
{
    const OutMessage message { type, data };
    ErrorCode error = ErrorCode::ReservedType;
    if (type > 0 && isOwnThread()) {
        mergeSideQueue(); // a message another thread wrote before this one stays before it
        error = writeHere(connection, message);
    } else if (type > 0) {
        const auto answer = m_sideQueue.push(connection, message);
        error = answer.error;
        if (answer.isFirst)
            QMetaObject::invokeMethod(
                m_owner, [this] { mergeSideQueue(); }, Qt::QueuedConnection);
    }
    if (why)
        *why = error;
    return error == ErrorCode::NoError;
}

ErrorCode Endpoint::writeHere(quint64 connection, const OutMessage &message)
{
    const SideQueue::Gate gate = currentGate();
    if (!gate.isOpen || (connection != SideQueue::Everyone && connection != gate.connection))
        return ErrorCode::NotConnected;
    if (message.data.size() > gate.maxDataSize)
        return ErrorCode::MessageTooLarge;
    Outbox *const outbox = outboxOf(connection);
    if (!outbox->hasRoom(message.cost(), settings.outboxLimit))
        return ErrorCode::QueueFull;
    outbox->append(message);
    wroteTo(connection);
    return ErrorCode::NoError;
}

void Endpoint::mergeSideQueue()
{
    mergeSideQueue(m_gate);
}

/*! \a gate is the one they came through. */
void Endpoint::mergeSideQueue(const SideQueue::Gate &gate)
{
    if (!m_sideQueue.hasEntries())
        return;
    for (const SideQueue::Entry &entry : m_sideQueue.takeAll()) {
        // The limits were checked when it was taken in; only the connection may be another one now.
        const bool isThere = gate.isOpen
            && (entry.connection == SideQueue::Everyone || entry.connection == gate.connection);
        m_sideQueue.settle(entry, isThere ? outboxOf(entry.connection) : nullptr);
        if (isThere) {
            wroteTo(entry.connection);
        } else {
            qCWarning(lcGipc).noquote()
                << settings.name + QStringLiteral(":") << "a message of"
                << entry.message.data.size() << "bytes was dropped: the connection has ended";
        }
    }
}

void Endpoint::updateGate()
{
    const SideQueue::Gate before = std::exchange(m_gate, currentGate());
    m_sideQueue.setGate(m_gate);
    mergeSideQueue(before); // what got in before the change was told that it would be sent
}

void Endpoint::setOutboxLimit(qint64 bytes)
{
    settings.outboxLimit = bytes;
    m_sideQueue.setLimit(bytes);
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
    mailbox.showHand(Delivery::Queue);
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
    switch (bell.wait(msecs, arrived)) {
    case Bell::Outcome::Done:
        return *message;
    case Bell::Outcome::TimedOut:
        return GipcMessage::timeoutMessage();
    case Bell::Outcome::Interrupted:
        return news(Cause::Interrupted);
    case Bell::Outcome::Destroyed:
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
    return bell.wait(msecs, isDone) == Bell::Outcome::Done;
}

} // namespace GipcCore
