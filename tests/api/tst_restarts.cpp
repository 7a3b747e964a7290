// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "apihelpers.h"

#include <Gipc/GipcRequest>

#include <QtCore/QHash>
#include <QtCore/QLoggingCategory>
#include <QtCore/QMap>
#include <QtCore/QRandomGenerator>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>
#include <QtCore/QtEndian>

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

using Gipc::ErrorCode;

namespace {

constexpr int Clients = 20;
constexpr int InFlight = 50; ///< of each client
constexpr int InFlightBack = 5; ///< of the server, to each client
constexpr int Question = 1; ///< a request's type, and an answer's
constexpr int Reply = 2;

/*! How often a server is replaced; GIPC_RESTARTS says otherwise. */
int restarts()
{
    bool ok = false;
    const int given = qEnvironmentVariableIntValue("GIPC_RESTARTS", &ok);
    return ok ? given : 15;
}

/*! How the library reports what becomes of a request. */
enum class Fate { Answered, Undelivered, InDoubt, Destroyed, Other };

QByteArray packed(quint64 number)
{
    QByteArray data(sizeof number, Qt::Uninitialized);
    qToBigEndian(number, data.data());
    return data;
}

quint64 unpacked(const QByteArray &data)
{
    return data.size() == sizeof(quint64) ? qFromBigEndian<quint64>(data.constData()) : 0;
}

Fate fateOf(quint64 number, const GipcMessage &message)
{
    switch (message.error()) {
    case ErrorCode::NoError:
        return message.msgType() == Reply && unpacked(message.data()) == number ? Fate::Answered
                                                                                : Fate::Other;
    case ErrorCode::NotConnected:
        return Fate::Undelivered;
    case ErrorCode::ConnectionLost:
        return Fate::InDoubt;
    case ErrorCode::Destroyed:
        return Fate::Destroyed;
    default:
        qWarning("request %llu: %s", number, qPrintable(message.errorString()));
        return Fate::Other;
    }
}

/*! What one side has asked, and what became of it; of one thread at a time. */
class Asker
{
public:
    quint64 begin()
    {
        ++m_open;
        return ++m_last;
    }
    void enter(quint64 number, const GipcMessage &message)
    {
        --m_open;
        m_fates[number].append(fateOf(number, message));
    }
    int open() const { return m_open; }
    quint64 last() const { return m_last; }
    QList<Fate> fatesOf(quint64 number) const { return m_fates.value(number); }

private:
    quint64 m_last = 0;
    int m_open = 0;
    QHash<quint64, QList<Fate>> m_fates;
};

/*! How often each request was carried out. */
using Executed = QHash<quint64, int>;

enum class End { Close, Abort, Delete };
enum class Handling { AtOnce, Elsewhere };

/*! One server after the other under the same name, in a thread of its own. */
class Servers : public QObject
{
public:
    Servers(QString name, End end, Handling handling)
        : m_name(std::move(name))
        , m_end(end)
        , m_handling(handling)
    { }

    void start()
    {
        auto server = std::make_unique<GipcServer>(m_name);
        server->setMultiClient(true);
        server->setCloseTimeout(HandshakePatience);
        server->onRequest(Question, this, [this](const GipcRequest &request) { execute(request); });
        connect(server.get(), &GipcServer::clientConnected, this, [this](quint64 id) {
            for (int i = 0; i < InFlightBack; ++i)
                askBack(id);
        });
        m_server = std::move(server);
        if (!m_server->listen())
            qWarning("%s", qPrintable(m_server->errorString()));
    }

    /*! Nobody is asked any more. */
    void finish() { m_asks = false; }
    void stop()
    {
        m_pool.waitForDone();
        m_server.reset();
    }

    std::atomic<int> left = restarts(); ///< so many servers are still to be replaced
    std::atomic<int> closing = 0; ///< so many have not closed yet
    std::atomic<int> open = 0; ///< requests to the clients

    Executed executed;
    Asker asker;

private:
    void execute(const GipcRequest &request)
    {
        ++executed[unpacked(request.data())];
        const bool isLast = ++m_executedHere == m_lifeTime && left > 0;
        if (isLast && m_end != End::Close)
            replace(); // this one is not answered any more
        if (m_handling == Handling::AtOnce)
            request.reply(Reply, request.data());
        else
            m_pool.start([request] { request.reply(Reply, request.data()); });
        if (isLast && m_end == End::Close)
            replace();
    }

    void replace()
    {
        GipcServer *const old = m_server.release();
        m_executedHere = 0;
        m_lifeTime = 1 + m_random.bounded(2 * Clients * InFlight);
        switch (m_end) {
        case End::Close:
            ++closing;
            connect(old, &GipcServer::closed, this, [this, old] {
                --closing;
                old->deleteLater();
            });
            old->close();
            break;
        case End::Abort:
            old->abort();
            old->deleteLater();
            break;
        case End::Delete:
            delete old;
            break;
        }
        --left;
        start();
    }

    void askBack(quint64 id)
    {
        if (!m_asks || !m_server)
            return;
        const quint64 number = asker.begin();
        ++open;
        m_server->requestFrom(id, Question, packed(number), -1)
            .then([this, id, number, of = m_server.get()](const GipcMessage &message) {
                asker.enter(number, message);
                --open;
                if (of == m_server.get() && !message.isInternal())
                    askBack(id);
            });
    }

    const QString m_name;
    const End m_end;
    const Handling m_handling;
    std::unique_ptr<GipcServer> m_server;
    QThreadPool m_pool;
    QRandomGenerator m_random { 20 };
    int m_executedHere = 0;
    int m_lifeTime = Clients * InFlight;
    bool m_asks = true;
};

/*! All clients: each asks again as soon as it has heard what became of one. */
class Crowd
{
public:
    explicit Crowd(const QString &name)
    {
        for (int i = 0; i < Clients; ++i) {
            auto client = std::make_unique<GipcClient>(name);
            client->setRetryTimer(20);
            client->setHandshakeTimeout(HandshakePatience);
            client->setCloseTimeout(HandshakePatience);
            client->onRequest(Question, client.get(), [this](const GipcRequest &request) {
                ++executed[unpacked(request.data())];
                request.reply(Reply, request.data());
            });
            client->connectToServer();
            m_clients.push_back(std::move(client));
        }
        for (const auto &client : m_clients) {
            for (int i = 0; i < InFlight; ++i)
                ask(client.get());
        }
    }

    void finish() { m_asks = false; }

    Asker asker;
    Executed executed;

private:
    void ask(GipcClient *client)
    {
        if (!m_asks)
            return;
        const quint64 number = asker.begin();
        client->request(Question, packed(number), -1)
            .then([this, client, number](const GipcMessage &message) {
                asker.enter(number, message);
                if (message.error() == ErrorCode::NotConnected) // at once, perhaps
                    QMetaObject::invokeMethod(
                        client, [this, client] { ask(client); }, Qt::QueuedConnection);
                else
                    ask(client);
            });
    }

    std::vector<std::unique_ptr<GipcClient>> m_clients;
    bool m_asks = true;
};

/*! Every request has one fate, and that one is true. How many have which. */
QMap<Fate, int> audit(const Asker &asker, const Executed &executed)
{
    QMap<Fate, int> counts;
    for (quint64 number = 1; number <= asker.last(); ++number) {
        const QList<Fate> fates = asker.fatesOf(number);
        const int times = executed.value(number);
        if (fates.size() != 1) {
            qWarning("request %llu has %d fates", number, int(fates.size()));
            ++counts[Fate::Other];
            continue;
        }
        const Fate fate = fates.first();
        const bool isTrue = fate == Fate::Answered ? times == 1
            : fate == Fate::Undelivered            ? times == 0
                                                   : times <= 1;
        if (!isTrue)
            qWarning("request %llu, fate %d, was carried out %d times", number, int(fate), times);
        ++counts[isTrue ? fate : Fate::Other];
    }
    return counts;
}

void tell(const char *who, const QMap<Fate, int> &counts)
{
    qInfo("%s: %d answered, %d not delivered, %d in doubt, %d destroyed, %d wrong", who,
          counts.value(Fate::Answered), counts.value(Fate::Undelivered),
          counts.value(Fate::InDoubt), counts.value(Fate::Destroyed), counts.value(Fate::Other));
}

} // namespace

/*! A server that is replaced again and again, while many clients ask it, and it asks them: what becomes
    of each request is said once, and agrees with what was carried out. GIPC_RESTARTS says how
    often. */
class tst_Restarts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhatBecomesOfEachRequest_data();
    void saysWhatBecomesOfEachRequest();
};

/*! What is dropped is what the test counts. */
void tst_Restarts::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_Restarts::saysWhatBecomesOfEachRequest_data()
{
    QTest::addColumn<End>("end");
    QTest::addColumn<Handling>("handling");
    QTest::newRow("closed, answers at once") << End::Close << Handling::AtOnce;
    QTest::newRow("closed, answers from other threads") << End::Close << Handling::Elsewhere;
    QTest::newRow("aborted, answers at once") << End::Abort << Handling::AtOnce;
    QTest::newRow("aborted, answers from other threads") << End::Abort << Handling::Elsewhere;
    QTest::newRow("deleted, answers at once") << End::Delete << Handling::AtOnce;
    QTest::newRow("deleted, answers from other threads") << End::Delete << Handling::Elsewhere;
}

void tst_Restarts::saysWhatBecomesOfEachRequest()
{
    QFETCH(const End, end);
    QFETCH(const Handling, handling);
    const QString name = uniqueName();
    auto *const servers = new Servers(name, end, handling);
    QThread thread;
    servers->moveToThread(&thread);
    connect(&thread, &QThread::finished, servers, [servers] { servers->stop(); });
    thread.start();
    QMetaObject::invokeMethod(servers, [servers] { servers->start(); });
    Crowd crowd(name);
    QTRY_COMPARE_WITH_TIMEOUT(servers->left.load(), 0, 20 * Patience);

    crowd.finish();
    QTRY_COMPARE_WITH_TIMEOUT(crowd.asker.open(), 0, HandshakePatience);
    QMetaObject::invokeMethod(servers, [servers] { servers->finish(); });
    QTRY_COMPARE_WITH_TIMEOUT(servers->open.load(), 0, HandshakePatience);
    QTRY_COMPARE_WITH_TIMEOUT(servers->closing.load(), 0, HandshakePatience);
    thread.quit();
    QVERIFY(thread.wait(Patience));

    QMap<Fate, int> ofClients = audit(crowd.asker, servers->executed);
    QMap<Fate, int> ofServers = audit(servers->asker, crowd.executed);
    tell("asked by the clients", ofClients);
    tell("asked by the servers", ofServers);
    delete servers;
    QCOMPARE(ofClients.value(Fate::Other), 0);
    QCOMPARE(ofServers.value(Fate::Other), 0);
    QVERIFY(ofClients.value(Fate::Answered) > 0);
    QVERIFY(ofServers.value(Fate::Answered) > 0);
    QCOMPARE(ofClients.value(Fate::Destroyed), 0);
    if (end == End::Close) {
        QCOMPARE(ofClients.value(Fate::InDoubt), 0);
        QCOMPARE(ofServers.value(Fate::InDoubt), 0);
        QCOMPARE(ofServers.value(Fate::Destroyed), 0);
    } else {
        QVERIFY(ofClients.value(Fate::InDoubt) >= restarts());
    }
}

QTEST_GUILESS_MAIN(tst_Restarts)
#include "tst_restarts.moc"
