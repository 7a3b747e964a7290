// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"

#include <csignal>

using namespace ToolTest;
using namespace Qt::StringLiterals;

/*! Requests as lines of JSON: a program that reads and writes them is a full peer. */
class tst_ToolJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAndAnswers_data();
    void asksAndAnswers();
    void repeatsTheIdItWasGiven_data();
    void repeatsTheIdItWasGiven();
    void answersInAnyOrder();
    void tellsWhatFailed_data();
    void tellsWhatFailed();
    void tellsWhatNobodyWaitsFor_data();
    void tellsWhatNobodyWaitsFor();
    void canTryAnAnswerAgain();
    void asksTheClientThatIsNamed();
    void reportsWrongLinesAndGoesOn_data();
    void reportsWrongLinesAndGoesOn();
    void waitsForAnswersAtTheEndOfInput();
    void answersNothingAfterTheEndOfInput();
    void echoesRequests();
    void takesTextForData();
    void asksThousands();
    void asksAServerThatComesLater();
};

namespace {

/*! A server and a client, connected, that read and write JSON. */
class Peers
{
public:
    explicit Peers(const QStringList &serverOptions = {}, const QStringList &clientOptions = {})
        : server(QStringList { u"listen"_s, m_name } + Json + serverOptions)
        , client(QStringList { u"connect"_s, m_name } + Json + clientOptions)
    { }

    bool connect()
    {
        startListening(&server);
        client.start();
        return !server.event(u"connected"_s).isEmpty();
    }

private:
    const QString m_name = uniqueName();

public:
    Gipc server;
    Gipc client;
};

QByteArray dataOf(const QJsonObject &event)
{
    return QByteArray::fromBase64(event.value(u"data"_s).toString().toLatin1());
}

} // namespace

void tst_ToolJson::asksAndAnswers_data()
{
    QTest::addColumn<bool>("fromServer");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QJsonObject>("expected");
    for (const bool fromServer : { false, true }) {
        const auto row
            = [&](const char *what, const QByteArray &answer, const QJsonObject &expected) {
                  QTest::addRow("%s, the %s asks", what, fromServer ? "server" : "client")
                      << fromServer << answer << expected;
              };
        row("same type", "{\"reply\":1,\"data\":\"aGk=\"}",
            { { u"event"_s, u"reply"_s }, { u"type"_s, 5 }, { u"data"_s, u"aGk="_s } });
        row("other type", "{\"reply\":1,\"type\":6,\"text\":\"hi\"}",
            { { u"event"_s, u"reply"_s }, { u"type"_s, 6 }, { u"data"_s, u"aGk="_s } });
        row("no data", "{\"reply\":1}",
            { { u"event"_s, u"reply"_s }, { u"type"_s, 5 }, { u"data"_s, QString() } });
        row("failure", "{\"reply\":1,\"error\":\"no way\"}",
            { { u"event"_s, u"failed"_s },
              { u"error"_s, u"RequestFailed"_s },
              { u"text"_s, u"no way"_s } });
        row("failure without words", "{\"reply\":1,\"error\":\"\"}",
            { { u"event"_s, u"failed"_s },
              { u"error"_s, u"RequestFailed"_s },
              { u"text"_s, u"The other side could not do what was asked."_s } });
    }
}

void tst_ToolJson::asksAndAnswers()
{
    QFETCH(bool, fromServer);
    QFETCH(QByteArray, answer);
    QFETCH(QJsonObject, expected);
    Peers peers;
    QVERIFY(peers.connect());
    Gipc &asking = fromServer ? peers.server : peers.client;
    Gipc &answering = fromServer ? peers.client : peers.server;
    asking.write("{\"request\":7,\"type\":5,\"data\":\"aGVsbG8=\"}\n");
    QJsonObject request {
        { u"event"_s, u"request"_s }, { u"id"_s, 1 }, { u"type"_s, 5 }, { u"data"_s, u"aGVsbG8="_s }
    };
    if (!fromServer)
        request.insert(u"client"_s, 1);
    QCOMPARE(answering.event(u"request"_s), request);
    answering.write(answer + '\n');
    expected.insert(u"id"_s, 7);
    if (fromServer)
        expected.insert(u"client"_s, 1);
    QCOMPARE(asking.event(expected.value(u"event"_s).toString()), expected);
}

void tst_ToolJson::repeatsTheIdItWasGiven_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char *id :
         { "0", "-1", "9007199254740992", "1.5", "\"\"", "\"a \\\"b\\\" \\n\"", "\"\xc3\xa9\"" })
        QTest::newRow(id) << QByteArray(id);
}

void tst_ToolJson::repeatsTheIdItWasGiven()
{
    QFETCH(QByteArray, id);
    Peers peers;
    QVERIFY(peers.connect());
    peers.client.write("{\"request\":" + id + ",\"type\":1}\n");
    QVERIFY(!peers.server.event(u"request"_s).isEmpty());
    peers.server.write("{\"reply\":1}\n");
    QCOMPARE(peers.client.line("{\"event\":\"reply\""),
             "{\"event\":\"reply\",\"id\":" + id + ",\"type\":1,\"data\":\"\"}");
}

void tst_ToolJson::answersInAnyOrder()
{
    Peers peers;
    QVERIFY(peers.connect());
    for (const char *text : { "one", "two", "three" })
        peers.client.write(QByteArray("{\"request\":\"") + text + "\",\"type\":1}\n");
    for (const int id : { 1, 2, 3 })
        QCOMPARE(peers.server.event(u"request"_s).value(u"id"_s), id);
    peers.server.write("{\"reply\":2}\n{\"reply\":3}\n{\"reply\":1}\n");
    for (const QString &id : { u"two"_s, u"three"_s, u"one"_s })
        QCOMPARE(peers.client.event(u"reply"_s).value(u"id"_s), id);
}

void tst_ToolJson::tellsWhatFailed_data()
{
    QTest::addColumn<QStringList>("serverOptions");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("error");
    const QStringList none;
    const QByteArray ask = "{\"request\":1,\"type\":1,\"text\":\"hello\"}";
    QTest::newRow("time") << none << "{\"request\":1,\"type\":1,\"timeout\":100}"_ba
                          << u"TimedOut"_s;
    QTest::newRow("type") << none << "{\"request\":1,\"type\":0}"_ba << u"ReservedType"_s;
    QTest::newRow("size") << QStringList { u"--max-message-size"_s, u"4"_s } << ask
                          << u"MessageTooLarge"_s;
    QTest::newRow("version 2") << QStringList { u"--policy"_s, u"compatible"_s } << ask
                               << u"ExtensionRequired"_s;
}

void tst_ToolJson::tellsWhatFailed()
{
    QFETCH(QStringList, serverOptions);
    QFETCH(QByteArray, line);
    Peers peers(serverOptions);
    QVERIFY(peers.connect());
    QVERIFY(!peers.client.event(u"connected"_s).isEmpty());
    peers.client.write(line + '\n');
    const QJsonObject failed = peers.client.event(u"failed"_s);
    QCOMPARE(failed.value(u"id"_s), 1);
    QTEST(failed.value(u"error"_s).toString(), "error");
    QVERIFY(!failed.value(u"text"_s).toString().isEmpty());
    peers.client.write("{\"request\":1,\"type\":0}\n"); // the id is free again
    QCOMPARE(peers.client.event(u"failed"_s).value(u"error"_s), u"ReservedType"_s);
}

void tst_ToolJson::tellsWhatNobodyWaitsFor_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("signal");
    QTest::newRow("time") << "{\"request\":1,\"type\":1,\"timeout\":1000}\n"_ba << 0;
    QTest::newRow("cancel") << "{\"request\":1,\"type\":1}\n{\"cancel\":1}\n"_ba << 0;
    QTest::newRow("client ends") << "{\"request\":1,\"type\":1}\n"_ba << SIGTERM;
    QTest::newRow("client is killed") << "{\"request\":1,\"type\":1}\n"_ba << SIGKILL;
}

void tst_ToolJson::tellsWhatNobodyWaitsFor()
{
    QFETCH(QByteArray, line);
    QFETCH(int, signal);
    Peers peers;
    QVERIFY(peers.connect());
    const QByteArrayList lines = line.split('\n');
    peers.client.write(lines.first() + '\n');
    QVERIFY(!peers.server.event(u"request"_s).isEmpty());
    if (lines.size() > 2)
        peers.client.write(lines.at(1) + '\n');
    if (signal != 0)
        peers.client.signal(signal);
    const QJsonObject expected { { u"event"_s, u"cancelled"_s },
                                 { u"client"_s, 1 },
                                 { u"id"_s, 1 } };
    QCOMPARE(peers.server.event(u"cancelled"_s), expected);
    peers.server.write("{\"reply\":1}\n");
    QCOMPARE(peers.server.errorLine("gipc: Line"),
             "gipc: Line 1 of the input is not sent: no request 1 waits for an answer.");
}

/*! What the channel refuses leaves the request as it was. */
void tst_ToolJson::canTryAnAnswerAgain()
{
    Peers peers({}, { u"--max-message-size"_s, u"4"_s });
    QVERIFY(peers.connect());
    peers.client.write("{\"request\":1,\"type\":1}\n");
    QVERIFY(!peers.server.event(u"request"_s).isEmpty());
    peers.server.write("{\"reply\":1,\"text\":\"hello\"}\n");
    QCOMPARE(peers.server.event(u"error"_s).value(u"error"_s), u"MessageTooLarge"_s);
    peers.server.write("{\"reply\":1,\"type\":0}\n");
    QCOMPARE(peers.server.event(u"error"_s).value(u"error"_s), u"ReservedType"_s);
    peers.server.write("{\"reply\":1,\"text\":\"hi\"}\n");
    QCOMPARE(dataOf(peers.client.event(u"reply"_s)), "hi");
}

void tst_ToolJson::asksTheClientThatIsNamed()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--multi"_s } + Json);
    startListening(&server);
    server.write("{\"request\":1,\"type\":1}\n");
    QCOMPARE(server.event(u"failed"_s).value(u"error"_s), u"NotConnected"_s);
    Gipc first(QStringList { u"connect"_s, name } + Json);
    Gipc second(QStringList { u"connect"_s, name } + Json);
    first.start();
    QVERIFY(!server.event(u"connected"_s).isEmpty());
    server.write("{\"request\":2,\"type\":2}\n"); // there is but one
    QCOMPARE(first.event(u"request"_s).value(u"type"_s), 2);
    second.start();
    QVERIFY(!server.event(u"connected"_s).isEmpty());
    server.write("{\"request\":3,\"type\":3}\n");
    QCOMPARE(
        server.errorLine("gipc: Line"),
        "gipc: Line 3 of the input is not sent: \"client\" must say which of several is asked.");
    server.write("{\"request\":4,\"type\":4,\"client\":2}\n");
    QCOMPARE(second.event(u"request"_s).value(u"type"_s), 4);
    second.write("{\"reply\":1}\n");
    const QJsonObject reply = server.event(u"reply"_s);
    QCOMPARE(reply.value(u"id"_s), 4);
    QCOMPARE(reply.value(u"client"_s), 2);
    server.write("{\"request\":5,\"type\":5,\"client\":3}\n");
    const QJsonObject failed = server.event(u"failed"_s);
    QCOMPARE(failed.value(u"client"_s), 3);
    QCOMPARE(failed.value(u"error"_s), u"NotConnected"_s);
}

void tst_ToolJson::reportsWrongLinesAndGoesOn_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("mistake");
    const auto row = [](const char *line, const char *mistake) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(mistake);
    };
    row("{\"reply\":2}", "no request 2 waits for an answer");
    row("{\"reply\":2,\"error\":\"no\"}", "no request 2 waits for an answer");
    row("{\"cancel\":2}", "no request 2 is open");
    row("{\"cancel\":\"2\"}", "no request \"2\" is open");
    row("{\"request\":1,\"type\":1}", "a request 1 is open already");
    row("{\"request\":2}", "\"type\" must be a whole number from 1 to 2147483647");
    row("{\"request\":null,\"type\":1}", "\"request\" must be a string or a number");
    row("{\"request\":true,\"type\":1}", "\"request\" must be a string or a number");
    row("{\"request\":[1],\"type\":1}", "\"request\" must be a string or a number");
    row("{\"request\":2,\"type\":1,\"timeout\":-1}",
        "\"timeout\" must be a whole number from 0 to 2147483647");
    row("{\"request\":2,\"type\":1,\"timeout\":\"1\"}",
        "\"timeout\" must be a whole number from 0 to 2147483647");
    row("{\"request\":2,\"type\":1,\"data\":\"*\"}", "\"data\" must be a string of Base64");
    row("{\"request\":2,\"type\":1,\"text\":5}", "\"text\" must be a string");
    row("{\"request\":2,\"type\":1,\"text\":\"\",\"data\":\"\"}",
        "\"data\" and \"text\" exclude each other");
    row("{\"request\":2,\"reply\":1,\"type\":1}", "\"request\" and \"reply\" exclude each other");
    row("{\"cancel\":2,\"reply\":1,\"type\":1}", "\"reply\" and \"cancel\" exclude each other");
    row("{\"reply\":0}", "\"reply\" must be a whole number from 1 to 9007199254740992");
    row("{\"reply\":\"1\"}", "\"reply\" must be a whole number from 1 to 9007199254740992");
    row("{\"reply\":1.5}", "\"reply\" must be a whole number from 1 to 9007199254740992");
    row("{\"reply\":1,\"error\":5}", "\"error\" must be a string");
    row("{\"reply\":1,\"type\":\"5\"}", "\"type\" must be a whole number from 1 to 2147483647");
    row("{\"type\":1,\"text\":5}", "\"text\" must be a string");
}

void tst_ToolJson::reportsWrongLinesAndGoesOn()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, mistake);
    Peers peers;
    QVERIFY(peers.connect());
    peers.client.write("{\"request\":1,\"type\":1}\n"); // one that is open
    QVERIFY(!peers.server.event(u"request"_s).isEmpty());
    peers.client.write(line + '\n');
    QCOMPARE(peers.client.errorLine("gipc: Line"),
             "gipc: Line 2 of the input is not sent: " + mistake + '.');
    peers.server.write("{\"reply\":1}\n");
    QCOMPARE(peers.client.event(u"reply"_s).value(u"id"_s), 1);
}

void tst_ToolJson::waitsForAnswersAtTheEndOfInput()
{
    for (const bool fromServer : { false, true }) {
        const QStringList ending(u"--until-eof"_s);
        Peers peers(fromServer ? ending : QStringList(), fromServer ? QStringList() : ending);
        QVERIFY(peers.connect());
        Gipc &asking = fromServer ? peers.server : peers.client;
        Gipc &answering = fromServer ? peers.client : peers.server;
        asking.write("{\"request\":1,\"type\":1}");
        asking.closeInput();
        QVERIFY(!answering.event(u"request"_s).isEmpty());
        QVERIFY(asking.isRunning());
        answering.write("{\"reply\":1}\n");
        QCOMPARE(asking.exitCode(), 0);
        QVERIFY(asking.restOfOutput().contains("\"event\":\"reply\""));
    }
}

void tst_ToolJson::answersNothingAfterTheEndOfInput()
{
    Peers peers;
    QVERIFY(peers.connect());
    peers.client.write("{\"request\":1,\"type\":1}\n");
    QVERIFY(!peers.server.event(u"request"_s).isEmpty());
    peers.server.closeInput();
    const QJsonObject failed = peers.client.event(u"failed"_s);
    QCOMPARE(failed.value(u"error"_s), u"RequestFailed"_s);
    QCOMPARE(failed.value(u"text"_s), u"The program that answers has ended."_s);
    peers.client.write("{\"request\":1,\"type\":1}\n");
    QCOMPARE(peers.client.event(u"failed"_s).value(u"error"_s), u"NobodyAnswers"_s);
    peers.client.writeMessage(2, "heard");
    QCOMPARE(peers.server.message(2), "heard");
}

void tst_ToolJson::echoesRequests()
{
    Peers peers(QStringList(u"--echo"_s));
    QVERIFY(peers.connect());
    peers.server.closeInput();
    peers.client.write("{\"request\":1,\"type\":5,\"text\":\"hello\"}\n");
    const QJsonObject reply = peers.client.event(u"reply"_s);
    QCOMPARE(reply.value(u"type"_s), 5);
    QCOMPARE(dataOf(reply), "hello");
    QCOMPARE(dataOf(peers.server.event(u"request"_s)), "hello");
}

void tst_ToolJson::takesTextForData()
{
    Peers peers;
    QVERIFY(peers.connect());
    peers.client.write("{\"type\":1,\"text\":\"\\u00e9\"}\n");
    QCOMPARE(peers.server.message(1), "\xc3\xa9");
    Gipc sender(QStringList { u"send"_s, uniqueName(), u"{\"type\":0,\"text\":\"x\"}"_s } + Json);
    sender.start();
    QCOMPARE(sender.exitCode(), 4); // it was understood
}

/*! More than may be open at a time, from a program that reads nothing until it has asked all. */
void tst_ToolJson::asksThousands()
{
    constexpr int Count = 5000;
    Peers peers;
    QVERIFY(peers.connect());
    for (int id = 1; id <= Count; ++id)
        peers.client.write("{\"type\":1,\"timeout\":0,\"request\":" + QByteArray::number(id)
                           + "}\n");
    for (int id = 1; id <= Count; ++id) {
        QCOMPARE(peers.server.event(u"request"_s).value(u"id"_s), id);
        peers.server.write("{\"reply\":" + QByteArray::number(id) + ",\"text\":\"answer "
                           + QByteArray::number(id) + "\"}\n");
    }
    for (int id = 1; id <= Count; ++id) {
        const QJsonObject reply = peers.client.event(u"reply"_s);
        QCOMPARE(reply.value(u"id"_s), id);
        QCOMPARE(dataOf(reply), "answer " + QByteArray::number(id));
    }
}

void tst_ToolJson::asksAServerThatComesLater()
{
    const QString name = uniqueName();
    Gipc client(QStringList { u"connect"_s, name } + Json);
    client.start();
    client.write("{\"request\":1,\"type\":1,\"timeout\":0}\n");
    QVERIFY(!client.event(u"error"_s).isEmpty()); // no server
    Gipc server({ u"listen"_s, name, u"--echo"_s });
    server.start();
    QCOMPARE(client.event(u"reply"_s).value(u"id"_s), 1);
}

QTEST_GUILESS_MAIN(tst_ToolJson)
#include "tst_tooljson.moc"
