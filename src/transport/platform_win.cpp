// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Not built or tested by the project so far: named pipes and TCP through Qt alone.

#include "descriptortransport_p.h"
#include "platform_p.h"

#include <QtCore/QIODevice>

#include <algorithm>
#include <limits>

namespace GipcTransport {

constexpr qint64 MaxAhead = 256 * 1024;

qsizetype maxPathSize()
{
    return 256; // CreateNamedPipe
}

PeerCredentials peerCredentials(qintptr)
{
    return {};
}

void shutdownSending(qintptr) { }

qint64 unsentBytes(qintptr)
{
    return 0;
}

void endStream(qintptr, bool) { }

bool hasHungUp(qintptr)
{
    return false;
}

ConnectedSocket connectLocal(const QString &)
{
    return {};
}

AcceptedSocket acceptLocal(qintptr)
{
    return {};
}

void closeDescriptor(int) noexcept { }

bool hasInput(qintptr)
{
    return false; // bytesAvailable() knows
}

int maxDescriptors()
{
    return std::numeric_limits<int>::max();
}

qint64 fileOwner(const QString &)
{
    return -1; // pipes have no owner that can be asked for without opening them
}

QByteArray fileIdentity(const QString &)
{
    return QByteArray();
}

std::unique_ptr<Transport> makeDescriptorTransport(qintptr, const PeerCredentials &,
                                                   const QByteArray &)
{
    return nullptr; // a pipe is no socket
}

Sender::Sender(QIODevice *device, qintptr descriptor, QObject *parent)
    : QObject(parent)
    , m_device(device)
    , m_descriptor(descriptor)
{ }

qint64 Sender::send(QByteArrayView bytes)
{
    if (!m_device->isWritable())
        return -1;
    const qint64 room = std::max<qint64>(0, MaxAhead - m_device->bytesToWrite());
    const qint64 taken = m_device->write(bytes.data(), std::min<qint64>(room, bytes.size()));
    if (taken < bytes.size())
        arm();
    return taken;
}

void Sender::arm()
{
    connect(m_device, &QIODevice::bytesWritten, this, &Sender::ready,
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void Sender::stop()
{
    m_device->disconnect(this);
}

} // namespace GipcTransport
