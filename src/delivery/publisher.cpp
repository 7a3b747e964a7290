// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "publisher_p.h"

#include <utility>

namespace GipcCore {

Publisher::Publisher(std::function<void(quint64)> wrote, std::shared_ptr<MemoryTotal> memory)
    : m_wrote(std::move(wrote))
    , m_values(std::make_shared<LatestValues>(std::move(memory)))
{ }

void Publisher::add(quint64 id, const std::shared_ptr<Outbox> &outbox)
{
    m_followers.emplace(id, outbox);
    outbox->followLatest(m_values);
    bool hasNews = false;
    for (const auto &[type, slot] : m_values->all())
        hasNews |= outbox->addLatest(slot);
    if (hasNews)
        m_wrote(id);
}

void Publisher::stop(quint64 id)
{
    if (const auto found = m_followers.find(id); found != m_followers.end())
        found->second->stopLatest();
}

bool Publisher::publish(int type, const QByteArray &data)
{
    if (!m_values->hasRoom(type, data.size(), m_limit))
        return false;
    const LatestValues::Slot slot = m_values->set(type, data);
    m_outdated.erase(type);
    for (const auto &[id, outbox] : m_followers) {
        if (outbox->addLatest(slot))
            m_wrote(id);
    }
    return true;
}

bool Publisher::retract(int type)
{
    const auto slot = m_values->remove(type);
    if (!slot)
        return false;
    m_outdated.erase(type);
    for (const auto &[id, outbox] : m_followers)
        outbox->withdrawLatest(*slot);
    return true;
}

void Publisher::markOutdated(int type)
{
    if (m_values->all().contains(type))
        m_outdated.insert(type);
}

void Publisher::retractOutdated()
{
    for (const int type : std::exchange(m_outdated, {}))
        retract(type);
}

} // namespace GipcCore
