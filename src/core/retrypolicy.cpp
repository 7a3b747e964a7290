// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "retrypolicy_p.h"

#include "platform_p.h"

#include <QtCore/QFileInfo>

#include <algorithm>
#include <utility>

namespace GipcCore {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds FirstBurstDelay = 1ms;
constexpr std::chrono::milliseconds LastBurstDelay = 64ms;
constexpr std::chrono::milliseconds UnwatchedRetryTime = 1000ms;

/*! An identity as it is when the file is no longer young. */
QByteArray withoutAge(const QByteArray &identity)
{
    const qsizetype age = identity.indexOf('@');
    return age < 0 ? identity : identity.first(age);
}

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
    m_watching = m_watch->isWatching();
}

void RetryPolicy::stop()
{
    m_timer.stop();
    m_watch.reset();
    m_burst = 0ms;
    m_dialed.clear();
    m_waiting = false;
    m_watching = false;
}

void RetryPolicy::attempt()
{
    m_timer.stop();
    m_waiting = false;
    m_dialed = presentIdentity();
}

std::chrono::milliseconds RetryPolicy::regularDelay(std::chrono::milliseconds delay)
{
    if (!m_watch)
        return delay;
    const bool before = std::exchange(m_watching, m_watch->isWatching());
    if (!m_watching)
        return std::min(delay, UnwatchedRetryTime);
    // What appeared just before the watch began was not heard of.
    return before ? delay : std::min(delay, FirstBurstDelay);
}

void RetryPolicy::afterFailure(bool busy)
{
    m_waiting = true;
    if (m_burst == 0ms && (busy || hasAppeared()))
        m_burst = FirstBurstDelay;
    if (m_burst == 0ms || m_burst > LastBurstDelay) {
        m_burst = 0ms;
        m_timer.start(regularDelay(m_retryTime));
        return;
    }
    m_timer.start(m_burst);
    m_burst *= 2;
}

void RetryPolicy::afterLoss(std::chrono::milliseconds lifetime)
{
    m_waiting = true;
    m_burst = 0ms;
    m_dialed = withoutAge(m_dialed); // however young, it was the server's
    const QByteArray present = withoutAge(presentIdentity());
    const bool replaced = !present.isEmpty() && present != m_dialed;
    // A server that ends every session at once must not be dialed in a circle.
    if (lifetime >= m_retryTime || replaced)
        m_timer.start(0ms);
    else
        m_timer.start(regularDelay(m_retryTime - lifetime));
}

QByteArray RetryPolicy::presentIdentity() const
{
    return m_watch ? GipcTransport::fileIdentity(m_path) : QByteArray();
}

/*! Whether there is something at the path that was not there when we dialed. */
bool RetryPolicy::hasAppeared() const
{
    const QByteArray present = presentIdentity();
    return !present.isEmpty() && present != m_dialed;
}

void RetryPolicy::onDirectoryChanged()
{
    if (!m_waiting)
        return;
    // In a busy directory most changes are about somebody else.
    if (hasAppeared()) {
        m_burst = FirstBurstDelay;
        m_timer.start(0ms);
        return;
    }
    // The directory itself may be the one that went.
    const auto left = m_timer.remainingTimeAsDuration();
    if (left > UnwatchedRetryTime)
        m_timer.start(regularDelay(left));
}

} // namespace GipcCore
