// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "closingscene.h"

#include <algorithm>
#include <memory>

using Gipc::Status;

namespace {

/*! One side that writes, and what it says of its messages. */
struct Writer
{
    Writer(ClosingScene *whole, bool isOfServer)
        : scene(whole)
        , isServer(isOfServer)
        , connection(whole->server.connection(1))
    {
        const auto note = [this](quint64 count) { signalled << count; };
        if (isServer)
            QObject::connect(connection, &GipcConnection::confirmed, connection, note);
        else
            QObject::connect(&scene->client, &GipcClient::confirmed, &scene->client, note);
    }

    bool write(const QByteArray &data) const
    {
        return isServer ? scene->server.writeTo(1, Command, data)
                        : scene->client.write(Command, data);
    }
    quint64 written() const
    {
        return isServer ? connection->messagesWritten() : scene->client.messagesWritten();
    }
    quint64 confirmed() const
    {
        return isServer ? connection->messagesConfirmed() : scene->client.messagesConfirmed();
    }
    GipcEndpoint *reader() const
    {
        return isServer ? static_cast<GipcEndpoint *>(&scene->client) : &scene->server;
    }

    ClosingScene *const scene;
    const bool isServer;
    GipcConnection *const connection;
    QList<quint64> signalled;
};

void addWriters()
{
    QTest::addColumn<bool>("isServer");
    QTest::newRow("the server writes") << true;
    QTest::newRow("the client writes") << false;
}

} // namespace

/*! How many messages have left, and how many of them the other end has for certain. */
class tst_Confirmations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addLines(); }
    void confirmsAll_data() { addWriters(); }
    void confirmsAll();
    void countsMessagesOnly();
    void confirmsNothingInVersion2_data() { addWriters(); }
    void confirmsNothingInVersion2();
    void confirmsWhatTheInboxHas();
    void saysWhatIsInDoubt();
    void survivesDeedsOfSlots();
};

void tst_Confirmations::confirmsAll()
{
    QFETCH(const bool, isServer);
    ClosingScene scene(Closer::Server);
    QVERIFY(scene.open());
    Writer writer(&scene, isServer);
    QCOMPARE(writer.written(), 0u);
    QVERIFY(writer.write("alone"));
    QVERIFY(eventually([&] { return writer.confirmed() == 1; }));
    QCOMPARE(writer.written(), 1u);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(writer.write(QByteArray::number(i)));
    QVERIFY(eventually([&] { return writer.confirmed() == 1001; }));
    QCOMPARE(writer.written(), 1001u);
    QVERIFY(writer.signalled.size() >= 2);
    QCOMPARE(writer.signalled.last(), 1001u);
    QVERIFY(std::is_sorted(writer.signalled.begin(), writer.signalled.end()));
    QCOMPARE(std::adjacent_find(writer.signalled.begin(), writer.signalled.end()),
             writer.signalled.end());
}

/*! Neither states nor requests nor answers. */
void tst_Confirmations::countsMessagesOnly()
{
    ClosingScene scene(Closer::Server);
    scene.server.onRequest(7, this, [] { return QByteArray("answer"); });
    QVERIFY(scene.open());
    Writer server(&scene, true);
    Writer client(&scene, false);
    for (int i = 0; i < 20; ++i) {
        QVERIFY(scene.server.publish(i + 1, "state"));
        QCOMPARE(scene.client.call(7, "question", Patience).data(), "answer");
        QVERIFY(client.write("message"));
        QVERIFY(server.write("message"));
    }
    QVERIFY(eventually([&] { return server.confirmed() == 20 && client.confirmed() == 20; }));
    QCOMPARE(server.written(), 20u);
    QCOMPARE(client.written(), 20u);
    QCOMPARE(server.signalled.last(), 20u);
    QCOMPARE(client.signalled.last(), 20u);
}

void tst_Confirmations::confirmsNothingInVersion2()
{
    QFETCH(const bool, isServer);
    ClosingScene scene(Closer::Server);
    scene.client.setPolicy(Gipc::Policy::Compatible);
    QVERIFY(scene.open());
    Writer writer(&scene, isServer);
    QSignalSpy arrived(writer.reader(), &GipcEndpoint::messageReceived);
    for (int i = 0; i < 100; ++i)
        QVERIFY(writer.write("message"));
    QVERIFY(eventually([&] { return arrived.size() == 100; }));
    QCOMPARE(writer.written(), 100u);
    QCOMPARE(writer.confirmed(), 0u);
    QVERIFY(writer.signalled.isEmpty());
}

/*! Not what its program has read, and not what only the kernel has. */
void tst_Confirmations::confirmsWhatTheInboxHas()
{
    ClosingScene scene(Closer::Server);
    scene.server.setDelivery(Gipc::Delivery::Queue);
    scene.server.setInboxLimit(10 * 1000);
    QVERIFY(scene.open());
    Writer client(&scene, false);
    for (int i = 0; i < 30; ++i)
        QVERIFY(client.write(QByteArray(1000, 'm')));
    QVERIFY(eventually([&] { return client.confirmed() > 0; }));
    spin(200); // several times what a confirmation takes
    QVERIFY(client.confirmed() < 30);
    QCOMPARE(client.written(), 30u);
    QVERIFY(eventually([&] {
        (void)scene.server.take();
        return client.confirmed() == 30;
    }));
}

/*! After a loss: what is confirmed has arrived, what is in doubt may have, the rest waits. */
void tst_Confirmations::saysWhatIsInDoubt()
{
    constexpr quint64 Messages = 60;
    ClosingScene scene(Closer::Server);
    QSignalSpy arrived(&scene.server, &GipcServer::messageReceived);
    QVERIFY(scene.open());
    Writer client(&scene, false);
    scene.client.setOutboxLimit(64 * 1024 * 1024);
    QByteArrayList all;
    for (quint64 i = 0; i < Messages; ++i)
        all << QByteArray::number(i) + QByteArray(100 * 1000, 'm');
    for (const QByteArray &data : std::as_const(all))
        QVERIFY(client.write(data));
    QVERIFY(eventually([&] { return client.confirmed() > 5; }));
    const auto before = client.confirmed();
    scene.server.abort();
    const auto had = quint64(arrived.size());
    QVERIFY(eventually([&] { return scene.client.status() != Status::Connected; }));
    const quint64 written = client.written();
    const quint64 confirmed = client.confirmed();
    QVERIFY(confirmed >= before);
    QVERIFY(confirmed <= had);
    QVERIFY(had <= written);
    QVERIFY(written <= Messages);
    arrived.clear();
    QVERIFY2(scene.server.listen(), qPrintable(scene.server.errorString()));
    QVERIFY(eventually([&] { return scene.isConnected(); }));
    const quint64 rest = Messages - written;
    QVERIFY(eventually([&] { return client.confirmed() == rest; })); // it counts anew
    QCOMPARE(client.written(), rest);
    QVERIFY(dataIn(arrived) == all.last(qsizetype(rest)));
}

void tst_Confirmations::survivesDeedsOfSlots()
{
    for (int deed = 0; deed < 4; ++deed) {
        auto scene = std::make_unique<ClosingScene>(Closer::Server);
        QVERIFY(scene->open());
        int called = 0;
        auto *const whole = scene.get();
        connect(&whole->client, &GipcClient::confirmed, this, [&, deed] {
            if (++called > 1)
                return;
            if (deed == 0)
                whole->client.abort();
            else if (deed == 1)
                whole->client.close();
            else if (deed == 2)
                whole->server.abort();
            else
                scene.reset();
        });
        QVERIFY(scene->client.write(Command, "message"));
        QVERIFY(eventually([&] { return called > 0; }));
        spin(20);
    }
}

QTEST_GUILESS_MAIN(tst_Confirmations)
#include "tst_confirmations.moc"
