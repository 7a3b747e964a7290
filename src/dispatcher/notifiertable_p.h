// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "epollset_p.h"

#include <QtCore/QSocketNotifier>

#include <array>
#include <deque>
#include <span>
#include <unordered_map>
#include <vector>

#include <poll.h>

namespace GipcDispatcher {

/*! The socket notifiers of one thread: which descriptors the kernel has to watch, and which
    notifiers are to be activated.

    The kernel is told of changes just before each wait, so it costs nothing to disable a notifier
    and enable it again in between.

    The kernel forgets a file that is closed, and a new file can get the number of the old one. So
    what the kernel was told of a descriptor is taken to be true only while at least one of its
    notifiers was there all the time, and the others are the same objects as before. In all other
    cases the kernel is told again.

    On the other hand the kernel goes on reporting a closed file that is still open under another
    number, because of dup() or in another process. So each time the kernel is told, the descriptor
    gets a new key. An event with an old key belongs to such a file. The kernel stops reporting it
    only when the whole epoll instance is replaced, which is done then. */
class NotifierTable
{
public:
    /*! \a kernel must outlive the table. */
    explicit NotifierTable(EpollSet *kernel);

    void add(QSocketNotifier *notifier);
    void remove(QSocketNotifier *notifier);

    /*! Tells the kernel of all changes. To be called just before each wait. Returns until when to
        wait at most: NotAtAll if a descriptor is ready that the kernel does not watch. */
    Deadline prepare();

    /*! Takes in an event that a wait returned. False: the epoll instance has to be replaced, and
        forgetKernel() to be called. */
    bool collect(const epoll_event &event);

    /*! Whether there are descriptors that the kernel does not watch. */
    bool hasOthers() const { return !m_others.empty(); }
    /*! These descriptors for poll(), with memory for \a more entries. */
    std::vector<pollfd> others(size_t more = 0) const;

    /*! The epoll instance was replaced: the kernel watches nothing now. */
    void forgetKernel();

    /*! Activates the notifiers of the events that were collected, in order, unless they were
        removed since. A call in a nested event loop goes on where this one was. Returns how
        many. */
    int activate();

private:
    static constexpr size_t TypeCount = 3; // of QSocketNotifier::Type

    struct Entry
    {
        std::array<QSocketNotifier *, TypeCount> notifiers {};
        std::array<const QSocketNotifier *, TypeCount> told {}; ///< only compared, not used
        quint32 watched = 0; ///< the events that the kernel was told; 0: none
        quint32 generation = 0; ///< part of the key that the kernel was told last
        // Bits of types:
        quint8 steady = 0; ///< these notifiers are there since the kernel was told
        quint8 ready = 0; ///< these are to be activated
        bool isChanged = false; ///< is in m_changed
        bool isDoubtful = false; ///< the kernel may have forgotten it since
        EpollSet::Answer answer = EpollSet::Answer::Watched;

        quint8 types() const;
        quint32 wanted() const;
    };
    struct Activation
    {
        int descriptor;
        size_t type;
    };

    void markChanged(int descriptor, Entry *entry);
    void tellKernel(int descriptor, Entry *entry);
    void watch(int descriptor, Entry *entry);
    void disableInvalid(int descriptor, const Entry &entry);
    Deadline pollOthers();
    void markReady(int descriptor, Entry *entry, quint32 events);

    EpollSet *const m_kernel;
    std::unordered_map<int, Entry> m_entries;
    std::vector<int> m_changed;
    std::vector<int> m_others; ///< descriptors that the kernel refused to watch
    std::deque<Activation> m_activations;
    quint32 m_generation = 0;
};

} // namespace GipcDispatcher
