// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcClient>
#include <Gipc/GipcConnectionPool>
#include <Gipc/GipcServer>
#ifdef GIPC_WITH_DISPATCHER
#include <Gipc/GipcEventDispatcher>
#endif

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>

/*! Programs with objects that live longer or shorter than the application, or in threads that Qt
    did not begin. The first argument says which, the second a name; the exit status is 0 if all was
    well. tst_lifetimes starts it. */

namespace {

constexpr int Patience = 30000;

[[noreturn]] void fail(const char *what, int line)
{
    std::fprintf(stderr, "line %d: %s\n", line, what);
    std::_Exit(1);
}

#define VERIFY(condition) (condition) ? void() : fail(#condition, __LINE__)

QString name;
std::string mode;
int argumentCount = 0;
char **argumentValues = nullptr;

bool has(const char *word)
{
    return mode.find(word) != std::string::npos;
}

bool eventually(const std::function<bool()> &isDone)
{
    for (const QDeadlineTimer deadline(Patience); !isDone();) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }
    return true;
}

/*! They outlive the application, and the storage of the main thread. */
std::unique_ptr<GipcClient> staticClient;
std::unique_ptr<GipcServer> staticServer;

GipcClient &localClient()
{
    static GipcClient client;
    return client;
}

GipcServer &localServer()
{
    static GipcServer server;
    return server;
}

/*! The other end in a thread of its own, to its end. */
void converseWith(GipcServer *server)
{
    std::thread other([] {
        GipcClient client(name);
        VERIFY(client.connectToServer());
        VERIFY(client.waitForConnected(Patience));
        VERIFY(client.write(1, "question"));
        VERIFY(client.flush(Patience));
        GipcMessage message;
        do
            message = client.readTimed(Patience);
        while (message.isInternal() && !message.isTimeout() && !message.isTerminal());
        VERIFY(message.data() == "answer");
    });
    GipcMessage message;
    do
        message = server->readTimed(Patience);
    while (message.isInternal() && !message.isTimeout() && !message.isTerminal());
    VERIFY(message.data() == "question");
    VERIFY(server->write(1, "answer"));
    if (has("leaves unread"))
        server->write(1, QByteArray(100000, 'x'));
    VERIFY(eventually([&] { return server->status() == Gipc::Status::Disconnected; }));
    other.join();
}

/*! Static objects with a session at the very end. */
int endLate(GipcServer *server, GipcClient *client)
{
    server->setName(name);
    client->setName(name);
    if (!has("unused")) {
        VERIFY(server->listen());
        VERIFY(client->connectToServer());
    }
    if (has("connected")) {
        VERIFY(client->waitForConnected(Patience));
        VERIFY(eventually([&] { return server->clientCount() == 1; }));
        VERIFY(server->write(1, QByteArray(200000, 'x')));
        VERIFY(client->write(1, QByteArray(200000, 'x')));
        (void)client->read();
        // Much that is still to be sealed and sent when nothing is there any more.
        for (int i = 0; i < 3000; ++i) {
            VERIFY(server->write(1, QByteArray(1000, 'x')));
            VERIFY(client->write(1, QByteArray(1000, 'x')));
        }
    }
    return 0;
}

int endLate()
{
#ifdef GIPC_WITH_DISPATCHER
    if (has("dispatcher"))
        QCoreApplication::setEventDispatcher(new GipcEventDispatcher);
#endif
    const QCoreApplication app(argumentCount, argumentValues);
    if (has("local"))
        return endLate(&localServer(), &localClient());
    staticServer = std::make_unique<GipcServer>();
    staticClient = std::make_unique<GipcClient>();
    return endLate(staticServer.get(), staticClient.get());
}

int inThread(const std::function<void()> &work)
{
    const QCoreApplication app(argumentCount, argumentValues);
    std::thread thread(work);
    thread.join();
    return 0;
}

/*! The first object of the process, in a thread that Qt did not begin. */
void serveInThread()
{
    GipcServer server(name);
    VERIFY(server.listen());
    converseWith(&server);
}

/*! The same for a client; the server is somewhere else. */
void connectInThread()
{
    std::thread other;
    {
        GipcClient client(name);
        VERIFY(client.connectToServer());
        other = std::thread([] {
            GipcServer server(name);
            VERIFY(server.listen());
            const auto answer = [](GipcConnection *, const GipcMessage &message) {
                VERIFY(message.data() == "question");
            };
            VERIFY(server.connections().readTimedFastest(Patience, answer)
                   == Gipc::ErrorCode::NoError);
            server.close();
            (void)server.waitForClosed(Patience);
        });
        VERIFY(client.waitForConnected(Patience));
        VERIFY(client.write(1, "question"));
        VERIFY(client.flush(Patience));
        client.close();
        VERIFY(client.waitForClosed(Patience));
    }
    other.join();
}

/*! Everything ends at once. */
void tryWithoutApplication(GipcServer *server, GipcClient *client)
{
    VERIFY(!server->listen(name));
    VERIFY(server->error() == Gipc::ErrorCode::WrongStatus);
    VERIFY(server->status() == Gipc::Status::NotConnected);
    VERIFY(!client->connectToServer(name));
    VERIFY(client->error() == Gipc::ErrorCode::WrongStatus);
    VERIFY(client->status() == Gipc::Status::NotConnected);
    VERIFY(!client->waitForConnected(-1));
    VERIFY(!client->write(1, "x"));
    client->flush(-1);
    VERIFY(client->read().isInternal());
    VERIFY(server->read().isInternal());
    VERIFY(server->connections().read([](GipcConnection *, const GipcMessage &) {})
           != Gipc::ErrorCode::NoError);
    client->close();
    server->abort();
}

int withoutApplication()
{
    GipcServer server;
    GipcClient client;
    tryWithoutApplication(&server, &client);
    std::thread thread([] {
        GipcServer inThread;
        GipcClient alsoInThread;
        tryWithoutApplication(&inThread, &alsoInThread);
    });
    thread.join();
    return 0;
}

/*! Objects from before the application serve once it is there, and once more with the next one. */
int beforeApplication()
{
    GipcServer server;
    GipcClient client;
    tryWithoutApplication(&server, &client);
    for (int i = 0; i < 2; ++i) {
        const QCoreApplication app(argumentCount, argumentValues);
        VERIFY(server.listen(name));
        converseWith(&server);
        VERIFY(client.connectToServer(name));
        VERIFY(client.waitForConnected(Patience));
        client.close();
        VERIFY(client.waitForClosed(Patience));
        server.close();
        VERIFY(server.waitForClosed(Patience));
    }
    VERIFY(!client.waitForConnected(-1));
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    argumentCount = argc;
    argumentValues = argv;
    if (argc < 3)
        return 2;
    mode = argv[1];
    name = QString::fromLocal8Bit(argv[2]);
    if (has("thread serves"))
        return inThread(serveInThread);
    if (has("thread connects"))
        return inThread(connectInThread);
    if (has("without"))
        return withoutApplication();
    if (has("before"))
        return beforeApplication();
    return endLate();
}
