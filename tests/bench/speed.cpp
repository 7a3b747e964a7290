// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// Usage: gipc_bench_speed list|list-requests|versions
//        gipc_bench_speed listen|connect SUBJECT PLACE one-way|round-trip|request|requests SIZE
//        COUNT
// One end of one measurement; tests/bench/measure.py starts both and puts the figures together.
// The listening end says "ready" when the other may come. Both print a line of JSON when they are
// done, and end with their input.

#include "subject.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSocketNotifier>

#include <algorithm>
#include <cstdio>
#include <openssl/crypto.h>
#include <unistd.h>

namespace Bench {

std::vector<Subject> subjects()
{
    std::vector<Subject> all;
    const auto add = [&all](const std::vector<Subject> &some) {
        all.insert(all.end(), some.begin(), some.end());
    };
    add(rawSubjects());
    add(qtSubjects());
    add(gipcSubjects());
    add(tlsSubjects());
#ifdef GIPC_BENCH_ZEROMQ
    add(zeromqSubjects());
    add(zeromqRequestSubjects());
#endif
#ifdef GIPC_BENCH_NNG
    add(nngSubjects());
#endif
#ifdef GIPC_BENCH_QTREMOTEOBJECTS
    add(qtremoteobjectsSubjects());
#endif
#ifdef GIPC_BENCH_QTDBUS
    add(qtdbusSubjects());
#endif
#ifdef GIPC_BENCH_GRPC
    add(grpcSubjects());
#endif
    return all;
}

void End::send(qsizetype, qint64)
{
    qFatal("no messages");
}

void End::receive(qsizetype, qint64)
{
    qFatal("no messages");
}

void End::echo(qsizetype, qint64)
{
    qFatal("no messages");
}

std::vector<qint64> End::roundTrips(qsizetype, qint64)
{
    qFatal("no messages");
}

void End::answer(qsizetype, qint64)
{
    qFatal("no requests");
}

std::vector<qint64> End::ask(qsizetype, qint64, qint64)
{
    qFatal("no requests");
}

namespace {

/*! Processor time of a process, in nanoseconds. */
qint64 processorTime(qint64 process)
{
    clockid_t clock {};
    timespec time {};
    if (::clock_getcpuclockid(pid_t(process), &clock) != 0 || ::clock_gettime(clock, &time) != 0)
        qFatal("no processor time of process %lld", static_cast<long long>(process));
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/*! The most memory a process has had so far, in KiB. */
qint64 peakMemory(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').at(1).toLongLong();
    }
    return 0;
}

struct Use
{
    qint64 processor = 0;
    qint64 memory = 0;
};

/*! What this end has used. */
Use useOf(const End &end)
{
    Use use;
    for (const qint64 process : { QCoreApplication::applicationPid(), end.helper() }) {
        if (process != 0) {
            use.processor += processorTime(process);
            use.memory += peakMemory(process);
        }
    }
    return use;
}

double percentile(const std::vector<qint64> &sorted, double share)
{
    return double(sorted.at(size_t(share * double(sorted.size() - 1))));
}

void list(Does what)
{
    for (const Subject &subject : subjects()) {
        if (subject.does == what || subject.does == Does::Both)
            std::puts(subject.name);
    }
}

/*! What is to be done with messages of that size. The time of each, where it is measured. */
std::vector<qint64> work(End *end, bool listens, const QString &kind, qsizetype size, qint64 count)
{
    if (kind == QLatin1String("one-way")) {
        listens ? end->receive(size, count) : end->send(size, count);
        return {};
    }
    if (kind == QLatin1String("round-trip")) {
        if (!listens)
            return end->roundTrips(size, count);
        end->echo(size, count);
        return {};
    }
    if (!listens)
        return end->ask(size, count, kind == QLatin1String("requests") ? ManyOpen : 1);
    end->answer(size, count);
    return {};
}

int run(const QStringList &arguments)
{
    const bool listens = arguments.at(1) == QLatin1String("listen");
    const QByteArray name = arguments.at(2).toUtf8();
    const QString &place = arguments.at(3);
    const qsizetype size = arguments.at(5).toLongLong();
    const qint64 count = arguments.at(6).toLongLong();

    std::unique_ptr<End> end;
    for (const Subject &subject : subjects()) {
        if (name == subject.name)
            end = subject.make();
    }
    if (!end)
        qFatal("no such subject: %s", name.constData());

    const auto ready = [] {
        std::puts("ready");
        std::fflush(stdout);
    };
    if (listens)
        end->listen(place, ready);
    else
        end->connect(place);

    const Use before = useOf(*end);
    const qint64 begin = now();
    std::vector<qint64> times = work(end.get(), listens, arguments.at(4), size, count);
    const qint64 finish = now();
    const Use after = useOf(*end);

    QJsonObject result;
    result[u"begin"] = begin;
    result[u"end"] = finish;
    result[u"processor"] = after.processor - before.processor;
    result[u"memory"] = after.memory - before.memory;
    result[u"peak"] = after.memory;
    if (!times.empty()) {
        times.erase(times.begin(), times.begin() + std::ptrdiff_t(times.size() / 10)); // warming up
        std::sort(times.begin(), times.end());
        result[u"median"] = percentile(times, 0.5);
        result[u"p99"] = percentile(times, 0.99);
    }
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);

    // What is still on its way out goes out meanwhile.
    QEventLoop loop;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
    loop.exec();
    return 0;
}

} // namespace
} // namespace Bench

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 2 && arguments.at(1).startsWith(QLatin1String("list"))) {
        const bool ofRequests = arguments.at(1) == QLatin1String("list-requests");
        Bench::list(ofRequests ? Bench::Does::Requests : Bench::Does::Messages);
        return 0;
    }
    if (arguments.size() == 2 && arguments.at(1) == QLatin1String("versions")) {
        std::printf("Qt %s\nOpenSSL %s\n", qVersion(),
                    OpenSSL_version(OPENSSL_FULL_VERSION_STRING));
        return 0;
    }
    if (arguments.size() == 7)
        return Bench::run(arguments);
    std::fputs("see the head of speed.cpp\n", stderr);
    return 2;
}
