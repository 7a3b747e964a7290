// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "inodewatch_p.h"

#include "descriptor_p.h"
#include "madehere_p.h"

#include <QtCore/QEvent>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QSocketNotifier>

#include <chrono>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/inotify.h>
#endif

namespace GipcTransport {

constexpr std::chrono::milliseconds LookInterval { 800 };

#ifdef Q_OS_LINUX

/*! The kernel's queue of events for the watches of one thread. */
class WatchQueue final : public QObject
{
public:
    /*! The queue of this thread, or nothing if the system gives none. */
    static std::shared_ptr<WatchQueue> ofThread()
    {
        thread_local std::weak_ptr<WatchQueue> current;
        std::shared_ptr<WatchQueue> queue = current.lock();
        if (!queue || !queue->m_madeHere) {
            queue = std::make_shared<WatchQueue>();
            if (!queue->m_queue.isValid())
                return nullptr;
            current = queue;
        }
        return queue;
    }

    WatchQueue()
        : m_queue(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        if (!m_queue.isValid())
            return;
        auto *const notifier = new QSocketNotifier(m_queue.get(), QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, &WatchQueue::read);
    }

    /*! The number of the watch, -1 if there can be none. IN_ATTRIB is needed for removed files:
        while somebody has the file open, as we do, removing its last name is no IN_DELETE_SELF but
        a change of its link count. */
    int add(const QString &path, InodeWatch *watch)
    {
        constexpr quint32 Events = IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;
        const int number = ::inotify_add_watch(m_queue.get(), QFile::encodeName(path).constData(),
                                               Events | IN_DONT_FOLLOW);
        if (number >= 0)
            m_watches[number] = watch;
        return number;
    }

    void remove(int number)
    {
        if (m_watches.remove(number) > 0 && m_madeHere)
            ::inotify_rm_watch(m_queue.get(), number);
    }

private:
    void read()
    {
        alignas(inotify_event) char buffer[4096];
        QList<QPointer<InodeWatch>> changed;
        for (;;) {
            const ssize_t size = ::read(m_queue.get(), buffer, sizeof buffer);
            if (size <= 0)
                break;
            for (const char *at = buffer; at < buffer + size;) {
                const auto *const event = reinterpret_cast<const inotify_event *>(at);
                at += sizeof(inotify_event) + event->len;
                note(*event, &changed);
            }
        }
        for (const QPointer<InodeWatch> &watch : std::as_const(changed)) {
            if (watch)
                Q_EMIT watch->changed();
        }
    }

    void note(const inotify_event &event, QList<QPointer<InodeWatch>> *changed) const
    {
        const auto add = [&](InodeWatch *watch) {
            if (watch && !changed->contains(watch))
                changed->append(watch);
        };
        if ((event.mask & IN_Q_OVERFLOW) == 0)
            add(m_watches.value(event.wd));
        else
            for (InodeWatch *const watch : m_watches)
                add(watch);
    }

    const MadeHere m_madeHere;
    Descriptor m_queue;
    QHash<int, InodeWatch *> m_watches;
};

#else

class WatchQueue
{
public:
    static std::shared_ptr<WatchQueue> ofThread() { return nullptr; }
    int add(const QString &, InodeWatch *) { return -1; }
    void remove(int) { }
};

#endif

InodeWatch::InodeWatch(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setInterval(LookInterval);
    connect(&m_timer, &QTimer::timeout, this, &InodeWatch::changed);
}

InodeWatch::~InodeWatch()
{
    stop();
}

void InodeWatch::watch(const QString &path)
{
    stop();
    m_path = path;
    start();
}

void InodeWatch::start()
{
    m_queue = WatchQueue::ofThread();
    if (m_queue)
        m_watch = m_queue->add(m_path, this);
    if (m_watch < 0)
        m_timer.start();
}

void InodeWatch::stop()
{
    m_timer.stop();
    if (m_queue && m_watch >= 0)
        m_queue->remove(m_watch);
    m_watch = -1;
    m_queue.reset();
}

/*! A queue belongs to one thread: in another thread the watch gets into that one's queue. */
bool InodeWatch::event(QEvent *event)
{
    if (event->type() == QEvent::ThreadChange && !m_path.isEmpty()) {
        stop();
        const auto startAndLook = [this] {
            start();
            Q_EMIT changed(); // nobody has looked meanwhile
        };
        QMetaObject::invokeMethod(this, startAndLook, Qt::QueuedConnection);
    }
    return QObject::event(event);
}

} // namespace GipcTransport
