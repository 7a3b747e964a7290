// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcmessage.h>

#include <QtCore/QByteArrayView>
#include <QtCore/QObject>

#include <functional>
#include <memory>

class GipcConnection;
class GipcConnectionPool;
class GipcServerPrivate;

/*! A gipc server: it owns a name on this machine (or a TCP port) and talks to the client that
    connects, or with multiClient to any number of clients.

        GipcServer server;
        QObject::connect(&server, &GipcServer::messageReceived, [&](const GipcMessage &message) {
            server.write(2, "you said: " + message.data());
        });
        if (!server.listen("example"))
            qWarning() << server.errorString();

    One client at a time, unless multiClient is set: while one is connected, others wait until it
    leaves. Clients may use GipcClient or the Go library gipc. A peer can end its own
    connection and nothing else: not this process, not the service for others.

    \b Threads: reentrant. write(), writeTo() and closeConnection() may be called from any
    thread, everything else from the thread the object lives in. It may be deleted in any slot. It
    may live in a worker thread, and slots in others; the README shows how it is ended there. The
    thread may be any, also a std::thread, but there has to be a QCoreApplication: without one
    listen() is refused with WrongStatus, and blocking calls end at once with Interrupted. As a
    static object it may outlive both.

    \b Errors: error() and errorString() keep the last error until the next Connected or
    listen(); errorOccurred() comes with each, and before statusChanged() if it changes the
    status (a failed handshake does not): status() says the new one in both. */
class GIPC_EXPORT GipcServer : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(bool encryption READ encryption WRITE setEncryption NOTIFY encryptionChanged)
    Q_PROPERTY(bool unmaskPermissions READ unmaskPermissions WRITE setUnmaskPermissions NOTIFY
                   unmaskPermissionsChanged)
    Q_PROPERTY(bool multiClient READ multiClient WRITE setMultiClient NOTIFY multiClientChanged)
    Q_PROPERTY(int maxClients READ maxClients WRITE setMaxClients NOTIFY maxClientsChanged)
    Q_PROPERTY(int maxClientsPerPeer READ maxClientsPerPeer WRITE setMaxClientsPerPeer NOTIFY
                   maxClientsPerPeerChanged)
    Q_PROPERTY(int maxPendingHandshakes READ maxPendingHandshakes WRITE setMaxPendingHandshakes
                   NOTIFY maxPendingHandshakesChanged)
    Q_PROPERTY(
        int maxWaitingIds READ maxWaitingIds WRITE setMaxWaitingIds NOTIFY maxWaitingIdsChanged)
    Q_PROPERTY(int maxWaitingIdsPerPeer READ maxWaitingIdsPerPeer WRITE setMaxWaitingIdsPerPeer
                   NOTIFY maxWaitingIdsPerPeerChanged)
    Q_PROPERTY(int waitingIdTimeout READ waitingIdTimeout WRITE setWaitingIdTimeout NOTIFY
                   waitingIdTimeoutChanged)
    Q_PROPERTY(Gipc::Policy policy READ policy WRITE setPolicy NOTIFY policyChanged)
    Q_PROPERTY(QString serviceName READ serviceName WRITE setServiceName NOTIFY serviceNameChanged)
    Q_PROPERTY(QList<qint64> allowedUserIds READ allowedUserIds WRITE setAllowedUserIds NOTIFY
                   allowedUserIdsChanged)
    Q_PROPERTY(int heartbeatInterval READ heartbeatInterval WRITE setHeartbeatInterval NOTIFY
                   heartbeatIntervalChanged)
    Q_PROPERTY(int idleLimit READ idleLimit WRITE setIdleLimit NOTIFY idleLimitChanged)
    Q_PROPERTY(Gipc::Overflow overflow READ overflow WRITE setOverflow NOTIFY overflowChanged)
    Q_PROPERTY(int blockTimeout READ blockTimeout WRITE setBlockTimeout NOTIFY blockTimeoutChanged)
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
    Q_PROPERTY(qint64 departedInboxLimit READ departedInboxLimit WRITE setDepartedInboxLimit NOTIFY
                   departedInboxLimitChanged)
    Q_PROPERTY(qint64 totalInboxLimit READ totalInboxLimit WRITE setTotalInboxLimit NOTIFY
                   totalInboxLimitChanged)
    Q_PROPERTY(qint64 totalOutboxLimit READ totalOutboxLimit WRITE setTotalOutboxLimit NOTIFY
                   totalOutboxLimitChanged)
    Q_PROPERTY(bool queueWhileDisconnected READ queueWhileDisconnected WRITE
                   setQueueWhileDisconnected NOTIFY queueWhileDisconnectedChanged)
    Q_PROPERTY(Gipc::Delivery delivery READ delivery WRITE setDelivery NOTIFY deliveryChanged)
    Q_PROPERTY(Gipc::Status status READ status NOTIFY statusChanged)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusChanged)
    Q_PROPERTY(Gipc::Security security READ security NOTIFY securityChanged)
    Q_PROPERTY(Gipc::ErrorCode error READ error NOTIFY errorChanged)
    Q_PROPERTY(QString errorString READ errorString NOTIFY errorChanged)
    Q_PROPERTY(int clientCount READ clientCount NOTIFY clientCountChanged)
    Q_PROPERTY(QString address READ address NOTIFY addressChanged)

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

    /*! Whether sessions speak GIPC-X, see Gipc::Policy; default Prefer. Compatible and Prefer leave
        the door open to a man in the middle who can change what passes; so does Require without a
        pre-shared key. Where a peer does not speak it and has to: ExtensionRequired. */
    Gipc::Policy policy() const;
    void setPolicy(Gipc::Policy policy);

    /*! Adds a key that clients may use, known to both by its \a identity of up to 64 bytes (an
        eavesdropper does not see it, an active attacker does); one with the same identity is
        replaced. \a key is 32 to 64 bytes of randomness ("gipc keygen" makes some), not all zero,
        and no password: who can connect can try passwords. False if one of both is not so.

        With a key, sessions are Authenticated or do not come about: a client without one, or with
        another, and every Go client, is refused (AuthenticationFailed, ExtensionRequired). It
        needs encryption and a policy other than Compatible, or listen() says InvalidSettings.
        Whoever has the key can be server or client; give each service a name of its own. Clients
        connected stay. At once, except that listen() decides whether keys are needed at all: so a
        key can be replaced by adding the new one, handing it to the clients, and removing the old
        one. */
    bool addPreSharedKey(const QByteArray &identity, QByteArrayView key);
    void removePreSharedKey(const QByteArray &identity);

    /*! What is served here, 1 to 64 bytes of UTF-8; empty (default): the name. Clients with a key, and
        those on TCP, compare it with what they look for. */
    QString serviceName() const;
    void setServiceName(const QString &name);

    /*! The users who may connect, by the kernel's word; empty (default): all whom the socket's
        mode lets in. Others are turned away before a byte is sent, with
        errorOccurred(PeerNotAllowed). One's own id and 0 are users as all others, and
        so is 65534, by which all those go whom this process' user namespace does not know. Not with
        network(), where users are not known. At once. */
    QList<qint64> allowedUserIds() const;
    void setAllowedUserIds(const QList<qint64> &ids);

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

    /*! Whether other users may connect: the socket has mode 0777 instead of 0600 (default
        false). */
    bool unmaskPermissions() const;
    void setUnmaskPermissions(bool on);

    /*! Whether to serve any number of clients at the same time (default false). The status is
        then Listening until close(); clientCount() and the signals tell of clients.

        Go clients in their multi-client mode are served, too: they ask NAME_manager (on TCP the
        same port) for an id, and connect to NAME followed by the id (on TCP to port + id). The
        ids of those connected are kept in /tmp/NAME.sock.lock: a server that is started again,
        after a crash or close(), lets them come back to the same ids for twice waitingIdTimeout()
        (maxClients of them; on TCP nothing is kept). So a server named "foo" occupies
        "foo_manager" and, while such clients are there, "foo1", "foo2" and so on; what others
        have already is left alone. On TCP a client is announced at its first message, or 250 ms
        after its handshake. */
    bool multiClient() const;
    void setMultiClient(bool on);

    /*! With multiClient: how many clients may be connected, in all (default 256) and of one peer,
        which is a user of this machine, or on TCP an address (default 128). Up to 100000. Those
        beyond are turned away at once with errorOccurred(LimitReached); Go's clients in their
        multi-client mode wait for an id instead, as they try only once. Lowering it sends nobody
        away. At once. Each client takes a file descriptor, one that has an id of the Go scheme
        three; see RLIMIT_NOFILE. */
    int maxClients() const;
    void setMaxClients(int clients);
    int maxClientsPerPeer() const;
    void setMaxClientsPerPeer(int clients);

    /*! With multiClient: how many handshakes may go on at a time, 1 to 4096 (default 256), but not
        more than a quarter of the file descriptors that this process may have. When there are so
        many, further clients wait, and one that has been silent for 100 ms gives way to them, or
        for 250 ms if it had said something (400 while others get in). At once. */
    int maxPendingHandshakes() const;
    void setMaxPendingHandshakes(int handshakes);

    /*! With multiClient, for Go's clients: how many ids may wait for the client they were given to,
        in all (default 64) and of one peer (default 16), and for how many milliseconds (default
        30000). Further clients are answered when there is room: they ask only once. So long, too,
        the connection by which a client has asked is left to it, for it closes that itself when
        the one to its id's address is established; the id of a client that this side has
        disconnected is kept for it; and on TCP an id is not used again for twice as long. At once.
     */
    int maxWaitingIds() const;
    void setMaxWaitingIds(int ids);
    int maxWaitingIdsPerPeer() const;
    void setMaxWaitingIdsPerPeer(int ids);
    int waitingIdTimeout() const;
    void setWaitingIdTimeout(int msecs);

    /*! Whether to listen on TCP, host() and port(), instead of a local socket. The default is
        the CMake option GIPC_NETWORK, off unless set. */
    bool network() const;
    void setNetwork(bool on);

    /*! Where to listen with network(). Defaults: GIPC_NETWORK_HOST and GIPC_NETWORK_PORT of the
        environment, else 127.0.0.1 and 8100. Port 0: any free one; address() has it then.

        The host is an address, IPv6 with or without brackets, or a name of this machine. "0.0.0.0"
        are all its addresses of IPv4, "::" those of both families where the system can. "localhost"
        is 127.0.0.1. Other names are looked up by listen(), which does not wait for it; of their
        addresses the first is taken at which this machine can listen. An empty host, and a variable
        that names no port from 1 to 65535, is InvalidSettings. */
    QString host() const;
    void setHost(const QString &host);
    quint16 port() const;
    void setPort(quint16 port);

    /*! Replaces the path made of the name; empty (default): the name decides. At most 107 bytes, none
        of them 0. A relative path is made absolute by listen(): its directory is the one the
       program is in then. */
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

    /*! How much is kept of clients that have left before their messages were read, in all; each client
        counts 1 KiB more. Beyond it the messages of the one that left first go first, the oldest
        first, and errorOccurred(LimitReached) says how many. Default: 16 MiB, or inboxLimit() if
        that is more; 0 keeps nothing. At once. A program that has to have every message reads them
        in time, or sets it as high as it has memory for, and totalInboxLimit() with it. */
    qint64 departedInboxLimit() const;
    void setDepartedInboxLimit(qint64 bytes);

    /*! How much may wait to be read in all, of clients that have left, too, and with what has arrived
        of messages that are not complete (default 256 MiB). Close to it the clients of whom the
        most waits are not read, and at it nobody is, until the program has taken something. Where
        it could not, because nothing is complete, the client with the largest unfinished message
        is disconnected with LimitReached. Who is alone may always send one message. Of each client
        that is not read up to 256 KiB more are fetched, to see its end. At once. */
    qint64 totalInboxLimit() const;
    void setTotalInboxLimit(qint64 bytes);

    /*! How much memory may wait to be sent, of all clients together (default 512 MiB); data of 16 KiB and
        more that goes to several with one write() counts once. Close to it the outboxes that hold
        the most count as full, and overflow() says what happens then; a client of whom nothing
        waits always takes a message. It should be larger than outboxLimit(). At once. */
    qint64 totalOutboxLimit() const;
    void setTotalOutboxLimit(qint64 bytes);

    /*! What happens when a client does not read and more than outboxLimit() waits for it (default
        Reject). Others are not affected. At once.

        Block: write() takes the message, runs an event loop (in other threads it just waits) until
        the client is within the limit or gone, and answers true; after blockTimeout() it takes back
        what it can and answers QueueFull. Slots run meanwhile, but in a slot or handler for a
        message no further messages of this server: those wait in the inbox. What they would write
        would wait inside this write, and so on; of one thread's waits inside each other the 17th is
        QueueFull at once, and nothing taken: a timer that writes comes to that.

        DropOldest: GipcConnection::droppedMessages() counts; from other threads QueueFull is still
        possible while the server's own thread is busy. Disconnect: the client is gone with
        clientDisconnected(id, QueueFull). */
    Gipc::Overflow overflow() const;
    void setOverflow(Gipc::Overflow overflow);

    /*! Milliseconds a write with Overflow::Block waits, 0 or more; default 30000. Then the message is
        taken back from clients that are over the limit, and the answer is QueueFull; where it is on
       its way already, in part or whole, the answer is true. 0: it does not wait. From the next
       write on. */
    int blockTimeout() const;
    void setBlockTimeout(int msecs);

    /*! Whether write() keeps messages for the first client while Listening, and before that while
        Connecting (default true). At once. Never with multiClient. */
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
        this object. It is called in this object's thread. For the messages of one client
        GipcConnection::setMessageHandler() goes before it. */
    void setMessageHandler(MessageHandler handler);

    // What is.

    Gipc::Status status() const;
    /*! The status in words, translated. */
    QString statusText() const;
    /*! How sessions are protected here, by the settings: all of them alike. */
    Gipc::Security security() const;
    Gipc::ErrorCode error() const;
    QString errorString() const;
    /*! Where it listens: a path, or host:port with the real port. Empty while it does not. */
    QString address() const;
    int clientCount() const;
    /*! The connection with this id; null when it has ended, in slots on clientDisconnected(), too. A
        pointer from before is good until they have run. */
    GipcConnection *connection(quint64 id) const;
    /*! All clients, to read from them in rounds. */
    GipcConnectionPool connections();

    // Blocking. These run an event loop of their own until they are done, so slots run meanwhile;
    // but called in a slot or handler for a message, no further messages of that object: they wait
    // in the inbox, and are delivered in order from the event loop afterwards. At most 16 of one
    // thread inside each other, Overflow::Block counted in: a further one is Interrupted at once.
    // They end at once with Interrupted when the application or the thread is told to exit
    // (QCoreApplication:: quit() is without effect while QCoreApplication::exec() does not run;
    // exit() always works), and with Destroyed when the object is deleted. msecs < 0: for ever; 0:
    // without waiting.

    /*! Waits until a host's name is looked up; true if it listens. For servers that are Connecting: all
        others do, or do not, when listen() returns. */
    bool waitForListening(int msecs = 30000);

    /*! Waits until Closed; true if it is, or was never opened. Does not close by itself. */
    bool waitForClosed(int msecs = 30000);

    /*! The next message or piece of news, the oldest over all clients, waiting for it. Makes
        delivery Queue if it is Auto. Check isTerminal(). Of nested calls the innermost gets the
        message. */
    GipcMessage read();

    /*! The same, for at most \a msecs milliseconds; then GipcMessage::timeoutMessage(). 0 looks
        at the sockets once and does not wait. */
    GipcMessage readTimed(int msecs);

    /*! The next message or piece of news if there is one, else timeoutMessage(). Makes delivery
        Queue if it is Auto. Touches nothing but the queue: for slots on messagesAvailable(),
        polling, and futures and coroutines, which the README shows. The end of the channel is a
        piece of news, isTerminal(), and is there once. */
    GipcMessage take();

public Q_SLOTS:
    /*! Takes the name and listens. False with error() InvalidName, PathTooLong, AddressInUse
        (by a live server, or by something that is not ours to remove), AccessDenied (nothing may be
        made in the directory), Transport (it does not exist, or its file system is read-only, full,
        or lacks locks, sockets or their permissions: errorString() says which), LimitReached,
        InvalidSettings (some that contradict each other), and status Error; or WrongStatus, if
        it listens already or is still closing. A socket that a crashed server left behind is
        taken over.

        If the socket's file is removed later, it is made again within a second. If somebody else
       has the path by then: errorOccurred() with AddressInUse; nobody can connect any more, those
       who are connected stay, and when there is none the status is Error. (With multiClient that
       goes for the path at which ids are asked for, too.)

        Never waits. With network() and a host that is a name other than localhost, true means that
        the name is being looked up: the status is Connecting until it is Listening, or Error after
        errorOccurred() with ServerNotFound (after a minute at most) or one of the above. close(),
        abort() and the destructor give up. (The thread in which Qt asks the resolver ends when that
        answers or gives up; a program that exits waits for it.) */
    bool listen();
    bool listen(const QString &name);

    /*! Writes a message to the client, or with multiClient to all clients: \a msgType 1 to
        2147483647, \a data up to maxMessageSize. May be called from any thread; messages of one
        thread keep their order.

        With multiClient: true if every client took it. Where one did not, the others still get it;
        the answer is false with QueueFull, and writeRefused() follows for each that did not and is
        still there (with Overflow::Disconnect it is not).
        NotConnected if there is no client: nothing is kept for those to come.

        Otherwise: sent when Connected; kept in order for the first client while Listening or
        Connecting (queueWhileDisconnected), and dropped if the server cannot listen. What slots on
       clientConnected() and statusChanged() write goes before what was kept. What was not sent when
       the client leaves is dropped.

        A client that has said it accepts less (with GIPC-X: its maxMessageSize) does not get the
        message; errorOccurred(MessageTooLarge) follows, and its session goes on.

        False, and \a why, for ReservedType, MessageTooLarge, QueueFull (outboxLimit),
        NotConnected: then nothing was written, and neither error() nor the status changes.
        Gipc::errorText(*why) says it in words. */
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
    /*! This client did not take a message that write() had for all. Once for all that it refuses in
        one turn of the event loop. */
    void writeRefused(quint64 id, Gipc::ErrorCode why);
    void messageReceived(const GipcMessage &message);
    /*! There is something for take(), a message or a piece of news such as the end; once for each
        batch, and not again for what is left of it. What futures and coroutines wait for: one that
        is connected to messageReceived() misses what arrives before the next one is. Not emitted
        with Delivery::Signal. */
    void messagesAvailable();
    /*! What peers can cause again and again comes ten times for each cause within a minute, and once
        more when the minute is over; error() keeps to the same. The log says how often it was.
        clientDisconnected() comes for each client. */
    void errorOccurred(Gipc::ErrorCode error);
    /*! The error or its words changed, also when there is none any more: after errorOccurred(), or
        after the statusChanged() of a status that clears it. */
    void errorChanged();
    /*! After a setting that decides it: encryption, or the first or last key. */
    void securityChanged();
    /*! After statusChanged(). */
    void addressChanged();
    void closed();

    void nameChanged();
    void encryptionChanged();
    void unmaskPermissionsChanged();
    void multiClientChanged();
    void maxClientsChanged();
    void maxClientsPerPeerChanged();
    void maxPendingHandshakesChanged();
    void maxWaitingIdsChanged();
    void maxWaitingIdsPerPeerChanged();
    void waitingIdTimeoutChanged();
    void overflowChanged();
    void blockTimeoutChanged();
    void policyChanged();
    void serviceNameChanged();
    void allowedUserIdsChanged();
    void heartbeatIntervalChanged();
    void idleLimitChanged();
    void networkChanged();
    void hostChanged();
    void portChanged();
    void socketPathChanged();
    void handshakeTimeoutChanged();
    void maxMessageSizeChanged();
    void inboxLimitChanged();
    void departedInboxLimitChanged();
    void totalInboxLimitChanged();
    void totalOutboxLimitChanged();
    void outboxLimitChanged();
    void queueWhileDisconnectedChanged();
    void deliveryChanged();

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    friend class GipcServerPrivate;
    std::unique_ptr<GipcServerPrivate> const d;
};
