// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcClient>
#include <Gipc/GipcPayload>
#include <Gipc/GipcServer>

#include <QtCore/QPointer>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QThread>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <QLocale>
#include <QTranslator>

#ifdef Q_OS_LINUX
#include <Gipc/GipcEventDispatcher>
#endif
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using Gipc::Status;

constexpr int Patience = 60000;

namespace {

void takeEpoll()
{
#ifdef Q_OS_LINUX
    QCoreApplication::setEventDispatcher(new GipcEventDispatcher); // before the QCoreApplication
#endif
}

struct Jobs : QObject
{
    void start(const QString &name, int priority)
    {
        names << name + " " + QString::number(priority);
    }
    void stopAll() { names.clear(); }
    int count() const { return int(names.size()); }

    QStringList names;
};

} // namespace

/*! The lines of the pages, as a user would write them: without the rules this project has for its
    own sources. test_pages_snippets.py compares. */
class tst_Pages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void talkAsInTheReadme();
    void readWithoutSlots();
    void handleEachTypeAndSendObjects();
    void askAndAnswer();
    void serveManyClients();
    void tellAState();
    void authenticate();
    void admitByKey();
    void chooseWhoMayConnect();
    void goOverTcp();
    void findOutWhatIsWrong();
    void holdManySockets();
    void speakTheUsersLanguage();

private:
    QString name;
    int count = 0;
};

void tst_Pages::init()
{
    name = QString("tst_pages-%1-%2").arg(QCoreApplication::applicationPid()).arg(++count);
}

void tst_Pages::talkAsInTheReadme()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("GIPC_README_SUFFIX", name);
    QProcess client, server;
    client.setProcessEnvironment(environment);
    server.setProcessEnvironment(environment);
    client.setProcessChannelMode(QProcess::MergedChannels);
    server.setProcessChannelMode(QProcess::ForwardedChannels);
    client.start(README_CLIENT_PROGRAM, QStringList()); // the server need not be there yet
    QVERIFY(client.waitForStarted(Patience));
    server.start(README_SERVER_PROGRAM, QStringList());
    QVERIFY(server.waitForStarted(Patience));
    QByteArray output;
    QTRY_VERIFY2_WITH_TIMEOUT((output += client.readAll()).contains("2 \"you said: hello\""),
                              output.constData(), Patience);
    client.terminate();
    server.terminate();
    QVERIFY(client.waitForFinished(Patience));
    QVERIFY(server.waitForFinished(Patience));
}

void tst_Pages::readWithoutSlots()
{
    GipcServer server(name);
    QVERIFY(server.listen());
    QVERIFY(server.write(7, "kept for the first client"));
    GipcClient client;
    QByteArrayList handled;
    const auto handle = [&](int type, const QByteArray &data) {
        handled << QByteArray::number(type) + " " + data;
        client.close();
    };
    client.connectToServer(name);
    for (;;) {
        const GipcMessage message = client.readTimed(1000);
        if (message.isTerminal())
            break; // closed, or given up
        if (message.isTimeout() || message.isInternal())
            continue; // nothing for a second, or news: a status, an error
        handle(message.msgType(), message.data());
    }
    QCOMPARE(handled, QByteArrayList { "7 kept for the first client" });
}

void tst_Pages::handleEachTypeAndSendObjects()
{
    Jobs jobs;
    GipcServer server(name);
    GipcClient client(name);
    enum Type { StartJob = 1, StopAll, Started };

    server.onMessage(StartJob, &jobs, [&](const GipcMessage &message) {
        QJsonParseError error;
        const QJsonDocument job = Gipc::json(message, &error);
        if (job.isNull()) {
            qWarning() << "no job:" << error.errorString();
            return;
        }
        jobs.start(job["name"].toString(), job["priority"].toInt());
        Gipc::writeJsonTo(&server, message.connectionId(), Started,
                          { { "running", jobs.count() } });
    });
    server.onMessage(StopAll, &jobs, &Jobs::stopAll);
    QVERIFY(server.listen());
    QVERIFY(client.connectToServer());
    QList<int> running;
    client.onMessage(Started, this, [&](const GipcMessage &message) {
        running << Gipc::json(message)["running"].toInt();
    });
    Gipc::writeJson(&client, StartJob, { { "name", "backup" }, { "priority", 3 } });
    QTRY_COMPARE_WITH_TIMEOUT(running, QList<int> { 1 }, Patience);
    QCOMPARE(jobs.names, QStringList { "backup 3" });
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression("no job: \".+\""));
    QVERIFY(client.write(StartJob, "{\"name\":"));
    QVERIFY(client.write(StopAll, QByteArray()));
    QTRY_COMPARE_WITH_TIMEOUT(jobs.count(), 0, Patience);
}

void tst_Pages::askAndAnswer()
{
    Jobs jobs;
    jobs.start("backup", 3);
    struct : QObject
    {
        QByteArray count;
        QString error;
        void showCount(const QByteArray &number) { count = number; }
        void showError(const QString &words) { error = words; }
        void showFound(const QString &) { }
    } window;
    GipcServer server(name);
    GipcClient client(name);
    enum Type { Count = 1, Find };

    server.onRequest(Count, &jobs, [&] { return QByteArray::number(jobs.count()); });
    server.onRequest(Find, &jobs, [&](const GipcRequest &request) {
        if (!jobs.names.contains(request.text()))
            request.fail("no such job");
        else
            request.reply(Find, "there it is");
    });
    QVERIFY(server.listen());
    QVERIFY(client.connectToServer());
    client.request(Count).then(&window,
                               [&](const GipcMessage &answer) { window.showCount(answer.data()); });
    client.request(Find, "backup").then(&window, [&](const GipcMessage &answer) {
        if (answer.isInternal())
            window.showError(answer.errorString()); // also when time is up or the connection lost
        else
            window.showFound(answer.text());
    });
    QTRY_COMPARE_WITH_TIMEOUT(window.error, "no such job", Patience); // its name has a number, too
    QCOMPARE(window.count, "1");
}

void tst_Pages::serveManyClients()
{
    GipcServer server;
    server.setMultiClient(true);
    QObject::connect(&server, &GipcServer::clientConnected, [&](quint64 id) {
        server.writeTo(id, 1, "you are number " + QByteArray::number(id));
    });
    QObject::connect(&server, &GipcServer::messageReceived, [&](const GipcMessage &message) {
        server.write(2, message.data()); // to all
    });
    server.listen(name);
    QCOMPARE(server.status(), Status::Listening);

    QStringList heard;
    GipcClient first(name), second(name);
    for (GipcClient *client : { &first, &second }) {
        QObject::connect(client, &GipcClient::messageReceived,
                         [&](const GipcMessage &message) { heard << message.text(); });
        const qsizetype before = heard.size();
        QVERIFY(client->connectToServer());
        QTRY_COMPARE_WITH_TIMEOUT(heard.size(), before + 1, Patience);
    }
    QCOMPARE(heard, QStringList({ "you are number 1", "you are number 2" }));
    QVERIFY(second.write(1, "news"));
    QTRY_COMPARE_WITH_TIMEOUT(heard.count("news"), 2, Patience);
}

void tst_Pages::tellAState()
{
    GipcServer server;
    server.publish(7, "idle"); // before there is anybody
    server.listen(name);
    QCOMPARE(server.status(), Status::Listening);
    GipcClient client(name);
    QStringList heard;
    QObject::connect(&client, &GipcClient::messageReceived,
                     [&](const GipcMessage &message) { heard << message.text(); });
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(heard, QStringList("idle"), Patience);
    server.publish(7, "working"); // who is there gets it, and who comes gets the latest
    server.retract(7); // newcomers are not told any more
    QTRY_COMPARE_WITH_TIMEOUT(heard, QStringList({ "idle", "working" }), Patience);
}

void tst_Pages::authenticate()
{
    const auto readKeyFile = [] { return QByteArray(32, 'k'); };
    GipcServer server(name);
    GipcClient client(name);
    const QByteArray key = readKeyFile(); // 32 bytes of "gipc keygen", the same on both sides
    server.addPreSharedKey("panel", key);
    client.setPreSharedKey("panel", key); // from here on: authenticated, or not connected
    QVERIFY(server.listen());
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QCOMPARE(client.security(), Gipc::Security::Authenticated);
    QCOMPARE(server.security(), Gipc::Security::Authenticated);
}

void tst_Pages::admitByKey()
{
    const QByteArray otherKey(32, 'd');
    GipcServer server(name);
    server.addPreSharedKey("panel", QByteArray(32, 'k'));
    server.addPreSharedKey("door", otherKey);
    server.setAdmission([](const GipcPeer &peer) {
        return peer.keyIdentity() == "panel" ? GipcAdmission::letIn()
                                             : GipcAdmission::refuse("not today");
    });
    QVERIFY(server.listen());
    GipcClient client(name);
    client.setPreSharedKey("door", otherKey);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Gipc::Status::Error, Patience);
    QCOMPARE(client.error(), Gipc::ErrorCode::Refused);
    QVERIFY(client.errorString().contains("not today"));
    client.setPreSharedKey("panel", QByteArray(32, 'k'));
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
}

void tst_Pages::chooseWhoMayConnect()
{
#ifdef Q_OS_UNIX
    const qint64 desktopUser = geteuid(), daemonUser = geteuid();
    GipcServer server(name);
    GipcClient client(name);
    server.setUnmaskPermissions(true); // mode 0777 instead of 0600: other users may try
    server.setAllowedUserIds({ desktopUser }); // all others are turned away
    client.setTrustedUserIds({ daemonUser }); // and no other user's server is talked to
    QVERIFY(server.listen());
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    client.abort();

    client.setTrustedUserIds({ daemonUser + 1 });
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.error(), Gipc::ErrorCode::PeerNotAllowed, Patience);
#else
    QSKIP("The kernel is asked on Unix only.");
#endif
}

void tst_Pages::goOverTcp()
{
    GipcServer server(name);
    GipcClient client(name);
    server.setNetwork(true);
    server.setPort(0); // any free one, and address() says which; 8100 unless set
    QVERIFY(server.listen());
    const quint16 port = server.address().section(':', -1).toUShort();
    QVERIFY(port > 0);
    client.setNetwork(true);
    client.setHost("127.0.0.1"); // the default; a name or an address
    client.setPort(port);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
}

void tst_Pages::findOutWhatIsWrong()
{
    GipcClient client(name);
    QObject::connect(&client, &GipcClient::errorOccurred, [&](Gipc::ErrorCode error) {
        qWarning().noquote() << Gipc::errorName(error) << client.errorString();
    });
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression("^ServerNotFound .*" + name));
    QVERIFY(client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(!errors.isEmpty(), Patience);
}

void tst_Pages::holdManySockets()
{
#ifdef Q_OS_LINUX
    QVERIFY(qobject_cast<GipcEventDispatcher *>(QAbstractEventDispatcher::instance()));
    QThread thread;
    thread.setEventDispatcher(new GipcEventDispatcher); // before the thread is started
    QPointer<QObject> guest = new QObject;
    guest->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, guest, &QObject::deleteLater);
    thread.start();
    bool isThere = false;
    QMetaObject::invokeMethod(
        guest.data(),
        [&] {
            isThere = qobject_cast<GipcEventDispatcher *>(QAbstractEventDispatcher::instance());
        },
        Qt::BlockingQueuedConnection);
    thread.quit();
    QVERIFY(thread.wait(Patience));
    QVERIFY(isThere);
#else
    QSKIP("epoll is Linux's.");
#endif
}

void tst_Pages::speakTheUsersLanguage()
{
#ifdef HAS_TRANSLATIONS
    const QString english = GipcClient().statusText();
    QLocale::setDefault(QLocale("de"));
    QTranslator translator; // lives as long as the application
    if (translator.load(QLocale(), "gipc", "_", ":/i18n"))
        QCoreApplication::installTranslator(&translator);
    QVERIFY(!english.isEmpty());
    QVERIFY(GipcClient().statusText() != english);
#else
    QSKIP("Built without Qt's Linguist tools: there is English only.");
#endif
}

int main(int argc, char **argv)
{
    qputenv("GIPC_DEBUG", "error"); // some provoke what the log would warn of
    takeEpoll();
    QCoreApplication app(argc, argv);
    tst_Pages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pages.moc"
