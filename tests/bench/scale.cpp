// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// Usage: gipc_bench_scale [--json] [--clients MOST] [--dispatcher qt|epoll] [REPETITIONS]
// How a server for many grows: time to connect, memory for each idle client, round trips beside
// idle clients; under Qt's dispatcher and under GipcEventDispatcher. Prints a table in Markdown,
// in which each figure is the median of the repetitions, with the lowest and the highest; as JSON
// all of them.

#include "scale.h"

#include <Gipc/GipcClient>

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <vector>

namespace {

using namespace Qt::StringLiterals;

constexpr int Patience = 120000;
constexpr int RoundTrips = 4000;
constexpr int WarmUp = 500;
constexpr int MessageSize = 64;
constexpr std::array Steps { 0, 10, 100, 1000, 5000 };
constexpr int DefaultRepetitions = 5;

/*! Another process of this program. */
class Role
{
public:
    explicit Role(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
    }

    ~Role()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(Patience);
    }

    QByteArray line()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(Patience))
                qFatal("no answer from %s", qPrintable(m_process.arguments().join(u' ')));
        }
        return m_process.readLine().trimmed();
    }

    /*! Of the process alone, in KiB: what nothing else would free. */
    qint64 memory() const
    {
        QFile file(u"/proc/%1/smaps_rollup"_s.arg(m_process.processId()));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no %s", qPrintable(file.fileName()));
        qint64 sum = 0;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("Private_Dirty:") || line.startsWith("Private_Clean:"))
                sum += line.simplified().split(' ').at(1).toLongLong();
        }
        return sum;
    }

private:
    QProcess m_process;
};

/*! Microseconds: the median of many. */
double roundTrip(const QString &name)
{
    GipcClient client(name);
    const QByteArray data(MessageSize, 'x');
    std::vector<qint64> times;
    QElapsedTimer time;
    QEventLoop loop;
    const auto send = [&] {
        time.start();
        client.write(1, data);
    };
    QObject::connect(&client, &GipcClient::connected, &loop, send);
    QObject::connect(&client, &GipcClient::messageReceived, &loop, [&] {
        times.push_back(time.nsecsElapsed());
        if (int(times.size()) == RoundTrips + WarmUp)
            loop.quit();
        else
            send();
    });
    client.connectToServer();
    loop.exec();
    client.close();
    (void)client.waitForClosed();
    times.erase(times.begin(), times.begin() + WarmUp);
    std::nth_element(times.begin(), times.begin() + RoundTrips / 2, times.end());
    return double(times[RoundTrips / 2]) / 1000;
}

struct Figures
{
    std::map<int, std::vector<double>> roundTrips; ///< by idle clients; in microseconds
    std::vector<double> connectTimes; ///< of a thousand, in seconds
    std::vector<double> memory; ///< for each idle client, in KiB
};

void measure(const QString &dispatcher, int repetition, int most, Figures *figures)
{
    const QString name = u"gipc-bench-%1-%2-%3"_s.arg(QCoreApplication::applicationPid())
                             .arg(dispatcher)
                             .arg(repetition);
    Role server({ u"serve"_s, name, dispatcher });
    server.line();
    std::vector<std::unique_ptr<Role>> holders;
    const qint64 before = server.memory();
    int clients = 0;
    for (const int step : Steps) {
        if (step > most)
            break;
        if (step > clients) {
            const int more = step - clients;
            holders.push_back(
                std::make_unique<Role>(QStringList { u"hold"_s, name, QString::number(more) }));
            const double msecs = holders.back()->line().split(' ').at(1).toDouble();
            clients = step;
            if (step == 1000) {
                figures->connectTimes.push_back(msecs / more); // seconds for a thousand
                figures->memory.push_back(double(server.memory() - before) / step);
            }
        }
        figures->roundTrips[step].push_back(roundTrip(name));
    }
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void printRow(const QString &what, const std::vector<double> &values, const char *unit)
{
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    std::printf("| %s | %.1f %s | %.1f to %.1f |\n", qPrintable(what), median(values), unit, *low,
                *high);
}

void printTable(const QString &dispatcher, const Figures &figures)
{
    std::printf("\n%s\n\n| figure | median | spread |\n|---|---|---|\n", qPrintable(dispatcher));
    if (!figures.memory.empty()) {
        printRow(u"1,000 clients connect, encrypted"_s, figures.connectTimes, "s");
        printRow(u"memory of the server for an idle client"_s, figures.memory, "KiB");
    }
    const double alone = median(figures.roundTrips.at(0));
    for (const auto &[clients, values] : figures.roundTrips) {
        const QString ratio = QString::number(median(values) / alone, 'f', 2);
        printRow(u"round trip of %1 B beside %2 idle clients (%3 times that beside none)"_s
                     .arg(MessageSize)
                     .arg(clients)
                     .arg(ratio),
                 values, "µs");
    }
}

QJsonArray toJson(const std::vector<double> &values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(value);
    return array;
}

QJsonObject toJson(const Figures &figures)
{
    QJsonObject roundTrips;
    for (const auto &[clients, values] : figures.roundTrips)
        roundTrips.insert(QString::number(clients), toJson(values));
    return { { u"round trip µs"_s, roundTrips },
             { u"1,000 connect s"_s, toJson(figures.connectTimes) },
             { u"KiB/client"_s, toJson(figures.memory) } };
}

int measureAll(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({ u"json"_s, u"All figures, as JSON."_s });
    parser.addOption({ u"clients"_s, u"No more idle clients than these."_s, u"most"_s,
                       QString::number(Steps.back()) });
    parser.addOption({ u"dispatcher"_s, u"One of qt and epoll; else both."_s, u"name"_s });
    parser.addPositionalArgument(u"repetitions"_s, u"5 unless given."_s, u"[repetitions]"_s);
    parser.process(application);
    const QStringList arguments = parser.positionalArguments();
    const int repetitions
        = arguments.isEmpty() ? DefaultRepetitions : std::max(1, arguments.constFirst().toInt());
    const int most = parser.value(u"clients"_s).toInt();

    const QStringList dispatchers = parser.isSet(u"dispatcher"_s)
        ? parser.values(u"dispatcher"_s)
        : QStringList { u"epoll"_s, u"qt"_s };
    std::map<QString, Figures> figures;
    // Interleaved, so that a change of the machine's mood hits both.
    for (int i = 0; i < repetitions; ++i) {
        for (const QString &dispatcher : dispatchers)
            measure(dispatcher, i, most, &figures[dispatcher]);
    }
    if (parser.isSet(u"json"_s)) {
        QJsonObject all;
        for (const auto &[dispatcher, some] : figures)
            all.insert(dispatcher, toJson(some));
        std::puts(QJsonDocument(all).toJson(QJsonDocument::Compact).constData());
        return 0;
    }
    for (const auto &[dispatcher, some] : figures)
        printTable(dispatcher == u"qt"_s ? u"Under Qt's dispatcher"_s
                                         : u"Under GipcEventDispatcher"_s,
                   some);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QString role = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (role == u"serve" && argc == 4)
        return Scale::serve(argc, argv, QString::fromLocal8Bit(argv[2]),
                            qstrcmp(argv[3], "epoll") == 0);
    if (role == u"hold" && argc == 4)
        return Scale::hold(argc, argv, QString::fromLocal8Bit(argv[2]), std::atoi(argv[3]));
    return measureAll(argc, argv);
}
