// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Three clients ping at their own pace, each in a thread of its own; one server pongs, and reads
// from all of them in rounds.
//   multiclient             a round lasts until the slowest client has pinged
//   FAST=true multiclient   a round lasts until the first has: nobody waits for others, and the
//                           same messages take less time in all

#include <Gipc/GipcClient>
#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>
#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtCore/QDebug>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <memory>

using namespace std::chrono;
constexpr int Ping = 1, Pong = 5; // message types are any numbers from 1 on

// Who is half as fast has half as much to say.
struct Animal
{
    const char *name;
    int pace; // waits so many times as long before each ping
    int pings;
};
constexpr int Clients = 3;
constexpr Animal Animals[Clients] = { { "hare", 1, 8 }, { "dog", 2, 4 }, { "snail", 4, 2 } };
constexpr int AllPings = 8 + 4 + 2;

// The hare's pause before each ping: GIPC_WAIT=20 is 20 milliseconds, GIPC_WAIT=2 is 2 seconds.
static milliseconds waitTime()
{
    const int wait = qEnvironmentVariable("GIPC_WAIT", QStringLiteral("10")).toInt();
    return wait > 5 ? milliseconds(wait) : seconds(wait);
}

// Nothing takes as long as this unless something is wrong.
static int patience()
{
    return int((10s + 16 * waitTime()).count());
}

static bool isAnswered(GipcClient *client)
{
    for (;;) {
        const GipcMessage message = client->readTimed(patience());
        if (message.isTimeout() || message.isTerminal()) {
            qWarning() << "No pong:" << message;
            return false;
        }
        if (!message.isInternal()) // else a new status, for instance
            return message.text() == QStringLiteral("pong");
    }
}

static bool runClient(const QString &name, const Animal &animal)
{
    GipcClient client(name);
    bool isFine = client.connectToServer() && client.waitForConnected(patience());
    for (int ping = 1; isFine && ping <= animal.pings; ++ping) {
        QThread::msleep(ulong((animal.pace * waitTime()).count()));
        const QByteArray text = QByteArray(animal.name) + " pings, " + QByteArray::number(ping);
        isFine = client.write(Ping, text) && isAnswered(&client);
    }
    const Gipc::Status lastStatus = client.status();
    client.close();
    isFine = client.waitForClosed() && isFine;
    if (!isFine)
        qWarning() << animal.name << "gives up, was" << lastStatus << "and is" << client.status();
    return isFine;
}

// So that all take part from the first round on.
static bool hasEverybodyCome(GipcServer *server)
{
    QEventLoop loop;
    QObject::connect(server, &GipcServer::clientCountChanged, &loop, [&] {
        if (server->clientCount() == Clients)
            loop.exit(0);
    });
    QTimer::singleShot(patience(), &loop, [&loop] { loop.exit(1); });
    return loop.exec() == 0;
}

static bool serve(GipcServer *server)
{
    const bool isFast = qEnvironmentVariable("FAST") == QStringLiteral("true");
    QElapsedTimer time;
    time.start();
    GipcConnectionPool clients = server->connections();
    int pongs = 0;
    for (int round = 1; pongs < AllPings; ++round) {
        QStringList heard;
        const auto answer = [&](GipcConnection *client, const GipcMessage &message) {
            if (message.isInternal() || !client) // silence; or a client that left meanwhile
                return;
            heard << message.text();
            pongs += client->write(Pong, "pong") ? 1 : 0;
        };
        const Gipc::ErrorCode error = isFast ? clients.readTimedFastest(patience(), answer)
                                             : clients.readTimed(patience(), answer);
        qInfo().noquote() << QStringLiteral("%1 ms, round %2:").arg(time.elapsed(), 5).arg(round)
                          << heard.join(QStringLiteral("; "));
        if (error != Gipc::ErrorCode::NoError) {
            qWarning() << "No pings:" << error;
            return false;
        }
    }
    return true;
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QString name = QString::number(QCoreApplication::applicationPid());
    GipcServer server(name);
    server.setMultiClient(true);
    if (!server.listen())
        return 1; // the log says why
    bool isFine[Clients] = {};
    std::unique_ptr<QThread> threads[Clients];
    for (int i = 0; i < Clients; ++i) {
        const auto run = [&isFine, name, i] { isFine[i] = runClient(name, Animals[i]); };
        threads[i].reset(QThread::create(run));
        threads[i]->start();
    }
    bool isAllFine = hasEverybodyCome(&server) && serve(&server);
    server.close(); // what was written goes out first
    isAllFine = server.waitForClosed() && isAllFine;
    if (!isAllFine)
        qWarning() << "The server is" << server.status();
    for (int i = 0; i < Clients; ++i) {
        threads[i]->wait();
        isAllFine = isAllFine && isFine[i];
    }
    return isAllFine ? 0 : 1;
}
