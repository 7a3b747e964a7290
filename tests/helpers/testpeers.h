// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "apihelpers.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QProcessEnvironment>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

/*! A file descriptor that is closed in all cases. */
class Descriptor
{
public:
    explicit Descriptor(int descriptor = -1)
        : m_descriptor(descriptor)
    { }
    ~Descriptor() { close(); }
    Descriptor(Descriptor &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    { }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int get() const { return m_descriptor; }
    bool isValid() const { return m_descriptor >= 0; }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        m_descriptor = -1;
    }

private:
    int m_descriptor;
};

inline sockaddr_un unixAddress(const QString &path)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    const QByteArray encoded = QFile::encodeName(path);
    std::memcpy(address.sun_path, encoded.constData(),
                size_t(qMin<qsizetype>(encoded.size(), sizeof address.sun_path)));
    return address;
}

/*! A socket bound to \a path that does not listen yet. */
inline Descriptor rawBound(const QString &path)
{
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const sockaddr_un address = unixAddress(path);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        socket.close();
    return socket;
}

/*! A server as the Go library makes it: no lock, no temporary name. */
inline Descriptor rawListener(const QString &path, int backlog = 16)
{
    Descriptor socket = rawBound(path);
    if (socket.isValid() && ::listen(socket.get(), backlog) != 0)
        socket.close();
    return socket;
}

/*! What accept() gives at once. */
inline Descriptor rawAccept(const Descriptor &listener)
{
    return Descriptor(::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
}

/*! Connected, or not valid and errno. */
inline Descriptor rawConnect(const QString &path)
{
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const sockaddr_un address = unixAddress(path);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address)
        != 0) {
        const int error = errno;
        socket.close();
        errno = error;
    }
    return socket;
}

/*! What lies there: a file's kind, mode, inode; or 0 for nothing. */
inline struct stat fileAt(const QString &path)
{
    struct stat file
    {
    };
    if (::lstat(QFile::encodeName(path).constData(), &file) != 0)
        return {};
    return file;
}

inline bool exists(const QString &path)
{
    return fileAt(path).st_ino != 0;
}

/*! Everything in a directory, hidden files and dead links included. */
inline QStringList contentOf(const QString &directory)
{
    return QDir(directory).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                     | QDir::NoDotAndDotDot);
}

/*! Lets the event loop run until the time is up; for things that must NOT happen meanwhile. With
    others at work the time can be over before anything was done, so it is several turns at least.
 */
inline void runFor(int msecs)
{
    QEventLoop loop;
    QTimer::singleShot(msecs, &loop, &QEventLoop::quit);
    loop.exec();
    for (int i = 0; i < FewestTurns; ++i)
        loop.processEvents();
}

/*! The next connection, with patience. */
inline Descriptor awaitConnection(const Descriptor &listener)
{
    QDeadlineTimer deadline(Patience);
    Descriptor connection = rawAccept(listener);
    while (!connection.isValid() && !deadline.hasExpired()) {
        runFor(1);
        connection = rawAccept(listener);
    }
    return connection;
}

/*! A server process (testserver.cpp) that does as it is told. */
class TestServer
{
public:
    explicit TestServer(const QStringList &arguments = {})
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GIPC_DEBUG"), QStringLiteral("error"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(GIPC_TEST_SERVER), arguments);
    }
    ~TestServer()
    {
        process.closeWriteChannel();
        if (!process.waitForFinished(Patience))
            process.kill();
        process.waitForFinished(Patience);
    }

    void tell(const QString &line)
    {
        process.write(line.toUtf8() + '\n');
        process.waitForBytesWritten(Patience);
    }
    QString answer()
    {
        while (!process.canReadLine() && process.waitForReadyRead(Patience)) { }
        return QString::fromUtf8(process.readLine().trimmed());
    }
    QString ask(const QString &line)
    {
        tell(line);
        return answer();
    }

    /*! kill -9; true when it is gone. */
    bool kill()
    {
        process.kill();
        return process.waitForFinished(Patience);
    }

    QProcess process;
};

/*! A server that speaks the plain protocol by hand, so that it can break it. */
class PlainServer : public QObject
{
public:
    static constexpr qsizetype HandshakeReplies = 2; ///< the client's part of a plain handshake

    bool listen(const QString &path)
    {
        connect(&m_server, &QLocalServer::newConnection, this, &PlainServer::greet,
                Qt::UniqueConnection);
        return m_server.listen(path);
    }
    void close() { m_server.close(); }

    static QByteArray frame(quint32 type, const QByteArray &data)
    {
        return number(quint32(data.size()) + 4) + number(type) + data;
    }

    /*! Called once for each connection when its handshake is done. */
    std::function<void(QLocalSocket *)> established = [](QLocalSocket *) {};
    int arrivals = 0;
    QByteArray frames; ///< everything received after handshakes

private:
    static QByteArray number(quint32 value)
    {
        QByteArray bytes(4, Qt::Uninitialized);
        for (int i = 0; i < 4; ++i)
            bytes[i] = char(value >> (24 - 8 * i));
        return bytes;
    }

    void greet()
    {
        while (QLocalSocket *const socket = m_server.nextPendingConnection()) {
            ++arrivals;
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
            socket->write(QByteArray::fromHex("0200"));
            socket->write(number(4) + number(1024 * 1024));
        }
    }

    void read(QLocalSocket *socket)
    {
        if (!socket->property("established").toBool()) {
            if (socket->bytesAvailable() < HandshakeReplies)
                return;
            socket->read(HandshakeReplies);
            socket->setProperty("established", true);
            established(socket);
        }
        frames += socket->readAll();
    }

    QLocalServer m_server;
};
