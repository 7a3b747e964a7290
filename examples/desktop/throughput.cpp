// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "throughput.h"

#include <chrono>

using namespace std::chrono_literals;

Throughput::Throughput(QObject *parent)
    : QObject(parent)
{
    m_samples.reserve(Seconds);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { sample(double(m_sinceSample.nsecsElapsed()) / 1e9); });
}

void Throughput::setLog(MessageLog *log)
{
    if (m_log == log)
        return;
    m_log = log;
    m_samples.clear();
    m_secondsPassed = 0;
    m_before = totals();
    m_sinceSample.start();
    m_timer.start();
    Q_EMIT logChanged();
    Q_EMIT sampled();
}

Throughput::Sample Throughput::totals() const
{
    if (!m_log)
        return {};
    return { double(m_log->messagesIn()), double(m_log->messagesOut()), double(m_log->bytesIn()),
             double(m_log->bytesOut()) };
}

void Throughput::sample(double seconds)
{
    const Sample now = totals();
    m_sinceSample.start();
    if (m_samples.size() == Seconds)
        m_samples.erase(m_samples.begin());
    m_samples.push_back({ (now.messagesIn - m_before.messagesIn) / seconds,
                          (now.messagesOut - m_before.messagesOut) / seconds,
                          (now.bytesIn - m_before.bytesIn) / seconds,
                          (now.bytesOut - m_before.bytesOut) / seconds });
    m_before = now;
    ++m_secondsPassed;
    Q_EMIT sampled();
}
