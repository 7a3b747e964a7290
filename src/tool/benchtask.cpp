// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "benchtask.h"

#include "benchchannel.h"
#include "benchmeasure.h"
#include "exitcode.h"
#include "output.h"
#include "terminator.h"
#include "words.h"

#include <array>

namespace GipcTool {

namespace {

constexpr std::array Protections
    = { Protection::Unencrypted, Protection::Version2, Protection::Extended };
constexpr int MeasurementsPerResult = 2;
constexpr int WarmUpsPart = 4; // warming up takes this part of a measurement's time
constexpr double NanosecondsPerSecond = 1e9;
constexpr int SlowestBytesPerSecond = 1000 * 1000;
constexpr int DefaultMaxMessageSize = 3 * 1024 * 1024;

QList<int> sizesOf(const Options &options)
{
    if (options.size)
        return { *options.size };
    return { 64, 1024, 64 * 1024, 1024 * 1024 };
}

/*! The options that give a session this protection. */
Options withProtection(Options options, Protection protection)
{
    options.encryption = protection != Protection::Unencrypted;
    options.policy
        = protection == Protection::Extended ? Gipc::Policy::Require : Gipc::Policy::Compatible;
    return options;
}

} // namespace

BenchTask::BenchTask(const Options &options, Output *output)
    : m_options(options)
    , m_sizes(sizesOf(options))
    , m_output(output)
    , m_report(options, output)
{ }

BenchTask::~BenchTask() = default;

void BenchTask::start()
{
    openChannel();
}

void BenchTask::stop(int exitCode)
{
    if (m_ended)
        return;
    if (Terminator::isRequested()) {
        m_output->complaint(Words::tr("Interrupted before everything was measured."));
        exitCode = NoServer;
    }
    finish(exitCode);
}

void BenchTask::openChannel()
{
    m_result.protection = Protections.at(size_t(m_channels++));
    m_sizeIndex = 0;
    Options options = withProtection(m_options, m_result.protection);
    options.maxMessageSize = qMax(DefaultMaxMessageSize, m_sizes.last());
    m_channel = std::make_unique<BenchChannel>(options);
    connect(m_channel.get(), &BenchChannel::ready, this, [this] {
        if (m_channels == 1)
            m_report.begin();
        measureOneWay();
    });
    // Queued, as after a measurement, because the slot deletes the sender.
    connect(m_channel.get(), &BenchChannel::closed, this, &BenchTask::leaveChannel,
            Qt::QueuedConnection);
    connect(m_channel.get(), &BenchChannel::failed, this, &BenchTask::fail, Qt::QueuedConnection);
    m_channel->open();
}

void BenchTask::measureOneWay()
{
    m_result.size = m_sizes.at(m_sizeIndex);
    announce(Words::tr("one way"));
    auto measurement = std::make_unique<OneWay>(m_channel->server(), plan());
    connect(measurement.get(), &OneWay::done, this, &BenchTask::measureRoundTrips,
            Qt::QueuedConnection);
    measurement->start();
    m_measurement = std::move(measurement);
}

void BenchTask::measureRoundTrips(double messagesPerSecond)
{
    if (m_ended)
        return;
    m_result.messagesPerSecond = messagesPerSecond;
    announce(Words::tr("round trips"));
    auto measurement = std::make_unique<RoundTrips>(m_channel->server(), plan());
    connect(measurement.get(), &RoundTrips::done, this, &BenchTask::report, Qt::QueuedConnection);
    measurement->start();
    m_measurement = std::move(measurement);
}

void BenchTask::report(qint64 median, qint64 p99)
{
    if (m_ended)
        return;
    m_measurement.reset();
    m_result.roundTripMedian = median;
    m_result.roundTripP99 = p99;
    m_report.add(m_result);
    if (++m_sizeIndex < m_sizes.size())
        measureOneWay();
    else
        m_channel->close();
}

void BenchTask::leaveChannel()
{
    if (m_ended)
        return;
    m_channel.reset();
    if (m_channels < int(Protections.size())) {
        openChannel();
        return;
    }
    m_report.end();
    finish(Done);
}

void BenchTask::fail(int exitCode, const QString &why)
{
    if (m_ended)
        return;
    m_output->complaint(why);
    finish(exitCode);
}

void BenchTask::finish(int exitCode)
{
    m_ended = true;
    m_measurement.reset();
    m_channel.reset();
    Q_EMIT finished(exitCode);
}

void BenchTask::announce(const QString &what)
{
    // With the warm-up, and with much more for messages that take longer than the time given.
    m_channel->allow(std::chrono::seconds(qint64(2 * m_options.seconds)
                                          + m_result.size / SlowestBytesPerSecond));
    const qsizetype steps = qsizetype(Protections.size()) * m_sizes.size() * MeasurementsPerResult;
    m_output->progress(
        //: %1 of %2 steps; %3 how it is protected, %4 a size, %5 "one way" or "round trips"
        Words::tr("measuring, %1 of %2: %3, %4, %5")
            .arg(++m_step)
            .arg(steps)
            .arg(protectionName(m_result.protection), sizeName(m_result.size), what));
}

StreamPlan BenchTask::plan() const
{
    const auto duration = qint64(m_options.seconds * NanosecondsPerSecond);
    return { m_result.size, duration / WarmUpsPart, duration };
}

} // namespace GipcTool
