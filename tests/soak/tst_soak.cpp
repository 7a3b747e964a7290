// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "ledger.h"

#include <Gipc/GipcServer>

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtNetwork/QLocalSocket>
#include <QtTest/QTest>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Clients = 50;
constexpr int DefaultSeconds = 60;
constexpr int Patience = 60000;
constexpr int MostGarbage = 300;

/*! A client: one process after the other. */
struct Player
{
    int life = 0;
    std::unique_ptr<QProcess> process;
};

/*! By client and life. */
using Life = std::pair<int, int>;

/*! The sockets of the server and of its manager, and their locks. */
constexpr int OwnFiles = 4;

QStringList filesOf(const QString &name)
{
    return QDir(u"/tmp"_s).entryList({ u'*' + name + u'*' },
                                     QDir::AllEntries | QDir::System | QDir::Hidden);
}

int openDescriptors()
{
    return int(QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System).size());
}

} // namespace

/*! Many clients connect, talk, are killed and come back at random, with strangers between them;
    in the end nothing that was sure is missing, nothing came twice or out of order, nothing is
    left behind. GIPC_SOAK_SECONDS says for how long, GIPC_SOAK_SEED repeats a run as far as a
    seed can. */
class tst_Soak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothing();

private:
    void listen();
    void start(int client);
    void disturb();
    void closeOne(quint64 connection);
    void stopAll();
    void checkLedgers();
    QString ledgerOf(const Life &life) const;

    QTemporaryDir m_directory;
    QRandomGenerator m_random;
    std::vector<Player> m_players { Clients };
    void checkDelivered(const Life &life, qint64 from, qint64 to);

    std::map<Life, std::vector<qint64>> m_received; ///< the numbers, in the order they came
    std::map<Life, std::vector<qint64>> m_cut; ///< after which this side closed the connection
    std::map<quint64, Life> m_lives; ///< by connection
    std::map<quint64, qint64> m_sent; ///< the last number to each connection
    QString m_problem;
    std::unique_ptr<GipcServer> m_server;
};

void tst_Soak::losesNothing()
{
    bool ok = false;
    const int given = qEnvironmentVariableIntValue("GIPC_SOAK_SECONDS", &ok);
    const int seconds = ok ? given : DefaultSeconds;
    const int seedGiven = qEnvironmentVariableIntValue("GIPC_SOAK_SEED", &ok);
    const quint32 seed = ok ? quint32(seedGiven) : QRandomGenerator::system()->generate();
    m_random.seed(seed);
    qInfo("seed %u, %d seconds", seed, seconds);

    const int descriptors = openDescriptors();
    listen();
    QVERIFY2(m_server->status() == Gipc::Status::Listening, qPrintable(m_server->errorString()));
    for (int client = 0; client < Clients; ++client)
        start(client);

    QTimer trouble;
    connect(&trouble, &QTimer::timeout, this, &tst_Soak::disturb);
    trouble.start(20ms);
    const QDeadlineTimer end(std::chrono::seconds { seconds });
    QTRY_VERIFY_WITH_TIMEOUT(end.hasExpired() || !m_problem.isEmpty(), seconds * 1000 + Patience);
    trouble.stop();
    stopAll();
    QTRY_COMPARE_WITH_TIMEOUT(m_server->clientCount(), 0, Patience);
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    checkLedgers();

    const QString name = m_server->name();
    // An id whose client may come back would be kept for the next server, in the lock file.
    QTRY_VERIFY_WITH_TIMEOUT(filesOf(name).size() == OwnFiles, Patience);
    m_server->close();
    QVERIFY(m_server->waitForClosed(Patience));
    m_server.reset();
    m_players.clear();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(openDescriptors(), descriptors);
    QCOMPARE(filesOf(name), QStringList());
}

void tst_Soak::listen()
{
    m_server
        = std::make_unique<GipcServer>(u"tst_soak-%1"_s.arg(QCoreApplication::applicationPid()));
    m_server->setMultiClient(true);
    m_server->setMaxWaitingIdsPerPeer(2 * Clients);
    m_server->setMaxWaitingIds(2 * Clients);
    m_server->setWaitingIdTimeout(5000); // ids whose clients were killed must not be in the way
    connect(m_server.get(), &GipcServer::messageReceived, this, [this](const GipcMessage &message) {
        const Ledger::Message said = Ledger::unpacked(message.data());
        const Life life { said.client, said.life };
        std::vector<qint64> &numbers = m_received[life];
        const qint64 last = numbers.empty() ? 0 : numbers.back();
        if (said.number <= last)
            m_problem = u"client %1, life %2: %3 came after %4"_s.arg(said.client)
                            .arg(said.life)
                            .arg(said.number)
                            .arg(last);
        numbers.push_back(said.number);
        const quint64 id = message.connectionId();
        m_lives[id] = life;
        const Ledger::Message answer { said.client, said.life, ++m_sent[id] };
        m_server->writeTo(id, Ledger::FromServer, Ledger::packed(answer, m_random.bounded(1000)));
    });
    connect(m_server.get(), &GipcServer::clientDisconnected, this, [this](quint64 id) {
        m_sent.erase(id);
        m_lives.erase(id);
    });
    m_server->listen();
}

QString tst_Soak::ledgerOf(const Life &life) const
{
    return m_directory.filePath(u"%1-%2"_s.arg(life.first).arg(life.second));
}

void tst_Soak::start(int client)
{
    Player &player = m_players[size_t(client)];
    player.process = std::make_unique<QProcess>();
    player.process->setProcessChannelMode(QProcess::MergedChannels);
    player.process->setStandardOutputFile(QProcess::nullDevice());
    QStringList arguments { m_server->name(), QString::number(client),
                            QString::number(++player.life), QString::number(m_random.generate()),
                            ledgerOf({ client, player.life }) };
    if (client % 2 == 1)
        arguments.append(u"multi"_s);
    player.process->start(QStringLiteral(GIPC_SOAK_CLIENT), arguments);
    if (!player.process->waitForStarted(Patience))
        m_problem = u"a client does not start"_s;
}

/*! One of the things that happen. */
void tst_Soak::disturb()
{
    const int client = m_random.bounded(Clients);
    switch (m_random.bounded(4)) {
    case 0:
        m_players[size_t(client)].process->kill();
        m_players[size_t(client)].process->waitForFinished(Patience);
        start(client);
        break;
    case 1:
        if (!m_lives.empty())
            closeOne(std::next(m_lives.begin(), m_random.bounded(int(m_lives.size())))->first);
        break;
    case 2: {
        QLocalSocket stranger;
        stranger.connectToServer(m_server->address());
        QByteArray garbage(m_random.bounded(MostGarbage), Qt::Uninitialized);
        for (char &byte : garbage)
            byte = char(m_random.bounded(256));
        stranger.write(garbage);
        stranger.flush();
        break;
    }
    default:
        m_server->write(Ledger::ToAll, "x");
        break;
    }
}

/*! What the client has under way at this moment is not sure. */
void tst_Soak::closeOne(quint64 connection)
{
    const Life life = m_lives.at(connection);
    m_cut[life].push_back(m_received[life].back());
    m_server->closeConnection(connection);
}

void tst_Soak::stopAll()
{
    for (Player &player : m_players)
        player.process->closeWriteChannel();
    // The clients need us to come to their end.
    QTRY_VERIFY_WITH_TIMEOUT(std::all_of(m_players.begin(), m_players.end(),
                                         [](const Player &player) {
                                             return player.process->state() == QProcess::NotRunning;
                                         }),
                             Patience);
    for (const Player &player : m_players)
        QCOMPARE(player.process->exitStatus(), QProcess::NormalExit);
}

void tst_Soak::checkLedgers()
{
    int lives = 0;
    qint64 sure = 0;
    qint64 answers = 0;
    for (int client = 0; client < Clients; ++client) {
        for (int number = 1; number <= m_players[size_t(client)].life; ++number) {
            const Life life { client, number };
            QFile ledger(ledgerOf(life));
            if (!ledger.open(QIODevice::ReadOnly))
                continue; // killed before its first line
            ++lives;
            for (const QByteArray &line : ledger.readAll().split('\n')) {
                const QList<QByteArray> words = line.split(' ');
                if (words.size() != 3)
                    continue; // the end, or a line that was being written when it was killed
                const qint64 from = words.at(1).toLongLong();
                const qint64 to = words.at(2).toLongLong();
                QVERIFY2(!line.startsWith(Ledger::Wrong), qPrintable(ledger.fileName()));
                answers += line.startsWith(Ledger::Received);
                if (!line.startsWith(Ledger::Delivered))
                    continue;
                checkDelivered(life, from, to);
                sure += to - from + 1;
            }
        }
    }
    qInfo("%d lives, %lld messages that had to come, %lld answers", lives, sure, answers);
    QVERIFY(sure > 0);
    QVERIFY(answers > 0);
}

/*! The server has all of them, unless it closed that connection itself. */
void tst_Soak::checkDelivered(const Life &life, qint64 from, qint64 to)
{
    for (const qint64 cut : m_cut[life]) {
        if (cut >= from - 1 && cut <= to)
            return;
    }
    const std::vector<qint64> &numbers = m_received[life]; // rising
    const auto begin = std::lower_bound(numbers.begin(), numbers.end(), from);
    const auto end = std::upper_bound(numbers.begin(), numbers.end(), to);
    QVERIFY2(end - begin == to - from + 1,
             qPrintable(u"client %1, life %2: of %3 to %4 came %5"_s.arg(life.first)
                            .arg(life.second)
                            .arg(from)
                            .arg(to)
                            .arg(end - begin)));
}

QTEST_GUILESS_MAIN(tst_Soak)
#include "tst_soak.moc"
