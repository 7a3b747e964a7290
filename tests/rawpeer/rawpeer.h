// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "apihelpers.h"
#include "eventloop.h"

#include "session_p.h"

#include <QtCore/QFile>
#include <QtCore/QList>
#include <QtCore/QtEndian>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

inline QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

/*! A plain frame with any type, as a peer may send it. */
inline QByteArray plainFrame(quint32 type, const QByteArray &data)
{
    return bigEndian(quint32(data.size()) + 4) + bigEndian(type) + data;
}

/*! What a peer does to the bytes it sends, counted from the first one of the connection. */
struct Mischief
{
    qsizetype cutAt = -1; ///< not a byte after so many; then the connection is closed
    bool staysOpen = false; ///< or not: the rest waits for release()
    qsizetype changeAt = -1; ///< this byte is changed
    quint8 change = 0; ///< by these bits
};

/*! The other end of a connection on a bare socket. It speaks the protocol with a session of its
    own as long as it is told to, and puts any bytes on the line. It moves in pump() and step()
    only, so a test that does not call them has a peer that stands still. */
class RawPeer
{
public:
    RawPeer() = default;
    explicit RawPeer(int descriptor)
        : m_descriptor(descriptor)
    {
        ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
        const int on = 1; // without effect on a local socket
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    RawPeer(RawPeer &&other) noexcept { *this = std::move(other); }
    RawPeer &operator=(RawPeer &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        std::swap(m_pending, other.m_pending);
        std::swap(m_held, other.m_held);
        std::swap(m_received, other.m_received);
        std::swap(m_offered, other.m_offered);
        std::swap(m_atEnd, other.m_atEnd);
        std::swap(m_wasReset, other.m_wasReset);
        std::swap(m_session, other.m_session);
        std::swap(messages, other.messages);
        std::swap(hasPeerClosed, other.hasPeerClosed);
        std::swap(mischief, other.mischief);
        return *this;
    }
    ~RawPeer() { close(); }

    static RawPeer toServer(const GipcServer &server)
    {
        return server.network() ? toPort(portOf(server)) : toPath(server.address());
    }

    static RawPeer toPath(const QString &path)
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        const QByteArray encoded = QFile::encodeName(path);
        std::memcpy(address.sun_path, encoded.constData(), size_t(encoded.size()));
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        return connected(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    }

    static RawPeer toPort(quint16 port)
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        return connected(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    }

    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }

    void close()
    {
        if (isOpen())
            ::close(std::exchange(m_descriptor, -1));
    }

    void shutdownWriting() { ::shutdown(m_descriptor, SHUT_WR); }

    /*! What we sent and the other side's kernel has not got yet; local: its program. */
    int unsent() const
    {
        int bytes = 0;
        ::ioctl(m_descriptor, TIOCOUTQ, &bytes);
        return bytes;
    }

    /*! Everything goes out in time, whatever the kernel takes at once. */
    void send(QByteArray bytes)
    {
        const qsizetype at = mischief.changeAt - m_offered;
        if (mischief.changeAt >= 0 && at >= 0 && at < bytes.size())
            bytes[at] = char(quint8(bytes.at(at)) ^ mischief.change);
        m_offered += bytes.size();
        if (mischief.cutAt >= 0 && m_offered > mischief.cutAt) {
            const qsizetype held = std::min(bytes.size(), m_offered - mischief.cutAt);
            m_held += bytes.last(held);
            bytes.chop(held);
        }
        m_pending += bytes;
        write();
    }

    /*! Sends so much of what was held back. */
    void release(qsizetype size)
    {
        mischief.cutAt += size;
        m_pending += m_held.first(std::min(size, m_held.size()));
        m_held.remove(0, size);
        write();
    }

    /*! Sends what was held back; nothing is any more. */
    void releaseAll()
    {
        release(m_held.size());
        mischief.cutAt = -1;
    }

    qsizetype pending() const { return m_pending.size(); }

    /*! Sends and receives what is possible now. */
    void pump()
    {
        write();
        read();
    }

    void write()
    {
        while (isOpen() && !m_pending.isEmpty()) {
            const ssize_t sent = ::send(m_descriptor, m_pending.constData(),
                                        size_t(m_pending.size()), MSG_NOSIGNAL);
            if (sent <= 0)
                break;
            m_pending.remove(0, sent);
        }
        if (m_pending.isEmpty())
            m_pending = {}; // and its memory
        const bool isCut = mischief.cutAt >= 0 && m_offered >= mischief.cutAt;
        if (isCut && m_pending.isEmpty() && !mischief.staysOpen)
            close();
    }

    /*! At most \a size bytes. */
    void read(qsizetype size = 16 * 1024 * 1024)
    {
        char chunk[64 * 1024];
        while (isOpen() && size > 0 && !m_atEnd) {
            const ssize_t got
                = ::recv(m_descriptor, chunk, std::min(sizeof chunk, size_t(size)), 0);
            if (got < 0 && (errno == EAGAIN || errno == EINTR))
                return;
            m_atEnd = got <= 0;
            m_wasReset = got < 0;
            if (m_atEnd)
                return;
            size -= got;
            m_received.append(chunk, got);
        }
    }

    /*! The other side has ended the stream, and all of it was read. */
    bool atEnd() const { return m_atEnd; }

    /*! And not in order: to a Go client this is no end, it stays Connected for ever. */
    bool wasReset() const { return m_wasReset; }

    /*! What was received and is not taken yet. */
    QByteArray takeReceived() { return std::exchange(m_received, {}); }
    const QByteArray &received() const { return m_received; }

    // Speaking the protocol.

    void speak(GipcWire::Role role, bool encrypted, quint32 maxMessageSize = 3 * 1024 * 1024)
    {
        GipcWire::SessionSettings settings;
        settings.role = role;
        settings.encrypted = encrypted;
        settings.maxMessageSize = maxMessageSize;
        speak(settings);
    }

    void speak(const GipcWire::SessionSettings &settings)
    {
        m_session = std::make_unique<GipcWire::Session>(settings);
        write(); // a cut at 0
    }

    GipcWire::Session &session() { return *m_session; }
    bool isEstablished() const { return m_session && m_session->isEstablished(); }

    /*! Receives, understands, answers: what the session has to say goes out, what it hears is in
        \a messages. */
    void step()
    {
        pump();
        m_session->append(takeReceived());
        for (;;) {
            const auto event = m_session->next();
            while (m_session->hasHandshakeMessage())
                send(m_session->takeHandshakeMessage());
            hasPeerClosed |= event == GipcWire::Session::Event::PeerClosed;
            if (event == GipcWire::Session::Event::Message)
                messages.append(m_session->takeMessage());
            else if (event != GipcWire::Session::Event::Established)
                break;
        }
        m_session->compact();
    }

    bool shakeHands(GipcWire::Role role, bool encrypted)
    {
        speak(role, encrypted);
        return shakeHands();
    }

    /*! Speaks GIPC-X, with a \a key or without. */
    bool shakeHandsExtended(GipcWire::Role role, const QByteArray &key = {})
    {
        GipcWire::SessionSettings settings;
        settings.role = role;
        settings.extension = GipcWire::Extension::Required;
        settings.service = "raw";
        auto keys = std::make_shared<GipcWire::PreSharedKeys>();
        if (keys->add({}, key))
            settings.keys = keys;
        speak(settings);
        return shakeHands();
    }

    bool shakeHands()
    {
        return eventually([this] {
            step();
            return isEstablished();
        });
    }

    QByteArray sealed(quint32 type, const QByteArray &data)
    {
        QByteArray frame;
        m_session->seal(GipcWire::makePlainFrame(type, data), &frame);
        m_session->flush(&frame);
        return frame;
    }

    void sendMessage(quint32 type, const QByteArray &data) { send(sealed(type, data)); }

    /*! GIPC-X: says good-bye. */
    void sendClose(GipcWire::CloseReason reason = GipcWire::CloseReason::Done)
    {
        QByteArray record;
        m_session->sealClose(reason, &record);
        send(record);
    }

    /*! GIPC-X: the answer to the last PING, if there was one. Whether there was. */
    bool answerPing()
    {
        if (!m_session->hasControl())
            return false;
        QByteArray record;
        m_session->sealControl(&record);
        m_session->flush(&record);
        send(record);
        return true;
    }

    QList<GipcWire::Message> messages;
    bool hasPeerClosed = false;
    Mischief mischief;

private:
    static RawPeer connected(int descriptor, const sockaddr *address, socklen_t size)
    {
        if (::connect(descriptor, address, size) != 0) {
            ::close(descriptor);
            return {};
        }
        return RawPeer(descriptor);
    }

    int m_descriptor = -1;
    QByteArray m_pending;
    QByteArray m_held;
    QByteArray m_received;
    qsizetype m_offered = 0;
    bool m_atEnd = false;
    bool m_wasReset = false;
    std::unique_ptr<GipcWire::Session> m_session;
};
