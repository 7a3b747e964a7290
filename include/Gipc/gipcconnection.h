// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcmessage.h>
#include <Gipc/gipcpeer.h>

#include <QtCore/QByteArrayView>
#include <QtCore/QFuture>
#include <QtCore/QObject>

#include <chrono>
#include <functional>
#include <memory>

class GipcConnectionPrivate;

/*! One session between a server and a client, seen from the server.

    The server makes it when the handshake is done and deletes it after clientDisconnected():
    keep the id, or a QPointer. All functions are for the server's thread only; from other
    threads use GipcServer::writeTo() and GipcServer::closeConnection().

    \since 0.1 */
class GIPC_EXPORT GipcConnection : public QObject
{
    Q_OBJECT
    Q_PROPERTY(quint64 id READ id CONSTANT)
    Q_PROPERTY(Gipc::Status status READ status NOTIFY statusChanged)
    Q_PROPERTY(Gipc::Security security READ security CONSTANT)
    Q_PROPERTY(bool extended READ isExtended CONSTANT)
    Q_PROPERTY(qint64 peerUserId READ peerUserId CONSTANT)
    Q_PROPERTY(qint64 peerProcessId READ peerProcessId CONSTANT)
    Q_PROPERTY(QString peerAddress READ peerAddress CONSTANT)

public:
    /*! As GipcEndpoint::MessageHandler; the view ends with the call. */
    using MessageHandler = std::function<void(int msgType, QByteArrayView data)>;

    ~GipcConnection() override;

    /*! 1, 2, 3, ... in the order of connecting, never twice while the server object lives. */
    quint64 id() const;

    /*! Connected, Closing or Closed. */
    Gipc::Status status() const;

    /*! How the session is protected; the same as long as it lasts. */
    Gipc::Security security() const;
    /*! Whether the session speaks GIPC-X. */
    bool isExtended() const;
    /*! As GipcClient::exporter(). */
    QByteArray exporter(QByteArrayView label, int size = 32) const;

    /*! All that is known of the peer, the identity of its key included; the same as long as the
        session lasts. */
    GipcPeer peer() const;

    /*! The peer's user and process id by the kernel's word when it connected; -1 if unknown, as
        on TCP. The process is unknown, too, if it is in a container or other pid namespace that
        cannot be seen from here. A user whom this process' user namespace does not know is 65534,
        the kernel's overflow id, whoever it is: do not take that for somebody. */
    qint64 peerUserId() const;
    qint64 peerProcessId() const;
    /*! The peer's address on TCP; empty on a local socket. */
    QString peerAddress() const;

    /*! What has come in and gone out so far: messages, and the bytes of their data. A message
        counts as received when it was read from the socket, as sent when the kernel has taken it
        whole. */
    quint64 messagesReceived() const;
    quint64 bytesReceived() const;
    quint64 messagesSent() const;
    quint64 bytesSent() const;
    /*! How many messages of write() and writeTo() have left for this client, and how many of them its
        process has for certain, as GipcClient::messagesWritten() and messagesConfirmed(). */
    quint64 messagesWritten() const;
    quint64 messagesConfirmed() const;
    /*! Messages dropped with Overflow::DropOldest. */
    quint64 droppedMessages() const;
    /*! What GipcServer::publish() published and this client was not sent: a newer state of the type
        has taken its place, retract() came first, or the client accepts less. With what was sent it
        is all that was published since the client came, and the states that it came to; as soon as
        nothing waits. */
    quint64 statesSkipped() const;
    /*! What waits to be sent, states included; each message counts its data + 64. */
    qint64 bytesToWrite() const;

    /*! As GipcServer::write(), to this client only. */
    bool write(int msgType, const QByteArray &data, Gipc::ErrorCode *why = nullptr);

    /*! Asks this client, as GipcClient::request() and call() ask the server. What was not sent when
        the connection ends is NotConnected. */
    QFuture<GipcMessage> request(int msgType, const QByteArray &data = {}, int msecs = 30000);
    QFuture<GipcMessage> request(int msgType, const QByteArray &data,
                                 std::chrono::milliseconds time);
    [[nodiscard]] GipcMessage call(int msgType, const QByteArray &data = {}, int msecs = 30000);
    [[nodiscard]] GipcMessage call(int msgType, const QByteArray &data,
                                   std::chrono::milliseconds time);

    /*! As GipcServer::setMessageHandler(), for this client's messages: it goes before the server's
        handler and signal, until this object is deleted. */
    void setMessageHandler(MessageHandler handler);

    /*! As GipcServer::read(), readTimed() and take(), this client's messages only. News (status
        changes and errors) are the server's: they are not among them. */
    [[nodiscard]] GipcMessage read();
    [[nodiscard]] GipcMessage readTimed(int msecs);
    [[nodiscard]] GipcMessage readTimed(std::chrono::milliseconds time);
    [[nodiscard]] GipcMessage take();

    /*! Ends the session in order, as GipcServer::closeConnection(). */
    void close();

Q_SIGNALS:
    /*! Closing or Closed; that the session is Connected is clientConnected() of the server. */
    void statusChanged(Gipc::Status status);

    /*! messagesConfirmed() is \a count now, as GipcClient::confirmed(). */
    void confirmed(quint64 count);

private:
    friend class GipcConnectionPrivate;
    friend class GipcServerPrivate;

    GipcConnection(GipcConnectionPrivate *priv, QObject *parent);

    GipcConnectionPrivate *const d;
};
