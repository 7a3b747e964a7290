// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>

namespace GipcCore {

class DeliveryScope;

/*! The deliveries and waits that are under way in a thread. Nothing in it has to be destroyed, so
    that it can be used until the very end of the thread. */
struct NestingThread
{
    DeliveryScope *innermost = nullptr;
    int waits = 0;
    bool hasComplained = false;
};

/*! Says whether a mailbox may deliver to slots and handlers. It is closed while one of them is
    inside a wait: messages arrive during the wait, and each could start another wait inside the one
    before. For one thread. */
class DeliveryGate
{
public:
    /*! \a opened is called when the last wait that closed the gate returns. It must not call code
        of the program. */
    explicit DeliveryGate(std::function<void()> opened);
    ~DeliveryGate() { forget(); }
    DeliveryGate(const DeliveryGate &) = delete;
    DeliveryGate &operator=(const DeliveryGate &) = delete;

    bool isClosed() const { return m_holds > 0; }
    /*! Opens it. Deliveries and waits that are under way in this thread do not concern it any
        more. */
    void forget();

private:
    friend class DeliveryScope;
    friend class NestedWait;

    const std::function<void()> m_opened;
    DeliveryScope *m_innermost = nullptr;
    int m_holds = 0; ///< how many times waits that are under way have closed it
};

/*! Lives on the stack for as long as slots or a handler are being called. The gate may be destroyed
    first. */
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

/*! Lives on the stack for as long as a wait lasts, and closes the gates of all deliveries that the
    wait runs in. */
class NestedWait
{
public:
    /*! The most waits of one thread that may run inside each other. Each takes a part of the
        stack. */
    static constexpr int Most = 16;
    static bool isPossible() { return DeliveryScope::s_thread.waits < Most; }
    /*! To be called when a wait was not possible. Says so in the log, once each time that the limit
        is reached. */
    static void complain();

    NestedWait();
    ~NestedWait();
    NestedWait(const NestedWait &) = delete;
    NestedWait &operator=(const NestedWait &) = delete;

private:
    DeliveryScope *const m_innermost;
};

} // namespace GipcCore
