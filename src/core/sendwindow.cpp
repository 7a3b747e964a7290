// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "sendwindow_p.h"

#include "session_p.h"

namespace GipcCore {

constexpr qsizetype KeptCapacity = 512 * 1024;

GipcWire::Fault SendWindow::seal(OutMessage message, GipcWire::Session *session)
{
    if (isEmpty() && m_sent > 0) {
        m_sent = 0;
        if (m_bytes.capacity() > KeptCapacity)
            m_bytes = QByteArray();
        else
            m_bytes.resize(0);
    } else if (m_sent > KeptCapacity) {
        m_bytes.remove(0, m_sent);
        for (Entry &entry : m_entries) {
            entry.begin -= m_sent;
            entry.end -= m_sent;
        }
        m_sent = 0;
    }
    const qsizetype begin = m_bytes.size();
    const auto fault = session->seal(quint32(message.type), message.data, &m_bytes);
    const qint64 cost = message.cost();
    m_entries.push_back({ begin, m_bytes.size(), cost, std::move(message) });
    return fault;
}

qint64 SendWindow::advance(qsizetype bytes)
{
    m_sent += bytes;
    qint64 settled = 0;
    // An entry without bytes is a message that could not be sealed: it goes back.
    while (!m_entries.empty() && m_entries.front().end <= m_sent
           && m_entries.front().begin < m_entries.front().end) {
        settled += m_entries.front().cost;
        m_entries.pop_front();
    }
    if (!m_entries.empty() && m_entries.front().begin < m_sent)
        m_entries.front().message = {}; // it cannot be taken back any more
    if (m_entries.empty() && m_bytes.capacity() > KeptCapacity) {
        m_bytes = QByteArray(); // not only when the next message comes
        m_sent = 0;
    }
    return settled;
}

std::deque<OutMessage> SendWindow::takeUnsent(qint64 *lost)
{
    std::deque<OutMessage> unsent;
    *lost = 0;
    for (Entry &entry : m_entries) {
        if (entry.begin < m_sent)
            *lost += entry.cost;
        else
            unsent.push_back(std::move(entry.message));
    }
    m_entries.clear();
    m_bytes.clear();
    m_sent = 0;
    return unsent;
}

} // namespace GipcCore
