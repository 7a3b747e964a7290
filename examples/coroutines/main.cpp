// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// A server pings, a client pongs, three rounds; each side is a coroutine that waits for what comes
// and lets everything else go on meanwhile. Needs QCoro.
//   coroutines               both in this process, in one thread
//   coroutines server NAME   only the server; start the client in another terminal, before or after
//   coroutines client NAME   only the client

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QCoroSignal>
#include <QCoroTask>
#include <QCoroTimer>

#include <QtCore/QCoreApplication>
#include <QtCore/QDebug>

using namespace std::chrono;
constexpr int Ping = 1, Pong = 5, Rounds = 3; // message types are any numbers from 1 on

// The pause before each ping: GIPC_WAIT=20 is 20 milliseconds, GIPC_WAIT=2 is 2 seconds.
static milliseconds waitTime()
{
    const int wait = qEnvironmentVariable("GIPC_WAIT", QStringLiteral("10")).toInt();
    return wait > 5 ? milliseconds(wait) : seconds(wait);
}

// The next message or piece of news; terminal if there will be none. One coroutine at a time, and
// the endpoint has to stay until it is done: here it belongs to the coroutine that waits.
QCoro::Task<GipcMessage> messageFrom(GipcEndpoint *endpoint, milliseconds patience = -1ms)
{
    const GipcMessage waiting = endpoint->take(); // the first take() makes the delivery Queue
    const GipcMessage status = GipcMessage::statusMessage(endpoint->status());
    if (!waiting.isTimeout())
        co_return waiting;
    if (status.isTerminal())
        co_return status; // the news of it was taken before
    co_await qCoro(endpoint, &GipcEndpoint::messagesAvailable, patience); // -1: for ever
    co_return endpoint->take(); // isTimeout() if it waited in vain
}

// Whether the peer says something within some 10 seconds.
static QCoro::Task<bool> hears(GipcEndpoint *endpoint, const char *who)
{
    for (;;) {
        const GipcMessage message = co_await messageFrom(endpoint, 10s + waitTime());
        if (message.isInternal())
            qInfo() << who << message; // a new status, or an error, such as that the time was up
        else
            qInfo() << who << "received" << message.text();
        if (!message.isInternal() || message.isTimeout() || message.isTerminal())
            co_return !message.isInternal();
    }
}

// What was written goes out first.
static QCoro::Task<> close(GipcEndpoint *endpoint)
{
    endpoint->close();
    GipcMessage message;
    while (!message.isTerminal())
        message = co_await messageFrom(endpoint);
}

static QCoro::Task<bool> runServer(QString name)
{
    GipcServer server(name);
    bool isFine = server.listen();
    for (int round = 0; isFine && round < Rounds; ++round) {
        co_await QCoro::sleepFor(waitTime());
        server.write(Ping, "ping"); // the first one waits for the client
        isFine = co_await hears(&server, "server:");
    }
    co_await close(&server);
    co_return isFine;
}

static QCoro::Task<bool> runClient(QString name)
{
    GipcClient client(name);
    bool isFine = client.connectToServer(); // the server need not be there yet
    for (int round = 0; isFine && round < Rounds; ++round)
        isFine = co_await hears(&client, "client:") && client.write(Pong, "pong");
    co_await close(&client);
    co_return isFine;
}

static QCoro::Task<bool> runBoth(QString name)
{
    const QCoro::Task<bool> server = runServer(name); // goes on by itself from its first co_await
    const bool isClientFine = co_await runClient(name);
    const bool isServerFine = co_await server;
    const bool areFine = isClientFine && isServerFine;
    co_return areFine;
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString role = arguments.value(1);
    const QString name = arguments.value(2, QString::number(QCoreApplication::applicationPid()));
    const auto run = role.isEmpty()        ? runBoth
        : role == QStringLiteral("client") ? runClient
                                           : runServer;
    return QCoro::waitFor(run(name)) ? 0 : 1; // runs an event loop
}
