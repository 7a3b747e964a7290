// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTimer>

#include <atomic>
#include <memory>

namespace GipcTransport {

class WatchThread;

/*! Says when something happened to the file at a path: how a client hears that its server's socket
    appeared. Files beside it make no difference and wake nobody.

    All of a process share one inotify instance and one thread, which exist only while somebody
    waits: the system gives a user 128 instances by default, and clients live in any thread. Where
    the system refuses (no thread, no descriptor, no instance or watch to be had, no such
    directory, no inotify) changed() comes every 100 ms, so that its receiver looks for itself. */
class FileWatch final : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(const QString &path, QObject *parent = nullptr);
    ~FileWatch() override;

    /*! Whether changed() comes with changes, and not just every 100 ms. */
    bool isWatching() const { return m_isWatching; }

    enum News : quint8 { Changed = 1, Lost = 2 }; ///< Lost: the directory has gone

    /*! From the thread that watches. */
    void post(News news);

Q_SIGNALS:
    void changed();

protected:
    bool event(QEvent *event) override;

private:
    bool tryToWatch();
    void stopWatching();
    void onTick();

    const QString m_path;
    std::shared_ptr<WatchThread> m_thread;
    QTimer m_poll;
    int m_ticks = 0;
    bool m_isWatching = false;
    std::atomic<quint8> m_news = 0; ///< for which an event is under way, so one at a time
};

} // namespace GipcTransport
