// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcmessage.h>
#include <Gipc/gipcrequest.h>
#include <Gipc/gipcrequestfunction.h>

#include <QtCore/QByteArrayView>
#include <QtCore/QObject>

#include <chrono>
#include <functional>
#include <type_traits>
#include <utility>

namespace GipcCore {
class Endpoint;
}

/*! One end of a channel: what GipcServer and GipcClient have in common. It is made as one of the
    two; a function that takes a GipcEndpoint * serves both.

        void logErrors(GipcEndpoint *endpoint)
        {
            QObject::connect(endpoint, &GipcEndpoint::errorOccurred, endpoint, [endpoint] {
                qWarning() << endpoint->name() << endpoint->errorString();
            });
        }

    \b Threads: reentrant. write() may be called from any thread, everything else from the thread
    the object lives in. It may be deleted in any slot, its own signals' included. It may live in a
    worker thread, and slots in others; examples/README.md shows how it is ended there. The thread
    may be any, also a std::thread, but there has to be a QCoreApplication: without one opening is
    refused with WrongStatus, and blocking calls end at once with Interrupted. As a static object it
    may outlive both.

    \b Errors: error() and errorString() keep the last error until the next Connected, or the next
    listen() or connectToServer(). errorOccurred() comes with each, and before statusChanged() if it
    changes the status: status() says the new one in both.

    \b Time is in milliseconds, as an int or as std::chrono::milliseconds. A duration that an int
    cannot hold is the longest that it can (24 days).

    \since 0.1 */
class GIPC_EXPORT GipcEndpoint : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(bool encryption READ encryption WRITE setEncryption NOTIFY encryptionChanged)
    Q_PROPERTY(Gipc::Policy policy READ policy WRITE setPolicy NOTIFY policyChanged)
    Q_PROPERTY(QString serviceName READ serviceName WRITE setServiceName NOTIFY serviceNameChanged)
    Q_PROPERTY(bool multiClient READ multiClient WRITE setMultiClient NOTIFY multiClientChanged)
    Q_PROPERTY(bool network READ network WRITE setNetwork NOTIFY networkChanged)
    Q_PROPERTY(QString host READ host WRITE setHost NOTIFY hostChanged)
    Q_PROPERTY(quint16 port READ port WRITE setPort NOTIFY portChanged)
    Q_PROPERTY(QString socketPath READ socketPath WRITE setSocketPath NOTIFY socketPathChanged)
    Q_PROPERTY(int handshakeTimeout READ handshakeTimeout WRITE setHandshakeTimeout NOTIFY
                   handshakeTimeoutChanged)
    Q_PROPERTY(int heartbeatInterval READ heartbeatInterval WRITE setHeartbeatInterval NOTIFY
                   heartbeatIntervalChanged)
    Q_PROPERTY(int idleLimit READ idleLimit WRITE setIdleLimit NOTIFY idleLimitChanged)
    Q_PROPERTY(int closeTimeout READ closeTimeout WRITE setCloseTimeout NOTIFY closeTimeoutChanged)
    Q_PROPERTY(
        int maxMessageSize READ maxMessageSize WRITE setMaxMessageSize NOTIFY maxMessageSizeChanged)
    Q_PROPERTY(qint64 inboxLimit READ inboxLimit WRITE setInboxLimit NOTIFY inboxLimitChanged)
    Q_PROPERTY(qint64 outboxLimit READ outboxLimit WRITE setOutboxLimit NOTIFY outboxLimitChanged)
    Q_PROPERTY(bool queueWhileDisconnected READ queueWhileDisconnected WRITE
                   setQueueWhileDisconnected NOTIFY queueWhileDisconnectedChanged)
    Q_PROPERTY(Gipc::Delivery delivery READ delivery WRITE setDelivery NOTIFY deliveryChanged)
    Q_PROPERTY(Gipc::Status status READ status NOTIFY statusChanged)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusChanged)
    Q_PROPERTY(Gipc::Security security READ security NOTIFY securityChanged)
    Q_PROPERTY(Gipc::ErrorCode error READ error NOTIFY errorChanged)
    Q_PROPERTY(QString errorString READ errorString NOTIFY errorChanged)

public:
    /*! A function that takes messages instead of the signal; the view ends with the call. */
    using MessageHandler = std::function<void(int msgType, QByteArrayView data)>;
    /*! What onMessage() makes of the functions that it is given. */
    using MessageFunction = std::function<void(const GipcMessage &message)>;
    /*! And onRequest(). */
    using RequestFunction = std::function<void(const GipcRequest &request)>;

    ~GipcEndpoint() override;

    // The settings. A change takes effect at the next listen() or connectToServer(), where nothing
    // else is said. A number outside its range is taken as the nearest that is inside.

    /*! name: 1 to 64 of A-Z a-z 0-9 . _ -, not starting with a dot; of a server that a client looks
        for, anything without "/" that fits. The socket is /tmp/NAME.sock, the pipe \\.\pipe\NAME.
        */
    QString name() const;
    void setName(const QString &name);

    /*! encryption: whether to insist on it (default true). Both sides must agree; a difference is
        the error EncryptionMismatch on both. */
    bool encryption() const;
    void setEncryption(bool on);

    /*! policy: whether sessions speak GIPC-X, see Gipc::Policy; default Prefer. Compatible and
        Prefer leave the door open to a man in the middle who can change what passes; so does
        Require without a pre-shared key. Where a peer does not speak it and has to:
        ExtensionRequired. */
    Gipc::Policy policy() const;
    void setPolicy(Gipc::Policy policy);

    /*! serviceName: what a server serves, and what a client expects of it, 1 to 64 bytes of UTF-8;
        empty (default): the name. Compared where there is a key, and on TCP. */
    QString serviceName() const;
    void setServiceName(const QString &name);

    /*! multiClient: of a server, whether to serve any number of clients at the same time; of a
        client, whether the server is one of the Go library's for many clients (default false).
        GipcServer and GipcClient say what follows from it. */
    bool multiClient() const;
    void setMultiClient(bool on);

    /*! network: whether to use TCP, host() and port(), instead of a local socket. The default is
        the CMake option GIPC_NETWORK, off unless set. */
    bool network() const;
    void setNetwork(bool on);

    /*! host: where to listen, or to connect to, with network(); an address, IPv6 with or without
        brackets, or a name. Default: GIPC_NETWORK_HOST of the environment, else 127.0.0.1. An empty
        one is InvalidSettings.

        A client looks a name up with each attempt. A server does so in listen(), which does not
        wait for it; of the name's addresses the first is taken at which this machine can listen.
        "0.0.0.0" are all its addresses of IPv4, "::" those of both families where the system can,
        "localhost" is 127.0.0.1. */
    QString host() const;
    void setHost(const QString &host);

    /*! port: with network(). Default: GIPC_NETWORK_PORT of the environment, else 8100; a variable
        that names no port from 1 to 65535 is InvalidSettings. A server with port 0 takes any free
        one; GipcServer::address() has it then. */
    quint16 port() const;
    void setPort(quint16 port);

    /*! socketPath: replaces the path made of the name; empty (default): the name decides. At most
        107 bytes, none of them 0. A relative path is made absolute by listen() and
        connectToServer(): its directory is the one the program is in then. */
    QString socketPath() const;
    void setSocketPath(const QString &path);

    /*! handshakeTimeout: milliseconds a handshake may take before the connection, or a client's
        attempt, is given up; 0 (default): 5 s on a local socket, 10 s on TCP. */
    int handshakeTimeout() const;
    void setHandshakeTimeout(int msecs);
    void setHandshakeTimeout(std::chrono::milliseconds time);

    /*! heartbeatInterval: milliseconds within which something is sent at the latest, with GIPC-X
        (default 5000; the peer may ask for more often); 0: a third of what the peer allows. On TCP,
        in version 2, it says how often something is sent to see whether the peer's machine still
        answers. */
    int heartbeatInterval() const;
    void setHeartbeatInterval(int msecs);
    void setHeartbeatInterval(std::chrono::milliseconds time);

    /*! idleLimit: milliseconds for which the peer may be silent, with GIPC-X (default 15000); then
        the session ends with PeerSilent. 0: for ever; 1 to 999 are read as 1000.

        Only the time counts in which this side could listen: not while its inbox is full or the
        process was stopped. A program that does not come back to its event loop for that long is
        frozen, seen from its peer: work in another thread, or set a longer limit. */
    int idleLimit() const;
    void setIdleLimit(int msecs);
    void setIdleLimit(std::chrono::milliseconds time);

    /*! closeTimeout: milliseconds that closing takes at the latest, whether this side has asked for
        it or the peer (default 2000). What was not sent by then is dropped, and the log says how
        much; with GIPC-X a peer that has not closed, too, by then is reported as Truncated, and
       what was delivered and not answered by then is not answered. 0: only what the kernel takes at
       once is sent. The time for a peer that reads slowly, or has a slot that takes long. At once,
       except for sessions that are closing already. */
    int closeTimeout() const;
    void setCloseTimeout(int msecs);
    void setCloseTimeout(std::chrono::milliseconds time);

    /*! maxMessageSize: the largest data of one message, 1 to 1 GiB. Of a server, received or
        written (default 3 MiB); clients are told in the handshake. Of a client, received (default
        64 MiB); what it may send is the server's decision. */
    int maxMessageSize() const;
    void setMaxMessageSize(int bytes);

    /*! inboxLimit: how many bytes may wait to be read, of each connection; each message counts its
        data + 64 (default 8 MiB). Beyond it nothing is read from the socket, which the sender
        feels. A single message that is larger is let into an empty queue. At once. */
    qint64 inboxLimit() const;
    void setInboxLimit(qint64 bytes);

    /*! outboxLimit: the same for what waits to be sent; beyond it write() is QueueFull, or what
        GipcServer::overflow() says. At once. */
    qint64 outboxLimit() const;
    void setOutboxLimit(qint64 bytes);

    /*! queueWhileDisconnected: whether write() keeps messages while there is nobody to send them to
        (default true): of a client while Connecting and Reconnecting, of a server while Listening,
        and before that while Connecting, for the first client; never with multiClient. At once. */
    bool queueWhileDisconnected() const;
    void setQueueWhileDisconnected(bool on);

    /*! delivery: how messages reach the program, see Gipc::Delivery. Reads Auto until the program
        does what decides it, then what was decided. Setting it takes effect at once: to Signal,
        what is held is emitted. */
    Gipc::Delivery delivery() const;
    void setDelivery(Gipc::Delivery delivery);

    /*! Hands messages to \a handler instead of emitting messageReceived() while it is set; sets
        delivery to Signal. An empty function ends it.

        The fast way: small messages are not copied. \a data is gone when the handler returns;
        data.toByteArray() keeps it. The handler may run an event loop, replace itself or delete
        this object. It is called in this object's thread. For the messages of one of a server's
        clients GipcConnection::setMessageHandler() goes before it. */
    void setMessageHandler(MessageHandler handler);

    /*! Calls \a function for each message of \a msgType instead of emitting messageReceived(),
        which is left with the types that have no function. A program needs no switch:

            server.onMessage(StartJob, this, &Daemon::start); // void start(const GipcMessage &)
            server.onMessage(StopAll, this, [this] { stopAll(); });

        It is like QObject::connect(): the function takes the message or nothing, it can be a member
        of \a context, it is gone when \a context is, runs in that object's thread, and
        QObject::disconnect() with what is returned ends it. Of several for a type all are called,
        in the order in which they were given; one that was given meanwhile begins with the next
        message. It may run an event loop, connect, disconnect, delete its context or this object.

        As a slot on messageReceived() does, the first one makes delivery Signal if it is Auto, and
        gets what was held from the event loop: so give all before you return to it. With
        Delivery::Queue none is called, and a handler of setMessageHandler() goes before all. A type
        below 1, no context or an empty function is refused with a warning in the log; the
        connection returned is false then. */
    template <typename Context, typename Function>
    QMetaObject::Connection onMessage(int msgType, Context *context, Function function)
    {
        using Message = const GipcMessage &;
        if constexpr (std::is_invocable_v<Function &, Message>) {
            return connectMessages(msgType, context, std::move(function));
        } else if constexpr (std::is_invocable_v<Function &>) {
            return connectMessages(
                msgType, context,
                [function = std::move(function)](Message) mutable { function(); });
        } else if constexpr (std::is_invocable_v<Function &, Context *, Message>) {
            return connectMessages(msgType, context, [context, function](Message message) {
                std::invoke(function, context, message);
            });
        } else {
            static_assert(std::is_invocable_v<Function &, Context *>,
                          "The function takes a const GipcMessage & or nothing.");
            return connectMessages(
                msgType, context, [context, function](Message) { std::invoke(function, context); });
        }
    }

    /*! The same for the requests of the other end: \a function is called for each of \a msgType
        instead of emitting requestReceived(). It takes a const GipcRequest & or nothing. If it
        returns nothing it answers itself, at once or later. Or it returns the answer: a QByteArray,
        which is given the type of the request; a GipcMessage, of which an error fails the request
        with its words; or a QFuture of one of both, which answers when it is done.

            server.onRequest(ListJobs, this, &Daemon::list); // QByteArray list()
            server.onRequest(Compress, this, [](const GipcRequest &request) {
                return QtConcurrent::run(compress, request.data()); // QFuture<QByteArray>
            });

        One whose type has no function, while nothing is connected to requestReceived(), is answered
        with NobodyAnswers. With Delivery::Queue read() returns requests. Of several functions for a
        type the first to answer does. With GIPC-X only: peers of version 2 cannot ask. */
    template <typename Context, typename Function>
    QMetaObject::Connection onRequest(int msgType, Context *context, Function function)
    {
        return connectRequests(msgType, context,
                               GipcCore::requestFunction(context, std::move(function)));
    }

    // What is.

    /*! status: where this end is in its life, see Gipc::Status. */
    Gipc::Status status() const;

    /*! statusText: the status in words, translated. */
    QString statusText() const;

    /*! security: how the session is protected; of a server, and while there is none, what the
        settings ask for. */
    Gipc::Security security() const;

    /*! error: the last one, until the next Connected or opening clears it. */
    Gipc::ErrorCode error() const;

    /*! errorString: its cause and cure in words, translated; empty without an error. */
    QString errorString() const;

    // Blocking. These run an event loop of their own until they are done, so slots run meanwhile;
    // but called in a slot or handler for a message, no further messages of that object: they wait
    // in the inbox, and are delivered in order from the event loop afterwards. At most 16 of one
    // thread inside each other, Overflow::Block counted in: a further one is Interrupted at once.
    // They end at once with Interrupted when the application or the thread is told to exit
    // (QCoreApplication::quit() is without effect while QCoreApplication::exec() does not run;
    // exit() always works), and with Destroyed when the object is deleted. Less than 0: for ever;
    // 0: without waiting.

    /*! Waits until Closed; true if it is, or was never opened. Does not close by itself. */
    [[nodiscard]] bool waitForClosed(int msecs = 30000);
    [[nodiscard]] bool waitForClosed(std::chrono::milliseconds time);

    /*! The next message or piece of news, of a server the oldest over all clients, waiting for it.
        Makes delivery Queue if it is Auto. Check isTerminal(). Of nested calls the innermost gets
        the message. */
    [[nodiscard]] GipcMessage read();

    /*! The same, for at most \a msecs milliseconds; then GipcMessage::timeoutMessage(). 0 looks at
        the sockets once and does not wait. */
    [[nodiscard]] GipcMessage readTimed(int msecs);
    [[nodiscard]] GipcMessage readTimed(std::chrono::milliseconds time);

    /*! The next message or piece of news if there is one, else timeoutMessage(). Makes delivery
        Queue if it is Auto. Touches nothing but the queue: for slots on messagesAvailable(),
        polling, and futures and coroutines, which examples/README.md shows. The end of the channel
        is a piece of news, isTerminal(), and is there once. */
    [[nodiscard]] GipcMessage take();

public Q_SLOTS:
    /*! Writes a message to the other end, of a server with multiClient to all clients: \a msgType 1
        to 2147483647, \a data up to maxMessageSize of the server. May be called from any thread;
        messages of one thread keep their order.

        False, and \a why, for ReservedType, MessageTooLarge, QueueFull (outboxLimit), NotConnected:
        then nothing was written, and neither error() nor the status changes. Gipc::errorText(*why)
        says it in words.

        \b Client: sent when Connected; kept in order while Connecting or Reconnecting
        (queueWhileDisconnected). What slots on connected() and statusChanged() write goes before
        what was kept. After a loss the messages that have not left whole are sent in the next
        session; one that is larger than the new server accepts is dropped with MessageTooLarge.

        \b Server for one client: sent when Connected; kept in order for the first client while
        Listening or Connecting (queueWhileDisconnected), and dropped if the server cannot listen.
        What slots on clientConnected() and statusChanged() write goes before what was kept. What
        was not sent when the client leaves is dropped.

        \b Server with multiClient: true if every client took it. Where one did not, the others
        still get it; the answer is false with QueueFull, and writeRefused() follows for each that
        did not and is still there (with Overflow::Disconnect it is not). NotConnected if there is
        no client: nothing is kept for those to come.

        A client that has said it accepts less (with GIPC-X: its maxMessageSize) does not get the
        message; errorOccurred(MessageTooLarge) follows, and its session goes on. */
    bool write(int msgType, const QByteArray &data, Gipc::ErrorCode *why = nullptr);

    /*! Ends in order: a server gives up its name at once; what was written goes out, then the
        connection is closed, after closeTimeout() at the latest. Status Closing, then Closed, then
        closed().

        With GIPC-X the other end is asked to send nothing new, and to close, too. What it has sent
        is still delivered, and can be answered: write() goes on until the other end closes, behind
        all that it has sent, and its requests are answered; from then on it is NotConnected.
        GipcServer::publish() and new requests are refused at once. What the other end had not sent
        stays with it if it is a client, and goes to the next server. In version 2 the other end
        does not know of it: there are no further writes, and nothing more is delivered. */
    void close();

    /*! Ends at once and drops what was not sent: Closed, closed(). */
    void abort();

Q_SIGNALS:
    /*! Once for each change, after errorOccurred() if an error led to it. */
    void statusChanged(Gipc::Status status);

    /*! A message arrived; with Delivery::Signal, and not while there is a handler, or a function of
        onMessage(), for it. */
    void messageReceived(const GipcMessage &message);

    /*! The other end asks something, for which there is no function of onRequest(). Whoever keeps a
        copy may answer later; if nobody does, and nobody has answered when all slots have returned,
        the other end hears RequestFailed. In order with messages. With Delivery::Signal, and a
        first slot makes it that if it is Auto; with Delivery::Queue read() returns it. */
    void requestReceived(const GipcRequest &request);

    /*! There is something for take(), a message or a piece of news such as the end; once for each
        batch, and not again for what is left of it. What futures and coroutines wait for: one that
        is connected to messageReceived() misses what arrives before the next one is. Not emitted
        with Delivery::Signal. */
    void messagesAvailable();

    /*! Something went wrong; errorString() says what, and what helps. Of a server: what peers can
        cause again and again comes ten times for each cause within a minute, and once more when the
        minute is over; error() keeps to the same. The log says how often it was. Of a client that
        looks for its server: each cause once. */
    void errorOccurred(Gipc::ErrorCode error);

    /*! The error or its words changed, also when there is none any more: after errorOccurred(), or
        after the statusChanged() of a status that clears it. */
    void errorChanged();

    /*! After a setting that decides it: encryption, or the first or last key; of a client also
        after the statusChanged() of a session that begins or ends. */
    void securityChanged();

    /*! The end that close() or abort() asked for, after statusChanged(Closed). */
    void closed();

    // After a setting has changed, and not when it was set to what it is.

    void nameChanged();
    void encryptionChanged();
    void policyChanged();
    void serviceNameChanged();
    void multiClientChanged();
    void networkChanged();
    void hostChanged();
    void portChanged();
    void socketPathChanged();
    void handshakeTimeoutChanged();
    void heartbeatIntervalChanged();
    void idleLimitChanged();
    void closeTimeoutChanged();
    void maxMessageSizeChanged();
    void inboxLimitChanged();
    void outboxLimitChanged();
    void queueWhileDisconnectedChanged();
    /*! Also when Auto was decided. */
    void deliveryChanged();

protected:
    explicit GipcEndpoint(QObject *parent);
    void connectNotify(const QMetaMethod &signal) override;

private:
    QMetaObject::Connection connectMessages(int msgType, const QObject *context,
                                            MessageFunction function);
    QMetaObject::Connection connectRequests(int msgType, const QObject *context,
                                            RequestFunction function);

    friend class GipcCore::Endpoint;
    GipcCore::Endpoint *m_private = nullptr; ///< made and deleted by the class that this is
};
