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

/*! The socket notifiers of one thread: which descriptors are to be watched for what, and which
    notifiers are to be activated.

    The kernel hears of changes just before the wait, so a notifier that is switched off and on
    again in between costs nothing. But the kernel forgets a file that is closed, and a new file
    gets the number of an old one: what was told once holds only while one notifier is there all the
    time and the others are the same objects as before. Otherwise it is told again.

    The other way round it goes on to report a closed file that lives on under another number
    (dup(), another process). Each time it is told it gets a new key; an event with an old one is of
    such a file, which can be got rid of only with the whole set. That is made anew then. */
class NotifierTable
{
public:
    /*! \a kernel must outlive the table. */
    explicit NotifierTable(EpollSet *kernel);

    void add(QSocketNotifier *notifier);
    void remove(QSocketNotifier *notifier);

    /*! To be called just before each wait: tells the kernel. Returns until when to wait at most:
        not at all if something is ready that the kernel does not watch. */
    Deadline prepare();

    /*! Remembers what the wait brought. False: begin anew with an empty set, see forgetKernel(). */
    bool collect(const epoll_event &event);

    /*! Whether there are some that the kernel does not watch. */
    bool hasOthers() const { return !m_others.empty(); }
    /*! Those, and \a more of them to be filled in, as poll() takes them. */
    std::vector<pollfd> others(size_t more = 0) const;

    /*! The kernel watches nothing any more. */
    void forgetKernel();

    /*! Activates what was collected, this call or one in a nested event loop: in the order in which
        it came, and unless its notifier was removed. Returns how many. */
    int activate();

private:
    static constexpr size_t TypeCount = 3; // of QSocketNotifier::Type

    struct Entry
    {
        std::array<QSocketNotifier *, TypeCount> notifiers {};
        std::array<const QSocketNotifier *, TypeCount> told {}; ///< to compare with only
        quint32 watched = 0; ///< events the kernel was told, or 0
        quint32 generation = 0; ///< when it was told last
        // Bits of types:
        quint8 steady = 0; ///< these notifiers were there all the time since
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
    std::vector<int> m_others; ///< that the kernel refused to watch
    std::deque<Activation> m_activations;
    quint32 m_generation = 0;
};

} // namespace GipcDispatcher
