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

    All watches of a process share one inotify instance, because a user may have only 128 by
    default, and one thread, because clients live in any thread. Both exist only while something is
    watched.

    changed() comes every 100 ms instead, so that its receiver looks for itself, where the system
    refuses: it has no thread, descriptor, inotify instance or watch left, no such directory, or no
    inotify. */
class FileWatch final : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(const QString &path, QObject *parent = nullptr);
    ~FileWatch() override;

    /*! False while changed() just comes every 100 ms. */
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
    std::atomic<quint8> m_news = 0; ///< what the next event brings; 0: none is posted
};

} // namespace GipcTransport
