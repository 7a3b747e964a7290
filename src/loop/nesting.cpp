// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "nesting_p.h"

#include "logging_p.h"

#include <utility>

namespace GipcCore {

DeliveryGate::DeliveryGate(std::function<void()> opened)
    : m_opened(std::move(opened))
{ }

void DeliveryGate::forget()
{
    m_holds = 0;
    for (DeliveryScope *delivery = std::exchange(m_innermost, nullptr); delivery;
         delivery = delivery->m_outerOfGate)
        delivery->m_gate = nullptr;
}

void NestedWait::complain()
{
    if (!std::exchange(DeliveryScope::s_thread.hasComplained, true))
        qCWarning(lcGipc) << "there are" << Most
                          << "waits inside each other in this thread: further ones return at once";
}

NestedWait::NestedWait()
    : m_innermost(DeliveryScope::s_thread.innermost)
{
    ++DeliveryScope::s_thread.waits;
    for (DeliveryScope *delivery = m_innermost; delivery; delivery = delivery->m_outer) {
        if (delivery->m_gate)
            ++delivery->m_gate->m_holds;
    }
}

NestedWait::~NestedWait()
{
    --DeliveryScope::s_thread.waits;
    DeliveryScope::s_thread.hasComplained = false;
    // The same deliveries: what has begun since has ended.
    for (DeliveryScope *delivery = m_innermost; delivery; delivery = delivery->m_outer) {
        DeliveryGate *const gate = delivery->m_gate;
        if (gate && --gate->m_holds == 0)
            gate->m_opened();
    }
}

} // namespace GipcCore
