// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "benchmessages.h"
#include "benchreport.h"
#include "task.h"

#include <memory>

namespace GipcTool {

class BenchChannel;

/*! `gipc bench`: opens a channel for each protection. On each channel, and for each size, it
    measures one way first and then round trips. */
class BenchTask final : public Task
{
    Q_OBJECT

public:
    BenchTask(const Options &options, Output *output);
    ~BenchTask() override;

    void start() override;
    void stop(int exitCode) override;

private:
    void openChannel();
    void measureOneWay();
    void measureRoundTrips(double messagesPerSecond);
    void report(qint64 median, qint64 p99);
    void leaveChannel();
    void fail(int exitCode, const QString &why);
    void finish(int exitCode);

    void announce(const QString &what);
    StreamPlan plan() const;

    const Options m_options;
    const QList<int> m_sizes;
    Output *const m_output;
    BenchReport m_report;
    std::unique_ptr<BenchChannel> m_channel;
    std::unique_ptr<QObject> m_measurement;
    BenchResult m_result; ///< of the present measurement
    int m_channels = 0; ///< opened so far
    int m_sizeIndex = 0;
    int m_step = 0;
    bool m_ended = false; ///< signals that still arrive are ignored
};

} // namespace GipcTool
