// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "requestnumbers_p.h"

#include <algorithm>

namespace GipcWire {

quint64 OwnRequests::begin(quint64 handle)
{
    m_open.insert(++m_last, handle);
    return m_last;
}

std::optional<quint64> OwnRequests::finish(quint64 id)
{
    if (id == 0 || id > m_last)
        return std::nullopt;
    return m_open.take(id);
}

QList<quint64> OwnRequests::idsOf(const QSet<quint64> &handles) const
{
    QList<quint64> ids;
    for (auto request = m_open.begin(); request != m_open.end(); ++request) {
        if (handles.contains(*request))
            ids.append(request.key());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

QList<quint64> OwnRequests::handles() const
{
    QList<quint64> ids = m_open.keys();
    std::sort(ids.begin(), ids.end());
    for (quint64 &id : ids)
        id = m_open.value(id);
    return ids;
}

Fault PeerRequests::begin(quint64 id)
{
    if (id != m_last + 1)
        return Fault::UnexpectedFrame;
    if (m_requests.size() >= qsizetype(m_limit))
        return Fault::TooManyRequests;
    m_last = id;
    m_requests.insert(id, true);
    ++m_openCount;
    return Fault::None;
}

std::optional<bool> PeerRequests::cancel(quint64 id) const
{
    if (id == 0 || id > m_last)
        return std::nullopt;
    return isOpen(id);
}

bool PeerRequests::answer(quint64 id)
{
    const auto request = m_requests.find(id);
    if (request == m_requests.end() || !*request)
        return false;
    *request = false;
    --m_openCount;
    return true;
}

QList<quint64> PeerRequests::open() const
{
    QList<quint64> ids;
    for (auto request = m_requests.begin(); request != m_requests.end(); ++request) {
        if (*request)
            ids.append(request.key());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace GipcWire
