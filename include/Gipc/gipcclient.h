// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcmessage.h>

#include <QtCore/QByteArrayView>
#include <QtCore/QObject>

#include <functional>
#include <memory>

class GipcClientPrivate;

/*! A client of one gipc server: it finds the server, keeps the connection, and connects again
    after every loss until it is closed.

        GipcClient client;
        QObject::connect(&client, &GipcClient::messageReceived, [](const GipcMessage &message) {
            qInfo() << message.msgType() << message.text();
        });
        client.connectToServer("example");     // the server need not be there yet
        client.write(1, "hello");              // goes out as soon as it is

    The server may be a GipcServer or a program that uses the Go library gipc.

    \b Threads: reentrant. write() may be called from any thread, everything else from the thread
    the object lives in. The object may be deleted in any slot, its own signals' included. It
    may live in a worker thread, and slots in others; the README shows how it is ended there. The
    thread may be any, also a std::thread, but there has to be a QCoreApplication: without one
    connectToServer() is refused with WrongStatus, and blocking calls end at once with Interrupted.
    As a static object it may outlive both.

    \b Errors: error() and errorString() keep the last error until the next Connected or
    connectToServer(); errorOccurred() comes with each, and before statusChanged() if it changes the
    status: status() says the new one in both. */
class GIPC_EXPORT GipcClient : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(bool encryption READ encryption WRITE setEncryption NOTIFY encryptionChanged)
    Q_PROPERTY(bool multiClient READ multiClient WRITE setMultiClient NOTIFY multiClientChanged)
    Q_PROPERTY(quint32 clientId READ clientId NOTIFY sessionChanged)
    Q_PROPERTY(bool network READ network WRITE setNetwork NOTIFY networkChanged)
    Q_PROPERTY(QString host READ host WRITE setHost NOTIFY hostChanged)
    Q_PROPERTY(quint16 port READ port WRITE setPort NOTIFY portChanged)
    Q_PROPERTY(QString socketPath READ socketPath WRITE setSocketPath NOTIFY socketPathChanged)
    Q_PROPERTY(int timeout READ timeout WRITE setTimeout NOTIFY timeoutChanged)
    Q_PROPERTY(int retryTimer READ retryTimer WRITE setRetryTimer NOTIFY retryTimerChanged)
    Q_PROPERTY(int handshakeTimeout READ handshakeTimeout WRITE setHandshakeTimeout NOTIFY
                   handshakeTimeoutChanged)
    Q_PROPERTY(
        int maxMessageSize READ maxMessageSize WRITE setMaxMessageSize NOTIFY maxMessageSizeChanged)
    Q_PROPERTY(qint64 inboxLimit READ inboxLimit WRITE setInboxLimit NOTIFY inboxLimitChanged)
    Q_PROPERTY(qint64 outboxLimit READ outboxLimit WRITE setOutboxLimit NOTIFY outboxLimitChanged)
    Q_PROPERTY(Gipc::Policy policy READ policy WRITE setPolicy NOTIFY policyChanged)
    Q_PROPERTY(QString serviceName READ serviceName WRITE setServiceName NOTIFY serviceNameChanged)
    Q_PROPERTY(QList<qint64> trustedUserIds READ trustedUserIds WRITE setTrustedUserIds NOTIFY
                   trustedUserIdsChanged)
    Q_PROPERTY(int heartbeatInterval READ heartbeatInterval WRITE setHeartbeatInterval NOTIFY
                   heartbeatIntervalChanged)
    Q_PROPERTY(int idleLimit READ idleLimit WRITE setIdleLimit NOTIFY idleLimitChanged)
    Q_PROPERTY(bool queueWhileDisconnected READ queueWhileDisconnected WRITE
                   setQueueWhileDisconnected NOTIFY queueWhileDisconnectedChanged)
    Q_PROPERTY(Gipc::Delivery delivery READ delivery WRITE setDelivery NOTIFY deliveryChanged)
    Q_PROPERTY(Gipc::Status status READ status NOTIFY statusChanged)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusChanged)
    Q_PROPERTY(Gipc::Security security READ security NOTIFY securityChanged)
    Q_PROPERTY(bool extended READ isExtended NOTIFY sessionChanged)
    Q_PROPERTY(qint64 peerUserId READ peerUserId NOTIFY sessionChanged)
    Q_PROPERTY(qint64 peerProcessId READ peerProcessId NOTIFY sessionChanged)
    Q_PROPERTY(Gipc::ErrorCode error READ error NOTIFY errorChanged)
    Q_PROPERTY(QString errorString READ errorString NOTIFY errorChanged)

public:
    /*! A function that takes messages instead of the signal; the view ends with the call. */
    using MessageHandler = std::function<void(int msgType, QByteArrayView data)>;

    explicit GipcClient(QObject *parent = nullptr);
    explicit GipcClient(const QString &name, QObject *parent = nullptr);

    /*! Never blocks: what the kernel takes at once of the messages written still goes out, and
        the log says how many were dropped. Use close() and waitForClosed() to be sure. */
    ~GipcClient() override;

    // The settings. A change takes effect at the next connectToServer(), where nothing else is
    // said.

    /*! The server's name: the socket is /tmp/NAME.sock, the pipe \\.\pipe\NAME. */
    QString name() const;
    void setName(const QString &name);

    /*! Whether to insist on encryption (default true). Both sides must agree; a difference is
        the error EncryptionMismatch on both. */
    bool encryption() const;
    void setEncryption(bool on);

    /*! Whether sessions speak GIPC-X, see Gipc::Policy; default Prefer. Compatible and Prefer leave
        the door open to a man in the middle who can change what passes; so does Require without a
        pre-shared key. Where a peer does not speak it and has to: ExtensionRequired. */
    Gipc::Policy policy() const;
    void setPolicy(Gipc::Policy policy);

    /*! The key both sides must have, as GipcServer::addPreSharedKey() describes it, and the \a
        identity the server knows it by. It is used from the next handshake on. An empty key
        removes it. False if the key or the identity cannot be one.

        With a key the session is Authenticated or does not come about: where the server has no
        key, another one, another service name or no GIPC-X the status becomes Error
        (AuthenticationFailed, OtherService, ExtensionRequired). It needs encryption, name() or
        serviceName(), and a policy other than Compatible: connectToServer() says
        InvalidSettings. */
    bool setPreSharedKey(const QByteArray &identity, QByteArrayView key);

    /*! What the server must serve, 1 to 64 bytes of UTF-8; empty (default): the name. Compared with a
        key, and on TCP. */
    QString serviceName() const;
    void setServiceName(const QString &name);

    /*! The users of whom one must own the server's socket and listen on it; empty (default): any,
        as with Go. The owner of the file is looked at first, which nobody notices, then the
        kernel is asked who listens, before a byte is sent. Otherwise
        errorOccurred(PeerNotAllowed), and it is tried again. Not with network(). */
    QList<qint64> trustedUserIds() const;
    void setTrustedUserIds(const QList<qint64> &ids);

    /*! With GIPC-X: milliseconds within which something is sent at the latest (default 5000; the
        peer may ask for more often), and for which the peer may be silent (default 15000): then
        the session ends with PeerSilent. Only the time counts in which this side could listen:
        not while its inbox is full or the process was stopped. A program that does not come back
        to its event loop for that long is frozen, seen from its peer: work in another thread, or
        set a longer limit.

        An interval of 0: a third of what the peer allows; an idle limit of 0: for ever, and 1 to
        999 are read as 1000. On TCP, in version 2, the interval says how often something is sent
        to see whether the peer's machine still answers. */
    int heartbeatInterval() const;
    void setHeartbeatInterval(int msecs);
    int idleLimit() const;
    void setIdleLimit(int msecs);

    /*! Whether the server is one of the Go library's for many clients (default false): each
        connection then begins by asking NAME_manager (on TCP the same port) for an id, and goes
        to NAME<id> (on TCP port + id); so does each reconnection. Servers of this library with
        multiClient understand that, too, but need it not: without it a client simply connects to
        NAME. */
    bool multiClient() const;
    void setMultiClient(bool on);
    /*! While connected, with multiClient: the id the server gave, 0 if it gave none. Otherwise 0. */
    quint32 clientId() const;

    /*! Whether to use TCP, host() and port(), instead of the local socket. The default is the
        CMake option GIPC_NETWORK, off unless set. */
    bool network() const;
    void setNetwork(bool on);

    /*! Where to connect with network(). Defaults: GIPC_NETWORK_HOST and GIPC_NETWORK_PORT of the
        environment, else 127.0.0.1 and 8100. The host is an address, IPv6 with or without brackets,
        or a name, which is looked up with each attempt. An empty host, and a variable that names no
        port from 1 to 65535, is InvalidSettings. */
    QString host() const;
    void setHost(const QString &host);
    quint16 port() const;
    void setPort(quint16 port);

    /*! Replaces the path made of the name; empty (default): the name decides. At most 107 bytes, none
        of them 0. A relative path is made absolute by connectToServer(): its directory is the one
       the program is in then. */
    QString socketPath() const;
    void setSocketPath(const QString &path);

    /*! Milliseconds after which connecting, or connecting again, is given up with the status
        Timeout; 0 (default): never. */
    int timeout() const;
    void setTimeout(int msecs);

    /*! Milliseconds between two attempts to connect, 1 or more; default 1000. A local server
        that appears is noticed within 50 ms whatever this is. Where the system has no thread or no
        inotify watch for that (Linux has both as limits of a user), or its directory is not there
        yet, the client looks every 100 ms instead. */
    int retryTimer() const;
    void setRetryTimer(int msecs);

    /*! Milliseconds a handshake may take before the attempt is given up; 0 (default): 5 s on a
        local socket, 10 s on TCP. */
    int handshakeTimeout() const;
    void setHandshakeTimeout(int msecs);

    /*! The largest data of one message that is accepted, 1 to 1 GiB; default 64 MiB. What may be
        sent is the server's decision, see write(). */
    int maxMessageSize() const;
    void setMaxMessageSize(int bytes);

    /*! How much may wait to be read, and to be sent; each message counts its data + 64. Default
        8 MiB each. A single message larger than a limit is let into an empty queue. Takes effect
        at once. */
    qint64 inboxLimit() const;
    void setInboxLimit(qint64 bytes);
    qint64 outboxLimit() const;
    void setOutboxLimit(qint64 bytes);

    /*! Whether write() keeps messages while Connecting and Reconnecting (default true). At once. */
    bool queueWhileDisconnected() const;
    void setQueueWhileDisconnected(bool on);

    /*! How messages reach the program, see Gipc::Delivery. Reads Auto until the program showed
        its hand, then what it chose. Setting it takes effect at once: to Signal, what is held is
        emitted. */
    Gipc::Delivery delivery() const;
    void setDelivery(Gipc::Delivery delivery);

    /*! Hands messages to \a handler instead of emitting messageReceived() while it is set; sets
        delivery to Signal. An empty function ends it.

        The fast way: small messages are not copied. \a data is gone when the handler returns;
        data.toByteArray() keeps it. The handler may run an event loop, replace itself or delete
        this object. It is called in this object's thread. */
    void setMessageHandler(MessageHandler handler);

    // What is.

    Gipc::Status status() const;
    /*! The status in words, translated. */
    QString statusText() const;
    /*! While connected: how the session is protected. Otherwise what the setting asks for. */
    Gipc::Security security() const;
    /*! While connected: whether the session speaks GIPC-X. */
    bool isExtended() const;
    /*! While connected with GIPC-X and encryption: \a size bytes (1 to 12240) that only the two ends of
        this session know, for \a label; the same as GipcConnection::exporter() gives. To bind
        something else to the session, as a login (RFC 9266 does it with TLS). Otherwise empty. */
    QByteArray exporter(QByteArrayView label, int size = 32) const;
    /*! The server's user and process id by the kernel's word; -1 while not connected and on TCP. In
        containers as GipcConnection::peerUserId() says. */
    qint64 peerUserId() const;
    qint64 peerProcessId() const;
    /*! What has come in and gone out in this session, as GipcConnection counts it; 0 while there is
        none. */
    quint64 messagesReceived() const;
    quint64 bytesReceived() const;
    quint64 messagesSent() const;
    quint64 bytesSent() const;
    Gipc::ErrorCode error() const;
    QString errorString() const;
    /*! Where it connects: a path, or host:port. */
    QString address() const;
    /*! Bytes of messages (data + 64 each) that the kernel has not taken yet. */
    qint64 bytesToWrite() const;

    // Blocking. These run an event loop of their own until they are done, so slots run meanwhile;
    // but called in a slot or handler for a message, no further messages of that object: they wait
    // in the inbox, and are delivered in order from the event loop afterwards. At most 16 of one
    // thread inside each other, Overflow::Block counted in: a further one is Interrupted at once.
    // They end at once with Interrupted when the application or the thread is told to exit
    // (QCoreApplication:: quit() is without effect while QCoreApplication::exec() does not run;
    // exit() always works), and with Destroyed when the object is deleted. msecs < 0: for ever; 0:
    // without waiting.

    /*! Waits until Connected. False after \a msecs, and at once in NotConnected, Closed, Error,
        Timeout or when it gets there. */
    bool waitForConnected(int msecs = 30000);

    /*! Waits until Closed; true if it is, or was never opened. Does not close by itself. */
    bool waitForClosed(int msecs = 30000);

    /*! Waits until the kernel has taken everything written so far and since; false after \a
        msecs, or when the client ends up in a status that does not send. */
    bool flush(int msecs = 30000);

    /*! The next message or piece of news, waiting for it. Makes delivery Queue if it is Auto.
        Check isTerminal(). Of nested calls the innermost gets the message. */
    GipcMessage read();

    /*! The same, for at most \a msecs milliseconds; then GipcMessage::timeoutMessage(). 0 looks
        at the socket once and does not wait. */
    GipcMessage readTimed(int msecs);

    /*! The next message or piece of news if there is one, else timeoutMessage(). Makes delivery
        Queue if it is Auto. Touches nothing but the queue: for slots on messagesAvailable(),
        polling, and futures and coroutines, which the README shows. The end of the channel is a
        piece of news, isTerminal(), and is there once. */
    GipcMessage take();

public Q_SLOTS:
    /*! Begins to look for the server. True if it does; connected() follows when it is found and
        the handshake is done, errorOccurred() for each new reason why not. False with error()
        InvalidName, PathTooLong, InvalidSettings (some that contradict each other) or WrongStatus
        (it is open already, or still closing). */
    bool connectToServer();
    bool connectToServer(const QString &name);

    /*! Writes a message: \a msgType 1 to 2147483647, \a data up to what the server accepts. May
        be called from any thread; messages of one thread keep their order.

        Sent when Connected; kept in order while Connecting or Reconnecting
        (queueWhileDisconnected). What slots on connected() and statusChanged() write goes before
        what was kept. After a loss the messages that have not left whole are sent
        in the next session; one that is larger than the new server accepts is dropped with
        MessageTooLarge.

        False, and \a why, for ReservedType, MessageTooLarge, QueueFull (outboxLimit),
        NotConnected: then nothing was written, and neither error() nor the status changes.
        Gipc::errorText(*why) says it in words. */
    bool write(int msgType, const QByteArray &data, Gipc::ErrorCode *why = nullptr);

    /*! Ends in order: what was written goes out, then the connection is closed; after 2 s at the
        latest. Status Closing, then Closed, then closed(). No further writes. With GIPC-X what the
        server sends until it closes, too, is still delivered. */
    void close();

    /*! Ends at once and drops what was not sent: Closed, closed(). */
    void abort();

Q_SIGNALS:
    void connected();
    /*! A connection that was Connected is gone; Reconnecting or Closed is set. error() says why;
        NoError, with GIPC-X: the server has closed in order. */
    void disconnected();
    void statusChanged(Gipc::Status status);
    void messageReceived(const GipcMessage &message);
    /*! There is something for take(), a message or a piece of news such as the end; once for each
        batch, and not again for what is left of it. What futures and coroutines wait for: one that
        is connected to messageReceived() misses what arrives before the next one is. Not emitted
        with Delivery::Signal. */
    void messagesAvailable();
    void errorOccurred(Gipc::ErrorCode error);
    /*! The error or its words changed, also when there is none any more: after errorOccurred(), or
        after the statusChanged() of a status that clears it. */
    void errorChanged();
    /*! After the statusChanged() of a session that begins or ends, and after a setting. */
    void securityChanged();
    /*! One of extended, clientId, peerUserId and peerProcessId; after statusChanged(). */
    void sessionChanged();
    /*! The kernel took messages whole, with so many bytes of data; 0 if they were empty. Counts what
        bytesSent() counts. */
    void bytesWritten(qint64 bytes);
    void closed();

    void nameChanged();
    void encryptionChanged();
    void multiClientChanged();
    void networkChanged();
    void hostChanged();
    void portChanged();
    void socketPathChanged();
    void timeoutChanged();
    void retryTimerChanged();
    void handshakeTimeoutChanged();
    void maxMessageSizeChanged();
    void inboxLimitChanged();
    void outboxLimitChanged();
    void queueWhileDisconnectedChanged();
    void policyChanged();
    void serviceNameChanged();
    void trustedUserIdsChanged();
    void heartbeatIntervalChanged();
    void idleLimitChanged();
    void deliveryChanged();

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    friend class GipcClientPrivate;
    std::unique_ptr<GipcClientPrivate> const d;
};
