// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "retrypolicy_p.h"

#include "platform_p.h"

#include <algorithm>

namespace GipcCore {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds FirstBurstDelay = 1ms;
constexpr std::chrono::milliseconds LastBurstDelay = 64ms;
constexpr std::chrono::milliseconds UnwatchedRetryTime = 1000ms;
constexpr std::chrono::milliseconds Youth = 100ms; ///< of a file, see fileIdentity()

/*! The identity that the file will have when it is no longer young. */
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
}

void RetryPolicy::stop()
{
    m_timer.stop();
    m_watch.reset();
    m_burst = 0ms;
    m_dialed.clear();
    m_sinceDialed.invalidate();
    m_waiting = false;
}

void RetryPolicy::attempt()
{
    m_timer.stop();
    m_waiting = false;
    const QByteArray present = presentIdentity();
    if (!m_sinceDialed.isValid() || withoutAge(present) != withoutAge(m_dialed))
        m_sinceDialed.start();
    m_dialed = present;
}

void RetryPolicy::succeed()
{
    m_watch.reset();
}

/*! To be called before looking whether something has appeared: otherwise what comes in between is
    missed. */
void RetryPolicy::wait()
{
    m_waiting = true;
    if (m_path.isEmpty() || m_watch)
        return;
    m_watch = std::make_unique<GipcTransport::FileWatch>(m_path, this);
    connect(m_watch.get(), &GipcTransport::FileWatch::changed, this, &RetryPolicy::onChanged);
}

std::chrono::milliseconds RetryPolicy::regularDelay(std::chrono::milliseconds delay) const
{
    const bool unwatched = m_watch && !m_watch->isWatching();
    return unwatched ? std::min(delay, UnwatchedRetryTime) : delay;
}

void RetryPolicy::afterFailure(bool busy)
{
    wait();
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
    wait();
    m_burst = 0ms;
    // A session was made there, so it is the server's file, even if it is young.
    m_dialed = withoutAge(m_dialed);
    const QByteArray present = withoutAge(presentIdentity());
    const bool replaced = !present.isEmpty() && present != m_dialed;
    // A server that ends every session at once is not dialed again at once, for that would not end.
    if (lifetime >= m_retryTime || replaced)
        m_timer.start(0ms);
    else
        m_timer.start(regularDelay(m_retryTime - lifetime));
}

QByteArray RetryPolicy::presentIdentity() const
{
    return m_path.isEmpty() ? QByteArray() : GipcTransport::fileIdentity(m_path);
}

/*! Whether there is something at the path that was not there when we dialed. */
bool RetryPolicy::hasAppeared() const
{
    const QByteArray present = presentIdentity();
    // By our own clock, because the system's may be set: after this time no file is young.
    if (m_sinceDialed.isValid() && m_sinceDialed.hasExpired(Youth.count())
        && withoutAge(present) == withoutAge(m_dialed))
        return false;
    return !present.isEmpty() && present != m_dialed;
}

void RetryPolicy::onChanged()
{
    if (!m_waiting)
        return;
    if (hasAppeared()) {
        m_burst = FirstBurstDelay;
        m_timer.start(0ms);
        return;
    }
    // It may be the directory that has gone.
    const auto left = m_timer.remainingTimeAsDuration();
    if (left > UnwatchedRetryTime)
        m_timer.start(regularDelay(left));
}

} // namespace GipcCore
