// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "neighbours.h"
#include "rawserver.h"

#include <QtCore/QLoggingCategory>
#include <QtTest/QSignalSpy>

#include <vector>

using Gipc::ErrorCode;
using Gipc::Status;
using GipcWire::Role;

/*! Peers that go wrong before they are connected: the error says how, and the next one is served. */
class tst_HostileHandshakes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void serverSurvivesEachCut_data() { addTransports(); }
    void serverSurvivesEachCut();
    void clientSurvivesEachCut_data() { addTransports(); }
    void clientSurvivesEachCut();
    void serverRefusesEachChange_data() { addTransports(); }
    void serverRefusesEachChange();
    void serverNamesEachVerdict_data() { addTransports(); }
    void serverNamesEachVerdict();
    void clientRefusesEachChange_data() { addTransports(); }
    void clientRefusesEachChange();
    void serverGivesUpAtEachByte_data() { addTransports(); }
    void serverGivesUpAtEachByte();
    void clientGivesUpAtEachByte_data() { addTransports(); }
    void clientGivesUpAtEachByte();

private:
    Neighbours m_neighbours;
};

namespace {

/*! How much each side says until both are connected. */
qsizetype clientSays(bool encrypted)
{
    return encrypted ? 1 + 97 + 1 : 1 + 1;
}

qsizetype serverSays(bool encrypted)
{
    return encrypted ? 2 + 97 + 4 + 32 : 2 + 4 + 4;
}

/*! What peers repeat is said ten times within a minute, but anew by a server that is opened again. */
void keepTalking(GipcServer *server)
{
    constexpr int MostInFull = 10;
    const int attempts = server->property("attempts").toInt() + 1;
    server->setProperty("attempts", attempts % MostInFull);
    if (attempts < MostInFull)
        return;
    server->abort();
    server->listen();
}

/*! A client that does \a mischief; what the server says of it. */
ErrorCode errorOfServer(GipcServer *server, const Mischief &mischief, bool encrypted)
{
    keepTalking(server);
    const QSignalSpy errors(server, &GipcServer::errorOccurred);
    RawPeer peer = RawPeer::toServer(*server);
    peer.mischief = mischief;
    peer.speak(Role::Client, encrypted);
    eventually([&] {
        peer.step();
        return !errors.isEmpty();
    });
    return errors.isEmpty() ? ErrorCode::NoError : errors.at(0).at(0).value<ErrorCode>();
}

/*! A server that does \a mischief to \a client; what the client says of it. With cutOff it leaves when
    it has said everything. */
ErrorCode errorOfClient(GipcClient *client, RawServer *server, const Mischief &mischief,
                        bool encrypted, bool cutOff = false)
{
    const QSignalSpy errors(client, &GipcClient::errorOccurred);
    server->attract(client, encrypted);
    client->connectToServer();
    RawPeer peer = server->accept();
    peer.mischief = mischief;
    if (cutOff)
        peer.mischief.cutAt = serverSays(encrypted);
    peer.speak(Role::Server, encrypted);
    eventually([&] {
        peer.step();
        return !errors.isEmpty() || peer.isEstablished();
    });
    return errors.isEmpty() ? ErrorCode::NoError : errors.at(0).at(0).value<ErrorCode>();
}

/*! The client has stopped for good. */
bool staysAway(GipcClient *client, RawServer *server)
{
    spin(20);
    return client->status() == Status::Error && !server->tryAccept().isOpen();
}

} // namespace

void tst_HostileHandshakes::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
    QVERIFY(m_neighbours.open());
}

void tst_HostileHandshakes::serverSurvivesEachCut()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    GipcServer server;
    prepare(&server, network, encrypted);
    QVERIFY(server.listen());
    for (qsizetype cut = 0; cut < clientSays(encrypted); ++cut) {
        Mischief mischief;
        mischief.cutAt = cut;
        QCOMPARE(errorOfServer(&server, mischief, encrypted), ErrorCode::Truncated);
        QCOMPARE(server.status(), Status::Listening);
    }
    QVERIFY(serves(&server));
}

void tst_HostileHandshakes::clientSurvivesEachCut()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    RawServer server(network);
    for (qsizetype cut = 0; cut < serverSays(encrypted); ++cut) {
        GipcClient client;
        Mischief mischief;
        mischief.cutAt = cut;
        QCOMPARE(errorOfClient(&client, &server, mischief, encrypted),
                 cut == 0 ? ErrorCode::RefusedWithoutWord : ErrorCode::Truncated);
        QCOMPARE(client.status(), Status::Connecting);
        QVERIFY(recovers(&client, &server, encrypted));
        QCOMPARE(client.error(), ErrorCode::NoError);
    }
}

void tst_HostileHandshakes::serverRefusesEachChange()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    GipcServer server;
    prepare(&server, network, encrypted);
    QVERIFY(server.listen());
    const qsizetype last = clientSays(encrypted) - 1;
    for (qsizetype at = 1; at <= last; ++at) {
        for (const auto bits : { quint8(0x01), quint8(0x80), quint8(0xff) }) {
            Mischief mischief;
            mischief.changeAt = at;
            mischief.change = bits;
            QCOMPARE(errorOfServer(&server, mischief, encrypted),
                     at == last ? ErrorCode::MalformedFrame : ErrorCode::BadPublicKey);
        }
        QCOMPARE(server.status(), Status::Listening);
    }
    QVERIFY(serves(&server));
}

void tst_HostileHandshakes::serverNamesEachVerdict()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    GipcServer server;
    prepare(&server, network, encrypted);
    QVERIFY(server.listen());
    for (int verdict = 1; verdict < 256; ++verdict) {
        Mischief mischief;
        mischief.changeAt = 0;
        mischief.change = quint8(verdict);
        ErrorCode expected = ErrorCode::MalformedFrame;
        if (verdict == 1)
            expected = ErrorCode::VersionMismatch;
        else if (verdict == (encrypted ? 4 : 2))
            expected = ErrorCode::EncryptionMismatch;
        QCOMPARE(errorOfServer(&server, mischief, encrypted), expected);
    }
    QVERIFY(serves(&server));
}

void tst_HostileHandshakes::clientRefusesEachChange()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    RawServer server(network);
    const qsizetype sizeFrame = encrypted ? 99 : 2;
    for (qsizetype at = 0; at < serverSays(encrypted); ++at) {
        Mischief mischief;
        mischief.changeAt = at;
        mischief.change = 1;
        ErrorCode expected = ErrorCode::Integrity;
        bool endsThere = false;
        if (at == 0)
            expected = ErrorCode::VersionMismatch;
        else if (at == 1)
            expected = ErrorCode::EncryptionMismatch;
        else if (at < sizeFrame)
            expected = ErrorCode::BadPublicKey;
        else if (at < sizeFrame + 2)
            expected = ErrorCode::MalformedFrame; // a size frame of 64 KiB and more
        else if (at < sizeFrame + 4)
            endsThere = true; // it waits for bytes that do not come
        else if (!encrypted)
            expected = ErrorCode::NoError; // just another size
        if (endsThere)
            expected = ErrorCode::Truncated;

        GipcClient client;
        QCOMPARE(errorOfClient(&client, &server, mischief, encrypted, endsThere), expected);
        if (at < 2)
            QVERIFY(staysAway(&client, &server));
        else if (expected != ErrorCode::NoError)
            QVERIFY(recovers(&client, &server, encrypted));
        else
            QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Connected, Patience);
    }
}

/*! All of them at once, for each byte takes the whole time-out. */
void tst_HostileHandshakes::serverGivesUpAtEachByte()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    struct Pair
    {
        std::unique_ptr<GipcServer> server;
        RawPeer peer;
        ErrorCode error = ErrorCode::NoError;
    };
    std::vector<Pair> pairs;
    for (qsizetype cut = 0; cut < clientSays(encrypted); ++cut) {
        pairs.push_back({ std::make_unique<GipcServer>(), {} });
        Pair &pair = pairs.back();
        prepare(pair.server.get(), network, encrypted);
        pair.server->setHandshakeTimeout(500);
        QVERIFY(pair.server->listen());
        pair.peer = RawPeer::toServer(*pair.server);
        pair.peer.mischief.cutAt = cut;
        pair.peer.mischief.staysOpen = true;
        pair.peer.speak(Role::Client, encrypted);
    }
    QVERIFY(eventually([&] {
        for (Pair &pair : pairs)
            pair.peer.step();
        return std::all_of(pairs.begin(), pairs.end(), [](const Pair &pair) {
            return pair.server->error() != ErrorCode::NoError && pair.peer.atEnd();
        });
    }));
    for (const Pair &pair : pairs) {
        QCOMPARE(pair.server->error(), ErrorCode::HandshakeTimeout);
        QVERIFY(pair.server->errorString().contains(u"500"));
        QCOMPARE(pair.server->status(), Status::Listening);
    }
    QVERIFY(serves(pairs.front().server.get()));
    QVERIFY(serves(pairs.back().server.get()));
}

void tst_HostileHandshakes::clientGivesUpAtEachByte()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    RawServer server(network);
    std::vector<std::unique_ptr<GipcClient>> clients;
    std::vector<RawPeer> peers;
    for (qsizetype cut = 0; cut < serverSays(encrypted); ++cut) {
        clients.push_back(std::make_unique<GipcClient>());
        GipcClient *const client = clients.back().get();
        server.attract(client, encrypted);
        client->setRetryTimer(100000); // once is enough
        client->setHandshakeTimeout(3000);
        QVERIFY(client->connectToServer());
        peers.push_back(server.accept());
        peers.back().mischief.cutAt = cut;
        peers.back().mischief.staysOpen = true;
        peers.back().speak(Role::Server, encrypted);
        peers.back().step(); // and not when all are there, which may take longer
    }
    QVERIFY(eventually([&] {
        for (RawPeer &peer : peers)
            peer.step();
        return std::all_of(clients.begin(), clients.end(), [](const auto &client) {
            return client->error() != ErrorCode::NoError;
        });
    }));
    for (qsizetype cut = 0; cut < serverSays(encrypted); ++cut) {
        const GipcClient &client = *clients[size_t(cut)];
        QCOMPARE(client.error(), cut == 0 ? ErrorCode::NoGreeting : ErrorCode::HandshakeTimeout);
        QVERIFY(client.errorString().contains(u"3000"));
        QCOMPARE(client.status(), Status::Connecting);
    }
}

QTEST_GUILESS_MAIN(tst_HostileHandshakes)
#include "tst_hostilehandshakes.moc"
