// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

#include <memory>

namespace GipcTransport {

class WatchThread;

/*! Says when something changed in a directory: how a client hears that its server's socket
    appeared.

    All of a process share one watcher in a thread of its own, which exists only while somebody
    waits: the system gives a user 128 watchers in all by default, and clients live in any
    thread. */
class DirectoryWatch : public QObject
{
    Q_OBJECT

public:
    explicit DirectoryWatch(const QString &directory, QObject *parent = nullptr);
    ~DirectoryWatch() override;

    /*! Whether changes will be heard of. If not (the directory is not there, a limit was
        reached) it is tried again by each call. */
    bool isWatching();

Q_SIGNALS:
    void changed();

private:
    const QString m_directory;
    std::shared_ptr<WatchThread> m_thread;
    bool m_counted = false;
};

} // namespace GipcTransport
