// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "endpoint_p.h"
#include "gipcconnection_p.h"
#include "milliseconds_p.h"
#include "peerof_p.h"
#include "printable_p.h"

#include <Gipc/gipcserver.h>

#include <utility>

GipcConnectionPrivate::GipcConnectionPrivate(std::unique_ptr<GipcTransport::Transport> transport,
                                             const GipcWire::SessionSettings &settings,
                                             std::chrono::milliseconds handshakeTimeout,
                                             GipcCore::AlarmClock *clock, QObject *parent)
    : Connection(std::move(transport), settings, handshakeTimeout, clock, parent)
{
    // The first to hear of it: who does so next may give the permit to somebody else.
    connect(this, &GipcConnectionPrivate::ended, this, [this] { permit.reset(); });
}

/*! Different for different identities, also for those that are no text. */
QString GipcConnectionPrivate::peerKey() const
{
    if (security() != Gipc::Security::Authenticated)
        return peer().key();
    const QByteArray identity = keyIdentity();
    const QString text = GipcCore::printable(identity);
    if (text.toUtf8() == identity)
        return u'"' + text + u'"';
    return QStringLiteral("0x") + QString::fromLatin1(identity.toHex());
}

GipcConnection::GipcConnection(GipcConnectionPrivate *priv, QObject *parent)
    : QObject(parent)
    , d(priv)
{
    d->setParent(this);
    connect(d, &GipcConnectionPrivate::closing, this, [this] { Q_EMIT statusChanged(status()); });
    connect(d, &GipcConnectionPrivate::moreConfirmed, this,
            [this] { Q_EMIT confirmed(d->confirmedMessages()); });
}

GipcConnection::~GipcConnection()
{
    if (d->inbox)
        d->inbox->handler.set({}); // what is unread may outlive us, what a program captured may not
}

quint64 GipcConnection::id() const
{
    return d->id;
}

Gipc::Status GipcConnection::status() const
{
    using State = GipcConnectionPrivate::State;
    switch (d->state()) {
    case State::Flushing:
    case State::Answering:
    case State::Leaving:
    case State::Draining:
        return Gipc::Status::Closing;
    case State::Ended:
        return Gipc::Status::Closed;
    case State::Waiting:
    case State::Handshaking:
    case State::Suspended:
    case State::HandshakingToClose:
    case State::Open:
    case State::Renewing:
        return Gipc::Status::Connected;
    }
    return Gipc::Status::Closed;
}

Gipc::Security GipcConnection::security() const
{
    return d->security();
}

bool GipcConnection::isExtended() const
{
    return d->isExtended();
}

GipcPeer GipcConnection::peer() const
{
    return GipcCore::peerOf(*d);
}

QByteArray GipcConnection::exporter(QByteArrayView label, int size) const
{
    return d->exportBytes(label, size);
}

qint64 GipcConnection::peerUserId() const
{
    return d->peer().userId;
}

qint64 GipcConnection::peerProcessId() const
{
    return d->peer().processId;
}

QString GipcConnection::peerAddress() const
{
    return d->peer().address;
}

quint64 GipcConnection::messagesReceived() const
{
    return d->receivedMessages();
}

quint64 GipcConnection::bytesReceived() const
{
    return d->receivedData();
}

quint64 GipcConnection::messagesSent() const
{
    return d->sentMessages();
}

quint64 GipcConnection::bytesSent() const
{
    return d->sentData();
}

quint64 GipcConnection::messagesWritten() const
{
    return d->writtenMessages();
}

quint64 GipcConnection::messagesConfirmed() const
{
    return d->confirmedMessages();
}

quint64 GipcConnection::droppedMessages() const
{
    return d->outbox()->dropped();
}

quint64 GipcConnection::statesSkipped() const
{
    return d->outbox()->skippedLatest();
}

qint64 GipcConnection::bytesToWrite() const
{
    return d->bytesToWrite();
}

bool GipcConnection::write(int msgType, const QByteArray &data, Gipc::ErrorCode *why)
{
    return d->endpoint->router.write(d->id, msgType, data, why);
}

QFuture<GipcMessage> GipcConnection::request(int msgType, const QByteArray &data, int msecs)
{
    return d->endpoint->request(d->id, msgType, data, msecs);
}

QFuture<GipcMessage> GipcConnection::request(int msgType, const QByteArray &data,
                                             std::chrono::milliseconds time)
{
    return request(msgType, data, GipcCore::toInt(time));
}

GipcMessage GipcConnection::call(int msgType, const QByteArray &data, int msecs)
{
    return d->endpoint->call(d->id, msgType, data, msecs);
}

GipcMessage GipcConnection::call(int msgType, const QByteArray &data,
                                 std::chrono::milliseconds time)
{
    return call(msgType, data, GipcCore::toInt(time));
}

void GipcConnection::setMessageHandler(MessageHandler handler)
{
    d->endpoint->mailbox.setHandler(d->inbox.get(), std::move(handler));
}

GipcMessage GipcConnection::read()
{
    return readTimed(-1);
}

GipcMessage GipcConnection::readTimed(int msecs)
{
    // The connection may be deleted while we wait; its inbox lives on.
    const std::shared_ptr<GipcCore::Inbox> inbox = d->inbox;
    return d->endpoint->read(msecs, inbox.get());
}

GipcMessage GipcConnection::readTimed(std::chrono::milliseconds time)
{
    return readTimed(GipcCore::toInt(time));
}

GipcMessage GipcConnection::take()
{
    return d->endpoint->take(d->inbox.get());
}

void GipcConnection::close()
{
    d->close();
}
