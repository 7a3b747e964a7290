// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// A server pings, a client pongs, three rounds; no signals, each side is a loop that reads.
//   timed               both in this process, the client in a thread
//   timed server NAME   only the server; start the client in another terminal, before or after
//   timed client NAME   only the client

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtCore/QDebug>
#include <QtCore/QThread>

using namespace std::chrono;
constexpr int Ping = 1, Pong = 5, Rounds = 3; // message types are any numbers from 1 on

// The pause before each ping: GIPC_WAIT=20 is 20 milliseconds, GIPC_WAIT=2 is 2 seconds.
static milliseconds waitTime()
{
    const int wait = qEnvironmentVariable("GIPC_WAIT", QStringLiteral("10")).toInt();
    return wait > 5 ? milliseconds(wait) : seconds(wait);
}

// The next message; an internal one if none comes within some 10 seconds.
static GipcMessage nextMessage(const char *who, GipcEndpoint *endpoint)
{
    for (milliseconds patience(5);;) {
        GipcMessage message = endpoint->readTimed(int(patience.count()));
        if (message.isInternal())
            qInfo() << who << message; // a new status, or an error, such as that the time was up
        else
            qInfo() << who << "received" << message.text();
        if (message.isTimeout())
            patience *= 2;
        if (!message.isInternal() || message.isTerminal() || patience > 10s + waitTime())
            return message;
    }
}

static bool runServer(const QString &name)
{
    GipcServer server(name);
    bool isFine = server.listen();
    for (int round = 0; isFine && round < Rounds; ++round) {
        QThread::msleep(ulong(waitTime().count()));
        server.write(Ping, "ping"); // the first one waits for the client
        isFine = !nextMessage("server:", &server).isInternal();
    }
    server.close();
    return server.waitForClosed() && isFine;
}

static bool runClient(const QString &name)
{
    GipcClient client(name);
    bool isFine = client.connectToServer(); // the server need not be there yet
    for (int round = 0; isFine && round < Rounds; ++round)
        isFine = !nextMessage("client:", &client).isInternal() && client.write(Pong, "pong");
    client.close(); // what was written goes out first
    return client.waitForClosed() && isFine;
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString role = arguments.value(1);
    const QString name = arguments.value(2, QString::number(QCoreApplication::applicationPid()));
    if (!role.isEmpty())
        return (role == QStringLiteral("client") ? runClient(name) : runServer(name)) ? 0 : 1;
    bool isClientFine = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] { isClientFine = runClient(name); }));
    thread->start();
    const bool isServerFine = runServer(name);
    thread->wait();
    return isServerFine && isClientFine ? 0 : 1;
}
