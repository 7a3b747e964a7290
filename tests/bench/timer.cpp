// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// Usage: gipc_bench_timer list
//        gipc_bench_timer receive SUBJECT PLACE SIZE TICKS
//        gipc_bench_timer send SUBJECT PLACE SIZE RATE
// How late a timer of the main thread is, as one that draws a desktop's frames, while a server in a
// worker thread of the same process reads what another process sends: RATE megabytes a second, or
// with 0 all it can. The receiver says
// "ready" when the sender may come, and in the end how late the ticks were and how much arrived, in
// a line of JSON. Both end with their input.

#include "subject.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
/*! The leak sanitizer asks what to pass over: QThread::wait() returns before OpenSSL has freed what
    it keeps for the thread, and this program ends then. */
extern "C" __attribute__((visibility("default"))) const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libcrypto.so";
}
#endif

namespace Bench {
namespace {

constexpr int Patience = 60000;
constexpr int LargestMessage = 16 * 1024 * 1024;
constexpr int Interval = 16; // milliseconds

constexpr const char *Idle = "idle"; ///< nothing is sent
constexpr const char *Plain = "gipc-plain";
constexpr const char *Extended = "gipc-x";

template <typename Endpoint>
void prepare(Endpoint *endpoint, const QByteArray &subject, const QString &place)
{
    endpoint->setName(QStringLiteral("bench"));
    endpoint->setNetwork(false);
    endpoint->setSocketPath(place + QStringLiteral("/gipc.sock"));
    endpoint->setEncryption(subject == Extended);
    endpoint->setPolicy(subject == Extended ? Gipc::Policy::Require : Gipc::Policy::Compatible);
    endpoint->setMaxMessageSize(LargestMessage);
}

void waitForEndOfInput()
{
    QEventLoop loop;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
    loop.exec();
}

/*! Ticks in this thread, and by how many nanoseconds each came after its time. */
std::vector<qint64> lateTicks(size_t count)
{
    constexpr qint64 Step = Interval * 1'000'000LL;
    std::vector<qint64> late;
    late.reserve(count);
    QEventLoop loop;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    qint64 due = 0;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        const qint64 time = now();
        late.push_back(std::max<qint64>(0, time - due));
        due = std::min(due, time) + Step;
        if (due < time) // as Qt, which leaves out what is over
            due = time + Step;
        if (late.size() == count)
            loop.quit();
    });
    timer.start(Interval);
    due = now() + Step;
    loop.exec();
    return late;
}

void print(std::vector<qint64> late, qint64 bytes, qint64 time)
{
    std::sort(late.begin(), late.end());
    const auto milliseconds = [&](double share) {
        return double(late.at(size_t(share * double(late.size() - 1)))) / 1e6;
    };
    std::printf("{\"median\":%f,\"p99\":%f,\"worst\":%f,\"bytes\":%lld,\"time\":%lld}\n",
                milliseconds(0.5), milliseconds(0.99), milliseconds(1),
                static_cast<long long>(bytes), static_cast<long long>(time));
    std::fflush(stdout);
}

void receive(const QByteArray &subject, const QString &place, size_t ticks)
{
    auto *const server = new GipcServer;
    prepare(server, subject, place);
    std::atomic<qint64> bytes = 0;
    QObject::connect(server, &GipcServer::messageReceived, server, [&](const GipcMessage &message) {
        consume(message.data());
        bytes += message.data().size();
    });
    QEventLoop loop;
    QObject::connect(server, &GipcServer::clientConnected, &loop, &QEventLoop::quit);

    QThread worker;
    server->moveToThread(&worker);
    QObject::connect(&worker, &QThread::finished, server, &QObject::deleteLater);
    worker.start();
    const auto listen = [server] {
        if (!server->listen())
            qFatal("%s", qPrintable(server->errorString()));
    };
    QMetaObject::invokeMethod(server, listen, Qt::BlockingQueuedConnection);
    std::puts("ready");
    std::fflush(stdout);
    loop.exec();

    lateTicks(std::max<size_t>(1, ticks / 10)); // warming up
    const qint64 begin = now();
    const qint64 before = bytes;
    const std::vector<qint64> late = lateTicks(ticks);
    print(late, bytes - before, now() - begin);
    waitForEndOfInput();
    worker.quit();
    worker.wait();
}

void send(const QByteArray &subject, const QString &place, qsizetype size, qint64 rate)
{
    const QByteArray data(size, 'x');
    GipcClient client;
    prepare(&client, subject, place);
    const qint64 begin = now();
    qint64 sent = 0;
    const auto isDue = [&] { return rate == 0 || sent < (now() - begin) / 1000 * rate; };
    const auto more = [&] {
        while (isDue() && client.write(MessageType, data))
            sent += size;
    };
    QTimer clock; // where there is a rate
    clock.setTimerType(Qt::PreciseTimer);
    QObject::connect(&clock, &QTimer::timeout, &client, more);
    if (!client.connectToServer() || !client.waitForConnected(Patience))
        qFatal("%s", qPrintable(client.errorString()));
    if (subject != Idle) {
        QObject::connect(&client, &GipcClient::bytesWritten, &client, more);
        clock.start(1);
        more();
    }
    waitForEndOfInput();
    client.abort();
}

int run(const QStringList &arguments)
{
    const QByteArray role = arguments.value(1).toUtf8();
    const QByteArray subject = arguments.value(2).toUtf8();
    if (role == "list") {
        for (const char *name : { Idle, Plain, Extended })
            std::puts(name);
    } else if (role == "receive" && arguments.size() == 6) {
        receive(subject, arguments.at(3), arguments.at(5).toULong());
    } else if (role == "send" && arguments.size() == 6) {
        send(subject, arguments.at(3), arguments.at(4).toLongLong(), arguments.at(5).toLongLong());
    } else {
        std::fputs("see the head of timer.cpp\n", stderr);
        return 2;
    }
    return 0;
}

} // namespace
} // namespace Bench

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return Bench::run(QCoreApplication::arguments());
}
