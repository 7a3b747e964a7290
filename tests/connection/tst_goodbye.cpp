// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "rawserver.h"

#include <QtTest/QSignalSpy>

#include <atomic>
#include <thread>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {

const QByteArray Key(32, 'k');

/*! A raw peer in a GIPC-X session with a server, that is announced. */
RawPeer extendedPeer(GipcServer *server)
{
    RawPeer peer = RawPeer::toServer(*server);
    const int before = server->clientCount();
    const bool ok = peer.shakeHandsExtended(GipcWire::Role::Client)
        && eventually([&] { return server->clientCount() == before + 1; });
    if (!ok)
        qFatal("the handshake failed");
    return peer;
}

} // namespace

/*! How sessions of GIPC-X end: with a word, or as Truncated. */
class tst_Goodbye : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCleanWithAWord_data();
    void isCleanWithAWord();
    void isTruncatedWithoutOne_data();
    void isTruncatedWithoutOne();
    void deliversWhatWasWrittenBeforeThePeerCloses_data();
    void deliversWhatWasWrittenBeforeThePeerCloses();
    void bothAtOnceIsClean();
    void keepsForTheNextSessionWhatCameAfterTheWord();
    void isTruncatedForWhoClosesIfThePeerJustLeaves();
    void deletionSaysGoodbye();
    void sendsTheReason();
    void goesOnAfterALingerWithoutAnswer();
    void saysWhatIsWrong();
    void reportsWhatThePeerFound_data();
    void reportsWhatThePeerFound();
    void readsWhileItCannotWrite();
    void survivesAnAbortWhenItBeginsToClose();
    void wakesAWriterWhoseMessageNobodyAccepts();
};

void tst_Goodbye::isCleanWithAWord_data()
{
    QTest::addColumn<bool>("serverCloses");
    QTest::newRow("the server closes") << true;
    QTest::newRow("the client closes") << false;
}

void tst_Goodbye::isCleanWithAWord()
{
    QFETCH(const bool, serverCloses);
    for (const bool encrypted : { false, true }) {
        Channel channel;
        channel.server.setEncryption(encrypted);
        channel.client.setEncryption(encrypted);
        QSignalSpy serverErrors(&channel.server, &GipcServer::errorOccurred);
        QSignalSpy clientErrors(&channel.client, &GipcClient::errorOccurred);
        QSignalSpy left(&channel.server, &GipcServer::clientDisconnected);
        QVERIFY(channel.open());
        QVERIFY(channel.client.isExtended());
        clientErrors.clear();
        if (serverCloses) {
            channel.server.close();
            // The first it has to say is that nobody is there any more.
            QTRY_VERIFY_WITH_TIMEOUT(!clientErrors.isEmpty(), Patience);
            QCOMPARE(clientErrors.at(0).at(0).value<ErrorCode>(), ErrorCode::ServerNotFound);
            QTRY_COMPARE_WITH_TIMEOUT(channel.server.status(), Status::Closed, Patience);
        } else {
            channel.client.close();
            QVERIFY(channel.client.waitForClosed(Patience));
            QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, Patience);
            QCOMPARE(clientErrors.size(), 0);
        }
        QCOMPARE(left.at(0).at(1).value<ErrorCode>(), ErrorCode::NoError);
        QCOMPARE(serverErrors.size(), 0);
    }
}

void tst_Goodbye::isTruncatedWithoutOne_data()
{
    isCleanWithAWord_data();
}

void tst_Goodbye::isTruncatedWithoutOne()
{
    QFETCH(const bool, serverCloses);
    for (const bool encrypted : { false, true }) {
        Channel channel;
        channel.server.setEncryption(encrypted);
        channel.client.setEncryption(encrypted);
        QSignalSpy left(&channel.server, &GipcServer::clientDisconnected);
        QVERIFY(channel.open());
        QSignalSpy clientErrors(&channel.client, &GipcClient::errorOccurred);
        if (serverCloses) {
            channel.server.abort();
            QTRY_VERIFY_WITH_TIMEOUT(!clientErrors.isEmpty(), Patience);
            QCOMPARE(clientErrors.at(0).at(0).value<ErrorCode>(), ErrorCode::Truncated);
            continue;
        }
        channel.client.abort();
        QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, Patience);
        QCOMPARE(left.at(0).at(1).value<ErrorCode>(), ErrorCode::Truncated);
    }
}

void tst_Goodbye::deliversWhatWasWrittenBeforeThePeerCloses_data()
{
    QTest::addColumn<bool>("serverCloses");
    QTest::addColumn<bool>("network");
    QTest::newRow("the server closes, local") << true << false;
    QTest::newRow("the client closes, local") << false << false;
    QTest::newRow("the server closes, TCP") << true << true;
    QTest::newRow("the client closes, TCP") << false << true;
}

/*! All of who closes arrives. Of the other side what had left arrives; the rest is for a client's
    next session, and a server's is dropped. In version 2 all of it would be: nobody could know
    whether there was anything under way. */
void tst_Goodbye::deliversWhatWasWrittenBeforeThePeerCloses()
{
    QFETCH(const bool, serverCloses);
    QFETCH(const bool, network);
    Channel channel;
    channel.server.setNetwork(network);
    channel.server.setPort(0);
    QByteArrayList atServer;
    QByteArrayList atClient;
    connect(&channel.server, &GipcServer::messageReceived, this,
            [&](const GipcMessage &message) { atServer.append(message.data()); });
    connect(&channel.client, &GipcClient::messageReceived, this,
            [&](const GipcMessage &message) { atClient.append(message.data()); });
    QVERIFY(channel.server.listen());
    aim(&channel.client, channel.server);
    if (network)
        channel.server.setPort(portOf(channel.server)); // when it listens again
    QVERIFY(channel.client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
    const QByteArray large(1000000, 'l'); // more than the kernel takes at once
    for (int i = 0; i < 3; ++i) {
        QVERIFY(channel.client.write(1, large));
        QVERIFY(channel.server.write(1, large));
    }
    QVERIFY(channel.client.write(1, "last"));
    QVERIFY(channel.server.write(1, "last"));
    if (serverCloses)
        channel.server.close();
    else
        channel.client.close();
    const QByteArrayList all { large, large, large, "last" };
    QTRY_COMPARE_WITH_TIMEOUT((serverCloses ? atClient : atServer).size(), 4, Patience);
    if (serverCloses) {
        QTRY_COMPARE_WITH_TIMEOUT(channel.server.status(), Status::Closed, Patience);
        QVERIFY2(channel.server.listen(), qPrintable(channel.server.errorString()));
    } else {
        QTRY_COMPARE_WITH_TIMEOUT(channel.client.status(), Status::Closed, Patience);
    }
    QTRY_COMPARE_WITH_TIMEOUT(atServer.size(), 4, Patience);
    QVERIFY(atServer == all);
    QVERIFY(atClient == all.first(atClient.size()));
    QVERIFY(!serverCloses || atClient == all);
}

void tst_Goodbye::bothAtOnceIsClean()
{
    for (int i = 0; i < 20; ++i) {
        Channel channel;
        QSignalSpy serverErrors(&channel.server, &GipcServer::errorOccurred);
        QVERIFY(channel.open());
        QSignalSpy clientErrors(&channel.client, &GipcClient::errorOccurred);
        QSignalSpy left(&channel.server, &GipcServer::clientDisconnected);
        channel.server.close();
        channel.client.close();
        QVERIFY(channel.client.waitForClosed(Patience));
        QVERIFY(channel.server.waitForClosed(Patience));
        QCOMPARE(serverErrors.size() + clientErrors.size(), 0);
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.at(0).at(1).value<ErrorCode>(), ErrorCode::NoError);
    }
}

/*! The server says good-bye while the client goes on writing: nothing is lost, nothing comes
    twice. */
void tst_Goodbye::keepsForTheNextSessionWhatCameAfterTheWord()
{
    Channel channel;
    QByteArrayList received;
    connect(&channel.server, &GipcServer::messageReceived, this,
            [&](const GipcMessage &message) { received.append(message.data()); });
    QVERIFY(channel.open());
    int written = 0;
    for (quint64 session = 1; session <= 20; ++session) {
        QTRY_VERIFY_WITH_TIMEOUT(channel.server.connection(session) && channel.isConnected(),
                                 Patience);
        for (int i = 0; i < 50; ++i)
            QVERIFY(channel.client.write(1, QByteArray::number(written++)));
        channel.server.closeConnection(session);
        while (channel.client.status() == Status::Connected && written < 100000) {
            if (channel.client.write(1, QByteArray::number(written)))
                ++written;
            QCoreApplication::processEvents();
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), written, Patience);
    QCOMPARE(received, numbers(written));
}

void tst_Goodbye::isTruncatedForWhoClosesIfThePeerJustLeaves()
{
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    RawPeer peer = extendedPeer(&server);
    QSignalSpy left(&server, &GipcServer::clientDisconnected);
    server.closeConnection(1);
    QVERIFY(eventually([&] {
        peer.step();
        return peer.hasPeerClosed;
    }));
    QCOMPARE(left.size(), 0); // it waits for our word
    peer.close();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, Patience);
    QCOMPARE(left.at(0).at(1).value<ErrorCode>(), ErrorCode::Truncated);
}

void tst_Goodbye::deletionSaysGoodbye()
{
    GipcServer server(uniqueName());
    QSignalSpy left(&server, &GipcServer::clientDisconnected);
    QByteArrayList received;
    connect(&server, &GipcServer::messageReceived, this,
            [&](const GipcMessage &message) { received.append(message.data()); });
    QVERIFY(server.listen());
    {
        GipcClient client(server.name());
        QVERIFY(client.connectToServer());
        QVERIFY(client.waitForConnected(Patience));
        QVERIFY(client.write(1, "and gone"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, Patience);
    QCOMPARE(left.at(0).at(1).value<ErrorCode>(), ErrorCode::NoError);
    QCOMPARE(received, QByteArrayList { "and gone" });
}

void tst_Goodbye::sendsTheReason()
{
    GipcServer server(uniqueName());
    server.setMultiClient(true);
    QVERIFY(server.listen());
    RawPeer one = extendedPeer(&server);
    RawPeer two = extendedPeer(&server);
    const auto hears = [](RawPeer *peer) {
        return eventually([&] {
            peer->step();
            return peer->hasPeerClosed;
        });
    };
    server.closeConnection(1);
    QVERIFY(hears(&one));
    QCOMPARE(one.session().peerReason(), GipcWire::CloseReason::Done);
    server.close();
    QVERIFY(hears(&two));
    QCOMPARE(two.session().peerReason(), GipcWire::CloseReason::GoingAway);
    one.sendClose();
    two.sendClose();
    QVERIFY(server.waitForClosed(Patience));
}

void tst_Goodbye::goesOnAfterALingerWithoutAnswer()
{
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    const RawPeer peer = extendedPeer(&server); // and it stands still
    server.close();
    QVERIFY(server.waitForClosed(Patience));
}

/*! A peer that breaks the rules is told which, and that nothing more will come. */
void tst_Goodbye::saysWhatIsWrong()
{
    GipcServer server(uniqueName());
    server.setMaxMessageSize(1000);
    QSignalSpy left(&server, &GipcServer::clientDisconnected);
    QVERIFY(server.listen());
    RawPeer peer = extendedPeer(&server);
    peer.sendMessage(1, QByteArray(1001, 'x'));
    QVERIFY(eventually([&] {
        peer.step();
        return peer.atEnd();
    }));
    QCOMPARE(peer.session().fault(), GipcWire::Fault::PeerReported);
    QCOMPARE(peer.session().faultValue(), quint64(GipcWire::ErrorNumber::TooLarge));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, Patience);
    QCOMPARE(left.at(0).at(1).value<ErrorCode>(), ErrorCode::MessageTooLarge);
}

void tst_Goodbye::reportsWhatThePeerFound_data()
{
    QTest::addColumn<bool>("silence");
    QTest::addColumn<ErrorCode>("expected");
    QTest::newRow("that we were silent") << true << ErrorCode::ConnectionLost;
    QTest::newRow("that our bytes were changed") << false << ErrorCode::Integrity;
}

/*! The server did nothing wrong, and the peer ends the session with its reason. */
void tst_Goodbye::reportsWhatThePeerFound()
{
    QFETCH(const bool, silence);
    QFETCH(const ErrorCode, expected);
    GipcServer server(uniqueName());
    QSignalSpy left(&server, &GipcServer::clientDisconnected);
    QVERIFY(server.listen());
    RawPeer peer = extendedPeer(&server);
    if (silence) {
        peer.session().failSilent();
    } else {
        peer.session().append(QByteArray(100, '\0'));
        QCOMPARE(peer.session().next(), GipcWire::Session::Event::Failed);
    }
    peer.send(peer.session().lastWords());
    peer.close();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, Patience);
    QCOMPARE(left.at(0).at(1).value<ErrorCode>(), expected);
}

/*! The peer does not read at all, and is heard nevertheless. */
void tst_Goodbye::readsWhileItCannotWrite()
{
    GipcServer server(uniqueName());
    int received = 0;
    connect(&server, &GipcServer::messageReceived, this, [&] { ++received; });
    QVERIFY(server.listen());
    RawPeer peer = extendedPeer(&server);
    while (server.write(1, QByteArray(100000, 'w'))) { } // until the outbox is full
    for (int i = 0; i < 1000; ++i)
        peer.sendMessage(1, QByteArray(10000, 'p'));
    QVERIFY(eventually([&] {
        peer.write();
        return received == 1000;
    }));
}

void tst_Goodbye::survivesAnAbortWhenItBeginsToClose()
{
    Channel channel;
    QVERIFY(channel.open());
    GipcConnection *const connection = channel.server.connection(1);
    connect(connection, &GipcConnection::statusChanged, &channel.server, [&](Status status) {
        if (status == Status::Closing)
            channel.server.abort();
    });
    connection->close();
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.status(), Status::Closed, Patience);
}

/*! Another thread waits for room in an outbox, and what fills it turns out to be too large for the
    client. */
void tst_Goodbye::wakesAWriterWhoseMessageNobodyAccepts()
{
    GipcServer server(uniqueName());
    server.setMultiClient(true);
    server.setOverflow(Gipc::Overflow::Block);
    server.setOutboxLimit(1000);
    QVERIFY(server.listen());
    GipcWire::SessionSettings settings;
    settings.role = GipcWire::Role::Client;
    settings.extension = GipcWire::Extension::Required;
    settings.maxMessageSize = 10;
    RawPeer peer = RawPeer::toServer(server);
    peer.speak(settings);
    QVERIFY(peer.shakeHands());
    QVERIFY(eventually([&] { return server.clientCount() == 1; }));
    std::atomic<int> written = 0;
    std::thread writer([&] {
        for (int i = 0; i < 5; ++i) {
            server.writeTo(1, 1, QByteArray(100000, 'w'));
            ++written;
        }
    });
    const bool done = eventually([&] { return written == 5; });
    if (!done)
        server.abort(); // wakes it in any case
    writer.join();
    QVERIFY(done);
    QTRY_COMPARE_WITH_TIMEOUT(server.error(), ErrorCode::MessageTooLarge, Patience);
    QCOMPARE(server.clientCount(), 1);
}

QTEST_GUILESS_MAIN(tst_Goodbye)
#include "tst_goodbye.moc"
