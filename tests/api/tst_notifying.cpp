// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "apihelpers.h"
#include "notes.h"

#include <Gipc/GipcConnection>

#include <QtCore/QFile>
#include <QtCore/QMetaProperty>
#include <QtTest/QSignalSpy>

#include <functional>
#include <set>
#include <vector>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {

const QByteArray SomeKey(32, 'k');

/*! What the ways need: a server and a client that are not open yet. */
struct Scene
{
    GipcServer server { uniqueName() };
    GipcClient client { server.name() };

    QFile foreign; ///< where the server's socket was

    Scene() { client.setRetryTimer(20); }
    ~Scene()
    {
        if (foreign.isOpen())
            foreign.remove();
    }

    void connectBoth()
    {
        QVERIFY(server.listen());
        QVERIFY(client.connectToServer());
        QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Connected, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    }
    void connectAsGoDoes()
    {
        server.setMultiClient(true);
        client.setMultiClient(true);
        client.setPolicy(Gipc::Policy::Compatible);
        connectBoth();
    }
};

using Step = std::function<void(Scene &)>;

/*! One of the ways in which the value of a property changes. */
struct Way
{
    QByteArray property;
    const char *description;
    Step prepare;
    Step change;
};
using Ways = std::vector<Way>;

const Step Nothing = [](Scene &) {};

Way setting(const char *property, const QVariant &value, bool ofServer)
{
    return { property, "set", Nothing, [=](Scene &scene) {
                QObject *const object
                    = ofServer ? static_cast<QObject *>(&scene.server) : &scene.client;
                QVERIFY(object->setProperty(property, value));
            } };
}

Ways settingsOfBoth(bool ofServer)
{
    const std::vector<std::pair<const char *, QVariant>> values {
        { "name", QStringLiteral("other") },
        { "encryption", false },
        { "multiClient", true },
        { "network", true },
        { "host", QStringLiteral("::1") },
        { "port", 1234 },
        { "socketPath", QStringLiteral("/tmp/other.sock") },
        { "handshakeTimeout", 7 },
        { "maxMessageSize", 77 },
        { "inboxLimit", 777 },
        { "outboxLimit", 778 },
        { "policy", QVariant::fromValue(Gipc::Policy::Require) },
        { "serviceName", QStringLiteral("service") },
        { "heartbeatInterval", 1000 },
        { "idleLimit", 2000 },
        { "closeTimeout", 300 },
        { "queueWhileDisconnected", false },
        { "delivery", QVariant::fromValue(Gipc::Delivery::Queue) },
    };
    Ways ways;
    for (const auto &[name, value] : values)
        ways.push_back(setting(name, value, ofServer));
    return ways;
}

Ways settingsOfServer()
{
    Ways ways = settingsOfBoth(true);
    const std::vector<std::pair<const char *, QVariant>> values {
        { "unmaskPermissions", true },
        { "maxClients", 5 },
        { "maxClientsPerPeer", 4 },
        { "maxPendingHandshakes", 3 },
        { "maxWaitingIds", 6 },
        { "maxWaitingIdsPerPeer", 2 },
        { "waitingIdTimeout", 500 },
        { "blockTimeout", 500 },
        { "departedInboxLimit", 779 },
        { "totalInboxLimit", 780 },
        { "totalOutboxLimit", 781 },
        { "stateLimit", 782 },
        { "overflow", QVariant::fromValue(Gipc::Overflow::Disconnect) },
        { "allowedUserIds", QVariant::fromValue(QList<qint64> { 0, 1000 }) },
    };
    for (const auto &[name, value] : values)
        ways.push_back(setting(name, value, true));
    return ways;
}

Ways settingsOfClient()
{
    Ways ways = settingsOfBoth(false);
    const std::vector<std::pair<const char *, QVariant>> values {
        { "timeout", 9 },
        { "retryTimer", 11 },
        { "trustedUserIds", QVariant::fromValue(QList<qint64> { 0, 1000 }) },
    };
    for (const auto &[name, value] : values)
        ways.push_back(setting(name, value, false));
    return ways;
}

const Step Listen = [](Scene &scene) { QVERIFY(scene.server.listen()); };
const Step Connect = [](Scene &scene) { scene.connectBoth(); };
const Step ConnectAsGoDoes = [](Scene &scene) { scene.connectAsGoDoes(); };
const Step CloseServer = [](Scene &scene) { scene.server.close(); };
const Step AbortServer = [](Scene &scene) { scene.server.abort(); };
const Step CloseClient = [](Scene &scene) { scene.client.close(); };
const Step AbortClient = [](Scene &scene) { scene.client.abort(); };
const Step OpenClient = [](Scene &scene) { QVERIFY(scene.client.connectToServer()); };
const Step ListenInVain = [](Scene &scene) { QVERIFY(!scene.server.listen()); };
const Step RefuseName = [](Scene &scene) {
    scene.server.setName(QStringLiteral("no/name"));
    scene.client.setName(QStringLiteral("no/name"));
    QVERIFY(!scene.server.listen());
    QVERIFY(!scene.client.connectToServer());
};
const Step RefuseOtherName = [](Scene &scene) {
    scene.server.setName(QStringLiteral("no/other"));
    scene.client.setName(QStringLiteral("no/other"));
    QVERIFY(!scene.server.listen());
    QVERIFY(!scene.client.connectToServer());
};
const Step TakeBothNames = [](Scene &scene) {
    scene.server.setName(uniqueName());
    scene.client.setName(scene.server.name());
};
const Step GiveKeys = [](Scene &scene) {
    QVERIFY(scene.server.addPreSharedKey("id", SomeKey));
    QVERIFY(scene.client.setPreSharedKey("id", SomeKey));
};
const Step TakeKeys = [](Scene &scene) {
    scene.server.removePreSharedKey("id");
    QVERIFY(scene.client.setPreSharedKey("id", {}));
};
const Step Unencrypt = [](Scene &scene) {
    scene.server.setEncryption(false);
    scene.client.setEncryption(false);
};
const Step FailAHandshake = [](Scene &scene) {
    scene.client.setEncryption(false);
    QVERIFY(scene.server.listen());
    QVERIFY(scene.client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(scene.server.error(), ErrorCode::EncryptionMismatch, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(scene.client.status(), Status::Error, Patience);
};
const Step ConnectEncrypted = [](Scene &scene) {
    scene.client.setEncryption(true);
    QVERIFY(scene.client.connectToServer());
};
const Step TakeTheNameAway = [](Scene &scene) {
    const QString path = scene.server.address();
    QVERIFY(QFile::remove(path));
    scene.foreign.setFileName(path);
    QVERIFY(scene.foreign.open(QIODevice::WriteOnly));
};
const Step ReadOnce = [](Scene &scene) {
    (void)scene.server.take();
    (void)scene.client.take();
};

/*! Each of these \a ways for each of the \a properties. */
Ways each(const std::vector<QByteArray> &properties, const Ways &ways)
{
    Ways all;
    for (const QByteArray &property : properties) {
        for (Way way : ways) {
            way.property = property;
            all.push_back(way);
        }
    }
    return all;
}

void append(Ways *ways, const Ways &more)
{
    ways->insert(ways->end(), more.begin(), more.end());
}

Ways waysOfServer()
{
    Ways ways = settingsOfServer();
    append(&ways,
           each({ "status", "statusText" },
                { { {}, "listening", Nothing, Listen },
                  { {}, "refused", Nothing, RefuseName },
                  { {}, "a client came", Listen, OpenClient },
                  { {}, "a client left", Connect, AbortClient },
                  { {}, "closed", Listen, CloseServer },
                  { {}, "the name was taken away", Listen, TakeTheNameAway },
                  { {}, "closed with a client", Connect, CloseServer },
                  { {}, "aborted", Connect, AbortServer } }));
    append(&ways,
           each({ "error", "errorString" },
                { { {}, "refused", Nothing, RefuseName },
                  { {}, "opened too often", Listen, ListenInVain },
                  { {}, "a handshake failed", Nothing, FailAHandshake },
                  { {}, "the name was taken away", Connect, TakeTheNameAway },
                  { {},
                    "cleared by opening",
                    [](Scene &scene) { RefuseName(scene), TakeBothNames(scene); },
                    Listen },
                  { {}, "cleared by a client", FailAHandshake, ConnectEncrypted } }));
    append(&ways,
           { { "errorString", "the same error in other words", RefuseName, RefuseOtherName },
             { "security", "encryption set", Nothing, Unencrypt },
             { "security", "a key added", Nothing, GiveKeys },
             { "security", "the last key removed", GiveKeys, TakeKeys },
             { "clientCount", "a client came", Listen, OpenClient },
             { "clientCount", "a client left", Connect, AbortClient },
             { "clientCount", "a client was sent away", Connect,
               [](Scene &scene) { scene.server.closeConnection(1); } },
             { "clientCount", "aborted", Connect, AbortServer },
             { "address", "listening", Nothing, Listen },
             { "address", "closed", Listen, CloseServer },
             { "address", "taken away", Listen, TakeTheNameAway },
             { "address", "taken away, with a client", Connect, TakeTheNameAway },
             { "address", "aborted with a client", Connect, AbortServer },
             { "delivery", "the first read", Nothing, ReadOnce },
             { "delivery", "the first slot", Nothing, [](Scene &scene) {
                  QObject::connect(&scene.server, &GipcServer::messageReceived, &scene.server,
                                   [] {});
              } } });
    return ways;
}

Ways waysOfClient()
{
    Ways ways = settingsOfClient();
    append(&ways,
           each({ "status", "statusText" },
                { { {}, "connecting", Nothing, OpenClient },
                  { {}, "connected", Nothing, Connect },
                  { {}, "refused", Nothing, RefuseName },
                  { {}, "the server went", Connect, AbortServer },
                  { {}, "time up", [](Scene &scene) { scene.client.setTimeout(1); }, OpenClient },
                  { {}, "closed", Connect, CloseClient },
                  { {}, "aborted", Connect, AbortClient } }));
    append(&ways,
           each({ "error", "errorString" },
                { { {}, "refused", Nothing, RefuseName },
                  { {}, "nobody there", Nothing, OpenClient },
                  { {}, "a handshake failed", Nothing, FailAHandshake },
                  { {}, "the server went", Connect, AbortServer },
                  { {},
                    "cleared by opening",
                    RefuseName,
                    [](Scene &scene) { TakeBothNames(scene), Connect(scene); } },
                  { {},
                    "cleared by the server",
                    [](Scene &scene) {
                        OpenClient(scene);
                        QTRY_COMPARE_WITH_TIMEOUT(scene.client.error(), ErrorCode::ServerNotFound,
                                                  Patience);
                    },
                    Listen } }));
    append(&ways,
           each({ "extended", "peerUserId", "peerProcessId" },
                { { {}, "connected", Listen, OpenClient },
                  { {}, "the server went", Connect, AbortServer },
                  { {}, "closed", Connect, CloseClient },
                  { {}, "aborted", Connect, AbortClient } }));
    const Step connectAndUnencrypt = [](Scene &scene) { Connect(scene), Unencrypt(scene); };
    append(
        &ways,
        { { "clientId", "connected", Nothing, ConnectAsGoDoes },
          { "clientId", "the server went", ConnectAsGoDoes, AbortServer },
          { "clientId", "aborted", ConnectAsGoDoes, AbortClient },
          { "errorString", "the same error in other words", RefuseName, RefuseOtherName },
          { "security", "encryption set", Nothing, Unencrypt },
          { "security", "the key set", Nothing, GiveKeys },
          { "security", "the key removed", GiveKeys, TakeKeys },
          { "security", "an older session ended", connectAndUnencrypt, AbortClient },
          { "security", "the server of an older session went", connectAndUnencrypt, AbortServer },
          { "security", "a session with older settings began",
            [](Scene &scene) {
                OpenClient(scene);
                scene.client.setEncryption(false);
            },
            Listen },
          { "delivery", "the first read", Nothing, ReadOnce },
          { "delivery", "the first slot", Nothing, [](Scene &scene) {
               QObject::connect(&scene.client, &GipcClient::messageReceived, &scene.client, [] {});
           } } });
    return ways;
}

Ways waysOfConnection()
{
    return { { "status", "closed", Connect,
               [](Scene &scene) { scene.server.connection(1)->close(); } },
             { "status", "the server closed", Connect, CloseServer },
             { "status", "the server aborted", Connect, AbortServer },
             { "status", "the client closed", Connect, CloseClient },
             { "status", "the client left", Connect, AbortClient } };
}

enum class Kind { Server, Client, Connection };

Ways waysOf(Kind kind)
{
    switch (kind) {
    case Kind::Server:
        return waysOfServer();
    case Kind::Client:
        return waysOfClient();
    case Kind::Connection:
        return waysOfConnection();
    }
    return {};
}

const QMetaObject &metaOf(Kind kind)
{
    switch (kind) {
    case Kind::Server:
        return GipcServer::staticMetaObject;
    case Kind::Client:
        return GipcClient::staticMetaObject;
    case Kind::Connection:
        break;
    }
    return GipcConnection::staticMetaObject;
}

} // namespace

Q_DECLARE_METATYPE(Kind)
Q_DECLARE_METATYPE(Way)

/*! Every property says when it changes: each one, by each way, and only then. */
class tst_Notifying : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPropertyIsCovered_data();
    void everyPropertyIsCovered();
    void everyChangeIsSaid_data();
    void everyChangeIsSaid();
    void aKeyChangesNoSession();
    void noSecondKeyIsAChange();
    void bytesWrittenCountsWhatBytesSentDoes();
};

void tst_Notifying::everyPropertyIsCovered_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("server") << Kind::Server;
    QTest::newRow("client") << Kind::Client;
    QTest::newRow("connection") << Kind::Connection;
}

void tst_Notifying::everyPropertyIsCovered()
{
    QFETCH(const Kind, kind);
    std::set<QByteArray> covered;
    for (const Way &way : waysOf(kind))
        covered.insert(way.property);
    const QMetaObject &meta = metaOf(kind);
    const int first = QObject::staticMetaObject.propertyCount();
    QVERIFY(meta.propertyCount() > first);
    for (int i = first; i < meta.propertyCount(); ++i) {
        const QMetaProperty property = meta.property(i);
        QVERIFY2(property.isConstant() != property.hasNotifySignal(), property.name());
        QVERIFY2(property.isConstant() || covered.erase(property.name()) == 1, property.name());
    }
    QVERIFY2(covered.empty(), covered.empty() ? "" : covered.begin()->constData());
}

void tst_Notifying::everyChangeIsSaid_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Way>("way");
    for (const Kind kind : { Kind::Server, Kind::Client, Kind::Connection }) {
        for (const Way &way : waysOf(kind))
            QTest::addRow("%s.%s: %s", metaOf(kind).className(), way.property.constData(),
                          way.description)
                << kind << way;
    }
}

void tst_Notifying::everyChangeIsSaid()
{
    QFETCH(const Kind, kind);
    QFETCH(const Way, way);
    Scene scene;
    way.prepare(scene);
    if (QTest::currentTestFailed())
        return;
    QObject *object = kind == Kind::Server ? static_cast<QObject *>(&scene.server) : &scene.client;
    if (kind == Kind::Connection)
        object = scene.server.connection(1);
    QVERIFY(object);
    const QPointer<QObject> guard(object);
    const QMetaObject &meta = metaOf(kind);
    const QMetaProperty property = meta.property(meta.indexOfProperty(way.property));

    Notes notes(object, property);
    const QVariant before = notes.value;
    way.change(scene);
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY_WITH_TIMEOUT(notes.changeCount > 0, Patience);
    QVERIFY(!notes.saidNothingNew);
    if (!guard)
        return; // a connection that has ended
    QCOMPARE(property.read(object), notes.value); // no change was kept back
    if (!property.isWritable())
        return;
    QVERIFY(notes.value != before);
    const int said = notes.signalCount;
    QVERIFY(property.write(object, notes.value));
    QCOMPARE(notes.signalCount, said);
}

void tst_Notifying::aKeyChangesNoSession()
{
    Scene scene;
    scene.connectBoth();
    QSignalSpy said(&scene.client, &GipcClient::securityChanged);
    GiveKeys(scene);
    QCOMPARE(scene.client.security(), Gipc::Security::Encrypted);
    scene.client.setEncryption(false);
    QVERIFY(said.isEmpty());
}

void tst_Notifying::noSecondKeyIsAChange()
{
    GipcServer server;
    QSignalSpy said(&server, &GipcServer::securityChanged);
    QVERIFY(!server.addPreSharedKey("a", "short"));
    server.removePreSharedKey("a");
    QCOMPARE(said.size(), 0);
    QVERIFY(server.addPreSharedKey("a", SomeKey));
    QVERIFY(server.addPreSharedKey("b", SomeKey));
    server.removePreSharedKey("a");
    QCOMPARE(said.size(), 1);
    server.removePreSharedKey("b");
    QCOMPARE(said.size(), 2);
}

void tst_Notifying::bytesWrittenCountsWhatBytesSentDoes()
{
    Scene scene;
    qint64 written = 0;
    int signalCount = 0;
    connect(&scene.client, &GipcClient::bytesWritten, this, [&](qint64 bytes) {
        written += bytes;
        ++signalCount;
    });
    scene.connectBoth();
    QVERIFY(scene.client.write(1, {}));
    QVERIFY(scene.client.flush(Patience));
    QCOMPARE(signalCount, 1); // nothing but an empty message
    QCOMPARE(written, 0);
    for (const int size : { 1, 64, 1000, 70000, 1000000 })
        QVERIFY(scene.client.write(1, QByteArray(size, 'x')));
    QVERIFY(scene.client.flush(Patience));
    QCOMPARE(written, 1 + 64 + 1000 + 70000 + 1000000);
    QCOMPARE(quint64(written), scene.client.bytesSent());
}

QTEST_GUILESS_MAIN(tst_Notifying)
#include "tst_notifying.moc"
