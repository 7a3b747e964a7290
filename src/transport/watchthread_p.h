// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

#ifdef Q_OS_LINUX

#include "descriptor_p.h"

#include <QtCore/QByteArray>

#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <unordered_map>
#include <vector>

#include <sys/types.h>

namespace GipcTransport {

class FileWatch;

/*! The one inotify instance of the process and the thread that reads it. It looks at each change in
    the watched directories, so that nobody else has to wake for files that are not theirs.

    A thread of the C++ library and not a QThread: that one ends the process when there is no
    descriptor for its event loop, and it needs Qt's objects to be there until the very end. All
    functions can be called from any thread. */
class WatchThread
{
public:
    /*! The one there is, or a new one; nothing while the system has no thread, descriptor or
        inotify instance for it. It ends with its last owner. */
    static std::shared_ptr<WatchThread> shared();

    ~WatchThread();
    Q_DISABLE_COPY_MOVE(WatchThread)

    /*! \a listener is told from now on, until remove(). False: the directory is not there, or one
        of the system's limits was reached. */
    bool add(FileWatch *listener, const QByteArray &directory, const QByteArray &name);
    void remove(const FileWatch *listener);

private:
    struct Entry
    {
        FileWatch *listener;
        QByteArray name; ///< of the file, within the directory
    };

    WatchThread();
    bool start();
    bool isInherited() const;
    void run();
    void distribute(std::span<const char> events);
    void tell(int directory, const QByteArray &name);
    void forget(int directory);
    void tellAll();
    static void end(WatchThread *self);

    const pid_t m_process;
    Descriptor m_inotify;
    Descriptor m_stop; ///< an eventfd, readable when the thread is to end
    std::thread m_thread;
    std::mutex m_mutex; ///< protects the rest
    std::unordered_map<int, std::vector<Entry>> m_directories; ///< by inotify's number
};

} // namespace GipcTransport

#endif // Q_OS_LINUX
