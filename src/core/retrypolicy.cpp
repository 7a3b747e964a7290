// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "retrypolicy_p.h"

#include "platform_p.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace GipcCore {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds FirstBurstDelay = 1ms;
constexpr std::chrono::milliseconds LastBurstDelay = 64ms;
constexpr std::chrono::milliseconds UnwatchedRetryTime = 1000ms;

} // namespace

RetryPolicy::RetryPolicy(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RetryPolicy::now);
}

void RetryPolicy::start(const QString &path, std::chrono::milliseconds retryTime)
{
    stop();
    m_path = path;
    m_retryTime = retryTime;
    m_waiting = true;
    if (path.isEmpty())
        return;
    // Watching begins before the first attempt, so that nothing can appear unnoticed in between.
    m_watch = std::make_unique<GipcTransport::DirectoryWatch>(QFileInfo(path).absolutePath(), this);
    connect(m_watch.get(), &GipcTransport::DirectoryWatch::changed, this,
            &RetryPolicy::onDirectoryChanged);
    m_watch->isWatching();
}

void RetryPolicy::stop()
{
    m_timer.stop();
    m_watch.reset();
    m_burst = 0ms;
    m_refused.clear();
    m_waiting = false;
}

void RetryPolicy::pause()
{
    m_timer.stop();
    m_waiting = false;
}

std::chrono::milliseconds RetryPolicy::regularDelay()
{
    const bool unwatched = m_watch && !m_watch->isWatching();
    return unwatched ? std::min(m_retryTime, UnwatchedRetryTime) : m_retryTime;
}

void RetryPolicy::afterFailure(bool busy)
{
    m_waiting = true;
    if (m_watch)
        m_refused = GipcTransport::fileIdentity(m_path);
    if (busy && m_burst == 0ms)
        m_burst = FirstBurstDelay;
    if (m_burst == 0ms || m_burst > LastBurstDelay) {
        m_burst = 0ms;
        m_timer.start(regularDelay());
        return;
    }
    m_timer.start(m_burst);
    m_burst *= 2;
}

void RetryPolicy::afterLoss(std::chrono::milliseconds lifetime)
{
    m_waiting = true;
    m_burst = 0ms;
    m_refused.clear();
    // A server that ends every session at once must not be dialed in a circle.
    m_timer.start(lifetime >= m_retryTime ? 0ms : m_retryTime - lifetime);
}

void RetryPolicy::onDirectoryChanged()
{
    if (!m_waiting)
        return;
    const QByteArray present = GipcTransport::fileIdentity(m_path);
    // In a busy directory most changes are about somebody else.
    if (present.isEmpty() || present == m_refused)
        return;
    m_burst = FirstBurstDelay;
    m_timer.start(0ms);
}

} // namespace GipcCore
