// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Tells the thread sanitizer what the system's Qt does without its knowledge: Qt is not
// instrumented and waits on futexes, so that it orders two threads and the sanitizer sees nothing
// of it. Each function here takes the place of one of Qt's for the program and the library under
// test, and calls it. Nothing else is ordered by them: a race in code of ours stays one.

#include <Gipc/GipcClient>

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QCoreApplication>
#include <QtCore/QMetaMethod>
#include <QtCore/QMutex>
#include <QtCore/QThread>
#include <QtCore/QWaitCondition>

#include <dlfcn.h>
#include <iterator>
#include <new>
#include <sanitizer/tsan_interface.h>

/*! Is in the sanitizer, but gcc's headers do not have it. */
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*allocated)(const volatile void *,
                                                                           size_t),
                                                         void (*freed)(const volatile void *));

namespace {

/*! Qt's own function of the same name as the one that calls this. */
template <typename Function> Function *real(const char *name)
{
    void *const found = dlsym(RTLD_NEXT, name);
    if (!found)
        qFatal("Qt has no %s", name);
    return reinterpret_cast<Function *>(found);
}

/*! An event was made by who posts it, and is seen by who receives it. The sanitizer's hook cannot
    know which memory is an event; events are small. The order between making a block and receiving
    it as an event is there in truth, so that no race is hidden; what is freed is forgotten. */
constexpr size_t LargestEvent = 160;

/*! What this thread allocated last, in a ring. */
struct Blocks
{
    void *last[8];
    size_t count;
};
thread_local Blocks blocks;

void allocated(const volatile void *block, size_t size)
{
    if (size > LargestEvent)
        return;
    void *const event = const_cast<void *>(block);
    __tsan_release(event);
    blocks.last[blocks.count++ % std::size(blocks.last)] = event;
}

/*! Qt makes the event for a slot of another thread, and then copies the signal's arguments, which
    the receiver sees with it. */
template <typename T> void copy(const QtPrivate::QMetaTypeInterface *, void *to, const void *from)
{
    new (to) T(*static_cast<const T *>(from));
    for (void *const block : blocks.last)
        __tsan_release(block);
}

/*! There is no other place to see it in. The descriptions of types are not in read-only memory. */
template <typename T, typename Signal> void watchCopies(Signal signal)
{
    const QMetaType type = QMetaMethod::fromSignal(signal).parameterMetaType(0);
    const_cast<QtPrivate::QMetaTypeInterface *>(type.iface())->copyCtr = copy<T>;
}

bool watchArguments()
{
    watchCopies<GipcMessage>(&GipcClient::messageReceived);
    watchCopies<Gipc::Status>(&GipcClient::statusChanged);
    watchCopies<Gipc::ErrorCode>(&GipcClient::errorOccurred);
    return true;
}

void freed(const volatile void *) { }

bool delivered(void **data)
{
    __tsan_acquire(data[0]); // the receiver, which may have come from another thread
    __tsan_acquire(data[1]);
    return false; // whoever it is for may have it
}

[[maybe_unused]] const bool watchesEvents
    = QInternal::registerCallback(QInternal::EventNotifyCallback, delivered)
    && __sanitizer_install_malloc_and_free_hooks(allocated, freed) != 0 && watchArguments();

} // namespace

/*! The inline parts of QMutex tell the sanitizer what they do, this one does not. */
bool QWaitCondition::wait(QMutex *mutex, QDeadlineTimer deadline)
{
    using Wait = bool(QWaitCondition *, QMutex *, QDeadlineTimer);
    static Wait *const qtWait = real<Wait>("_ZN14QWaitCondition4waitEP6QMutex14QDeadlineTimer");
    __tsan_mutex_pre_unlock(mutex, 0);
    __tsan_mutex_post_unlock(mutex, 0);
    const bool woken = qtWait(this, mutex, deadline);
    __tsan_mutex_pre_lock(mutex, 0);
    __tsan_mutex_post_lock(mutex, 0, 0);
    return woken;
}

namespace {

/*! A function that another thread runs for a caller who waits. */
class Awaited : public QtPrivate::QSlotObjectBase
{
public:
    Awaited(QSlotObjectBase *function, char *done)
        : QSlotObjectBase(&run)
        , m_function(function)
        , m_done(done)
    { }

private:
    static void run(int which, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *)
    {
        auto *const awaited = static_cast<Awaited *>(self);
        if (which == Call) {
            awaited->m_function->call(receiver, arguments);
            __tsan_release(awaited->m_done);
            __tsan_release(awaited);
        } else if (which == Destroy) {
            __tsan_acquire(awaited); // whoever comes last
            awaited->m_function->destroyIfLastRef();
            delete awaited;
        }
    }

    QSlotObjectBase *const m_function;
    char *const m_done;
};

} // namespace

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *function,
                                   Qt::ConnectionType type, void *result)
{
    using Invoke = bool(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
    static Invoke *const qtInvoke
        = real<Invoke>("_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9Qt"
                       "Private15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    if (type != Qt::BlockingQueuedConnection)
        return qtInvoke(object, function, type, result);
    char done = 0;
    const bool invoked = qtInvoke(object, new Awaited(function, &done), type, result);
    __tsan_acquire(&done);
    return invoked;
}

/*! What was done with the objects has been done before they get their first event there. */
void QObject::moveToThread(QThread *thread)
{
    using Move = void(QObject *, QThread *);
    static Move *const qtMove = real<Move>("_ZN7QObject12moveToThreadEP7QThread");
    const QList<QObject *> children = findChildren<QObject *>();
    for (QObject *const child : children)
        __tsan_release(child);
    __tsan_release(this);
    qtMove(this, thread);
}

void QThread::start(Priority priority)
{
    using Start = void(QThread *, Priority);
    static Start *const qtStart = real<Start>("_ZN7QThread5startENS_8PriorityE");
    // In the thread that ends, after the objects that are deleted with it.
    const auto watchEnd = [this] {
        connect(eventDispatcher(), &QObject::destroyed, [this] { __tsan_release(this); });
    };
    if (!isRunning())
        connect(this, &QThread::started, this, watchEnd, Qt::DirectConnection);
    qtStart(this, priority);
}

bool QThread::wait(QDeadlineTimer deadline)
{
    using Wait = bool(QThread *, QDeadlineTimer);
    static Wait *const qtWait = real<Wait>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = qtWait(this, deadline);
    if (ended)
        __tsan_acquire(this);
    return ended;
}
