// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "eventloop.h"
#include "neighbours.h"

#include <QtCore/QMetaMethod>
#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>

#include <functional>
#include <memory>
#include <vector>

#include <unistd.h>

using Gipc::Status;

/*! Client and server may be deleted, closed and opened anew in every slot. */
class tst_SlotDeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_neighbours.open()); }
    void clientSurvivesEverySlot_data();
    void clientSurvivesEverySlot();
    void serverSurvivesEverySlot_data();
    void serverSurvivesEverySlot();
    void serverForManySurvivesEverySlot_data();
    void serverForManySurvivesEverySlot();

private:
    Neighbours m_neighbours;
};

namespace {

enum class Deed { Delete, Close, Abort, Reopen };

/*! Does its deed at one emission of one signal, once. */
class Trigger : public QObject
{
    Q_OBJECT

public:
    void arm(QObject *sender, const QByteArray &signal, int skip, std::function<void()> deed)
    {
        m_skip = skip;
        m_deed = std::move(deed);
        const QMetaObject *const meta = sender->metaObject();
        const int index = meta->indexOfSignal(QMetaObject::normalizedSignature(signal));
        QVERIFY2(index >= 0, signal);
        const int fire = metaObject()->indexOfSlot("fire()");
        QVERIFY(connect(sender, meta->method(index), this, metaObject()->method(fire)));
    }

    bool hasFired = false;

public Q_SLOTS:
    void fire()
    {
        if (hasFired || m_skip-- > 0)
            return;
        hasFired = true;
        m_deed();
    }

private:
    int m_skip = 0;
    std::function<void()> m_deed;
};

using Step = std::function<void()>;

constexpr char RefusedSignal[] = "writeRefused(quint64,Gipc::ErrorCode)";

void addDeeds(const QList<QPair<QByteArray, int>> &moments)
{
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<int>("skip");
    QTest::addColumn<Deed>("deed");
    for (const auto &[signal, skip] : moments) {
        QTest::addRow("delete in %s, %d", signal.constData(), skip)
            << signal << skip << Deed::Delete;
        QTest::addRow("close in %s, %d", signal.constData(), skip) << signal << skip << Deed::Close;
        QTest::addRow("abort in %s, %d", signal.constData(), skip) << signal << skip << Deed::Abort;
        QTest::addRow("reopen in %s, %d", signal.constData(), skip)
            << signal << skip << Deed::Reopen;
    }
}

/*! Each signal, and some of them \a later; but those of a server for many have a test of their own. */
void addRows(const QMetaObject &meta, const QList<QPair<QByteArray, int>> &later)
{
    QList<QPair<QByteArray, int>> moments = later;
    for (int i = QObject::staticMetaObject.methodCount(); i < meta.methodCount(); ++i) {
        const QMetaMethod method = meta.method(i);
        if (method.methodType() == QMetaMethod::Signal && method.name() != "writeRefused")
            moments.append({ method.methodSignature(), 0 });
    }
    addDeeds(moments);
}

template <typename Property> void setAll(const QPointer<Property> &object)
{
    const QList<QPair<const char *, QVariant>> changes {
        { "host", QStringLiteral("127.0.0.2") },
        { "host", QStringLiteral("127.0.0.1") },
        { "port", 8101 },
        { "network", true },
        { "network", false },
        { "encryption", false },
        { "encryption", true },
        { "socketPath", QStringLiteral("/tmp/nobody.sock") },
        { "socketPath", QString() },
        { "handshakeTimeout", 6000 },
        { "maxMessageSize", 1000 },
        { "inboxLimit", 1000 },
        { "outboxLimit", 1000 },
        { "queueWhileDisconnected", false },
        { "queueWhileDisconnected", true },
        { "timeout", 100000 },
        { "retryTimer", 20 },
        { "unmaskPermissions", true },
        { "policy", QVariant::fromValue(Gipc::Policy::Compatible) },
        { "policy", QVariant::fromValue(Gipc::Policy::Prefer) },
        { "serviceName", QStringLiteral("other") },
        { "serviceName", QString() },
        { "allowedUserIds", QVariant::fromValue(QList<qint64> { ::geteuid() }) },
        { "allowedUserIds", QVariant::fromValue(QList<qint64>()) },
        { "trustedUserIds", QVariant::fromValue(QList<qint64> { ::geteuid() }) },
        { "trustedUserIds", QVariant::fromValue(QList<qint64>()) },
        { "heartbeatInterval", 100 },
        { "idleLimit", 10000 },
        { "closeTimeout", 10000 },
        { "multiClient", true },
        { "multiClient", false },
        { "departedInboxLimit", 10000000 },
        { "totalInboxLimit", 20000000 },
        { "totalOutboxLimit", 20000000 },
        { "stateLimit", 10000000 },
        { "maxClients", 100 },
        { "maxClientsPerPeer", 100 },
        { "maxPendingHandshakes", 100 },
        { "maxWaitingIds", 10 },
        { "maxWaitingIdsPerPeer", 10 },
        { "waitingIdTimeout", 10000 },
        { "overflow", QVariant::fromValue(Gipc::Overflow::Disconnect) },
        { "overflow", QVariant::fromValue(Gipc::Overflow::Reject) },
        { "blockTimeout", 1000 },
    };
    for (const auto &[name, value] : changes) {
        if (object && object->metaObject()->indexOfProperty(name) >= 0)
            object->setProperty(name, value);
    }
}

/*! Runs the steps until the trigger fires, each to its end. */
void run(const QList<QPair<Step, std::function<bool()>>> &steps, const Trigger &trigger)
{
    for (const auto &step : steps) {
        step.first();
        QVERIFY(eventually([&] { return trigger.hasFired || step.second(); }));
        if (trigger.hasFired)
            return;
    }
    QFAIL("the signal was never emitted");
}

/*! \a open is called to reopen it, if it is still there. */
template <typename Object, typename Open>
void doIt(Deed deed, const QPointer<Object> &object, Open open)
{
    switch (deed) {
    case Deed::Delete:
        delete object;
        return;
    case Deed::Close:
        object->close();
        return;
    case Deed::Abort:
        object->abort();
        return;
    case Deed::Reopen:
        object->abort();
        if (object)
            open();
        return;
    }
}

} // namespace

Q_DECLARE_METATYPE(Deed)

void tst_SlotDeeds::clientSurvivesEverySlot_data()
{
    addRows(GipcClient::staticMetaObject,
            { { "statusChanged(Gipc::Status)", 1 },
              { "statusChanged(Gipc::Status)", 2 },
              { "statusChanged(Gipc::Status)", 3 },
              { "statusChanged(Gipc::Status)", 4 },
              { "statusChanged(Gipc::Status)", 5 },
              { "connected()", 1 },
              { "disconnected()", 1 },
              { "messagesAvailable()", 1 } });
}

void tst_SlotDeeds::clientSurvivesEverySlot()
{
    QFETCH(QByteArray, signal);
    QFETCH(int, skip);
    QFETCH(Deed, deed);
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    QSignalSpy arrived(&server, &GipcServer::messageReceived);
    QSignalSpy left(&server, &GipcServer::clientDisconnected);

    const QPointer<GipcClient> client(new GipcClient);
    Trigger trigger;
    const QString name = server.name();
    const auto reopen = [&] {
        client->setEncryption(true); // it may be a slot on these very changes
        client->setNetwork(false);
        client->setMultiClient(false);
        client->setSocketPath({});
        client->connectToServer(name);
    };
    trigger.arm(client, signal, skip, [&] { doIt(deed, client, reopen); });

    const auto isConnected = [&] {
        return client && client->status() == Status::Connected && server.clientCount() == 1;
    };
    run(
        {
            { [&] { setAll(client); }, [] { return true; } },
            { [&] { client->connectToServer(name); }, isConnected },
            { [&] { client->write(1, "hello"); },
              [&] { return arrived.size() == 1 && signal != "confirmed(quint64)"; } },
            { [&] { server.write(1, "hello"); },
              [&] { return signal != "messageReceived(GipcMessage)"; } },
            { [&] { server.requestFrom(1, 1, "asked"); },
              [&] { return signal != "requestReceived(GipcRequest)"; } },
            { [&] { server.closeConnection(1); }, [&] { return left.size() == 1; } },
            { [] {}, isConnected },
            { [&] { server.abort(); }, [&] { return server.clientCount() == 0; } },
            { [&] { server.listen(name); }, isConnected },
            { [&] { (void)client->readTimed(0); }, [] { return true; } },
            { [&] { client->close(); },
              [&] { return client && client->status() == Status::Closed; } },
        },
        trigger);
    if (QTest::currentTestFailed())
        return;
    const auto byHand = std::unique_ptr<GipcClient>(client);
    switch (deed) {
    case Deed::Delete:
        QVERIFY(!client);
        break;
    case Deed::Close:
    case Deed::Abort:
        QVERIFY(eventually([&] {
            return client->status() == Status::Closed || client->status() == Status::NotConnected
                || client->status() == Status::Connected;
        }));
        break;
    case Deed::Reopen:
        eventually([&] { return client->status() == Status::Connected; });
        QCOMPARE(client->status(), Status::Connected);
        break;
    }
    if (client)
        client->abort();

    // The server goes on.
    GipcClient other(name);
    QVERIFY(other.connectToServer());
    QVERIFY(other.write(1, "other"));
    QVERIFY(eventually([&] {
        return !arrived.isEmpty() && arrived.last().at(0).value<GipcMessage>().data() == "other";
    }));
}

void tst_SlotDeeds::serverSurvivesEverySlot_data()
{
    addRows(GipcServer::staticMetaObject,
            { { "statusChanged(Gipc::Status)", 1 },
              { "statusChanged(Gipc::Status)", 2 },
              { "statusChanged(Gipc::Status)", 3 },
              { "statusChanged(Gipc::Status)", 4 },
              { "statusChanged(Gipc::Status)", 5 },
              { "clientCountChanged()", 1 },
              { "errorOccurred(Gipc::ErrorCode)", 1 },
              { "messagesAvailable()", 1 } });
}

void tst_SlotDeeds::serverSurvivesEverySlot()
{
    QFETCH(QByteArray, signal);
    QFETCH(int, skip);
    QFETCH(Deed, deed);
    const QString name = uniqueName();
    const QPointer<GipcServer> server(new GipcServer);
    Trigger trigger;
    trigger.arm(server, signal, skip, [&] { doIt(deed, server, [&] { server->listen(name); }); });

    GipcClient client(name);
    client.setRetryTimer(20);
    QSignalSpy arrived(&client, &GipcClient::messageReceived);
    GipcClient stranger(name);
    stranger.setEncryption(false);
    const auto isConnected = [&] {
        return server && server->status() == Status::Connected
            && client.status() == Status::Connected;
    };
    run(
        {
            { [&] { setAll(server); }, [] { return true; } },
            { [&] { server->listen(name); },
              [&] { return server->status() == Status::Listening; } },
            { [&] { stranger.connectToServer(); },
              [&] {
                  return stranger.status() == Status::Error
                      && server->error() != Gipc::ErrorCode::NoError;
              } },
            { [&] { client.connectToServer(); }, isConnected },
            { [&] { server->listen(name); }, [] { return true; } },
            { [&] { server->write(1, "hello"); }, [&] { return arrived.size() == 1; } },
            { [&] { client.write(1, "hello"); },
              [&] { return signal != "messageReceived(GipcMessage)"; } },
            { [&] { client.request(1, "asked"); },
              [&] { return signal != "requestReceived(GipcRequest)"; } },
            { [&] { client.abort(); }, [&] { return server && server->clientCount() == 0; } },
            { [&] { client.connectToServer(); }, isConnected },
            { [&] { (void)server->readTimed(0); }, [] { return true; } },
            { [&] { server->close(); },
              [&] { return server && server->status() == Status::Closed; } },
        },
        trigger);
    if (QTest::currentTestFailed())
        return;
    const auto byHand = std::unique_ptr<GipcServer>(server);
    client.abort();
    stranger.abort();
    switch (deed) {
    case Deed::Delete:
        QVERIFY(!server);
        break;
    case Deed::Close:
    case Deed::Abort:
        QVERIFY(eventually([&] {
            return server->status() != Status::Closing && server->status() != Status::Connected;
        }));
        break;
    case Deed::Reopen:
        QVERIFY(eventually([&] {
            return server->status() == Status::Listening
                || server->status() == Status::Disconnected;
        }));
        break;
    }
    if (server)
        server->abort();

    // The name is free, or was given up.
    GipcServer other(name);
    QVERIFY2(other.listen(), qPrintable(other.errorString()));
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
}

void tst_SlotDeeds::serverForManySurvivesEverySlot_data()
{
    QList<QPair<QByteArray, int>> moments { { "closed()", 0 },
                                            { RefusedSignal, 0 },
                                            { RefusedSignal, 1 } };
    for (int skip = 0; skip < 3; ++skip) {
        moments << std::pair { QByteArray("statusChanged(Gipc::Status)"), skip };
        for (const char *signal :
             { "clientConnected(quint64)", "clientDisconnected(quint64,Gipc::ErrorCode)",
               "clientCountChanged()", "messageReceived(GipcMessage)" })
            moments << std::pair { QByteArray(signal), 4 * skip };
    }
    addDeeds(moments);
}

void tst_SlotDeeds::serverForManySurvivesEverySlot()
{
    QFETCH(QByteArray, signal);
    QFETCH(int, skip);
    QFETCH(Deed, deed);
    constexpr int Count = 10;
    const QString name = uniqueName();
    const QPointer<GipcServer> server(new GipcServer);
    server->setMultiClient(true);
    server->setEncryption(false);
    server->setOutboxLimit(1000);
    Trigger trigger;
    trigger.arm(server, signal, skip, [&] { doIt(deed, server, [&] { server->listen(name); }); });

    std::vector<std::unique_ptr<GipcClient>> clients;
    for (int i = 0; i < Count; ++i) {
        clients.push_back(std::make_unique<GipcClient>(name));
        clients.back()->setEncryption(false);
        clients.back()->setRetryTimer(20);
    }
    int heard = 0;
    QObject::connect(server, &GipcServer::messageReceived, server, [&] { ++heard; });
    const auto areThere = [&](int count) { return server && server->clientCount() == count; };
    const auto connectAll = [&] {
        for (const auto &client : clients)
            client->connectToServer();
    };
    const auto abortAll = [&] {
        for (const auto &client : clients)
            client->abort();
    };
    const auto overfill = [&] {
        for (int i = 0; server && i < 1000 && server->write(1, QByteArray(10000, 'x')); ++i) { }
    };
    run(
        {
            { [&] { server->listen(name); }, [] { return true; } },
            { connectAll, [&] { return areThere(Count); } },
            { [&] {
                 for (const auto &client : clients)
                     client->write(1, "hello");
             },
              [&] { return heard == Count; } },
            // The clients run in this thread: they read nothing meanwhile.
            { overfill, [&] { return signal != RefusedSignal; } },
            { abortAll, [&] { return areThere(0); } },
            { connectAll, [&] { return areThere(Count); } },
            { [&] { server->close(); },
              [&] { return server && server->status() == Status::Closed; } },
        },
        trigger);
    if (QTest::currentTestFailed())
        return;
    const auto byHand = std::unique_ptr<GipcServer>(server);
    QCOMPARE(!server, deed == Deed::Delete);
    if (deed == Deed::Reopen) {
        connectAll();
        eventually([&] { return server->clientCount() == Count; });
        QCOMPARE(server->clientCount(), Count);
        QCOMPARE(server->status(), Status::Listening);
    } else if (server) {
        eventually([&] { return server->status() == Status::Closed; });
        QCOMPARE(server->status(), Status::Closed);
        QCOMPARE(server->clientCount(), 0);
    }
    if (server)
        server->abort();

    // The names are free again.
    GipcServer other(name);
    other.setMultiClient(true);
    other.setEncryption(false);
    QVERIFY2(other.listen(), qPrintable(other.errorString()));
    connectAll();
    eventually([&] { return other.clientCount() == Count; });
    QCOMPARE(other.clientCount(), Count);
}

QTEST_GUILESS_MAIN(tst_SlotDeeds)
#include "tst_slotdeeds.moc"
