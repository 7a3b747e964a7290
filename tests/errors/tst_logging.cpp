// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include "gipcclient_p.h"
#include "gipcserver_p.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QLoggingCategory>
#include <QtCore/QProcess>
#include <QtCore/QScopedValueRollback>
#include <QtTest/QSignalSpy>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>

using GipcCore::Cause;
using GipcCore::ReportLimiter;

/*! GIPC_DEBUG and the category "gipc", each tried in a child process: they are read once. And what is said
    how often, and how loudly. */
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
    void saysTheCountWhenTheMinuteIsOver_data();
    void saysTheCountWhenTheMinuteIsOver();
    void saysHowManyWereLeftUnsent();
    void keepsTheReasonOfAnEnd_data();
    void keepsTheReasonOfAnEnd();
    void knowsTheLevelOfEachCause_data();
    void knowsTheLevelOfEachCause();
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

/*! Programs as in the README: started in the wrong order, and their peers come and go. */
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
        && QTest::qWaitFor([&] { return channel.client.error() != Gipc::ErrorCode::NoError; },
                           Patience);
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
    // In the C locale Qt 6.8 has something to say itself.
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(changes);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), { deed });
    if (!child.waitForFinished(10 * Patience) || child.exitCode() != 0)
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

namespace {

QByteArrayList logged; ///< "warning text", while a Listener lives

/*! Takes down what the library says in this process. */
class Listener
{
public:
    Listener()
    {
        logged.clear();
        QLoggingCategory::setFilterRules(QStringLiteral("gipc.info=true"));
        m_before = qInstallMessageHandler(note);
    }
    ~Listener()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules(QString());
    }
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

private:
    static void note(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        if (QLatin1StringView(context.category) == QLatin1StringView("gipc"))
            logged.append((type == QtWarningMsg ? "warning " : "info ") + text.toUtf8());
    }

    QtMessageHandler m_before = nullptr;
};

QByteArrayList loggedWith(const QByteArray &part)
{
    QByteArrayList lines;
    for (const QByteArray &line : std::as_const(logged)) {
        if (line.contains(part))
            lines.append(line);
    }
    return lines;
}

/*! Does it within a minute, which is as short as this machine allows. */
bool withinAMinute(const std::function<void()> &deed, const std::function<void()> &reset)
{
    for (ReportLimiter::period = std::chrono::milliseconds(500);
         ReportLimiter::period.count() < Patience; ReportLimiter::period *= 2) {
        QElapsedTimer timer;
        timer.start();
        deed();
        if (timer.elapsed() < ReportLimiter::period.count() / 2)
            return true;
        reset();
    }
    return false;
}

struct Repeated
{
    Cause cause;
    int times;
    int notSaid;
};
constexpr Repeated Repetitions[] {
    { Cause::OwnMessageTooLarge, 30, 20 },
    { Cause::HostNotFound, 11, 1 },
    { Cause::PeerMessageTooLarge, 10, 0 },
};

GipcCore::Failure failureOf(Cause cause, int number)
{
    QStringList details { QStringLiteral("<%1>").arg(number) };
    if (cause != Cause::HostNotFound)
        details.append(QStringLiteral("1"));
    return { cause, details };
}

} // namespace

void tst_Logging::saysTheCountWhenTheMinuteIsOver_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<bool>("isKeptBack");
    for (const bool isServer : { false, true }) {
        const char *const name = isServer ? "server" : "client";
        QTest::addRow("%s, in the log", name) << isServer << false;
        QTest::addRow("%s, errorOccurred() too", name) << isServer << true;
    }
}

/*! By itself, and not with the next of its kind or when the object closes. */
void tst_Logging::saysTheCountWhenTheMinuteIsOver()
{
    QFETCH(const bool, isServer);
    QFETCH(const bool, isKeptBack);
    const QScopedValueRollback keep(ReportLimiter::period);
    std::unique_ptr<QObject> object;
    GipcCore::Endpoint *endpoint = nullptr;
    QList<Gipc::ErrorCode> errors;
    const auto make = [&] {
        errors.clear();
        logged.clear();
        const auto note = [&](Gipc::ErrorCode error) { errors.append(error); };
        if (isServer) {
            auto server = std::make_unique<GipcServer>(uniqueName());
            endpoint = GipcServerPrivate::get(server.get());
            connect(server.get(), &GipcServer::errorOccurred, this, note);
            object = std::move(server);
        } else {
            auto client = std::make_unique<GipcClient>(uniqueName());
            endpoint = GipcClientPrivate::get(client.get());
            connect(client.get(), &GipcClient::errorOccurred, this, note);
            object = std::move(client);
        }
    };
    const auto happen = [&](const GipcCore::Failure &failure) {
        if (!isKeptBack)
            endpoint->report(failure);
        else if (const GipcCore::Failure said = endpoint->limited(failure))
            endpoint->report(said);
    };
    const auto repeat = [&] {
        for (const auto &[cause, times, notSaid] : Repetitions) {
            for (int i = 1; i <= times; ++i)
                happen(failureOf(cause, i));
        }
    };
    const Listener listener;
    make();
    QVERIFY2(withinAMinute(repeat, make), "this machine is too busy");
    QCOMPARE(loggedWith("warning ").size(), 30);
    QCOMPARE(loggedWith(" more within a minute: ").size(), 0);
    QCOMPARE(errors.size(), isKeptBack ? 30 : 51);

    QTRY_COMPARE_WITH_TIMEOUT(loggedWith(" more within a minute: ").size(), 2, Patience);
    QCOMPARE(logged.size(), 32);
    for (const auto &[cause, times, notSaid] : Repetitions) {
        const QByteArray last = failureOf(cause, times).logText().toUtf8();
        const QByteArray line
            = "warning " + endpoint->settings.name.toUtf8() + ": " + QByteArray::number(notSaid);
        QCOMPARE(loggedWith(line + " more within a minute: " + last).size(), notSaid > 0 ? 1 : 0);
    }
    // The program hears once more of what it was not told, and then in full again.
    QCOMPARE(errors.size(), isKeptBack ? 32 : 51);
    if (isKeptBack) {
        QList<Gipc::ErrorCode> lastOnes = errors.last(2);
        std::sort(lastOnes.begin(), lastOnes.end());
        QList<Gipc::ErrorCode> expected { failureOf(Cause::OwnMessageTooLarge, 1).code(),
                                          failureOf(Cause::HostNotFound, 1).code() };
        std::sort(expected.begin(), expected.end());
        QCOMPARE(lastOnes, expected);
    }
    logged.clear();
    happen(failureOf(Cause::OwnMessageTooLarge, 31));
    QCOMPARE(loggedWith(failureOf(Cause::OwnMessageTooLarge, 31).logText().toUtf8()).size(), 1);
    QCOMPARE(loggedWith(" more within a minute: ").size(), 0);
}

void tst_Logging::saysHowManyWereLeftUnsent()
{
    const QScopedValueRollback keep(ReportLimiter::period);
    const Listener listener;
    std::unique_ptr<GipcServer> server;
    const auto make = [&] {
        server = std::make_unique<GipcServer>(uniqueName());
        logged.clear();
    };
    const auto leave = [&] {
        for (int i = 0; i < 15; ++i)
            GipcServerPrivate::get(server.get())->logUnsent(1, "were not sent", QtInfoMsg);
    };
    make();
    QVERIFY2(withinAMinute(leave, make), "this machine is too busy");
    QCOMPARE(logged.size(), 10);
    QTRY_COMPARE_WITH_TIMEOUT(logged.size(), 11, Patience);
    QVERIFY2(logged.last().contains(": 5 more clients have left messages unsent"), logged.last());
}

void tst_Logging::keepsTheReasonOfAnEnd_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<Gipc::Status>("status");
    for (const bool isServer : { false, true }) {
        for (const auto status :
             { Gipc::Status::Error, Gipc::Status::Timeout, Gipc::Status::Closed })
            QTest::addRow("%s, %s", isServer ? "server" : "client",
                          qPrintable(Gipc::statusName(status)))
                << isServer << status;
    }
}

/*! What the program was not told before is said in the log then, and never takes its place. */
void tst_Logging::keepsTheReasonOfAnEnd()
{
    QFETCH(const bool, isServer);
    QFETCH(const Gipc::Status, status);
    const QScopedValueRollback keep(ReportLimiter::period);
    const Listener listener;
    // One after the other: when the minute of the second is over, that of the first is, too.
    std::unique_ptr<GipcServer> server, witness;
    std::unique_ptr<GipcClient> client;
    GipcCore::Endpoint *endpoint = nullptr;
    const auto make = [&] {
        server = std::make_unique<GipcServer>(uniqueName());
        witness = std::make_unique<GipcServer>(uniqueName());
        client = std::make_unique<GipcClient>(uniqueName());
        endpoint = GipcClientPrivate::get(client.get());
        if (isServer)
            endpoint = GipcServerPrivate::get(server.get());
        logged.clear();
    };
    const GipcCore::Failure reason { Cause::NoDirectory, { QStringLiteral("/there") } };
    const bool hasReason = status != Gipc::Status::Closed;
    qsizetype summariesAtTheEnd = 0;
    const auto happen = [&] {
        for (GipcCore::Endpoint *const each :
             { endpoint,
               static_cast<GipcCore::Endpoint *>(GipcServerPrivate::get(witness.get())) }) {
            for (int i = 1; i <= 15; ++i)
                each->report(each->limited(failureOf(Cause::HostNotFound, i)));
        }
        if (hasReason)
            endpoint->fail(reason, status);
        else
            endpoint->setStatus(status);
        summariesAtTheEnd = loggedWith(": 5 more within a minute: ").size();
    };
    make();
    QVERIFY2(withinAMinute(happen, make), "this machine is too busy");
    QCOMPARE(summariesAtTheEnd, 1);
    QSignalSpy serverErrors(server.get(), &GipcServer::errorOccurred);
    QSignalSpy clientErrors(client.get(), &GipcClient::errorOccurred);
    QSignalSpy witnessErrors(witness.get(), &GipcServer::errorOccurred);
    QTRY_COMPARE_WITH_TIMEOUT(witnessErrors.size(), 1, Patience);
    QCOMPARE(loggedWith(": 5 more within a minute: ").size(), 2);
    QCOMPARE(serverErrors.size() + clientErrors.size(), 0);
    QVERIFY(endpoint->failure() == (hasReason ? reason : failureOf(Cause::HostNotFound, 10)));
}

namespace {

/*! An enumerator as the compiler spells it, or what it makes of a value that has no name. */
template <Cause C> constexpr std::string_view spelling()
{
    std::string_view text = __PRETTY_FUNCTION__;
    text.remove_prefix(text.find("C = ") + 4);
    return text.substr(0, text.find_first_of(";]"));
}

template <int... N> constexpr auto spellings(std::integer_sequence<int, N...>)
{
    return std::array { spelling<Cause(N)>()... };
}

constexpr int MoreThanThereAre = 200;
constexpr auto Spellings = spellings(std::make_integer_sequence<int, MoreThanThereAre> {});

/*! Empty for what is no cause. */
QByteArray nameOf(int cause)
{
    const QByteArray text(Spellings.at(size_t(cause)).data(),
                          qsizetype(Spellings.at(size_t(cause)).size()));
    const qsizetype colon = text.lastIndexOf(':');
    const QByteArray name = text.mid(colon + 1);
    return colon < 0 || name.contains(')') ? QByteArray() : name;
}

/*! What each is, by the question of whether a person should look. */
const QHash<QByteArray, QtMsgType> &wantedLevels()
{
    static const QByteArrayList answers { "None", "NotConnected", "WrongDelivery", "Interrupted",
                                          "Destroyed" };
    static const QByteArrayList comingAndGoing {
        "ServerNotFound",     "ServerBusy",     "TcpTimeout",
        "HandshakeTimeout",   "NoGreeting",     "NoId",
        "RefusedWithoutWord", "VersionRefused", "BadPublicKey",
        "MalformedHandshake", "Truncated",      "EndedWithoutWord",
        "TruncatedHandshake", "ConnectionLost", "PeerGaveUp",
        "UserNotAllowed",     "NotLetIn",       "RefusedForNow",
    };
    static const QByteArrayList toLookAt {
        // Settings, and what the machine does not allow
        "InvalidServerName",
        "InvalidClientName",
        "PathTooLong",
        "NameInUse",
        "NameInUseByProcess",
        "NotASocket",
        "ForeignSocket",
        "AccessDenied",
        "InvalidPath",
        "NoDirectory",
        "DirectoryNotWritable",
        "NotPermitted",
        "LockUnreadable",
        "ReadOnly",
        "NoLocks",
        "NoSockets",
        "NoModes",
        "NoSpace",
        "HostNotFound",
        "OutOfDescriptors",
        "System",
        "WrongStatus",
        "NoApplication",
        "NoPort",
        "NoHost",
        "KeyWithoutEncryption",
        "KeyWithoutService",
        "KeyWithoutExtension",
        "ServiceNameTooLong",
        "UsersOnNetwork",
        "ExposedWithoutKey",
        // A client that gave up for good
        "ConnectTimeout",
        // Two ends that do not fit each other
        "UnknownVersion",
        "PeerInsistsOnEncryption",
        "PeerLacksEncryption",
        "ExtensionRequired",
        "PeerWantsKey",
        "PeerLacksKey",
        "Authentication",
        "OtherService",
        "RefusedForGood",
        "UserNotTrusted",
        "NotAManager",
        // A peer that is broken, or not who it says
        "MalformedFrame",
        "PeerMessageTooLarge",
        "Integrity",
        "Replayed",
        "UnexpectedFrame",
        "TooManyRequests",
        "BadCount",
        "TooManyKeyUpdates",
        "Silence",
        "PeerFoundIntegrity",
        "PeerFoundTooLarge",
        "PeerFoundFault",
        "KeyWornOut",
        "Crypto",
        // Limits, and what was lost for them
        "OwnMessageTooLarge",
        "TooManyClients",
        "TooManyOfOnePeer",
        "TooManyWaitingIds",
        "NoFreeId",
        "TooSlow",
        "DepartedDropped",
        "InboxesFull",
    };
    static const auto all = [] {
        QHash<QByteArray, QtMsgType> levels;
        for (const QByteArray &name : answers)
            levels.insert(name, QtDebugMsg);
        for (const QByteArray &name : comingAndGoing)
            levels.insert(name, QtInfoMsg);
        for (const QByteArray &name : toLookAt)
            levels.insert(name, QtWarningMsg);
        return levels;
    }();
    return all;
}

} // namespace

void tst_Logging::knowsTheLevelOfEachCause_data()
{
    QTest::addColumn<int>("cause");
    QCOMPARE(nameOf(int(Cause::None)), "None");
    QCOMPARE(nameOf(MoreThanThereAre - 1), "");
    int count = 0;
    for (int i = 0; i < MoreThanThereAre; ++i) {
        if (const QByteArray name = nameOf(i); !name.isEmpty()) {
            QTest::newRow(name) << i;
            ++count;
        }
    }
    QCOMPARE(wantedLevels().size(), count); // none that is not a cause any more
}

/*! A new cause fails here until it has a place in the table above. */
void tst_Logging::knowsTheLevelOfEachCause()
{
    QFETCH(const int, cause);
    const QByteArray name = QTest::currentDataTag();
    QVERIFY2(wantedLevels().contains(name), "nobody has said whether a person should look");
    QCOMPARE(GipcCore::Failure { Cause(cause) }.level(), wantedLevels().value(name));
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
