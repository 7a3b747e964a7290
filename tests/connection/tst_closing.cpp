// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "victim.h"

#include <Gipc/GipcConnection>

#include <QtCore/QLoggingCategory>
#include <QtTest/QSignalSpy>

#include <thread>

using Gipc::ErrorCode;
using Gipc::Status;

/*! What closing promises: what was written arrives, whatever the peer does, and nobody waits for ever. */
class tst_Closing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void closeDeliversEverything_data() { addSides(); }
    void closeDeliversEverything();
    void closeDeliversEverythingToAPeerThatTalks_data() { addSides(); }
    void closeDeliversEverythingToAPeerThatTalks();
    void refusesWritesWhileClosing_data() { addSides(); }
    void refusesWritesWhileClosing();
    void closesOneConnection_data();
    void closesOneConnection();
    void closeTakesAlongWhatAnotherThreadWrote();
    void closingAfterAnErrorMayOpenAgain_data();
    void closingAfterAnErrorMayOpenAgain();
    void bothSidesCloseAtOnce_data() { addTransports(); }
    void bothSidesCloseAtOnce();
    void opensAgainAfterClosing_data() { addTransports(); }
    void opensAgainAfterClosing();
};

namespace {

constexpr int Messages = 60;
constexpr int MessageSize = 200 * 1000;

/*! What closing waits for a peer, where all must arrive: two seconds are little on a busy machine. */
constexpr std::chrono::milliseconds ForAll { Patience };

/*! More than any socket buffer holds. */
constexpr int Plenty = 16 * 1024 * 1024;

QByteArray numbered(int number)
{
    return QByteArray(MessageSize, char('a' + number % 26)) + QByteArray::number(number);
}

bool writeAll(Victim *victim)
{
    victim->setOutboxLimit(Plenty);
    for (int i = 0; i < Messages; ++i) {
        if (!victim->write(i + 1, numbered(i)))
            return false;
    }
    return true;
}

bool isComplete(const RawPeer &peer)
{
    for (int i = 0; i < peer.messages.size(); ++i) {
        if (peer.messages.at(i).type != quint32(i + 1) || peer.messages.at(i).data != numbered(i))
            return false;
    }
    return peer.messages.size() == Messages;
}

} // namespace

void tst_Closing::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_Closing::closeDeliversEverything()
{
    Victim victim = victimOfRow();
    victim.setCloseTimeout(ForAll);
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    QVERIFY(writeAll(&victim));
    victim.close();
    QCOMPARE(victim.status(), Status::Closing);
    QVERIFY(eventually([&] {
        peer.read(64 * 1024); // slowly
        return peer.atEnd();
    }));
    peer.step();
    QVERIFY(isComplete(peer));
    QVERIFY(peer.session().isAtBoundary());
    peer.close();
    QVERIFY(eventually([&] { return victim.isClosed(); }));
}

/*! A TCP socket that is closed with an unread byte resets the connection and drops what it has still to
    send: here there is always an unread byte. */
void tst_Closing::closeDeliversEverythingToAPeerThatTalks()
{
    Victim victim = victimOfRow(0, Victim::Reads::ByQueue);
    victim.with([](auto *own) { own->setInboxLimit(1000); });
    RawPeer peer;
    victim.setCloseTimeout(ForAll);
    QVERIFY(victim.meet(&peer));
    const auto talk = [&] {
        while (peer.pending() < 256 * 1024)
            peer.sendMessage(1, QByteArray(16 * 1024, 't'));
        peer.write();
    };
    for (int i = 0; i < 10; ++i) {
        talk();
        spin(0);
    }
    QVERIFY(writeAll(&victim));
    victim.close();
    QVERIFY(eventually([&] {
        talk();
        peer.read(64 * 1024);
        return peer.atEnd();
    }));
    peer.step();
    QVERIFY(isComplete(peer));
    peer.close();
    QVERIFY(eventually([&] { return victim.isClosed(); }));
}

void tst_Closing::refusesWritesWhileClosing()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    QVERIFY(victim.write(1, "the last"));
    victim.close();
    victim.close();
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!victim.write(1, "too late", &why));
    QCOMPARE(why, ErrorCode::NotConnected);
    QCOMPARE(victim.status(), Status::Closing);
    peer.sendMessage(1, "not delivered any more");
    QVERIFY(eventually([&] {
        peer.step();
        return victim.isClosed();
    }));
    QVERIFY(!victim.write(1, "much too late", &why));
    QCOMPARE(why, ErrorCode::NotConnected);
    QVERIFY(eventually([&] {
        peer.step();
        return peer.atEnd();
    }));
    QCOMPARE(peer.messages.size(), 1);
    QCOMPARE(victim.received.size(), 0);
    victim.close();
    QVERIFY(victim.isClosed());
}

void tst_Closing::closesOneConnection_data()
{
    QTest::addColumn<bool>("byId");
    QTest::newRow("GipcServer::closeConnection") << true;
    QTest::newRow("GipcConnection::close") << false;
}

void tst_Closing::closesOneConnection()
{
    QFETCH(bool, byId);
    GipcServer server(uniqueName());
    server.setCloseTimeout(ForAll);
    server.setOutboxLimit(Plenty);
    QSignalSpy disconnected(&server, &GipcServer::clientDisconnected);
    QVERIFY(server.listen());
    RawPeer peer = RawPeer::toServer(server);
    QVERIFY(peer.shakeHands(GipcWire::Role::Client, true));
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    GipcConnection *const connection = server.connection(1);
    QSignalSpy statuses(connection, &GipcConnection::statusChanged);
    for (int i = 0; i < Messages; ++i)
        QVERIFY(connection->write(i + 1, numbered(i)));
    server.closeConnection(7); // nobody
    if (byId)
        server.closeConnection(1);
    else
        connection->close();
    QCOMPARE(connection->status(), Status::Closing);
    QCOMPARE(server.status(), Status::Connected);
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!connection->write(1, "too late", &why));
    QCOMPARE(why, ErrorCode::NotConnected);
    QVERIFY(!server.write(1, "too late", &why));
    QCOMPARE(why, ErrorCode::NotConnected);
    QVERIFY(!server.writeTo(1, 1, "too late", &why));
    QCOMPARE(why, ErrorCode::NotConnected);
    QVERIFY(eventually([&] {
        peer.read(64 * 1024);
        return peer.atEnd();
    }));
    peer.step();
    QVERIFY(isComplete(peer));
    peer.close();
    QTRY_COMPARE_WITH_TIMEOUT(disconnected.size(), 1, Patience);
    QCOMPARE(disconnected.at(0).at(1).value<ErrorCode>(), ErrorCode::NoError);
    QCOMPARE(statuses.at(0).at(0).value<Status>(), Status::Closing);
    QCOMPARE(server.status(), Status::Disconnected);
    QVERIFY(serves(&server));
}

/*! It was written before close() was called, though no turn of the event loop has passed. */
void tst_Closing::closeTakesAlongWhatAnotherThreadWrote()
{
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    RawPeer peer = RawPeer::toServer(server);
    QVERIFY(peer.shakeHands(GipcWire::Role::Client, true));
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    bool written = false;
    std::thread([&] { written = server.write(7, "from another thread"); }).join();
    QVERIFY(written);
    server.connection(1)->close();
    QVERIFY(eventually([&] {
        peer.step();
        return peer.atEnd();
    }));
    QCOMPARE(peer.messages.size(), 1);
}

void tst_Closing::closingAfterAnErrorMayOpenAgain_data()
{
    QTest::addColumn<bool>("abort");
    QTest::newRow("close") << false;
    QTest::newRow("abort") << true;
}

/*! The slot opens it for good: the call that closed it must not go on with that. */
void tst_Closing::closingAfterAnErrorMayOpenAgain()
{
    QFETCH(bool, abort);
    GipcServer server;
    QVERIFY(!server.listen(QStringLiteral("not/a/name")));
    QCOMPARE(server.status(), Status::Error);
    const QString name = uniqueName();
    bool listens = false;
    int closed = 0;
    connect(&server, &GipcServer::closed, &server, [&] {
        ++closed;
        listens = server.listen(name);
    });
    abort ? server.abort() : server.close();
    QVERIFY(listens);
    QCOMPARE(server.status(), Status::Listening);
    QCOMPARE(closed, 1);
    server.disconnect();
}

void tst_Closing::bothSidesCloseAtOnce()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    for (const qsizetype size : { 0, 10, 100 * 1000 }) {
        GipcServer server;
        prepare(&server, network, encrypted);
        QVERIFY(server.listen());
        GipcClient client;
        aim(&client, server);
        QVERIFY(client.connectToServer());
        QVERIFY(client.waitForConnected(Patience));
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
        for (int i = 0; i < 40; ++i) {
            QVERIFY(server.write(1, QByteArray(size, 's')));
            QVERIFY(client.write(1, QByteArray(size, 'c')));
        }
        server.close();
        client.close();
        QVERIFY(eventually([&] {
            return server.status() == Status::Closed && client.status() == Status::Closed;
        }));
    }
}

void tst_Closing::opensAgainAfterClosing()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    GipcServer server;
    prepare(&server, network, encrypted);
    GipcClient client;
    QSignalSpy atServer(&server, &GipcServer::messageReceived);
    QSignalSpy serverClosed(&server, &GipcServer::closed);
    QSignalSpy clientClosed(&client, &GipcClient::closed);
    for (int round = 1; round <= 50; ++round) {
        QVERIFY2(server.listen(), qPrintable(server.errorString()));
        aim(&client, server);
        QVERIFY(client.connectToServer());
        QVERIFY(client.write(round, "again"));
        QTRY_COMPARE_WITH_TIMEOUT(atServer.size(), round, Patience);
        QCOMPARE(atServer.last().at(0).value<GipcMessage>().msgType(), round);
        if (round % 2) {
            client.close();
            server.close();
        } else {
            server.abort();
            client.abort();
        }
        QVERIFY(client.waitForClosed(Patience));
        QVERIFY(server.waitForClosed(Patience));
        QCOMPARE(serverClosed.size(), round);
        QCOMPARE(clientClosed.size(), round);
        QCOMPARE(server.address(), QString());
        QCOMPARE(server.clientCount(), 0);
    }
}

QTEST_GUILESS_MAIN(tst_Closing)
#include "tst_closing.moc"
