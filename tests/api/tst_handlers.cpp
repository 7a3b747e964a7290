// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QEventLoop>
#include <QtTest/QSignalSpy>

using Gipc::Delivery;

/*! Functions that take messages in place of the signal. What they are shown stays during the call,
    whatever they do. */
class tst_Handlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacesTheSignal();
    void mayReplaceItself();
    void getsWhatWasHeld();
    void showsEverySize_data() { addKinds(); }
    void showsEverySize();
    void keepsTheViewWhileALoopRuns_data() { addKinds(); }
    void keepsTheViewWhileALoopRuns();
    void keepsTheViewOfADeletedClient_data() { addKinds(); }
    void keepsTheViewOfADeletedClient();
    void keepsTheViewWhenTheServerCloses_data() { addKinds(); }
    void keepsTheViewWhenTheServerCloses();
    void ofAConnectionGoesBeforeTheServers();
    void ofAConnectionGetsWhatWasHeld();
    void ofAConnectionGoesWithIt();

private:
    static void addKinds();
};

namespace {

enum class Kind { Plain, Version2, Extended };

struct KindChannel : Channel
{
    explicit KindChannel(Kind kind)
    {
        server.setMaxMessageSize(4 * 1024 * 1024);
        client.setMaxMessageSize(4 * 1024 * 1024);
        server.setEncryption(kind != Kind::Plain);
        client.setEncryption(kind != Kind::Plain);
        server.setPolicy(kind == Kind::Extended ? Gipc::Policy::Require : Gipc::Policy::Compatible);
        client.setPolicy(server.policy());
    }
};

/*! The client writes "0" ... "9", and the server has some of them in its inbox. */
void writeTenThatAreHeld(Channel *channel)
{
    QSignalSpy available(&channel->server, &GipcServer::messagesAvailable);
    for (const QByteArray &number : numbers(10))
        QVERIFY(channel->client.write(1, number));
    QTRY_VERIFY_WITH_TIMEOUT(!available.isEmpty(), Patience);
}

/*! Differs in every few bytes from its shifted self. */
QByteArray pattern(qsizetype size, int seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((i * 31 + (i >> 8) * 7 + seed) & 0xff);
    return bytes;
}

} // namespace

void tst_Handlers::addKinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("plain") << Kind::Plain;
    QTest::newRow("version 2") << Kind::Version2;
    QTest::newRow("GIPC-X") << Kind::Extended;
}

void tst_Handlers::replacesTheSignal()
{
    Channel channel;
    QList<GipcMessage> handled;
    QSignalSpy received(&channel.client, &GipcClient::messageReceived);
    channel.client.setMessageHandler([&](int type, QByteArrayView data) {
        handled.append(GipcMessage(type, data.toByteArray()));
    });
    QCOMPARE(channel.client.delivery(), Delivery::Signal);
    QVERIFY(channel.open());
    const QByteArray big(100000, 'x');
    QVERIFY(channel.server.write(7, big));
    QVERIFY(channel.server.write(8, QByteArray()));
    QTRY_COMPARE_WITH_TIMEOUT(handled.size(), 2, Patience);
    QCOMPARE(handled.at(0), GipcMessage(7, big));
    QCOMPARE(handled.at(1), GipcMessage(8, QByteArray()));
    QCOMPARE(received.size(), 0);

    channel.client.setMessageHandler({});
    QVERIFY(channel.server.write(9, "signal"));
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, Patience);
    QCOMPARE(received.at(0).at(0).value<GipcMessage>(), GipcMessage(9, "signal"));
    QCOMPARE(handled.size(), 2);
}

void tst_Handlers::mayReplaceItself()
{
    Channel channel;
    QByteArrayList first, second;
    const QByteArray captured(1000, 'c'); // something to be destroyed with the old handler
    channel.client.setMessageHandler([&, captured](int, QByteArrayView data) {
        channel.client.setMessageHandler([&](int, QByteArrayView later) {
            second.append(later.toByteArray());
            if (second.size() == 2)
                channel.client.setMessageHandler({});
        });
        first.append(data.toByteArray());
        QCOMPARE(captured.size(), 1000);
    });
    QSignalSpy received(&channel.client, &GipcClient::messageReceived);
    QVERIFY(channel.open());
    for (const QByteArray &number : numbers(4))
        QVERIFY(channel.server.write(1, number));
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, Patience);
    QCOMPARE(first, numbers(1));
    QCOMPARE(second, numbers(2, 1));
    QCOMPARE(received.at(0).at(0).value<GipcMessage>().data(), QByteArray("3"));
}

void tst_Handlers::getsWhatWasHeld()
{
    Channel channel;
    QVERIFY(channel.open());
    writeTenThatAreHeld(&channel);
    QByteArrayList got;
    channel.server.setMessageHandler(
        [&](int, QByteArrayView data) { got.append(data.toByteArray()); });
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 10, Patience);
    QCOMPARE(got, numbers(10));
}

void tst_Handlers::showsEverySize()
{
    QFETCH(const Kind, kind);
    KindChannel channel(kind);
    QByteArrayList sent;
    // Around a record, a block, a part, a read and a socket's buffer, several times in a row.
    for (const qsizetype size :
         { 0, 1, 4, 16383, 16384, 65519, 65520, 65527, 65528, 65535, 65536, 65537, 131072, 200000,
           262136, 262144, 300000, 1048576, 3000000 }) {
        for (int i = 0; i < 3; ++i)
            sent.append(pattern(size, int(sent.size())));
    }
    int seen = 0;
    int wrong = 0;
    channel.server.setMessageHandler([&](int type, QByteArrayView data) {
        if (type != seen + 1 || data != sent.at(seen))
            ++wrong;
        ++seen;
    });
    channel.client.setOutboxLimit(64 * 1024 * 1024);
    QVERIFY(channel.open());
    for (int i = 0; i < int(sent.size()); ++i)
        QVERIFY(channel.client.write(i + 1, sent.at(i)));
    QTRY_COMPARE_WITH_TIMEOUT(seen, int(sent.size()), Patience);
    QCOMPARE(wrong, 0);
}

void tst_Handlers::keepsTheViewWhileALoopRuns()
{
    QFETCH(const Kind, kind);
    KindChannel channel(kind);
    constexpr int Count = 400;
    const QByteArray outer = pattern(3000, 1);
    QEventLoop loop;
    int inner = 0;
    bool same = false;
    channel.server.setMessageHandler([&](int type, QByteArrayView data) {
        if (type == 1) {
            loop.exec(); // all others come meanwhile, more than any buffer holds
            same = data == outer;
        } else if (data == pattern(5000, type)) {
            if (++inner == Count)
                loop.quit();
        }
    });
    QVERIFY(channel.open());
    QVERIFY(channel.client.write(1, outer));
    for (int i = 0; i < Count; ++i)
        QVERIFY(channel.client.write(i + 2, pattern(5000, i + 2)));
    QTRY_VERIFY_WITH_TIMEOUT(same, Patience);
    QCOMPARE(inner, Count);
}

void tst_Handlers::keepsTheViewOfADeletedClient()
{
    QFETCH(const Kind, kind);
    KindChannel channel(kind);
    auto client = std::make_unique<GipcClient>(channel.server.name());
    client->setEncryption(channel.client.encryption());
    client->setPolicy(channel.client.policy());
    const QByteArray sent = pattern(3000, 1);
    const QByteArray captured(1000, 'c');
    bool same = false;
    client->setMessageHandler([&, captured](int, QByteArrayView data) {
        client.reset();
        same = data == sent && captured == QByteArray(1000, 'c');
    });
    QVERIFY(channel.server.listen());
    QVERIFY(client->connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.status(), Gipc::Status::Connected, Patience);
    for (int i = 0; i < 10; ++i)
        QVERIFY(channel.server.write(1, sent));
    QTRY_VERIFY_WITH_TIMEOUT(same, Patience);
    QVERIFY(!client);
}

void tst_Handlers::keepsTheViewWhenTheServerCloses()
{
    QFETCH(const Kind, kind);
    KindChannel channel(kind);
    const QByteArray sent = pattern(3000, 1);
    int seen = 0;
    bool same = false;
    QEventLoop loop;
    QObject::connect(&channel.server, &GipcServer::clientDisconnected, &loop, &QEventLoop::quit);
    channel.server.setMessageHandler([&](int, QByteArrayView data) {
        if (++seen > 1)
            return;
        channel.server.close();
        loop.exec();
        same = data == sent;
    });
    QVERIFY(channel.open());
    for (int i = 0; i < 10; ++i)
        QVERIFY(channel.client.write(1, sent));
    QTRY_VERIFY_WITH_TIMEOUT(same, Patience);
}

void tst_Handlers::ofAConnectionGoesBeforeTheServers()
{
    Channel channel;
    QByteArrayList own, common;
    QSignalSpy received(&channel.server, &GipcServer::messageReceived);
    channel.server.setMessageHandler(
        [&](int, QByteArrayView data) { common.append(data.toByteArray()); });
    QObject::connect(&channel.server, &GipcServer::clientConnected, this, [&](quint64 id) {
        channel.server.connection(id)->setMessageHandler([&, id](int, QByteArrayView data) {
            own.append(data.toByteArray());
            if (own.size() == 2)
                channel.server.connection(id)->setMessageHandler({});
        });
    });
    QVERIFY(channel.open());
    for (const QByteArray &number : numbers(4))
        QVERIFY(channel.client.write(1, number));
    QTRY_COMPARE_WITH_TIMEOUT(common.size(), 2, Patience);
    QCOMPARE(own, numbers(2));
    QCOMPARE(common, numbers(2, 2));
    QCOMPARE(received.size(), 0);
}

void tst_Handlers::ofAConnectionGetsWhatWasHeld()
{
    Channel channel;
    QVERIFY(channel.open());
    writeTenThatAreHeld(&channel);
    QByteArrayList got;
    channel.server.connection(1)->setMessageHandler(
        [&](int, QByteArrayView data) { got.append(data.toByteArray()); });
    QCOMPARE(channel.server.delivery(), Delivery::Signal);
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 10, Patience);
    QCOMPARE(got, numbers(10));
}

void tst_Handlers::ofAConnectionGoesWithIt()
{
    Channel channel;
    QSignalSpy gone(&channel.server, &GipcServer::clientDisconnected);
    QVERIFY(channel.open());
    QPointer<GipcConnection> connection = channel.server.connection(1);
    connection->setMessageHandler([&connection](int, QByteArrayView data) {
        QVERIFY(connection);
        connection->write(1, data.toByteArray());
    });
    channel.server.setDelivery(Delivery::Queue);
    for (const QByteArray &number : numbers(3))
        QVERIFY(channel.client.write(1, number));
    channel.client.close();
    QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!connection, Patience);

    QSignalSpy received(&channel.server, &GipcServer::messageReceived);
    channel.server.setDelivery(Delivery::Signal);
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 3, Patience);
}

QTEST_GUILESS_MAIN(tst_Handlers)
#include "tst_handlers.moc"
