// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// Usage: gipc_bench_speed list
//        gipc_bench_speed listen|connect SUBJECT PLACE one-way|round-trip SIZE COUNT
// One end of one measurement; tests/bench/measure.py starts both and puts the figures together. The
// listening end says "ready" when the other may come. Both print a line of JSON when they are done,
// and end with their input.

#include "subject.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/resource.h>

namespace Bench {

void consume(QByteArrayView bytes)
{
    quint64 sum = 0;
    const char *data = bytes.data();
    qsizetype size = bytes.size();
    for (; size >= qsizetype(sizeof sum); size -= sizeof sum, data += sizeof sum) {
        quint64 word = 0;
        std::memcpy(&word, data, sizeof word);
        sum += word;
    }
    for (; size > 0; --size, ++data)
        sum += quint64(uchar(*data));
    // The compiler must not know that nobody looks at the sum.
    static volatile quint64 result = 0;
    result = sum;
    Q_UNUSED(result);
}

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
#endif
#ifdef GIPC_BENCH_NNG
    add(nngSubjects());
#endif
    return all;
}

namespace {

/*! Processor time of this process, in nanoseconds. */
qint64 processorTime()
{
    rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto nanoseconds = [](const timeval &time) {
        return qint64(time.tv_sec) * 1'000'000'000 + qint64(time.tv_usec) * 1000;
    };
    return nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime);
}

/*! The most memory so far, in KiB, of this process alone as far as the kernel counts it. */
qint64 peakMemory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').at(1).toLongLong();
    }
    return 0;
}

double percentile(const std::vector<qint64> &sorted, double share)
{
    return double(sorted.at(size_t(share * double(sorted.size() - 1))));
}

int run(const QStringList &arguments)
{
    const bool listens = arguments.at(1) == QLatin1String("listen");
    const QByteArray name = arguments.at(2).toUtf8();
    const QString place = arguments.at(3);
    const bool oneWay = arguments.at(4) == QLatin1String("one-way");
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

    const qint64 memoryBefore = peakMemory();
    const qint64 processorBefore = processorTime();
    const qint64 begin = now();
    std::vector<qint64> times;
    if (oneWay)
        listens ? end->receive(size, count) : end->send(size, count);
    else if (listens)
        end->echo(size, count);
    else
        times = end->roundTrips(size, count);
    const qint64 finish = now();

    QJsonObject result;
    result[u"begin"] = begin;
    result[u"end"] = finish;
    result[u"processor"] = processorTime() - processorBefore;
    result[u"memory"] = peakMemory() - memoryBefore;
    result[u"peak"] = peakMemory();
    if (!times.empty()) {
        times.erase(times.begin(), times.begin() + std::ptrdiff_t(times.size() / 10)); // warming up
        std::sort(times.begin(), times.end());
        result[u"median"] = percentile(times, 0.5);
        result[u"p99"] = percentile(times, 0.99);
    }
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}

} // namespace
} // namespace Bench

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 2 && arguments.at(1) == QLatin1String("list")) {
        for (const Bench::Subject &subject : Bench::subjects())
            std::puts(subject.name);
        return 0;
    }
    if (arguments.size() == 7)
        return Bench::run(arguments);
    std::fputs("see the head of speed.cpp\n", stderr);
    return 2;
}
