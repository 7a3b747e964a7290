// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "directorywatch_p.h"

#include "platform_p.h"
#include "watchthread_p.h"

namespace GipcTransport {

DirectoryWatch::DirectoryWatch(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
{ }

DirectoryWatch::~DirectoryWatch()
{
    if (m_counted)
        m_thread->call([this] { m_thread->unwatch(m_directory); });
}

bool DirectoryWatch::isWatching()
{
    if (!m_thread) {
        m_thread = WatchThread::shared();
        if (!m_thread)
            return false;
        connect(m_thread.get(), &WatchThread::changed, this, [this](const QString &which) {
            if (which == m_directory)
                Q_EMIT changed();
        });
    }
    bool watching = false;
    m_thread->call([&] { watching = m_thread->watch(m_directory, m_counted); });
    m_counted = m_counted || watching;
    return watching;
}

} // namespace GipcTransport
