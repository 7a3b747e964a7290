// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// A server pings, a client pongs, three rounds; everything with signals.
//   simple               both in this process
//   simple server NAME   only the server; start the client in another terminal, before or after
//   simple client NAME   only the client

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtCore/QDebug>
#include <QtCore/QTimer>

using namespace std::chrono;
constexpr int Ping = 1, Pong = 5, Rounds = 3; // message types are any numbers from 1 on

// The pause before each answer: GIPC_WAIT=20 is 20 milliseconds, GIPC_WAIT=2 is 2 seconds.
static milliseconds waitTime()
{
    const int wait = qEnvironmentVariable("GIPC_WAIT", QStringLiteral("10")).toInt();
    return wait > 5 ? milliseconds(wait) : seconds(wait);
}

static bool start(GipcServer *server, int *pongs)
{
    const auto ping = [server] { server->write(Ping, "ping"); };
    QObject::connect(server, &GipcServer::statusChanged, server,
                     [=] { qInfo().noquote() << "server:" << server->statusText(); });
    QObject::connect(server, &GipcServer::clientConnected, server, ping);
    QObject::connect(server, &GipcServer::clientDisconnected, server, &GipcServer::close);
    QObject::connect(server, &GipcServer::messageReceived, server, [=](const GipcMessage &message) {
        qInfo().noquote() << "server: received" << message.text();
        if (++*pongs < Rounds)
            QTimer::singleShot(waitTime(), server, ping);
        else
            server->close();
    });
    return server->listen();
}

static bool start(GipcClient *client, int *pings)
{
    QObject::connect(client, &GipcClient::statusChanged, client,
                     [=] { qInfo().noquote() << "client:" << client->statusText(); });
    QObject::connect(client, &GipcClient::messageReceived, client, [=](const GipcMessage &message) {
        qInfo().noquote() << "client: received" << message.text();
        QTimer::singleShot(waitTime(), client, [=] {
            client->write(Pong, "pong");
            if (++*pings == Rounds)
                client->close(); // what was written goes out first
        });
    });
    return client->connectToServer(); // the server need not be there yet
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString role = arguments.value(1);
    const QString name = arguments.value(2, QString::number(QCoreApplication::applicationPid()));
    GipcServer server(name);
    GipcClient client(name);
    int running = 0, pings = 0, pongs = 0;
    const auto ended = [&](int received) {
        if (--running == 0 || received < Rounds)
            QCoreApplication::exit(received < Rounds ? 1 : 0);
    };
    QObject::connect(&server, &GipcServer::closed, &app, [&] { ended(pongs); });
    QObject::connect(&client, &GipcClient::closed, &app, [&] { ended(pings); });
    if (role != QStringLiteral("client") && ++running && !start(&server, &pongs))
        return 1; // the log says why
    if (role != QStringLiteral("server") && ++running && !start(&client, &pings))
        return 1;
    QTimer::singleShot(10s + 2 * Rounds * waitTime(), &app, [] { QCoreApplication::exit(2); });
    return QCoreApplication::exec();
}
