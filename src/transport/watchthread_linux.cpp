// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "watchthread_p.h"

#include "filewatch_p.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace GipcTransport {
namespace {

constexpr quint32 FileEvents = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB;
constexpr quint32 DirectoryEvents = IN_DELETE_SELF | IN_MOVE_SELF;
constexpr quint32 DirectoryIsGone = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED;

/*! Blocks all signals, so that a thread made meanwhile gets none: they are for the program's
    threads. */
class SignalsBlocked
{
public:
    SignalsBlocked()
    {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &m_before);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    Q_DISABLE_COPY_MOVE(SignalsBlocked)

private:
    sigset_t m_before {};
};

} // namespace

std::shared_ptr<WatchThread> WatchThread::shared()
{
    // Never destroyed: static objects of the program may end later than those of the library.
    static auto *const mutex = new std::mutex;
    static auto *const current = new std::weak_ptr<WatchThread>;
    const std::lock_guard lock(*mutex);
    std::shared_ptr<WatchThread> thread = current->lock();
    if (thread && !thread->isInherited())
        return thread;
    thread = std::shared_ptr<WatchThread>(new WatchThread, &WatchThread::end);
    if (!thread->start())
        return nullptr;
    *current = thread;
    return thread;
}

WatchThread::WatchThread()
    : m_process(getpid())
{ }

/*! After fork(): the thread is the parent's, and so are the watches. */
bool WatchThread::isInherited() const
{
    return m_process != getpid();
}

bool WatchThread::start()
{
    m_inotify = Descriptor(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    m_stop = Descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!m_inotify.isValid() || !m_stop.isValid())
        return false;
    const SignalsBlocked blocked;
    try {
        m_thread = std::thread(&WatchThread::run, this);
    } catch (const std::system_error &) {
        return false; // a limit on threads
    }
    pthread_setname_np(m_thread.native_handle(), "gipc-watch");
    return true;
}

void WatchThread::end(WatchThread *self)
{
    if (self->isInherited())
        return; // to wait for a thread that is not there would never end
    if (self->m_thread.joinable()) {
        eventfd_write(self->m_stop.get(), 1);
        self->m_thread.join();
    }
    delete self;
}

WatchThread::~WatchThread() = default;

bool WatchThread::add(FileWatch *listener, const QByteArray &directory, const QByteArray &name)
{
    // Locked before the watch is added, so that an event that comes at once finds its listener.
    const std::lock_guard lock(m_mutex);
    const int number = inotify_add_watch(m_inotify.get(), directory.constData(),
                                         FileEvents | DirectoryEvents | IN_ONLYDIR);
    if (number < 0)
        return false;
    m_directories[number].push_back({ listener, name });
    return true;
}

void WatchThread::remove(const FileWatch *listener)
{
    if (isInherited())
        return;
    const std::lock_guard lock(m_mutex);
    for (auto it = m_directories.begin(); it != m_directories.end(); ++it) {
        const auto isIts = [listener](const Entry &entry) { return entry.listener == listener; };
        if (std::erase_if(it->second, isIts) == 0)
            continue;
        if (it->second.empty()) {
            inotify_rm_watch(m_inotify.get(), it->first);
            m_directories.erase(it);
        }
        return;
    }
}

// In the thread
// ------------------------------------------------------------------------------------

void WatchThread::run()
{
    std::array<pollfd, 2> entries { { { m_inotify.get(), POLLIN, 0 },
                                      { m_stop.get(), POLLIN, 0 } } };
    alignas(inotify_event) std::array<char, 16 * 1024> buffer;
    for (;;) {
        if (poll(entries.data(), entries.size(), -1) < 0 && errno != EINTR)
            return;
        if (entries[1].revents != 0)
            return;
        const ssize_t size = read(m_inotify.get(), buffer.data(), buffer.size());
        if (size > 0)
            distribute(std::span(buffer).first(size_t(size)));
    }
}

void WatchThread::distribute(std::span<const char> events)
{
    const std::lock_guard lock(m_mutex);
    while (events.size() >= sizeof(inotify_event)) {
        const auto *const event = reinterpret_cast<const inotify_event *>(events.data());
        if ((event->mask & IN_Q_OVERFLOW) != 0)
            tellAll();
        else if ((event->mask & DirectoryIsGone) != 0)
            forget(event->wd);
        else if (event->len > 0)
            tell(event->wd, QByteArray::fromRawData(event->name, qsizetype(qstrlen(event->name))));
        events = events.subspan(sizeof(inotify_event) + event->len);
    }
}

void WatchThread::tell(int directory, const QByteArray &name)
{
    const auto found = m_directories.find(directory);
    if (found == m_directories.end())
        return;
    for (const Entry &entry : found->second) {
        if (entry.name == name)
            entry.listener->post(FileWatch::Changed);
    }
}

/*! The directory has gone. Another one may soon be at its path, so its listeners have to add
    themselves again. */
void WatchThread::forget(int directory)
{
    const auto gone = m_directories.extract(directory);
    if (gone.empty())
        return;
    inotify_rm_watch(m_inotify.get(), directory);
    for (const Entry &entry : gone.mapped())
        entry.listener->post(FileWatch::Lost);
}

void WatchThread::tellAll()
{
    for (const auto &[directory, entries] : m_directories) {
        for (const Entry &entry : entries)
            entry.listener->post(FileWatch::Changed);
    }
}

} // namespace GipcTransport
