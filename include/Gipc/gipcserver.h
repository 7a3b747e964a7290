// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcmessage.h>

#include <QtCore/QByteArrayView>
#include <QtCore/QObject>

#include <functional>
#include <memory>

class GipcConnection;
class GipcServerPrivate;

/*! A gipc server: it owns a name on this machine (or a TCP port) and talks to the client that
    connects.

        GipcServer server;
        QObject::connect(&server, &GipcServer::messageReceived, [&](const GipcMessage &message) {
            server.write(2, "you said: " + message.data());
        });
        if (!server.listen("example"))
            qWarning() << server.errorString();

    One client at a time: while one is connected, others wait ungreeted until it leaves. Clients
    may use GipcClient or the Go library gipc. A peer can end its own connection and nothing
    else: not this process, not the service for others.

    \b Threads: reentrant. write(), writeTo() and closeConnection() may be called from any
    thread, everything else from the thread the object lives in. It may be deleted in any slot.

    \b Errors: error() and errorString() keep the last error until the next Connected or
    listen(); errorOccurred() comes with each and before the status change it causes, if it
    causes one: a failed handshake changes no status. */
class GIPC_EXPORT GipcServer : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(bool encryption READ encryption WRITE setEncryption NOTIFY encryptionChanged)
    Q_PROPERTY(bool unmaskPermissions READ unmaskPermissions WRITE setUnmaskPermissions NOTIFY
                   unmaskPermissionsChanged)
    Q_PROPERTY(bool network READ network WRITE setNetwork NOTIFY networkChanged)
    Q_PROPERTY(QString host READ host WRITE setHost NOTIFY hostChanged)
    Q_PROPERTY(quint16 port READ port WRITE setPort NOTIFY portChanged)
    Q_PROPERTY(QString socketPath READ socketPath WRITE setSocketPath NOTIFY socketPathChanged)
    Q_PROPERTY(int handshakeTimeout READ handshakeTimeout WRITE setHandshakeTimeout NOTIFY
                   handshakeTimeoutChanged)
    Q_PROPERTY(
        int maxMessageSize READ maxMessageSize WRITE setMaxMessageSize NOTIFY maxMessageSizeChanged)
    Q_PROPERTY(qint64 inboxLimit READ inboxLimit WRITE setInboxLimit NOTIFY inboxLimitChanged)
    Q_PROPERTY(qint64 outboxLimit READ outboxLimit WRITE setOutboxLimit NOTIFY outboxLimitChanged)
    Q_PROPERTY(bool queueWhileDisconnected READ queueWhileDisconnected WRITE
                   setQueueWhileDisconnected NOTIFY queueWhileDisconnectedChanged)
    Q_PROPERTY(Gipc::Delivery delivery READ delivery WRITE setDelivery NOTIFY deliveryChanged)
    Q_PROPERTY(Gipc::Status status READ status NOTIFY statusChanged)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusChanged)
    Q_PROPERTY(Gipc::ErrorCode error READ error NOTIFY errorOccurred)
    Q_PROPERTY(QString errorString READ errorString NOTIFY errorOccurred)
    Q_PROPERTY(int clientCount READ clientCount NOTIFY clientCountChanged)
    Q_PROPERTY(QString address READ address NOTIFY statusChanged)

public:
    /*! A function that takes messages instead of the signal; the view ends with the call. */
    using MessageHandler = std::function<void(int msgType, QByteArrayView data)>;

    explicit GipcServer(QObject *parent = nullptr);
    explicit GipcServer(const QString &name, QObject *parent = nullptr);

    /*! Never blocks: gives the name up; what the kernel takes at once of the messages written
        still goes out, and the log says how many were dropped. Use close() and waitForClosed()
        to be sure. */
    ~GipcServer() override;

    // The settings. A change takes effect at the next listen(), where nothing else is said.

    /*! The name: 1 to 64 of A-Z a-z 0-9 . _ -, not starting with a dot. The socket is
        /tmp/NAME.sock, the pipe \\.\pipe\NAME. */
    QString name() const;
    void setName(const QString &name);

    /*! Whether to insist on encryption (default true). Both sides must agree; a difference is
        the error EncryptionMismatch on both. */
    bool encryption() const;
    void setEncryption(bool on);

    /*! Whether other users may connect: the socket has mode 0777 instead of 0600 (default
        false). */
    bool unmaskPermissions() const;
    void setUnmaskPermissions(bool on);

    /*! Whether to listen on TCP, host() and port(), instead of a local socket. The default is
        the CMake option GIPC_NETWORK, off unless set. */
    bool network() const;
    void setNetwork(bool on);

    /*! Where to listen with network(). Defaults: GIPC_NETWORK_HOST and GIPC_NETWORK_PORT of the
        environment, else 127.0.0.1 and 8100. Port 0: any free one; address() has it then. */
    QString host() const;
    void setHost(const QString &host);
    quint16 port() const;
    void setPort(quint16 port);

    /*! Replaces the path made of the name; empty (default): the name decides. At most 107 bytes. */
    QString socketPath() const;
    void setSocketPath(const QString &path);

    /*! Milliseconds a handshake may take before the connection is closed; 0 (default): 5 s on a
        local socket, 10 s on TCP. */
    int handshakeTimeout() const;
    void setHandshakeTimeout(int msecs);

    /*! The largest data of one message, received or written, 1 to 1 GiB; default 3145728 (3
        MiB). Clients are told in the handshake. */
    int maxMessageSize() const;
    void setMaxMessageSize(int bytes);

    /*! How much may wait to be read, and to be sent; each message counts its data + 64. Default
        8 MiB each. A single message larger than a limit is let into an empty queue. Takes effect
        at once. */
    qint64 inboxLimit() const;
    void setInboxLimit(qint64 bytes);
    qint64 outboxLimit() const;
    void setOutboxLimit(qint64 bytes);

    /*! Whether write() keeps messages for the first client while Listening (default true). At
        once. */
    bool queueWhileDisconnected() const;
    void setQueueWhileDisconnected(bool on);

    /*! How messages reach the program, see Gipc::Delivery. Reads Auto until the program showed
        its hand, then what it chose. Setting it takes effect at once: to Signal, what is held is
        emitted. */
    Gipc::Delivery delivery() const;
    void setDelivery(Gipc::Delivery delivery);

    /*! Hands messages to \a handler instead of emitting messageReceived() while it is set; sets
        delivery to Signal. An empty function ends it. */
    void setMessageHandler(MessageHandler handler);

    // What is.

    Gipc::Status status() const;
    /*! The status in words, translated. */
    QString statusText() const;
    Gipc::ErrorCode error() const;
    QString errorString() const;
    /*! Where it listens: a path, or host:port with the real port. Empty while it does not. */
    QString address() const;
    int clientCount() const;
    /*! The connection with this id, or null. It lives until after clientDisconnected(). */
    GipcConnection *connection(quint64 id) const;

    // Blocking. These run an event loop of their own until they are done, so slots run meanwhile.
    // They end at once with Interrupted when the application or the thread is told to exit
    // (QCoreApplication:: quit() is without effect while QCoreApplication::exec() does not run;
    // exit() always works), and with Destroyed when the object is deleted. msecs < 0: for ever; 0:
    // without waiting.

    /*! Waits until Closed; true if it is, or was never opened. Does not close by itself. */
    bool waitForClosed(int msecs = 30000);

    /*! The next message or piece of news, the oldest over all clients, waiting for it. Makes
        delivery Queue if it is Auto. Check isTerminal(). Of nested calls the innermost gets the
        message. */
    GipcMessage read();

    /*! The same, for at most \a msecs milliseconds; then GipcMessage::timeoutMessage(). 0 looks
        at the sockets once and does not wait. */
    GipcMessage readTimed(int msecs);

    /*! The next message or piece of news if there is one, else timeoutMessage(). Touches nothing
        but the queue: for slots on messagesAvailable(), polling and coroutines. */
    GipcMessage take();

public Q_SLOTS:
    /*! Takes the name and listens. False with error() InvalidName, PathTooLong, AddressInUse (by
        a live server, or by something that is not ours to remove), AccessDenied, Transport, and
        status Error; or WrongStatus, if it listens already or is still closing. A socket that a
        crashed server left behind is taken over. */
    bool listen();
    bool listen(const QString &name);

    /*! Writes a message to the client: \a msgType 1 to 2147483647, \a data up to maxMessageSize.
        May be called from any thread; messages of one thread keep their order.

        Sent when Connected; kept in order for the first client while Listening
        (queueWhileDisconnected). What slots on clientConnected() and statusChanged() write goes
        before what was kept. What was not sent when the client leaves is dropped.

        False, and \a why, for ReservedType, MessageTooLarge, QueueFull (outboxLimit),
        NotConnected: then nothing was written, and neither error() nor the status changes. */
    bool write(int msgType, const QByteArray &data, Gipc::ErrorCode *why = nullptr);

    /*! The same to the client with this id; NotConnected if it is not there. Any thread. */
    bool writeTo(quint64 id, int msgType, const QByteArray &data, Gipc::ErrorCode *why = nullptr);

    /*! Ends one session in order: what was written goes out, then it is closed, after 2 s at the
        latest; clientDisconnected() follows. Any thread; unknown ids are ignored. */
    void closeConnection(quint64 id);

    /*! Ends in order: the name is given up at once; what was written goes out, then the
        connection is closed, after 2 s at the latest. Status Closing, then Closed, then
        closed(). */
    void close();

    /*! Ends at once and drops what was not sent: Closed, closed(). */
    void abort();

Q_SIGNALS:
    void statusChanged(Gipc::Status status);
    void clientConnected(quint64 id);
    /*! \a why is NoError if the stream ended in order. */
    void clientDisconnected(quint64 id, Gipc::ErrorCode why);
    void clientCountChanged();
    void messageReceived(const GipcMessage &message);
    /*! There is something for take(), once for each batch. Not emitted with Delivery::Signal. */
    void messagesAvailable();
    void errorOccurred(Gipc::ErrorCode error);
    void closed();

    void nameChanged();
    void encryptionChanged();
    void unmaskPermissionsChanged();
    void networkChanged();
    void hostChanged();
    void portChanged();
    void socketPathChanged();
    void handshakeTimeoutChanged();
    void maxMessageSizeChanged();
    void inboxLimitChanged();
    void outboxLimitChanged();
    void queueWhileDisconnectedChanged();
    void deliveryChanged();

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    friend class GipcServerPrivate;
    std::unique_ptr<GipcServerPrivate> const d;
};
