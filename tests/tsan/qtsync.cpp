// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Tells the thread sanitizer what the system's Qt does without its knowledge: Qt is not
// instrumented and waits on futexes, so that it orders two threads and the sanitizer sees nothing
// of it. Each function here takes the place of one of Qt's for the program and the library under
// test, and calls it. Nothing else is ordered by them: a race in code of ours stays one.

#include <QtCore/QCoreApplication>
#include <QtCore/QMutex>
#include <QtCore/QThread>
#include <QtCore/QWaitCondition>

#include <dlfcn.h>
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

void allocated(const volatile void *block, size_t size)
{
    if (size <= LargestEvent)
        __tsan_release(const_cast<void *>(block));
}

void freed(const volatile void *) { }

bool delivered(void **data)
{
    __tsan_acquire(data[1]); // the receiver comes first
    return false; // whoever it is for may have it
}

[[maybe_unused]] const bool watchesEvents
    = QInternal::registerCallback(QInternal::EventNotifyCallback, delivered)
    && __sanitizer_install_malloc_and_free_hooks(allocated, freed) != 0;

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

void QThread::start(Priority priority)
{
    using Start = void(QThread *, Priority);
    static Start *const qtStart = real<Start>("_ZN7QThread5startENS_8PriorityE");
    // Comes in the thread that ends.
    connect(
        this, &QThread::finished, this, [this] { __tsan_release(this); }, Qt::DirectConnection);
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
