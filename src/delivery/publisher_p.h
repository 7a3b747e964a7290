// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "latestvalues_p.h"
#include "outbox_p.h"

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace GipcCore {

/*! How much is kept, unless it is set. */
constexpr qint64 DefaultStateLimit = 64 * 1024 * 1024;

/*! The states of a server: the latest value of each type, for clients that are there and for those to
    come. Clients are followers by id, each with the outbox of its connection. For the owner's
    thread. */
class Publisher
{
public:
    /*! \a wrote is called when there is something new to send in an outbox, in the middle of a call:
        nothing of the program's may run there. What is kept counts in \a memory. */
    Publisher(std::function<void(quint64 id)> wrote, std::shared_ptr<MemoryTotal> memory);

    /*! It gets all that is kept, in ascending order of types, and then what is published. */
    void add(quint64 id, const std::shared_ptr<Outbox> &outbox);
    /*! It gets what waits for it and no more. */
    void stop(quint64 id);
    void remove(quint64 id) { m_followers.erase(id); }

    /*! False, and nothing is changed, if that would be more than the limit. */
    bool publish(int type, const QByteArray &data);
    /*! Whether there was something to retract. Nobody gets it any more. */
    bool retract(int type);

    /*! What was refused is newer than what is kept of the type. */
    void markOutdated(int type);
    /*! Nobody to come is told what is not true any more. */
    void retractOutdated();

    /*! For all that is kept, each with LatestOverhead; a single one may be larger. */
    void setLimit(qint64 bytes) { m_limit = bytes; }
    qint64 limit() const { return m_limit; }

private:
    const std::function<void(quint64)> m_wrote;
    const std::shared_ptr<LatestValues> m_values;
    std::map<quint64, std::shared_ptr<Outbox>> m_followers;
    std::set<int> m_outdated;
    qint64 m_limit = DefaultStateLimit;
};

} // namespace GipcCore
