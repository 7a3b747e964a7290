// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcadmission.h>
#include <Gipc/gipcendpoint.h>
#include <Gipc/gipcpeer.h>

#include <QtCore/QList>

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
    leaves. Clients may use GipcClient or the Go library gipc. A peer can end its own connection and
    nothing else: not this process, not the service for others.

    \b multiClient serves any number of clients at the same time. The status is then Listening until
    close(); clientCount() and the signals tell of clients. Go clients in their multi-client mode
    are served, too: they ask NAME_manager (on TCP the same port) for an id, and connect to NAME
    followed by the id (on TCP to port + id). The ids of those connected are kept in
    /tmp/NAME.sock.lock: a server that is started again, after a crash or close(), lets them come
    back to the same ids for twice waitingIdTimeout() (maxClients of them; on TCP nothing is kept).
    So a server named "foo" occupies "foo_manager" and, while such clients are there, "foo1", "foo2"
    and so on; what others have already is left alone. On TCP a client is announced at its first
    message, or 250 ms after its handshake.

    \b Threads: write(), writeTo() and closeConnection() may be called from any thread, everything
    else from the thread the object lives in. GipcEndpoint says more, and how errors are told; a
    failed handshake changes no status.

    \since 0.1 */
class GIPC_EXPORT GipcServer : public GipcEndpoint
{
    Q_OBJECT
    Q_PROPERTY(bool unmaskPermissions READ unmaskPermissions WRITE setUnmaskPermissions NOTIFY
                   unmaskPermissionsChanged)
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
    Q_PROPERTY(QList<qint64> allowedUserIds READ allowedUserIds WRITE setAllowedUserIds NOTIFY
                   allowedUserIdsChanged)
    Q_PROPERTY(Gipc::Overflow overflow READ overflow WRITE setOverflow NOTIFY overflowChanged)
    Q_PROPERTY(int blockTimeout READ blockTimeout WRITE setBlockTimeout NOTIFY blockTimeoutChanged)
    Q_PROPERTY(qint64 departedInboxLimit READ departedInboxLimit WRITE setDepartedInboxLimit NOTIFY
                   departedInboxLimitChanged)
    Q_PROPERTY(qint64 totalInboxLimit READ totalInboxLimit WRITE setTotalInboxLimit NOTIFY
                   totalInboxLimitChanged)
    Q_PROPERTY(qint64 totalOutboxLimit READ totalOutboxLimit WRITE setTotalOutboxLimit NOTIFY
                   totalOutboxLimitChanged)
    Q_PROPERTY(qint64 stateLimit READ stateLimit WRITE setStateLimit NOTIFY stateLimitChanged)
    Q_PROPERTY(int clientCount READ clientCount NOTIFY clientCountChanged)
    Q_PROPERTY(QString address READ address NOTIFY addressChanged)

public:
    /*! Says whether a client is let in. */
    using Admission = std::function<GipcAdmission(const GipcPeer &)>;

    explicit GipcServer(QObject *parent = nullptr);
    explicit GipcServer(const QString &name, QObject *parent = nullptr);

    /*! Never blocks: gives the name up; what the kernel takes at once of the messages written still
        goes out, and the log says how many were dropped. Use close() and waitForClosed() to be
        sure. */
    ~GipcServer() override;

    // The settings that only a server has. A change takes effect at the next listen(), where
    // nothing else is said.

    /*! Adds a key that clients may use, known to both by its \a identity of up to 64 bytes (an
        eavesdropper does not see it, an active attacker does); one with the same identity is
        replaced. \a key is 32 to 64 bytes of randomness ("gipc keygen" makes some), not all zero,
        and no password: who can connect can try passwords. False if one of both is not so.

        With a key, sessions are Authenticated or do not come about: a client without one, or with
        another, and every Go client, is refused (AuthenticationFailed, ExtensionRequired). It needs
        encryption and a policy other than Compatible, or listen() says InvalidSettings. Whoever has
        the key can be server or client; give each service a name of its own. Clients connected
        stay. At once, except that listen() decides whether keys are needed at all: so a key can be
        replaced by adding the new one, handing it to the clients, and removing the old one. */
    bool addPreSharedKey(const QByteArray &identity, QByteArrayView key);
    void removePreSharedKey(const QByteArray &identity);

    /*! Lets \a admission decide about each client that has come through the handshake, once for
        each session and before anything of it is announced or delivered; an empty function ends
        that, and everybody is let in. At once, for sessions to come.

        Who is refused is told so, with the text of the answer, and its error is Refused: with
        GipcAdmission::refuse() its status becomes Error, with refuseForNow() it comes again after
        its retryTimer(). It never was Connected, and what it has written waits for a session in
        which it is let in. A client that speaks version 2, as Go's do, cannot be told: it was
        connected, its connection is closed, what it wrote is lost, and it comes again. Here
        errorOccurred(Refused) says who was turned away. Nobody who was refused counts among the
        clients, and of those who ask for an id of the Go scheme nobody is asked about, but of the
        sessions that they come back with.

        In the server's thread, in the middle of its work: \a admission looks at the peer and
        answers from what it knows. It must not throw, run an event loop, wait or call anything of a
        server or client; where it has to ask somebody, it answers refuseForNow() until it knows. If
        it does so all the same, nothing breaks, but others wait, and who comes meanwhile is refused
        for now. */
    void setAdmission(Admission admission);

    /*! allowedUserIds: the users who may connect, by the kernel's word; empty (default): all whom
        the socket's mode lets in. Others are turned away before a byte is sent, with
        errorOccurred(PeerNotAllowed). One's own id and 0 are users as all others, and so is 65534,
        by which all those go whom this process' user namespace does not know. Not with network(),
        where users are not known. At once. */
    QList<qint64> allowedUserIds() const;
    void setAllowedUserIds(const QList<qint64> &ids);

    /*! unmaskPermissions: whether other users may connect; the socket has mode 0777 instead of 0600
        (default false). */
    bool unmaskPermissions() const;
    void setUnmaskPermissions(bool on);

    /*! maxClients: with multiClient, how many clients may be connected in all, 1 to 100000
        (default 256). Those beyond are turned away at once with errorOccurred(LimitReached), and
        told so where they speak GIPC-X: their error is Refused, and they try again. Go's clients in
        their multi-client mode wait for an id instead, as they try only once. Lowering it sends
        nobody away. At once. Each client takes a file descriptor, one that has an id of the Go
        scheme three; see RLIMIT_NOFILE. */
    int maxClients() const;
    void setMaxClients(int clients);

    /*! maxClientsPerPeer: the same for one peer (default 128), which is with pre-shared keys all
        who have the key of one identity, else a user of this machine, or on TCP an address. So a
        server with one key for all whom it serves sets it as high as maxClients(); and nobody who
        only names an identity takes anything from those who have its key. */
    int maxClientsPerPeer() const;
    void setMaxClientsPerPeer(int clients);

    /*! maxPendingHandshakes: with multiClient, how many handshakes may go on at a time, 1 to 4096
        (default 256), but not more than a quarter of the file descriptors that this process may
        have. When there are so many, further clients wait, and one that has been silent for 100 ms
        gives way to them, or for 250 ms if it had said something (400 while others get in). At
        once. */
    int maxPendingHandshakes() const;
    void setMaxPendingHandshakes(int handshakes);

    /*! maxWaitingIds: with multiClient, for Go's clients, how many ids may wait in all for the
        client they were given to, 0 to 100000 (default 64). Further clients are answered when there
        is room: they ask only once. At once. */
    int maxWaitingIds() const;
    void setMaxWaitingIds(int ids);

    /*! maxWaitingIdsPerPeer: the same for one peer (default 16). */
    int maxWaitingIdsPerPeer() const;
    void setMaxWaitingIdsPerPeer(int ids);

    /*! waitingIdTimeout: for how many milliseconds an id waits for its client (default 30000). So
        long, too, the connection by which a client has asked is left to it, for it closes that
        itself when the one to its id's address is established; the id of a client that this side
        has disconnected is kept for it; and on TCP an id is not used again for twice as long. At
        once. */
    int waitingIdTimeout() const;
    void setWaitingIdTimeout(int msecs);
    void setWaitingIdTimeout(std::chrono::milliseconds time);

    /*! departedInboxLimit: how many bytes are kept, in all, of clients that have left before their
        messages were read; each client counts 1 KiB more. Beyond it the messages of the one that
        left first go first, the oldest first, and errorOccurred(LimitReached) says how many.
        Default: 16 MiB, or inboxLimit() if that is more; 0 keeps nothing. At once. A program that
        has to have every message reads them in time, or sets it as high as it has memory for, and
        totalInboxLimit() with it. */
    qint64 departedInboxLimit() const;
    void setDepartedInboxLimit(qint64 bytes);

    /*! totalInboxLimit: how many bytes may wait to be read in all, of clients that have left, too,
        and with what has arrived of messages that are not complete (default 256 MiB). Close to it
        the clients of whom the most waits are not read, and at it nobody is, until the program has
        taken something. Where it could not, because nothing is complete, the client with the
        largest unfinished message is disconnected with LimitReached. Who is alone may always send
        one message. Of each client that is not read up to 256 KiB more are fetched, to see its end.
        At once. */
    qint64 totalInboxLimit() const;
    void setTotalInboxLimit(qint64 bytes);

    /*! totalOutboxLimit: how many bytes of memory may wait to be sent, of all clients together
        (default 512 MiB); data of 16 KiB and more that goes to several with one write() counts
        once, and so does what publish() keeps. Close to it the outboxes that hold the most count as
        full, and overflow() says what happens then; a client of whom nothing waits always takes a
        message. It should be larger than outboxLimit(). At once. */
    qint64 totalOutboxLimit() const;
    void setTotalOutboxLimit(qint64 bytes);

    /*! stateLimit: how many bytes publish() keeps of all types together; each counts its data + 256
        (default 64 MiB). Beyond it publish() is LimitReached, but one type alone may be larger.
        Lowering it takes nothing away. At once. */
    qint64 stateLimit() const;
    void setStateLimit(qint64 bytes);

    /*! overflow: what happens when a client does not read and more than outboxLimit() waits for it
        (default Reject). Others are not affected. At once.

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

    /*! blockTimeout: milliseconds a write with Overflow::Block waits, 0 or more; default 30000.
        Then the message is taken back from clients that are over the limit, and the answer is
        QueueFull; where it is on its way already, in part or whole, the answer is true. 0: it does
        not wait. From the next write on. */
    int blockTimeout() const;
    void setBlockTimeout(int msecs);
    void setBlockTimeout(std::chrono::milliseconds time);

    // What is.

    /*! address: where it listens: a path, or host:port with the real port; empty while it does
        not. */
    QString address() const;

    /*! clientCount: how many clients there are, with multiClient or without. */
    int clientCount() const;

    /*! The connection with this id; null when it has ended, in slots on clientDisconnected(), too.
        A pointer from before is good until they have run. */
    GipcConnection *connection(quint64 id) const;

    /*! All clients, to read from them in rounds. */
    GipcConnectionPool connections();

    /*! Waits until a host's name is looked up; true if it listens. For servers that are Connecting:
        all others do, or do not, when listen() returns. */
    [[nodiscard]] bool waitForListening(int msecs = 30000);
    [[nodiscard]] bool waitForListening(std::chrono::milliseconds time);

public Q_SLOTS:
    /*! Takes the name and listens. False with error() InvalidName, PathTooLong, AddressInUse (by a
        live server, or by something that is not ours to remove), AccessDenied (nothing may be made
        in the directory), Transport (it does not exist, or its file system is read-only, full, or
        lacks locks, sockets or their permissions: errorString() says which), LimitReached,
        InvalidSettings (some that contradict each other), and status Error; or WrongStatus, if it
        listens already or is still closing. A socket that a crashed server left behind is taken
        over.

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

    /*! As write(), to the client with this id; NotConnected if it is not there. Any thread. */
    bool writeTo(quint64 id, int msgType, const QByteArray &data, Gipc::ErrorCode *why = nullptr);

    /*! Asks the client with this id, as GipcClient::request() asks the server; NotConnected at once
        if it is not there. This object's thread only. */
    QFuture<GipcMessage> requestFrom(quint64 id, int msgType, const QByteArray &data = {},
                                     int msecs = 30000);
    QFuture<GipcMessage> requestFrom(quint64 id, int msgType, const QByteArray &data,
                                     std::chrono::milliseconds time);

    /*! Publishes a state: \a data is now the latest of this type. Each client that is connected
        gets it, and each that comes later gets the latest of every type, in ascending order of
        types, before what slots on statusChanged() and clientConnected() write to it. To the other
        end it is a message as all others, also to a Go client.

        A client that reads slowly gets the latest and nothing that is older: while one of the type
        waits for it, that one is replaced, and GipcConnection::statesSkipped() counts. A state has
        the place of the first that it replaced: it never comes before what was written earlier
        than that, and may come before what was written later. So one waits for each type and
        client, whatever overflow() and outboxLimit() say. What is kept is in the memory once, and
        counts once in totalOutboxLimit(), which refuses only messages.

        False, and \a why, for ReservedType and MessageTooLarge as write(), and LimitReached
        (stateLimit). NotConnected from close() or abort() to the next listen(); then nobody is
        told, and at that listen() what was kept of the type is forgotten, as it is out of date. All
        else is kept from before the first listen() on until retract() or the end of this object. A
        client that accepts less does not get it, as with write(). This object's thread only. */
    bool publish(int msgType, const QByteArray &data, Gipc::ErrorCode *why = nullptr);

    /*! Forgets the state of this type: newcomers are not told of it, and where it still waits it is
        not sent. Who has it is not told. False if there is none. In any status; this object's
        thread only. */
    bool retract(int msgType);

    /*! Ends one session in order, as close() all: what was written goes out, then it is closed,
        after closeTimeout() at the latest; clientDisconnected() follows. Any thread. An id that is
        not there is ignored. */
    void closeConnection(quint64 id);

Q_SIGNALS:
    /*! A client's session is established; what slots write goes before what was kept for it. */
    void clientConnected(quint64 id);

    /*! A client has gone. \a why is NoError if the stream ended in order. */
    void clientDisconnected(quint64 id, Gipc::ErrorCode why);

    /*! Before clientConnected() and clientDisconnected(). */
    void clientCountChanged();

    /*! This client did not take a message that write() had for all. Once for all that it refuses in
        one turn of the event loop. */
    void writeRefused(quint64 id, Gipc::ErrorCode why);

    /*! After statusChanged(). */
    void addressChanged();

    // After a setting has changed, and not when it was set to what it is.

    void unmaskPermissionsChanged();
    void maxClientsChanged();
    void maxClientsPerPeerChanged();
    void maxPendingHandshakesChanged();
    void maxWaitingIdsChanged();
    void maxWaitingIdsPerPeerChanged();
    void waitingIdTimeoutChanged();
    void overflowChanged();
    void blockTimeoutChanged();
    void allowedUserIdsChanged();
    void departedInboxLimitChanged();
    void totalInboxLimitChanged();
    void totalOutboxLimitChanged();
    void stateLimitChanged();

private:
    friend class GipcServerPrivate;
    std::unique_ptr<GipcServerPrivate> const d;
};
