// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "platform_p.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QLocalSocket;
class QTcpSocket;
QT_END_NAMESPACE

namespace GipcTransport {

/*! A connected stream of bytes, whichever socket it is. Reading happens only when read() is
    called: a reader that stops is felt by the peer. It does not interpret bytes and decides
    nothing. */
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /*! Reads at most \a size bytes; 0 if nothing is there now. */
    virtual qint64 read(char *buffer, qint64 size) = 0;

    /*! Whether there is something to read, or the end, whether or not readable() has come. */
    virtual bool hasInput() const = 0;

    /*! The stream is over, in order or by force, and everything was read. */
    virtual bool atEnd() const = 0;

    /*! Hands bytes to the kernel and says how many it took; writable() follows after less than
        all. -1: nothing can be written any more, although there may be something to read. */
    virtual qint64 write(QByteArrayView bytes) = 0;

    virtual void shutdownWriting() = 0;

    /*! Bytes the kernel took that have not reached the peer's side. */
    virtual qint64 unsent() const = 0;

    /*! The peer has closed, whether or not everything was read. */
    virtual bool hasHungUp() const = 0;

    virtual PeerCredentials peer() const = 0;

    /*! readable() once more, for a reader that stopped before the end. */
    void wakeReader();

protected:
    /*! readable() is on its way. */
    bool isWakePending() const { return m_wakePending; }

Q_SIGNALS:
    /*! There may be something to read, or the end. Like writable() it comes from the event loop,
        so that slots may delete the transport, or run a nested event loop and still hear of new
        bytes (Qt's readyRead is not emitted again while a slot on it runs). */
    void readable();
    void writable();

private:
    bool m_wakePending = false;
};

/*! Both take the socket over. */
std::unique_ptr<Transport> makeTransport(std::unique_ptr<QLocalSocket> socket);
std::unique_ptr<Transport> makeTransport(std::unique_ptr<QTcpSocket> socket);

} // namespace GipcTransport
