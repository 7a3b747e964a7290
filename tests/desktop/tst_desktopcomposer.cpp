// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "composer.h"
#include "desktophelpers.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

class tst_DesktopComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatWasTyped_data();
    void sendsWhatWasTyped();
    void sendsToOneClient();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void receives();
};

namespace {

/*! A server and a client that are connected, and what sends and logs at the client. */
struct Pair
{
    GipcServer server { uniqueName() };
    GipcClient client { uniqueName() };
    MessageLog log;
    Composer composer;

    Pair()
    {
        server.setMultiClient(true);
        composer.setProperty("target", QVariant::fromValue<QObject *>(&client));
        composer.setProperty("log", QVariant::fromValue(&log));
    }

    bool connect()
    {
        QSignalSpy connected(&client, &GipcClient::connected);
        return server.listen() && client.connectToServer() && connected.wait(Patience)
            && QTest::qWaitFor([this] { return server.clientCount() == 1; }, Patience);
    }
};

} // namespace

void tst_DesktopComposer::sendsWhatWasTyped_data()
{
    QTest::addColumn<Composer::Format>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("data");

    QTest::newRow("text") << Composer::Text << QStringLiteral("Gr\u00fc\u00dfe")
                          << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                        "e");
    QTest::newRow("hex") << Composer::Hex << QStringLiteral("00 ff") << QByteArray("\x00\xff", 2);
    QTest::newRow("JSON") << Composer::Json << QStringLiteral("{ \"a\" : 1 }")
                          << QByteArray("{\"a\":1}");
    QTest::newRow("nothing") << Composer::Text << QString() << QByteArray();
}

void tst_DesktopComposer::sendsWhatWasTyped()
{
    QFETCH(const Composer::Format, format);
    QFETCH(const QString, text);
    Pair pair;
    QSignalSpy received(&pair.server, &GipcServer::messageReceived);
    QVERIFY(pair.connect());
    QCOMPARE(pair.composer.send(5, format, text), QString());
    QTRY_COMPARE_WITH_TIMEOUT(received.count(), 1, Patience);
    const auto message = received.at(0).at(0).value<GipcMessage>();
    QCOMPARE(message.msgType(), 5);
    QTEST(message.data(), "data");
    QTRY_COMPARE_WITH_TIMEOUT(pair.log.count(), 1, Patience);
    QVERIFY(pair.log.at(0).isOutgoing);
}

void tst_DesktopComposer::sendsToOneClient()
{
    Pair pair;
    QSignalSpy received(&pair.client, &GipcClient::messageReceived);
    QVERIFY(pair.connect());
    pair.composer.setProperty("target", QVariant::fromValue<QObject *>(&pair.server));
    QCOMPARE(pair.composer.send(1, Composer::Text, QStringLiteral("one"), 1), QString());
    QCOMPARE(pair.composer.send(1, Composer::Text, QStringLiteral("all")), QString());
    QTRY_COMPARE_WITH_TIMEOUT(received.count(), 2, Patience);
    QVERIFY(!pair.composer.send(1, Composer::Text, QStringLiteral("nobody"), 2).isEmpty());
}

void tst_DesktopComposer::saysWhatIsWrong_data()
{
    QTest::addColumn<bool>("isConnected");
    QTest::addColumn<int>("msgType");
    QTest::addColumn<Composer::Format>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");

    QTest::newRow("not connected")
        << false << 1 << Composer::Text << QStringLiteral("a") << QStringLiteral("connection");
    QTest::newRow("type 0") << true << 0 << Composer::Text << QStringLiteral("a")
                            << QStringLiteral("2147483647");
    QTest::newRow("no hex") << true << 1 << Composer::Hex << QStringLiteral("4")
                            << QStringLiteral("hexadecimal");
    QTest::newRow("no JSON") << true << 1 << Composer::Json << QStringLiteral("{")
                             << QStringLiteral("JSON");
    QTest::newRow("too large") << true << 1 << Composer::Text << QString(4000000, u'a')
                               << QStringLiteral("3.8 MB");
}

void tst_DesktopComposer::saysWhatIsWrong()
{
    QFETCH(const bool, isConnected);
    QFETCH(const int, msgType);
    QFETCH(const Composer::Format, format);
    QFETCH(const QString, text);
    QFETCH(const QString, words);
    Pair pair;
    if (isConnected)
        QVERIFY(pair.connect());
    const QString problem = pair.composer.send(msgType, format, text);
    QVERIFY2(problem.contains(words), qPrintable(problem));
    QCOMPARE(pair.log.messagesOut(), 0U);
}

void tst_DesktopComposer::receives()
{
    Pair pair;
    MessageLog serverLog;
    serverLog.setSource(&pair.server);
    QVERIFY(pair.connect());
    QVERIFY(pair.client.write(3, "hello"));
    QTRY_COMPARE_WITH_TIMEOUT(serverLog.count(), 1, Patience);
    QCOMPARE(serverLog.at(0).msgType, 3);
    QCOMPARE(serverLog.at(0).client, 1U);
    QCOMPARE(serverLog.at(0).data, QByteArray("hello"));
    QVERIFY(!serverLog.at(0).isOutgoing);

    QSignalSpy received(&pair.server, &GipcServer::messageReceived);
    serverLog.setSource(nullptr);
    QVERIFY(pair.client.write(3, "hello"));
    QTRY_COMPARE_WITH_TIMEOUT(received.count(), 1, Patience);
    QCOMPARE(serverLog.messagesIn(), 1U);
}

QTEST_GUILESS_MAIN(tst_DesktopComposer)
#include "tst_desktopcomposer.moc"
