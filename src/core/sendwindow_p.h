// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "outbox_p.h"

#include <QtCore/QByteArray>

#include <deque>

namespace GipcWire {
class Session;
enum class Fault;
}

namespace GipcCore {

/*! Sealed frames on their way to the kernel, and which messages they are: messages are sealed as
    late as possible, and one of which no byte has left can still be taken back. */
class SendWindow
{
public:
    bool isEmpty() const { return m_sent == m_bytes.size(); }
    qsizetype size() const { return m_bytes.size() - m_sent; }
    QByteArrayView view() const { return QByteArrayView(m_bytes).sliced(m_sent); }

    GipcWire::Fault seal(OutMessage message, GipcWire::Session *session);

    /*! The kernel took \a bytes. Returns what messages that are out completely had cost. */
    qint64 advance(qsizetype bytes);

    /*! Empties the window and hands back, in order, the messages of which no byte has left. \a
        lost is set to the cost of one that had left in part. */
    std::deque<OutMessage> takeUnsent(qint64 *lost);

private:
    struct Entry
    {
        qsizetype begin;
        qsizetype end;
        qint64 cost;
        OutMessage message;
    };

    QByteArray m_bytes;
    qsizetype m_sent = 0;
    std::deque<Entry> m_entries;
};

} // namespace GipcCore
