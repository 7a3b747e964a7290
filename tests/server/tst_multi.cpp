// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "manyclients.h"

#include <QtCore/QSet>

#include <unistd.h>

using Gipc::ErrorCode;
using Gipc::Security;
using Gipc::Status;

/*! A server with multiClient and clients of ours: who they are, what each gets, what is told. */
class tst_Multi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesFifty_data() { addTransports(); }
    void servesFifty();
    void idsAreNeverReused();
    void writesToAllButTheOneThatIsFull_data() { addTransports(); }
    void writesToAllButTheOneThatIsFull();
    void keepsNothingForThoseToCome();
    void tellsWhoLeftAndWhy_data() { addTransports(); }
    void tellsWhoLeftAndWhy();
    void announcesBeforeItDelivers_data() { addTransports(); }
    void announcesBeforeItDelivers();
    void sendsWhatWasWrittenBeforeItCloses();
    void listensAgain_data() { addTransports(); }
    void listensAgain();
    void changesItsModeWithTheNextListen();
    void readsTheOldestOfAll();
};

void tst_Multi::servesFifty()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    constexpr int Count = 50;
    ManyServer server(network, encrypted);
    QList<QPair<quint64, QByteArray>> heard;
    connect(&server, &GipcServer::messageReceived, this, [&](const GipcMessage &message) {
        heard.append({ message.connectionId(), message.data() });
    });
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    Crowd crowd;
    QVERIFY(crowd.gather(server, Count));
    QCOMPARE(QSet<quint64>(server.came.begin(), server.came.end()).size(), Count);
    QCOMPARE(server.came.size(), Count);
    QCOMPARE(server.connections().ids(), server.came);
    QCOMPARE(server.statuses, QList<Status> { Status::Listening });

    for (const quint64 id : std::as_const(server.came)) {
        GipcConnection *const one = server.connection(id);
        QVERIFY(one);
        QCOMPARE(one->id(), id);
        QCOMPARE(one->status(), Status::Connected);
        QCOMPARE(one->security(), encrypted ? Security::Encrypted : Security::Unencrypted);
        QCOMPARE(one->peerUserId(), network ? -1 : qint64(::getuid()));
        QCOMPARE(one->peerProcessId(), network ? -1 : qint64(::getpid()));
        QCOMPARE(one->peerAddress(), network ? QStringLiteral("127.0.0.1") : QString());
    }

    // Each says who it is, is answered alone, and all hear the same.
    for (int i = 0; i < Count; ++i)
        QVERIFY(crowd.at(i).client.write(1, QByteArray::number(i)));
    QVERIFY(eventually([&] { return heard.size() == Count; }));
    QMap<quint64, QByteArray> names;
    for (const auto &[id, name] : std::as_const(heard)) {
        names.insert(id, name);
        QVERIFY(server.writeTo(id, 2, "you are " + name));
    }
    QCOMPARE(names.size(), Count);
    QVERIFY(server.write(3, "all"));
    QVERIFY(eventually([&] { return crowd.haveReceived(2); }));
    for (int i = 0; i < Count; ++i)
        QCOMPARE(crowd.at(i).received,
                 (QByteArrayList { "you are " + QByteArray::number(i), "all" }));

    for (const quint64 id : std::as_const(server.came)) {
        const GipcConnection *const one = server.connection(id);
        const QByteArray name = names.value(id);
        QVERIFY(eventually([&] { return one->messagesSent() == 2; }));
        QCOMPARE(one->bytesSent(), quint64(("you are " + name + "all").size()));
        QCOMPARE(one->messagesReceived(), 1U);
        QCOMPARE(one->bytesReceived(), quint64(name.size()));
        QCOMPARE(one->droppedMessages(), 0U);
        QCOMPARE(one->bytesToWrite(), 0);
    }
    QVERIFY(!server.writeTo(server.came.last() + 1, 1, "nobody"));
    crowd.clear();
    QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    QCOMPARE(server.left.size(), Count);
    QCOMPARE(server.statuses, QList<Status> { Status::Listening });
    QCOMPARE(server.errors, QList<ErrorCode> {});
}

void tst_Multi::idsAreNeverReused()
{
    ManyServer server;
    QSet<quint64> seen;
    quint64 last = 0;
    for (int round = 0; round < 3; ++round) {
        QVERIFY(server.listen());
        for (int time = 0; time < 5; ++time) {
            Crowd crowd;
            QVERIFY(crowd.gather(server, 3));
            for (const quint64 id : server.connections().ids()) {
                QVERIFY(id > last);
                seen.insert(id);
            }
            last = server.came.last();
            crowd.clear();
            QVERIFY(eventually([&] { return server.clientCount() == 0; }));
        }
        server.close();
        QVERIFY(server.waitForClosed(Patience));
    }
    QCOMPARE(seen.size(), 45);
}

void tst_Multi::writesToAllButTheOneThatIsFull()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    server.setOutboxLimit(100000);
    QVERIFY(server.listen());
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!server.write(1, "nobody is there", &why));
    QCOMPARE(why, ErrorCode::NotConnected);
    quint64 full = 0;
    RawPeer sleeper = rawClient(server, &full);
    QVERIFY(sleeper.isOpen());
    Crowd crowd;
    QVERIFY(crowd.gather(server, 5));
    QVERIFY(fill(&server, full));
    spin(0);
    QCOMPARE(server.refused.size(), 0); // writeTo() has answered for itself

    constexpr int Count = 3;
    for (int i = 0; i < Count; ++i) {
        QVERIFY(!server.write(2, QByteArray(10000, char('0' + i)), &why));
        QCOMPARE(why, ErrorCode::QueueFull);
    }
    QVERIFY(server.refused.isEmpty()); // not within write()
    QVERIFY(eventually([&] { return crowd.haveReceived(Count); }));
    QVERIFY(eventually([&] { return !server.refused.isEmpty(); }));
    // Once for one turn of the event loop.
    QCOMPARE(server.refused, (QList<QPair<quint64, ErrorCode>> { { full, ErrorCode::QueueFull } }));
    for (int i = 0; i < crowd.size(); ++i) {
        QCOMPARE(crowd.at(i).received.size(), Count);
        QCOMPARE(crowd.at(i).received.last(), QByteArray(10000, '2'));
    }
    QCOMPARE(server.errors, QList<ErrorCode> {});
    QVERIFY(!server.write(0, "reserved", &why));
    QCOMPARE(why, ErrorCode::ReservedType);
    QVERIFY(!server.write(1, QByteArray(server.maxMessageSize() + 1, 'x'), &why));
    QCOMPARE(why, ErrorCode::MessageTooLarge);

    // It reads, and all is well.
    QVERIFY(eventually([&] {
        sleeper.step();
        return server.connection(full)->bytesToWrite() == 0;
    }));
    QVERIFY(server.write(3, "last", &why));
    QCOMPARE(why, ErrorCode::NoError);
    QVERIFY(eventually([&] {
        sleeper.step();
        return sleeper.messages.last().data == "last";
    }));
    for (const auto &message : std::as_const(sleeper.messages))
        QVERIFY(message.type != 2);
}

void tst_Multi::keepsNothingForThoseToCome()
{
    ManyServer server;
    QVERIFY(server.listen());
    QVERIFY(!server.write(1, "early"));
    Crowd crowd;
    QVERIFY(crowd.gather(server, 1));
    QVERIFY(server.write(1, "first"));
    QVERIFY(crowd.gather(server, 1));
    QVERIFY(server.write(1, "both"));
    QVERIFY(eventually([&] { return crowd.at(1).received.size() == 1; }));
    QVERIFY(eventually([&] { return crowd.at(0).received.size() == 2; }));
    QCOMPARE(crowd.at(0).received, (QByteArrayList { "first", "both" }));
    QCOMPARE(crowd.at(1).received, (QByteArrayList { "both" }));
}

void tst_Multi::tellsWhoLeftAndWhy()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    server.setMaxMessageSize(1000);
    QVERIFY(server.listen());
    QList<quint64> ids(4);
    std::vector<RawPeer> peers(4);
    for (int i = 0; i < 4; ++i)
        QVERIFY((peers[size_t(i)] = rawClient(server, &ids[i])).isOpen());
    peers[0].close(); // in order
    peers[1].send(peers[1].sealed(1, "cut").chopped(1));
    peers[1].close();
    peers[2].sendMessage(1, QByteArray(1001, 'x'));
    QVERIFY(eventually([&] { return server.left.size() == 3; }));
    QCOMPARE(server.left.value(ids[0]), ErrorCode::NoError);
    QCOMPARE(server.left.value(ids[1]), ErrorCode::Truncated);
    QCOMPARE(server.left.value(ids[2]), ErrorCode::MessageTooLarge);
    QCOMPARE(server.connections().ids(), QList<quint64> { ids[3] });
    QCOMPARE(server.statuses, QList<Status> { Status::Listening });
    server.closeConnection(ids[3]);
    QVERIFY(eventually([&] {
        peers[3].pump();
        return server.left.contains(ids[3]);
    }));
    QCOMPARE(server.left.value(ids[3]), ErrorCode::NoError);
    QCOMPARE(server.errors.size(), 2);
    QVERIFY(server.connections().ids().isEmpty());
}

void tst_Multi::announcesBeforeItDelivers()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    QByteArrayList lines;
    connect(&server, &GipcServer::clientConnected, this, [&](quint64 id) {
        lines << '+' + QByteArray::number(id);
        QVERIFY(server.writeTo(id, 1, "welcome"));
    });
    connect(&server, &GipcServer::messageReceived, this, [&](const GipcMessage &message) {
        lines << QByteArray::number(message.connectionId()) + ':' + message.data();
    });
    connect(&server, &GipcServer::clientDisconnected, this,
            [&](quint64 id) { lines << '-' + QByteArray::number(id); });
    QVERIFY(server.listen());
    // All in one go, and gone: what was said is delivered all the same.
    RawPeer peer = RawPeer::toServer(server);
    QVERIFY(peer.shakeHands(GipcWire::Role::Client, encrypted));
    peer.sendMessage(1, "a");
    peer.sendMessage(2, "b");
    peer.sendMessage(3, "c");
    peer.shutdownWriting();
    QVERIFY(eventually([&] { return lines.contains("-1"); }));
    QCOMPARE(lines, (QByteArrayList { "+1", "1:a", "1:b", "1:c", "-1" }));
    peer.step();
    QCOMPARE(peer.messages.size(), 1);
    QCOMPARE(peer.messages.first().data, QByteArray("welcome"));
}

void tst_Multi::sendsWhatWasWrittenBeforeItCloses()
{
    ManyServer server;
    QVERIFY(server.listen());
    Crowd crowd;
    QVERIFY(crowd.gather(server, 10));
    for (int i = 0; i < 100; ++i)
        QVERIFY(server.write(1, QByteArray::number(i)));
    server.close();
    QCOMPARE(server.status(), Status::Closing);
    QVERIFY(server.write(1, "late")); // until they close, too
    QVERIFY(eventually([&] { return server.status() == Status::Closed; }));
    QVERIFY(!server.write(1, "too late"));
    QVERIFY(eventually([&] { return crowd.haveReceived(101); }));
    const QByteArrayList expected = numbers(100) + QByteArrayList { "late" };
    QVERIFY(crowd.all([&](const auto &member) { return member.received == expected; }));
    QCOMPARE(server.left.size(), 10);
    QCOMPARE(server.statuses,
             (QList<Status> { Status::Listening, Status::Closing, Status::Closed }));
}

void tst_Multi::listensAgain()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    QVERIFY(server.listen());
    if (network)
        server.setPort(portOf(server)); // the clients come back to this one
    Crowd crowd;
    QVERIFY(crowd.gather(server, 5));
    for (int round = 0; round < 3; ++round) {
        QVERIFY(!server.listen());
        QCOMPARE(server.error(), ErrorCode::WrongStatus);
        if (round == 1)
            server.abort();
        else
            server.close();
        QVERIFY(eventually([&] { return server.status() == Status::Closed; }));
        QCOMPARE(server.clientCount(), 0);
        QVERIFY2(server.listen(), qPrintable(server.errorString()));
        QVERIFY(eventually([&] { return crowd.areConnected() && server.clientCount() == 5; }));
    }
    QCOMPARE(server.came.size(), 20);
    QCOMPARE(server.came.last(), 20U);
    QVERIFY(server.write(1, "again"));
    QVERIFY(eventually([&] { return crowd.haveReceived(1); }));
}

void tst_Multi::changesItsModeWithTheNextListen()
{
    GipcServer server(uniqueName());
    server.setEncryption(false);
    QVERIFY(server.listen());
    server.setMultiClient(true);
    Crowd crowd;
    crowd.send(server, 2);
    QVERIFY(eventually([&] { return server.status() == Status::Connected; }));
    spin(50);
    QCOMPARE(server.clientCount(), 1); // one at a time until then
    server.close();
    QVERIFY(eventually([&] { return server.status() == Status::Closed; }));
    QVERIFY(server.listen());
    QVERIFY(eventually([&] { return crowd.areConnected() && server.clientCount() == 2; }));
    QCOMPARE(server.status(), Status::Listening);

    server.close();
    QVERIFY(eventually([&] { return server.status() == Status::Closed; }));
    server.setMultiClient(false);
    QVERIFY(!server.write(1, "nobody is there"));
    QVERIFY(server.listen());
    QVERIFY(server.write(1, "for the first")); // kept, as a server for one does
    QVERIFY(eventually([&] { return server.status() == Status::Connected; }));
    QVERIFY(
        eventually([&] { return crowd.at(0).received.size() + crowd.at(1).received.size() == 1; }));
    QCOMPARE(server.clientCount(), 1);
}

void tst_Multi::readsTheOldestOfAll()
{
    ManyServer server;
    server.setDelivery(Gipc::Delivery::Queue);
    QVERIFY(server.listen());
    Crowd crowd;
    QVERIFY(crowd.gather(server, 3));
    // One after the other, so that the order of their arrival is known.
    for (int i = 0; i < 9; ++i) {
        QVERIFY(crowd.at(i % 3).client.write(1, QByteArray::number(i)));
        QVERIFY(eventually([&] {
            quint64 sum = 0;
            for (const quint64 id : std::as_const(server.came))
                sum += server.connection(id)->messagesReceived();
            return sum == quint64(i) + 1;
        }));
    }
    QCOMPARE(nextMessage(server.connection(server.came.at(1))).connectionId(), server.came.at(1));
    const QByteArrayList rest = takeAll(&server);
    QCOMPARE(rest.size(), 8);
    QVERIFY(std::is_sorted(rest.begin(), rest.end()));
}

QTEST_GUILESS_MAIN(tst_Multi)
#include "tst_multi.moc"
