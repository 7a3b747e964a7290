// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "loopcallback_p.h"

#include "perthread_p.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QBasicTimer>
#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QPointer>

#include <algorithm>
#include <deque>
#include <utility>

namespace GipcCore {

/*! The requests of a thread. It is a child of the thread's event dispatcher and destroyed with
    it. */
class LoopCallbackQueue final : public QObject
{
public:
    /*! Null without an event dispatcher, and at the end of the thread. */
    static LoopCallbackQueue *ofThread()
    {
        QPointer<LoopCallbackQueue> *const queue
            = GipcWire::PerThread<QPointer<LoopCallbackQueue>, LoopCallbackQueue>::get();
        if (!queue)
            return nullptr;
        if (!*queue) {
            if (auto *const dispatcher = QAbstractEventDispatcher::instance())
                *queue = new LoopCallbackQueue(dispatcher);
        }
        return *queue;
    }

    ~LoopCallbackQueue() override
    {
        for (LoopCallback *request : std::exchange(m_requests, {}))
            request->post(); // for the owner's next thread, if there will be one
    }

    void add(LoopCallback *request)
    {
        m_requests.push_back(request);
        // The modal loop of a toolkit may run timers without emitting the dispatcher's signals.
        if (!m_net.isActive())
            m_net.start(NetInterval, Qt::CoarseTimer, this);
    }

    void remove(LoopCallback *request) { std::erase(m_requests, request); }

protected:
    void timerEvent(QTimerEvent *) override
    {
        if (m_requests.empty())
            m_net.stop();
        else
            run();
    }

    bool event(QEvent *event) override
    {
        if (event->type() != TurnHasEnded)
            return QObject::event(event);
        fireAll();
        return true;
    }

private:
    static constexpr int NetInterval = 20; // milliseconds
    static constexpr auto TurnHasEnded = QEvent::User;

    explicit LoopCallbackQueue(QAbstractEventDispatcher *dispatcher)
        : QObject(dispatcher)
        , m_dispatcher(dispatcher)
    {
        // One of them comes in every turn, whichever dispatcher it is.
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &LoopCallbackQueue::run);
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, &LoopCallbackQueue::run);
    }

    /*! Calls back from inside an event, because some of Qt's rules, above all for deleteLater(),
        hold only there. The event is sent, not posted, which costs little. */
    void run()
    {
        if (m_requests.empty())
            return;
        QEvent event(TurnHasEnded);
        QCoreApplication::sendEvent(this, &event);
    }

    void fireAll()
    {
        // What is requested meanwhile waits for the next turn, unless a callback runs an event
        // loop.
        for (size_t count = m_requests.size(); count > 0 && !m_requests.empty(); --count) {
            LoopCallback *const request = m_requests.front();
            m_requests.pop_front();
            request->fire();
        }
        if (!m_requests.empty())
            m_dispatcher->wakeUp(); // it may be about to wait, with nothing to wake it
    }

    QAbstractEventDispatcher *const m_dispatcher;
    std::deque<LoopCallback *> m_requests;
    QBasicTimer m_net;
};

LoopCallback::LoopCallback(QObject *owner, std::function<void()> act)
    : m_owner(owner)
    , m_act(std::move(act))
{ }

LoopCallback::~LoopCallback()
{
    if (m_queue)
        m_queue->remove(this);
}

void LoopCallback::request()
{
    if (std::exchange(m_isRequested, true))
        return;
    m_queue = LoopCallbackQueue::ofThread();
    if (m_queue)
        m_queue->add(this);
    else
        post();
}

void LoopCallback::leaveThread()
{
    if (!m_queue)
        return;
    m_queue->remove(this);
    post();
}

void LoopCallback::post()
{
    m_queue = nullptr;
    QMetaObject::invokeMethod(
        m_owner, [this] { fire(); }, Qt::QueuedConnection);
}

void LoopCallback::fire()
{
    m_queue = nullptr;
    m_isRequested = false;
    const auto act = m_act; // kept: we may be gone before it returns
    act();
}

} // namespace GipcCore
