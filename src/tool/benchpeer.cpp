// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "benchpeer.h"

#include "exitcode.h"
#include "output.h"
#include "settings.h"

#include <QtCore/QScopedValueRollback>

#include <utility>

namespace GipcTool {

// Messages written between two looks at the clock, even if the outbox never gets full.
constexpr qint64 BatchSize = 1024 * 1024;
constexpr qint64 MessageOverhead = 64; // the outbox counts so many bytes beside the data

BenchPeer::BenchPeer(const Options &options, Output *output)
    : m_output(output)
{
    applySettings(options, &m_client);
    m_nextBatch.setSingleShot(true);
    connect(&m_nextBatch, &QTimer::timeout, this, &BenchPeer::stream);
    connect(&m_client, &GipcClient::bytesWritten, this, &BenchPeer::stream);
    connect(&m_client, &GipcClient::messageReceived, this, &BenchPeer::answer);
    connect(&m_client, &GipcClient::errorOccurred, this, &BenchPeer::fail);
    connect(&m_client, &GipcClient::disconnected, this, [this] { Q_EMIT finished(Done); });
}

void BenchPeer::start()
{
    if (!m_client.connectToServer())
        fail(m_client.error());
}

void BenchPeer::stop(int) { }

void BenchPeer::answer(const GipcMessage &message)
{
    if (message.msgType() == EchoRequest) {
        m_client.write(EchoRequest, message.data());
    } else if (message.msgType() == StreamRequest) {
        m_plan = StreamPlan::fromBytes(message.data());
        m_data = QByteArray(m_plan.size, 'x');
        m_type = WarmUp;
        m_sent = false;
        stream();
    }
}

/*! Writes messages until the outbox is full, a batch at most. */
void BenchPeer::stream()
{
    if (m_streaming) // write() can emit a signal that calls this
        return;
    const QScopedValueRollback guard(m_streaming, true);
    goOn();
    for (qint64 written = 0; m_type != 0 && written < BatchSize;
         written += m_data.size() + MessageOverhead) {
        if (!m_client.write(m_type, m_data))
            return; // bytesWritten() follows when there is room
        if (!std::exchange(m_sent, true))
            m_clock.start();
        if (m_type == Last)
            m_type = 0;
    }
    if (m_type != 0)
        m_nextBatch.start();
}

/*! Begins the next part of the stream when the time of this one is over. */
void BenchPeer::goOn()
{
    if (m_type == 0 || !m_sent)
        return;
    if (m_clock.nsecsElapsed() < (m_type == WarmUp ? m_plan.warmUp : m_plan.duration))
        return;
    m_type = m_type == WarmUp ? Measured : Last;
    m_sent = false;
}

void BenchPeer::fail(Gipc::ErrorCode error)
{
    // Once it is connected, the first process reports errors, unless it has ended.
    if (m_client.status() == Gipc::Status::Connecting)
        m_output->complaint(m_client.errorString());
    Q_EMIT finished(exitCodeOf(error));
}

} // namespace GipcTool
