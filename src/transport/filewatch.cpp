// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "filewatch_p.h"

#include "watchthread_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <chrono>

namespace GipcTransport {
namespace {

using namespace std::chrono_literals;

constexpr auto PollInterval = 100ms;
constexpr int TicksPerTry = 10; ///< a second until the system is asked again
constexpr auto NewsEvent = QEvent::User; // nobody else sends events to a FileWatch

} // namespace

FileWatch::FileWatch(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(QFileInfo(path).absoluteFilePath())
    , m_poll(this)
{
    m_poll.setInterval(PollInterval);
    connect(&m_poll, &QTimer::timeout, this, &FileWatch::onTick);
    if (!tryToWatch())
        m_poll.start();
}

FileWatch::~FileWatch()
{
    stopWatching();
}

#ifdef Q_OS_LINUX

bool FileWatch::tryToWatch()
{
    if (!m_thread) // kept while its directory is not there, as it may be for long
        m_thread = WatchThread::shared();
    const QFileInfo file(m_path);
    m_isWatching = m_thread
        && m_thread->add(this, QFile::encodeName(file.path()), QFile::encodeName(file.fileName()));
    return m_isWatching;
}

void FileWatch::stopWatching()
{
    if (m_isWatching)
        m_thread->remove(this);
    m_isWatching = false;
}

#else

bool FileWatch::tryToWatch()
{
    return false;
}

void FileWatch::stopWatching() { }

#endif

void FileWatch::onTick()
{
    if (++m_ticks % TicksPerTry == 0 && tryToWatch())
        m_poll.stop();
    Q_EMIT changed(); // also for what happened just before the watch began
}

void FileWatch::post(News news)
{
    if (m_news.fetch_or(news) == 0)
        QCoreApplication::postEvent(this, new QEvent(NewsEvent));
}

bool FileWatch::event(QEvent *event)
{
    if (event->type() != NewsEvent)
        return QObject::event(event);
    if ((m_news.exchange(0) & Lost) != 0) {
        m_isWatching = false; // the thread has forgotten us
        m_poll.start();
    }
    Q_EMIT changed();
    return true;
}

} // namespace GipcTransport
