// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// A server pings, a client pongs, three rounds; each lives in a worker thread, and the slots run in
// the main thread, a desktop's for instance, which only sees results and is never held up.

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtCore/QDebug>
#include <QtCore/QThread>
#include <QtCore/QTimer>

using namespace std::chrono;
constexpr int Ping = 1, Pong = 5, Rounds = 3; // message types are any numbers from 1 on

// The pause before each ping: GIPC_WAIT=20 is 20 milliseconds, GIPC_WAIT=2 is 2 seconds.
static milliseconds waitTime()
{
    const int wait = qEnvironmentVariable("GIPC_WAIT", QStringLiteral("10")).toInt();
    return wait > 5 ? milliseconds(wait) : seconds(wait);
}

// From here on other threads may write, and no more; the thread deletes it in the end.
static void start(QThread *thread, GipcEndpoint *endpoint)
{
    endpoint->moveToThread(thread); // it must not have a parent
    QObject::connect(thread, &QThread::finished, endpoint, &QObject::deleteLater);
    thread->start();
}

static void end(QThread *thread, GipcEndpoint *endpoint)
{
    QMetaObject::invokeMethod(endpoint, [endpoint] {
        endpoint->close(); // what was written goes out first
        if (!endpoint->waitForClosed())
            qWarning() << "not closed in order:" << endpoint->errorString();
        QThread::currentThread()->quit();
    });
    thread->wait();
}

// A slot with a context object runs in the thread of that object.
static void show(GipcServer *server, QCoreApplication *app)
{
    QObject::connect(server, &GipcServer::statusChanged, app, [](Gipc::Status status) {
        qInfo().noquote() << "server:" << Gipc::statusName(status);
    });
    const auto ping = [server] { server->write(Ping, "ping"); };
    const auto pingLater = [=] { QTimer::singleShot(waitTime(), app, ping); };
    QObject::connect(server, &GipcServer::clientConnected, app, pingLater);
    QObject::connect(server, &GipcServer::messageReceived, app,
                     [=, pongs = 0](const GipcMessage &message) mutable {
                         qInfo().noquote() << "server: received" << message.text();
                         if (++pongs < Rounds)
                             pingLater();
                         else
                             QCoreApplication::quit();
                     });
}

static void show(GipcClient *client, QCoreApplication *app)
{
    QObject::connect(client, &GipcClient::statusChanged, app, [](Gipc::Status status) {
        qInfo().noquote() << "client:" << Gipc::statusName(status);
    });
    QObject::connect(client, &GipcClient::messageReceived, app, [=](const GipcMessage &message) {
        qInfo().noquote() << "client: received" << message.text();
        client->write(Pong, "pong");
    });
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QString name = QString::number(QCoreApplication::applicationPid());
    auto *const server = new GipcServer(name);
    auto *const client = new GipcClient(name);
    show(server, &app);
    show(client, &app);

    QThread serverThread, clientThread;
    start(&serverThread, server);
    start(&clientThread, client);
    QMetaObject::invokeMethod(server, [server] {
        if (!server->listen())
            QCoreApplication::exit(1); // the log says why
    });
    QMetaObject::invokeMethod(client, [client] { client->connectToServer(); });
    QTimer::singleShot(10s + 2 * Rounds * waitTime(), &app, [] { QCoreApplication::exit(2); });
    const int result = QCoreApplication::exec();
    end(&clientThread, client);
    end(&serverThread, server);
    return result;
}
