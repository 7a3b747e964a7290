// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "platform_p.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QHash>
#include <QtCore/QMutex>
#include <QtCore/QObject>
#include <QtCore/QThread>

#include <memory>

namespace GipcTransport {

/*! For the thread's event loop and the watcher, and some to spare. */
constexpr int NeededDescriptors = 8;

/*! The one watcher and its thread. Its functions but shared() run in that thread. */
class WatchThread : public QObject
{
    Q_OBJECT

public:
    /*! Nothing while there are no descriptors for it. */
    static std::shared_ptr<WatchThread> shared()
    {
        static QMutex mutex;
        static std::weak_ptr<WatchThread> current;
        const QMutexLocker lock(&mutex);
        std::shared_ptr<WatchThread> thread = current.lock();
        if (!thread && haveDescriptors(NeededDescriptors)) {
            thread = std::shared_ptr<WatchThread>(new WatchThread, &WatchThread::end);
            current = thread;
        }
        return thread;
    }

    /*! Adds one listener, or with \a counted only looks whether the directory is still watched (the
        watcher forgets one that was removed). */
    bool watch(const QString &directory, bool counted)
    {
        if (!m_watcher->directories().contains(directory) && !m_watcher->addPath(directory))
            return false;
        if (!counted)
            ++m_listeners[directory];
        return true;
    }

    void unwatch(const QString &directory)
    {
        if (--m_listeners[directory] > 0)
            return;
        m_listeners.remove(directory);
        m_watcher->removePath(directory);
    }

    /*! Runs \a function in the watcher's thread and waits for it; it never waits for anybody. */
    template <typename Function> void call(Function function)
    {
        QMetaObject::invokeMethod(this, function, Qt::BlockingQueuedConnection);
    }

Q_SIGNALS:
    void changed(const QString &directory);

private:
    WatchThread()
    {
        m_thread.setObjectName(QStringLiteral("gipc-watch"));
        moveToThread(&m_thread);
        m_thread.start();
        call([this] {
            m_watcher = std::make_unique<QFileSystemWatcher>();
            connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this,
                    &WatchThread::changed);
        });
    }

    static void end(WatchThread *self)
    {
        self->call([self] { self->m_watcher.reset(); });
        self->m_thread.quit();
        self->m_thread.wait();
        delete self;
    }

    QThread m_thread;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QHash<QString, int> m_listeners;
};

} // namespace GipcTransport
