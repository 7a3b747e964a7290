// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "benchmeasure.h"

#include <Gipc/GipcServer>

#include <algorithm>

namespace GipcTool {

constexpr double NanosecondsPerSecond = 1e9;
constexpr size_t ManyRoundTrips = 1 << 16;

OneWay::OneWay(GipcServer *server, const StreamPlan &plan)
    : m_server(server)
    , m_plan(plan)
{
    connect(m_server, &GipcServer::messageReceived, this, &OneWay::take);
}

void OneWay::start()
{
    m_server->write(StreamRequest, m_plan.toBytes());
}

void OneWay::take(const GipcMessage &message)
{
    if (message.msgType() == WarmUp)
        return;
    if (!m_clock.isValid()) {
        m_clock.start();
        return;
    }
    ++m_count;
    if (message.msgType() == Last)
        Q_EMIT done(double(m_count) / (double(m_clock.nsecsElapsed()) / NanosecondsPerSecond));
}

RoundTrips::RoundTrips(GipcServer *server, const StreamPlan &plan)
    : m_server(server)
    , m_plan(plan)
    , m_data(plan.size, 'x')
{
    m_times.reserve(ManyRoundTrips);
    connect(m_server, &GipcServer::messageReceived, this, &RoundTrips::take);
}

void RoundTrips::start()
{
    m_clock.start();
    send();
}

void RoundTrips::send()
{
    m_sent = m_clock.nsecsElapsed();
    m_server->write(EchoRequest, m_data);
}

void RoundTrips::take()
{
    const qint64 now = m_clock.nsecsElapsed();
    if (m_sent >= m_plan.warmUp)
        m_times.push_back(now - m_sent);
    if (m_times.empty() || now < m_plan.warmUp + m_plan.duration) {
        send();
        return;
    }
    std::sort(m_times.begin(), m_times.end());
    Q_EMIT done(percentile(50), percentile(99));
}

/*! The smallest time that so many percent of all do not exceed. */
qint64 RoundTrips::percentile(int percent) const
{
    const size_t rank = (m_times.size() * size_t(percent) + 99) / 100;
    return m_times.at(rank - 1);
}

} // namespace GipcTool
