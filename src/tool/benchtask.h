// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "benchmessages.h"
#include "benchreport.h"
#include "task.h"

#include <memory>

namespace GipcTool {

class BenchChannel;

/*! `gipc bench`: for each protection a channel, on it for each size first one way, then round
    trips. */
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
    BenchResult m_result; ///< what is measured at present
    int m_channels = 0; ///< opened so far
    int m_sizeIndex = 0;
    int m_step = 0;
    bool m_ended = false; ///< what is on its way then comes too late
};

} // namespace GipcTool
