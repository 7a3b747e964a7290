// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QLoggingCategory>
#include <QtCore/QProcess>
#include <QtTest/QSignalSpy>

/*! GIPC_DEBUG and the category "gipc", each tried in a child process: they are read once. */
class tst_Logging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levels_data();
    void levels();
    void rulesWin();
    void neverShowsPayloads();
    void warnsOfNothingThatComesAndGoes();
    void saysWhatAPeerRepeatsAFewTimes();
};

namespace {

constexpr char Secret[] = "swordfish-0123456789";

/*! The child: a conversation with an error in it, so that every level has something to say. */
int converse()
{
    Channel channel;
    channel.server.setMaxMessageSize(100);
    QSignalSpy received(&channel.server, &GipcServer::messageReceived);
    bool fine = channel.client.connectToServer();
    fine = fine && channel.client.write(1, QByteArray(Secret).repeated(10)); // will be dropped
    fine = fine && channel.client.write(1, Secret);
    fine = fine && channel.server.listen();
    fine = fine && QTest::qWaitFor([&] { return !received.isEmpty(); }, Patience);
    fine = fine && channel.server.write(1, Secret);
    fine = fine && channel.client.error() == Gipc::ErrorCode::MessageTooLarge;
    fine = fine && !channel.server.listen(); // a warning
    channel.server.abort();
    fine = fine && channel.client.write(1, Secret); // never sent
    return fine ? 0 : 1;
}

/*! The README's programs: started in the wrong order, and their peers come and go. */
int comeAndGo()
{
    Channel channel;
    QSignalSpy received(&channel.client, &GipcClient::messageReceived);
    QObject::connect(&channel.server, &GipcServer::messageReceived, &channel.server,
                     [&](const GipcMessage &message) {
                         channel.server.write(2, "you said: " + message.data());
                     });
    bool fine = channel.client.connectToServer() && channel.client.write(1, "hello");
    fine = fine
        && QTest::qWaitFor([&] { return channel.client.error() != Gipc::ErrorCode::NoError; });
    for (int round = 0; fine && round < 3; ++round) {
        fine = channel.server.listen();
        fine = fine && QTest::qWaitFor([&] { return received.size() > round; }, Patience);
        channel.server.abort(); // as if it had been killed
        fine = fine
            && QTest::qWaitFor(
                   [&] { return channel.client.status() == Gipc::Status::Reconnecting; }, Patience);
        fine = fine && channel.client.write(1, "again");
    }
    fine = fine && channel.server.listen();
    fine = fine && QTest::qWaitFor([&] { return received.size() > 3; }, Patience);
    QSignalSpy left(&channel.server, &GipcServer::clientDisconnected);
    channel.client.abort();
    fine = fine && QTest::qWaitFor([&] { return !left.isEmpty(); }, Patience);
    return fine ? 0 : 1;
}

/*! Thirty clients that are all refused for the same reason. */
int beRefused()
{
    GipcServer server(uniqueName());
    server.setMultiClient(true);
    int errors = 0;
    QObject::connect(&server, &GipcServer::errorOccurred, &server, [&] { ++errors; });
    bool fine = server.listen();
    for (int i = 0; fine && i < 30; ++i) {
        GipcClient client(QStringLiteral("client"));
        client.setSocketPath(pathOf(server.name()));
        client.setEncryption(false);
        fine = client.connectToServer()
            && QTest::qWaitFor([&] { return client.status() == Gipc::Status::Error; }, Patience);
    }
    // The last one may be heard of a little later.
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(500))
        QCoreApplication::processEvents();
    server.close();
    fine = fine && server.waitForClosed(Patience);
    return fine && errors == 10 ? 0 : 1;
}

QByteArray childsWords(const QProcessEnvironment &changes,
                       const QString &deed = QStringLiteral("--child"))
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *const name : { "GIPC_DEBUG", "QT_LOGGING_RULES", "QT_LOGGING_CONF",
                                    "QT_MESSAGE_PATTERN", "QT_LOGGING_DEBUG" })
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("QT_LOGGING_TO_CONSOLE"), QStringLiteral("1"));
    environment.insert(QStringLiteral("QT_MESSAGE_PATTERN"),
                       QStringLiteral("%{category} %{type} %{message}"));
    environment.insert(changes);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), { deed });
    if (!child.waitForFinished(Patience) || child.exitCode() != 0)
        return "the child failed: " + child.readAllStandardError();
    return child.readAllStandardError();
}

} // namespace

void tst_Logging::levels_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("debug");
    QTest::addColumn<bool>("warning");
    QTest::newRow("not set") << QString() << false << true;
    QTest::newRow("true") << QStringLiteral("true") << true << true;
    QTest::newRow("debug") << QStringLiteral("debug") << true << true;
    QTest::newRow("DEBUG") << QStringLiteral("DEBUG") << true << true;
    QTest::newRow("info") << QStringLiteral("info") << false << true;
    QTest::newRow("warn") << QStringLiteral("warn") << false << true;
    QTest::newRow("error") << QStringLiteral("error") << false << false;
    QTest::newRow("false") << QStringLiteral("false") << false << true;
    QTest::newRow("nonsense") << QStringLiteral("loud") << false << true;
}

void tst_Logging::levels()
{
    QFETCH(QString, value);
    QFETCH(bool, debug);
    QFETCH(bool, warning);
    QProcessEnvironment environment;
    if (!value.isEmpty())
        environment.insert(QStringLiteral("GIPC_DEBUG"), value);
    const QByteArray words = childsWords(environment);
    QVERIFY2(!words.startsWith("the child failed"), words);
    QVERIFY2(words.contains("gipc debug ") == debug, words);
    QVERIFY2(words.contains("gipc warning ") == warning, words);
    for (const QByteArray &line : words.trimmed().split('\n'))
        QVERIFY2(line.isEmpty() || line.startsWith("gipc "), words);
}

void tst_Logging::rulesWin()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("GIPC_DEBUG"), QStringLiteral("debug"));
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("gipc=false"));
    QCOMPARE(childsWords(environment), QByteArray());
    environment.insert(QStringLiteral("GIPC_DEBUG"), QStringLiteral("error"));
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("gipc.debug=true"));
    const QByteArray words = childsWords(environment);
    QVERIFY2(words.contains("gipc debug "), words);
    QVERIFY2(!words.contains("gipc warning "), words);
}

void tst_Logging::neverShowsPayloads()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("GIPC_DEBUG"), QStringLiteral("true"));
    const QByteArray words = childsWords(environment);
    QVERIFY(words.contains("gipc debug "));
    QVERIFY(words.contains("200")); // the size of what was dropped
    QVERIFY(!words.contains("swordfish"));
    QVERIFY(!words.contains(QByteArray("swordfish").toHex()));
    QVERIFY(!words.contains(QByteArray(Secret).toBase64().first(12)));
}

void tst_Logging::warnsOfNothingThatComesAndGoes()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("QT_FATAL_WARNINGS"), QStringLiteral("1"));
    QCOMPARE(childsWords(environment, QStringLiteral("--come-and-go")), QByteArray());
    environment.insert(QStringLiteral("GIPC_DEBUG"), QStringLiteral("info"));
    const QByteArray words = childsWords(environment, QStringLiteral("--come-and-go"));
    QVERIFY2(words.contains("gipc info ") && words.contains("No server at "), words);
}

void tst_Logging::saysWhatAPeerRepeatsAFewTimes()
{
    const QByteArray words = childsWords({}, QStringLiteral("--be-refused"));
    QVERIFY2(!words.startsWith("the child failed"), words);
    int lines = 0;
    QByteArrayList summaries;
    for (const QByteArray &line : words.trimmed().split('\n')) {
        if (line.startsWith("gipc warning client: "))
            continue; // each is one of its own
        ++lines;
        if (line.contains(" more within a minute: "))
            summaries.append(line);
    }
    QCOMPARE(lines, 11);
    QCOMPARE(summaries.size(), 1);
    QVERIFY2(summaries.first().contains(": 20 more within a minute: "), summaries.first());
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().contains(QStringLiteral("--child")))
        return converse();
    if (app.arguments().contains(QStringLiteral("--come-and-go")))
        return comeAndGo();
    if (app.arguments().contains(QStringLiteral("--be-refused")))
        return beRefused();
    tst_Logging test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_logging.moc"
