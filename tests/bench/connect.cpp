// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// Usage: gipc_bench_connect list
//        gipc_bench_connect serve SUBJECT PLACE
//        gipc_bench_connect meet SUBJECT PLACE CLIENTS TIMES
//        gipc_bench_connect work TIMES
// The server says "ready" and ends with its input. "meet" connects so many clients at once, one
// time after the other, and prints the median as JSON, in nanoseconds; "work" does it for what
// a handshake has to compute.

#include "connect.h"
#include "subject.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QSocketNotifier>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <unistd.h>

namespace Connect {

void ready()
{
    std::puts("ready");
    std::fflush(stdout);
}

void serveUntilInputEnds()
{
    ready();
    QEventLoop loop;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
    loop.exec();
}

namespace {

std::vector<Subject> subjects()
{
    std::vector<Subject> all = gipcSubjects();
    const auto add = [&all](const std::vector<Subject> &some) {
        all.insert(all.end(), some.begin(), some.end());
    };
    add(tlsSubjects());
#ifdef GIPC_BENCH_ZEROMQ
    add(zeromqSubjects());
#endif
    return all;
}

void printMedian(int times, const std::function<qint64()> &once)
{
    std::vector<qint64> results;
    const int warmUp = times / 10;
    for (int i = 0; i < warmUp + times; ++i) {
        const qint64 result = once();
        if (i >= warmUp)
            results.push_back(result);
    }
    std::sort(results.begin(), results.end());
    std::printf("{\"median\":%lld}\n", static_cast<long long>(results.at(results.size() / 2)));
}

int run(const QStringList &arguments)
{
    const QByteArray role = arguments.value(1).toUtf8();
    if (role == "list") {
        for (const Subject &subject : subjects())
            std::puts(subject.name);
        return 0;
    }
    if (role == "work" && arguments.size() == 3) {
        printMedian(arguments.at(2).toInt(), [] {
            const qint64 begin = Bench::now();
            agreeOnKeys();
            return Bench::now() - begin;
        });
        return 0;
    }
    for (const Subject &subject : subjects()) {
        if (arguments.value(2).toUtf8() != subject.name)
            continue;
        const QString place = arguments.value(3);
        if (role == "serve" && arguments.size() == 4) {
            subject.serve(place);
            return 0;
        }
        if (role == "meet" && arguments.size() == 6) {
            const int clients = arguments.at(4).toInt();
            printMedian(arguments.at(5).toInt(), [&] { return subject.meet(place, clients); });
            return 0;
        }
    }
    std::fputs("see the head of connect.cpp\n", stderr);
    return 2;
}

} // namespace
} // namespace Connect

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return Connect::run(QCoreApplication::arguments());
}
