// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>

namespace GipcCore {

class DeliveryScope;

/*! What goes on in a thread. Never destroyed, so that it can be used to the very end of the thread. */
struct NestingThread
{
    DeliveryScope *innermost = nullptr;
    int waits = 0;
    bool hasComplained = false;
};

/*! Whether a mailbox may deliver to slots and handlers: not while a wait runs inside one of them. A
    wait lets further messages come, and each of them would wait inside the last. For one thread. */
class DeliveryGate
{
public:
    /*! \a opened is called when the last wait that closed it returns; nothing of the program's may
        run there. */
    explicit DeliveryGate(std::function<void()> opened);
    ~DeliveryGate() { forget(); }
    DeliveryGate(const DeliveryGate &) = delete;
    DeliveryGate &operator=(const DeliveryGate &) = delete;

    bool isClosed() const { return m_holds > 0; }
    /*! It is open, and what goes on in this thread has nothing to do with it any more. */
    void forget();

private:
    friend class DeliveryScope;
    friend class NestedWait;

    const std::function<void()> m_opened;
    DeliveryScope *m_innermost = nullptr;
    int m_holds = 0; ///< how often a wait under way has found a delivery of ours
};

/*! A call of slots or of a handler, while it lasts: on the stack. The gate may go before it. */
class DeliveryScope
{
public:
    explicit DeliveryScope(DeliveryGate *gate)
        : m_thread(&s_thread)
        , m_outer(m_thread->innermost)
        , m_gate(gate)
        , m_outerOfGate(gate->m_innermost)
    {
        m_thread->innermost = this;
        gate->m_innermost = this;
    }
    ~DeliveryScope()
    {
        m_thread->innermost = m_outer;
        if (m_gate)
            m_gate->m_innermost = m_outerOfGate;
    }
    DeliveryScope(const DeliveryScope &) = delete;
    DeliveryScope &operator=(const DeliveryScope &) = delete;

private:
    friend class DeliveryGate;
    friend class NestedWait;

    inline static constinit thread_local NestingThread s_thread;

    NestingThread *const m_thread;
    DeliveryScope *const m_outer; ///< of this thread
    DeliveryGate *m_gate; ///< null when it is gone
    DeliveryScope *const m_outerOfGate;
};

/*! A wait, while it lasts: on the stack. The gates of all deliveries it runs in are closed. */
class NestedWait
{
public:
    /*! So many waits of one thread may run inside each other; each takes a part of the stack. */
    static constexpr int Most = 16;
    static bool isPossible() { return DeliveryScope::s_thread.waits < Most; }
    /*! One that was not possible; says so in the log, once each time that the limit is reached. */
    static void complain();

    NestedWait();
    ~NestedWait();
    NestedWait(const NestedWait &) = delete;
    NestedWait &operator=(const NestedWait &) = delete;

private:
    DeliveryScope *const m_innermost;
};

} // namespace GipcCore
