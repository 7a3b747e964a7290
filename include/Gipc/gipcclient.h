// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcendpoint.h>
#include <Gipc/gipcpeer.h>

#include <QtCore/QFuture>
#include <QtCore/QList>

#include <chrono>
#include <memory>

class GipcClientPrivate;

/*! A client of one gipc server: it finds the server, keeps the connection, and connects again after
    every loss until it is closed.

        GipcClient client;
        QObject::connect(&client, &GipcClient::messageReceived, [](const GipcMessage &message) {
            qInfo() << message.msgType() << message.text();
        });
        client.connectToServer("example");     // the server need not be there yet
        client.write(1, "hello");              // goes out as soon as it is

    The server may be a GipcServer or a program that uses the Go library gipc.

    \b multiClient is for servers of the Go library for many clients: each connection begins by
    asking NAME_manager (on TCP the same port) for an id, and goes to NAME<id> (on TCP port + id);
    so does each reconnection. Servers of this library with multiClient understand that, too, but
    need it not: without it a client simply connects to NAME.

    \b Threads: write() may be called from any thread, everything else from the thread the object
    lives in. GipcEndpoint says more, and how errors are told.

    \since 0.1 */
class GIPC_EXPORT GipcClient : public GipcEndpoint
{
    Q_OBJECT
    Q_PROPERTY(quint32 clientId READ clientId NOTIFY sessionChanged)
    Q_PROPERTY(int timeout READ timeout WRITE setTimeout NOTIFY timeoutChanged)
    Q_PROPERTY(int retryTimer READ retryTimer WRITE setRetryTimer NOTIFY retryTimerChanged)
    Q_PROPERTY(QList<qint64> trustedUserIds READ trustedUserIds WRITE setTrustedUserIds NOTIFY
                   trustedUserIdsChanged)
    Q_PROPERTY(bool extended READ isExtended NOTIFY sessionChanged)
    Q_PROPERTY(qint64 peerUserId READ peerUserId NOTIFY sessionChanged)
    Q_PROPERTY(qint64 peerProcessId READ peerProcessId NOTIFY sessionChanged)

public:
    explicit GipcClient(QObject *parent = nullptr);
    explicit GipcClient(const QString &name, QObject *parent = nullptr);

    /*! Never blocks: what the kernel takes at once of the messages written still goes out, and the
        log says how many were dropped. Use close() and waitForClosed() to be sure. */
    ~GipcClient() override;

    // The settings that only a client has. A change takes effect at the next connectToServer(),
    // where nothing else is said.

    /*! The key both sides must have, as GipcServer::addPreSharedKey() describes it, and the \a
        identity the server knows it by. It is used from the next handshake on. An empty key removes
        it. False if the key or the identity cannot be one.

        With a key the session is Authenticated or does not come about: where the server has no key,
        another one, another service name or no GIPC-X the status becomes Error
        (AuthenticationFailed, OtherService, ExtensionRequired). It needs encryption, name() or
        serviceName(), and a policy other than Compatible: connectToServer() says InvalidSettings.
        */
    bool setPreSharedKey(const QByteArray &identity, QByteArrayView key);

    /*! trustedUserIds: the users of whom one must own the server's socket and listen on it; empty
        (default): any, as with Go. The owner of the file is looked at first, which nobody notices,
        then the kernel is asked who listens, before a byte is sent. Otherwise
        errorOccurred(PeerNotAllowed), and it is tried again. Not with network(). */
    QList<qint64> trustedUserIds() const;
    void setTrustedUserIds(const QList<qint64> &ids);

    /*! timeout: milliseconds after which connecting, or connecting again, is given up with the
        status Timeout, give or take 5 %; 0 (default): never. */
    int timeout() const;
    void setTimeout(int msecs);
    void setTimeout(std::chrono::milliseconds time);

    /*! retryTimer: milliseconds between two attempts to connect, 1 or more; default 1000. A local
        server that appears is noticed within 50 ms whatever this is. Where the system has no thread
        or no inotify watch for that (Linux has both as limits of a user), or its directory is not
        there yet, the client looks every 100 ms instead. */
    int retryTimer() const;
    void setRetryTimer(int msecs);
    void setRetryTimer(std::chrono::milliseconds time);

    // What is.

    /*! clientId: while connected, with multiClient, the id the server gave, 0 if it gave none.
        Otherwise 0. */
    quint32 clientId() const;

    /*! extended: while connected, whether the session speaks GIPC-X. */
    bool isExtended() const;

    /*! While connected with GIPC-X and encryption: \a size bytes (1 to 12240) that only the two
        ends of this session know, for \a label; the same as GipcConnection::exporter() gives. To
        bind something else to the session, as a login (RFC 9266 does it with TLS). Otherwise empty.
        */
    QByteArray exporter(QByteArrayView label, int size = 32) const;

    /*! All that is known of the server, and with which key it was authenticated; an empty value
        while not connected. */
    GipcPeer peer() const;

    /*! peerUserId: the server's user id by the kernel's word; -1 while not connected and on TCP. In
        containers as GipcConnection::peerUserId() says. */
    qint64 peerUserId() const;

    /*! peerProcessId: its process id, likewise. */
    qint64 peerProcessId() const;

    /*! What has come in and gone out in this session, as GipcConnection counts it; 0 while there is
        none. */
    quint64 messagesReceived() const;
    quint64 bytesReceived() const;
    quint64 messagesSent() const;
    quint64 bytesSent() const;

    /*! How many messages of write() have left in this session, in their order, and how many of them the
        server's process has for certain: the first so many. What its program does with them is not
        meant; request() says that. Requests, answers and states do not count. Between two sessions
        they say what they said last: written minus confirmed are in doubt, they have arrived or
       were lost, while those that have not left wait for the next session.

        A message that is about to be sent counts as written. Confirmed is after 50 ms at the latest
        what the server's inbox has. In version 2, with Go servers for instance, nothing is
       confirmed: messagesConfirmed() is 0 and confirmed() never comes. */
    quint64 messagesWritten() const;
    quint64 messagesConfirmed() const;

    /*! Where it connects: a path, or host:port. */
    QString address() const;

    /*! Bytes of messages (data + 64 each) that the kernel has not taken yet. */
    qint64 bytesToWrite() const;

    /*! Waits until Connected. False after \a msecs, and at once in NotConnected, Closed, Error,
        Timeout or when it gets there. */
    [[nodiscard]] bool waitForConnected(int msecs = 30000);
    [[nodiscard]] bool waitForConnected(std::chrono::milliseconds time);

    /*! Waits until the kernel has taken everything written so far and since; false after \a msecs,
        or when the client ends up in a status that does not send. */
    bool flush(int msecs = 30000);
    bool flush(std::chrono::milliseconds time);

    /*! Asks the server: its program answers, with onRequest() or requestReceived(), with any
        message; the future has it then. Any number may be open at the same time, and answers come
        in any order.

            client.request(ListJobs, {}).then(this, [this](const GipcMessage &answer) {
                if (answer.isInternal())
                    showError(answer.errorString());
                else
                    showJobs(answer.data());
            });

        Instead of an answer it has an error, isInternal(): RequestFailed, with the other end's
        words; NobodyAnswers; TimedOut after \a msecs, less than 0: never, seen within 100 ms;
        ConnectionLost: it was sent, and may have been acted on; NotConnected: it was not sent, and
        will not be; in Connecting and Reconnecting it waits for the connection, as what is written
        does; QueueFull, MessageTooLarge, ReservedType as write(); ExtensionRequired: the other end
        speaks version 2; Destroyed. QFuture::cancel() tells the other end, within 100 ms, that no
        answer is wanted.

        The future finishes in this object's thread, in order with messages where these come by
        signal: wait for it in another thread, or use call(). This object's thread only. */
    QFuture<GipcMessage> request(int msgType, const QByteArray &data = {}, int msecs = 30000);
    QFuture<GipcMessage> request(int msgType, const QByteArray &data,
                                 std::chrono::milliseconds time);

    /*! The same, and waits for the answer like read(), in an event loop. The 17th inside others is
        Interrupted, and nothing is sent. */
    [[nodiscard]] GipcMessage call(int msgType, const QByteArray &data = {}, int msecs = 30000);
    [[nodiscard]] GipcMessage call(int msgType, const QByteArray &data,
                                   std::chrono::milliseconds time);

public Q_SLOTS:
    /*! Begins to look for the server. True if it does; connected() follows when it is found and the
        handshake is done, errorOccurred() for each new reason why not. False with error()
        InvalidName, PathTooLong, InvalidSettings (some that contradict each other) or WrongStatus
        (it is open already, or still closing). */
    bool connectToServer();
    bool connectToServer(const QString &name);

Q_SIGNALS:
    /*! The session is established, Connected is set; what slots write goes before what was kept. */
    void connected();

    /*! A connection that was Connected is gone; Reconnecting or Closed is set, or Error if the
        server has refused this client (Refused). error() says why; NoError, with GIPC-X: the server
        has closed in order. */
    void disconnected();

    /*! One of extended, clientId, peer(), peerUserId and peerProcessId; after statusChanged(). */
    void sessionChanged();

    /*! The kernel took messages whole, with so many bytes of data; 0 if they were empty. Counts
        what bytesSent() counts. */
    void bytesWritten(qint64 bytes);

    /*! messagesConfirmed() is \a count now; once for all that a turn of the event loop brought. Comes before
        the end of a session is announced. */
    void confirmed(quint64 count);

    // After a setting has changed, and not when it was set to what it is.

    void timeoutChanged();
    void retryTimerChanged();
    void trustedUserIdsChanged();

private:
    friend class GipcClientPrivate;
    std::unique_ptr<GipcClientPrivate> const d;
};
