// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "notifiertable_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

#include <algorithm>
#include <utility>

namespace GipcDispatcher {
namespace {

constexpr Milliseconds RetryInterval { 100 };

/*! The events that a type waits for, and all events that activate it, as with poll(). */
struct TypeTraits
{
    const char *name;
    quint32 wanted;
    quint32 activating;
};
constexpr std::array<TypeTraits, 3> Types { {
    { "Read", EPOLLIN, EPOLLIN | EPOLLHUP | EPOLLERR },
    { "Write", EPOLLOUT, EPOLLOUT | EPOLLHUP | EPOLLERR },
    { "Exception", EPOLLPRI, EPOLLPRI | EPOLLHUP | EPOLLERR },
} };
static_assert(QSocketNotifier::Read == 0 && QSocketNotifier::Write == 1
              && QSocketNotifier::Exception == 2);
// The two calls have their own names for the same bits.
static_assert(EPOLLIN == POLLIN && EPOLLOUT == POLLOUT && EPOLLPRI == POLLPRI);
static_assert(EPOLLHUP == POLLHUP && EPOLLERR == POLLERR);

void warnOfSecond(int descriptor, size_t type)
{
    qWarning("GipcEventDispatcher: Multiple socket notifiers for same socket %d and type %s",
             descriptor, Types[type].name);
}

quint8 bitOf(size_t type)
{
    return quint8(1U << type);
}

quint64 keyOf(int descriptor, quint32 generation)
{
    return quint64(generation) << 32 | quint32(descriptor);
}

} // namespace

quint8 NotifierTable::Entry::types() const
{
    quint8 bits = 0;
    for (size_t type = 0; type < TypeCount; ++type) {
        if (notifiers[type])
            bits |= bitOf(type);
    }
    return bits;
}

quint32 NotifierTable::Entry::wanted() const
{
    quint32 events = 0;
    for (size_t type = 0; type < TypeCount; ++type) {
        if (notifiers[type])
            events |= Types[type].wanted;
    }
    return events;
}

NotifierTable::NotifierTable(EpollSet *kernel)
    : m_kernel(kernel)
{ }

void NotifierTable::add(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    const size_t type = notifier->type();
    Entry &entry = m_entries[descriptor];
    if (entry.notifiers[type] && entry.notifiers[type] != notifier)
        warnOfSecond(descriptor, type);
    entry.notifiers[type] = notifier;
    if (entry.told[type] && entry.told[type] != notifier)
        entry.isDoubtful = true;
    markChanged(descriptor, &entry);
}

void NotifierTable::remove(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    const auto it = m_entries.find(descriptor);
    if (it == m_entries.end())
        return;
    const size_t type = notifier->type();
    Entry &entry = it->second;
    if (entry.notifiers[type] != notifier) {
        if (entry.notifiers[type])
            warnOfSecond(descriptor, type);
        return;
    }
    entry.notifiers[type] = nullptr;
    entry.ready &= quint8(~bitOf(type));
    entry.steady &= quint8(~bitOf(type));
    if (entry.steady == 0)
        entry.isDoubtful = true;
    markChanged(descriptor, &entry);
}

void NotifierTable::markChanged(int descriptor, Entry *entry)
{
    if (!std::exchange(entry->isChanged, true))
        m_changed.push_back(descriptor);
}

Deadline NotifierTable::prepare()
{
    while (!m_changed.empty()) {
        const auto it = m_entries.find(m_changed.back());
        m_changed.pop_back();
        it->second.isChanged = false;
        tellKernel(it->first, &it->second);
        if (it->second.wanted() == 0)
            m_entries.erase(it);
    }
    return m_others.empty() ? Deadline() : pollOthers();
}

void NotifierTable::tellKernel(int descriptor, Entry *entry)
{
    const quint32 wanted = entry->wanted();
    const bool isDoubtful = std::exchange(entry->isDoubtful, false);
    std::copy(entry->notifiers.begin(), entry->notifiers.end(), entry->told.begin());
    entry->steady = entry->types();
    if (wanted == 0) {
        if (std::exchange(entry->watched, 0) != 0)
            m_kernel->forget(descriptor);
        if (entry->answer != EpollSet::Answer::Watched)
            std::erase(m_others, descriptor);
    } else if (wanted != entry->watched || isDoubtful) {
        watch(descriptor, entry);
    }
}

void NotifierTable::watch(int descriptor, Entry *entry)
{
    const bool wasOther = entry->answer != EpollSet::Answer::Watched;
    const quint32 wanted = entry->wanted();
    entry->generation = ++m_generation;
    entry->answer = m_kernel->watch(descriptor, wanted, keyOf(descriptor, entry->generation),
                                    entry->watched != 0);
    const bool isOther = entry->answer != EpollSet::Answer::Watched;
    entry->watched = isOther ? 0 : wanted;
    if (isOther && !wasOther)
        m_others.push_back(descriptor);
    else if (wasOther && !isOther)
        std::erase(m_others, descriptor);
}

/*! Looks which of the descriptors are ready that the kernel does not watch. Those for which it had
    no memory are offered to it again. */
Deadline NotifierTable::pollOthers()
{
    Deadline deadline;
    for (const int descriptor : std::vector(m_others)) {
        Entry &entry = m_entries.at(descriptor);
        if (entry.answer != EpollSet::Answer::Failed)
            continue;
        if (m_kernel->isOpen())
            watch(descriptor, &entry);
        deadline = Clock::now() + RetryInterval;
    }
    std::vector<pollfd> others = this->others();
    if (poll(others.data(), others.size(), 0) <= 0)
        return deadline;
    for (const pollfd &other : others) {
        Entry &entry = m_entries.at(other.fd);
        if ((other.revents & POLLNVAL) != 0)
            disableInvalid(other.fd, entry);
        else
            markReady(other.fd, &entry, quint32(other.revents));
    }
    return NotAtAll;
}

std::vector<pollfd> NotifierTable::others(size_t more) const
{
    std::vector<pollfd> others;
    others.reserve(m_others.size() + more);
    for (const int descriptor : m_others)
        others.push_back({ descriptor, short(m_entries.at(descriptor).wanted()), 0 });
    return others;
}

void NotifierTable::disableInvalid(int descriptor, const Entry &entry)
{
    for (size_t type = 0; type < TypeCount; ++type) {
        if (QSocketNotifier *const notifier = entry.notifiers[type]) {
            qWarning("QSocketNotifier: Invalid socket %d with type %s, disabling...", descriptor,
                     Types[type].name);
            notifier->setEnabled(false);
        }
    }
}

bool NotifierTable::collect(const epoll_event &event)
{
    const int descriptor = int(event.data.u64 & 0xffffffff);
    const auto it = m_entries.find(descriptor);
    if (it == m_entries.end() || event.data.u64 != keyOf(descriptor, it->second.generation)) {
        return false;
    }
    markReady(descriptor, &it->second, event.events);
    return true;
}

void NotifierTable::markReady(int descriptor, Entry *entry, quint32 events)
{
    for (size_t type = 0; type < TypeCount; ++type) {
        const quint8 bit = bitOf(type);
        if (!entry->notifiers[type] || (events & Types[type].activating) == 0
            || (entry->ready & bit) != 0) {
            continue;
        }
        entry->ready |= bit;
        m_activations.push_back({ descriptor, type });
    }
}

void NotifierTable::forgetKernel()
{
    for (auto &[descriptor, entry] : m_entries) {
        entry.watched = 0;
        markChanged(descriptor, &entry);
    }
}

int NotifierTable::activate()
{
    int activated = 0;
    while (!m_activations.empty()) {
        const Activation next = m_activations.front();
        m_activations.pop_front();
        const auto it = m_entries.find(next.descriptor);
        const quint8 bit = bitOf(next.type);
        if (it == m_entries.end() || (it->second.ready & bit) == 0)
            continue; // removed meanwhile
        it->second.ready &= quint8(~bit);
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(it->second.notifiers[next.type], &event);
        ++activated;
    }
    return activated;
}

} // namespace GipcDispatcher
