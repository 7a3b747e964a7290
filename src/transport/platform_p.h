// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "descriptor_p.h"
#include "failure_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QObject>
#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QIODevice;
class QSocketNotifier;
QT_END_NAMESPACE

/*! What each platform does in its own way: platform_unix.cpp, platform_win.cpp. */
namespace GipcTransport {

/*! The longest path of a socket, in bytes: 107 on Linux. */
qsizetype maxPathSize();

struct PeerCredentials
{
    qint64 userId = -1; ///< -1: unknown, as on TCP
    qint64 processId = -1; ///< -1: unknown, as of a peer in another namespace
    QString address = {}; ///< of a TCP peer

    /*! The same for all connections of one peer: a user of this machine, or a host. */
    QString key() const;
};

/*! Who is at the other end of a connected local socket, by the kernel's word. */
PeerCredentials peerCredentials(qintptr descriptor);

/*! No more will be written; the peer reads what is under way and then the end of the stream. */
void shutdownSending(qintptr descriptor);

/*! To be called before a descriptor is closed, so that the peer can read all that was sent, and
    then the end. The kernel resets a socket that is closed while something is unread, so the rest
    is read and dropped here; a local peer cannot send more meanwhile. Afterwards the connection is
    over even if a child that was forked off has the descriptor, too. Never waits. */
void endStream(qintptr descriptor, bool isLocal);

/*! How many bytes the kernel took that have not reached the peer's side; 0 if unknown. */
qint64 unsentBytes(qintptr descriptor);

/*! Whether there is something to read, or the end. */
bool hasInput(qintptr descriptor);

/*! Whether the peer has closed, even if what it sent before was not read yet. */
bool hasHungUp(qintptr descriptor);

struct ConnectedSocket
{
    Descriptor descriptor
        = Descriptor(); ///< none: it failed, or connecting is left to QLocalSocket
    GipcCore::Failure failure = {};
    bool isRefused = false; ///< a socket is there, and does not listen, or not yet
};

/*! A stream socket connected to \a path. Never waits. */
ConnectedSocket connectLocal(const QString &path);

struct AcceptedSocket
{
    Descriptor descriptor = Descriptor(); ///< none: nobody waits, or it failed
    bool failed = false; ///< for want of a descriptor, say; somebody may wait
};

/*! The next connection of a listening local socket, which does not block. */
AcceptedSocket acceptLocal(qintptr listening);

/*! How many descriptors this process may have. */
int maxDescriptors();

/*! The user who owns the file at \a path, of a symbolic link the link itself; -1 if there is
    none. */
qint64 fileOwner(const QString &path);

/*! What tells the file at \a path from another one that is put there later; empty if nothing is
    there. For a file younger than the clock's grain each call returns another value, because a file
    that replaced it could not be told from it. */
QByteArray fileIdentity(const QString &path);

/*! Sends on a connected socket and says when it can take more.

    On Unix it sends on the descriptor itself. If a write of Qt's fails, Qt closes the socket and
    throws away what the peer had sent and nobody has read; here reading goes on to the end.
    Besides, a write that the kernel takes whole needs no notifier. */
class Sender final : public QObject
{
    Q_OBJECT

public:
    Sender(QIODevice *device, qintptr descriptor, QObject *parent);

    /*! How many of the bytes were taken; -1 if the connection takes none any more. After less
        than all, ready() follows when there is room. */
    qint64 send(QByteArrayView bytes);

    /*! ready() will not come any more. */
    void stop();

Q_SIGNALS:
    void ready();

private:
    void arm();

    QIODevice *m_device;
    qintptr m_descriptor;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace GipcTransport
