// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "requests_p.h"

#include "printable_p.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace GipcCore {

using Gipc::ErrorCode;

namespace {

/*! As after start(), without the price of telling those who watch: nobody can yet. */
QPromise<GipcMessage> startedPromise()
{
    using Future = QFutureInterface<GipcMessage>;
    return Future(Future::State(Future::Started | Future::Running));
}

} // namespace

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
    QPromise<GipcMessage> promise = startedPromise();
    promise.addResult(error(why, connectionId));
    promise.finish();
    return promise.future();
}

Requests::Begun Requests::begin(quint64 to, int msecs, bool isWaitedFor)
{
    if (m_hasEnded || m_pending.isFull())
        return { 0, refused(m_hasEnded ? ErrorCode::Destroyed : ErrorCode::QueueFull, to) };
    const qint64 now = m_clock->now();
    const qint64 due = msecs < 0 ? -1 : now + msecs;
    QPromise<GipcMessage> promise = startedPromise();
    QFuture<GipcMessage> future = promise.future();
    if (!isWaitedFor) {
        const qint64 next = now + SweepInterval.count();
        sweepAt(msecs < 0 ? next : std::min(due, next), now);
    }
    return { m_pending.add({ std::move(promise), to, due, isWaitedFor }), std::move(future) };
}

void Requests::sweepAt(qint64 time, qint64 now)
{
    if (m_sweep.isActive() && m_sweepDue <= time)
        return;
    m_sweepDue = time;
    m_sweep.start(std::chrono::milliseconds(std::max<qint64>(0, time - now)));
}

void Requests::sweep()
{
    const qint64 now = m_clock->now();
    qint64 next = -1;
    std::map<quint64, QSet<quint64>> over; // by recipient
    m_pending.forEach([&](quint64 handle, const PendingRequests::Request &pending) {
        if (pending.isAnswered)
            return;
        const bool isLate = pending.due >= 0 && pending.due <= now;
        if (isLate || pending.promise.isCanceled()) {
            over[pending.to].insert(handle);
            return;
        }
        if (pending.isWaitedFor)
            return;
        const qint64 latest = now + SweepInterval.count();
        const qint64 due = pending.due < 0 ? latest : std::min(pending.due, latest);
        next = next < 0 ? due : std::min(next, due);
    });
    if (next >= 0)
        sweepAt(next, now);
    QList<quint64> handles;
    for (const auto &[to, ofOne] : over) {
        m_giveUp(to, ofOne);
        handles.append(QList<quint64>(ofOne.begin(), ofOne.end()));
    }
    std::sort(handles.begin(), handles.end());
    finish(handles, ErrorCode::TimedOut);
}

bool Requests::isWaitedFor(quint64 handle)
{
    const PendingRequests::Request *const pending = m_pending.find(handle);
    return pending && pending->isWaitedFor;
}

void Requests::setAnswered(quint64 handle)
{
    if (PendingRequests::Request *const pending = m_pending.find(handle))
        pending->isAnswered = true;
}

QList<quint64> Requests::openTo(quint64 to) const
{
    return m_pending.handlesOf([to](const PendingRequests::Request &pending) {
        return pending.to == to && !pending.isAnswered;
    });
}

void Requests::finish(quint64 handle, GipcMessage answer)
{
    std::optional<PendingRequests::Request> pending = m_pending.take(handle);
    if (!pending)
        return;
    m_waiter->wake();
    const DeliveryScope scope(m_gate);
    pending->promise.addResult(std::move(answer)); // nothing is added to one that was cancelled
    pending->promise.finish();
}

void Requests::finish(const QList<quint64> &handles, ErrorCode why)
{
    const std::weak_ptr<const char> guard = m_guard;
    for (const quint64 handle : handles) {
        if (guard.expired())
            return;
        if (const PendingRequests::Request *const pending = m_pending.find(handle))
            finish(handle, error(why, pending->to));
    }
}

void Requests::giveUp(quint64 handle)
{
    if (const std::optional<PendingRequests::Request> pending = m_pending.take(handle))
        m_giveUp(pending->to, { handle });
}

void Requests::end()
{
    m_hasEnded = true;
    finish(m_pending.handlesOf([](const PendingRequests::Request &) { return true; }),
           ErrorCode::Destroyed);
}

} // namespace GipcCore
