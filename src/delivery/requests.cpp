// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "requests_p.h"

#include "printable_p.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace GipcCore {

using Gipc::ErrorCode;

Requests::Requests(AlarmClock *clock, DeliveryGate *gate, Waiter *waiter, GiveUp giveUp)
    : m_clock(clock)
    , m_gate(gate)
    , m_waiter(waiter)
    , m_giveUp(std::move(giveUp))
    , m_sweep(clock, [this] { sweep(); })
{ }

/*! \a words are those of the other end. */
GipcMessage Requests::error(ErrorCode why, quint64 connectionId, const QByteArray &words)
{
    const QString text = words.isEmpty() ? Gipc::errorText(why) : printable(words);
    return GipcMessage::errorMessage(why, text, Gipc::Status::NotConnected, connectionId);
}

QFuture<GipcMessage> Requests::refused(ErrorCode why, quint64 connectionId)
{
    QPromise<GipcMessage> promise;
    promise.start();
    promise.addResult(error(why, connectionId));
    promise.finish();
    return promise.future();
}

Requests::Begun Requests::begin(quint64 to, int msecs, bool isWaitedFor)
{
    if (m_hasEnded)
        return { 0, refused(ErrorCode::Destroyed, to) };
    Pending pending;
    pending.to = to;
    pending.due = msecs < 0 ? -1 : m_clock->now() + msecs;
    pending.isWaitedFor = isWaitedFor;
    pending.promise.start();
    Begun begun { ++m_lastHandle, pending.promise.future() };
    if (!isWaitedFor) {
        const qint64 next = m_clock->now() + SweepInterval.count();
        sweepAt(msecs < 0 ? next : std::min(pending.due, next));
    }
    m_pending.emplace_hint(m_pending.end(), begun.handle, std::move(pending));
    return begun;
}

void Requests::sweepAt(qint64 time)
{
    if (m_sweep.isActive() && m_sweepDue <= time)
        return;
    m_sweepDue = time;
    m_sweep.start(std::chrono::milliseconds(std::max<qint64>(0, time - m_clock->now())));
}

void Requests::sweep()
{
    const qint64 now = m_clock->now();
    qint64 next = -1;
    std::map<quint64, QSet<quint64>> over; // by recipient
    for (const auto &[handle, pending] : m_pending) {
        if (pending.isAnswered)
            continue;
        const bool isLate = pending.due >= 0 && pending.due <= now;
        if (isLate || pending.promise.isCanceled()) {
            over[pending.to].insert(handle);
            continue;
        }
        if (pending.isWaitedFor)
            continue;
        const qint64 latest = now + SweepInterval.count();
        const qint64 due = pending.due < 0 ? latest : std::min(pending.due, latest);
        next = next < 0 ? due : std::min(next, due);
    }
    if (next >= 0)
        sweepAt(next);
    QList<quint64> handles;
    for (const auto &[to, ofOne] : over) {
        m_giveUp(to, ofOne);
        handles.append(QList<quint64>(ofOne.begin(), ofOne.end()));
    }
    std::sort(handles.begin(), handles.end());
    finish(handles, ErrorCode::TimedOut);
}

bool Requests::isWaitedFor(quint64 handle) const
{
    const auto found = m_pending.find(handle);
    return found != m_pending.end() && found->second.isWaitedFor;
}

void Requests::setAnswered(quint64 handle)
{
    if (const auto found = m_pending.find(handle); found != m_pending.end())
        found->second.isAnswered = true;
}

QList<quint64> Requests::openTo(quint64 to) const
{
    QList<quint64> handles;
    for (const auto &[handle, pending] : m_pending) {
        if (pending.to == to && !pending.isAnswered)
            handles.append(handle);
    }
    return handles;
}

void Requests::finish(quint64 handle, const GipcMessage &answer)
{
    auto pending = m_pending.extract(handle);
    if (pending.empty())
        return;
    m_waiter->wake();
    const DeliveryScope scope(m_gate);
    QPromise<GipcMessage> &promise = pending.mapped().promise;
    promise.addResult(answer); // nothing is added to one that was cancelled
    promise.finish();
}

void Requests::finish(const QList<quint64> &handles, ErrorCode why)
{
    const std::weak_ptr<const char> guard = m_guard;
    for (const quint64 handle : handles) {
        if (guard.expired())
            return;
        const auto found = m_pending.find(handle);
        if (found != m_pending.end())
            finish(handle, error(why, found->second.to));
    }
}

void Requests::giveUp(quint64 handle)
{
    const auto pending = m_pending.extract(handle);
    if (!pending.empty())
        m_giveUp(pending.mapped().to, { handle });
}

void Requests::end()
{
    m_hasEnded = true;
    while (!m_pending.empty()) {
        const auto &[handle, pending] = *m_pending.begin();
        finish(handle, error(ErrorCode::Destroyed, pending.to));
    }
}

} // namespace GipcCore
