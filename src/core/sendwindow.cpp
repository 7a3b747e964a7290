// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "sendwindow_p.h"

#include "session_p.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <utility>

namespace GipcCore {

using GipcWire::Fault;
using GipcWire::Session;

namespace {

/*! A frame of this size and more is worth a write of its own. */
constexpr qsizetype SharedFrameSize = 16 * 1024;

/*! A joined piece takes no more frames beyond this. */
constexpr qsizetype FullPieceSize = 256 * 1024;

/*! A message of more than this is not kept when it has left in part: it would be in memory twice. */
constexpr qsizetype LargestKept = 64 * 1024;

/*! What an idle connection keeps to write its next frames into. */
constexpr qsizetype KeptCapacity = 64 * 1024;

} // namespace

QByteArrayView SendWindow::view() const
{
    if (isEmpty())
        return {};
    return QByteArrayView(m_pieces.front().bytes).sliced(m_sent - m_pieces.front().begin);
}

/*! The piece to which frames are appended. */
QByteArray *SendWindow::joinedPiece()
{
    const bool fits = m_lastIsJoined && m_pieces.back().bytes.size() < FullPieceSize;
    if (!fits)
        m_pieces.push_back({ m_end, {} });
    m_lastIsJoined = true;
    return &m_pieces.back().bytes;
}

void SendWindow::addSharedPiece(const QByteArray &frame)
{
    if (!m_pieces.empty() && m_pieces.back().bytes.isEmpty())
        m_pieces.pop_back();
    m_pieces.push_back({ m_end, frame });
    m_lastIsJoined = false;
}

Fault SendWindow::seal(OutMessage message, Session *session)
{
    const qint64 begin = m_end;
    Fault fault = Fault::None;
    if (message.frame.isEmpty()) {
        fault = session->seal(quint32(message.type), message.data, joinedPiece());
    } else {
        fault = session->checkPlain();
        if (fault == Fault::None && message.frame.size() >= SharedFrameSize)
            addSharedPiece(message.frame);
        else if (fault == Fault::None)
            joinedPiece()->append(message.frame);
    }
    const qint64 cost = message.cost();
    m_entries.push_back({ begin, NotSealed, cost, std::move(message) });
    return sealed(fault, *session);
}

Fault SendWindow::flush(Session *session)
{
    return session->hasPending() ? sealed(session->flush(joinedPiece()), *session) : Fault::None;
}

Fault SendWindow::sealControl(Session *session)
{
    return sealed(session->sealControl(joinedPiece()), *session);
}

Fault SendWindow::sealClose(Session *session, GipcWire::CloseReason reason)
{
    return sealed(session->sealClose(reason, joinedPiece()), *session);
}

/*! Bytes may have been added. A message that could not be sealed stays without an end: it goes
    back. */
Fault SendWindow::sealed(Fault fault, const Session &session)
{
    const qint64 before = m_end;
    if (!m_pieces.empty())
        m_end = m_pieces.back().end();
    if (fault != Fault::None)
        return fault;
    if (!session.hasPending()) {
        closeEntries(m_end, 0);
    } else if (m_end > before) {
        // What waited before the last message is in the first record that was added.
        const Piece &piece = m_pieces.back();
        const auto length
            = qFromBigEndian<quint32>(piece.bytes.constData() + (before - piece.begin));
        closeEntries(before + GipcWire::LengthSize + qint64(length), 1);
    }
    return fault;
}

/*! Messages without an end have it there; not the last few. */
void SendWindow::closeEntries(qint64 end, size_t butLast)
{
    for (size_t i = m_entries.size() - std::min(butLast, m_entries.size()); i > 0; --i) {
        Entry &entry = m_entries.at(i - 1);
        if (entry.end != NotSealed)
            return;
        entry.end = end;
    }
}

qint64 SendWindow::advance(qint64 bytes)
{
    m_sent += bytes;
    qint64 settled = 0;
    while (!m_entries.empty() && m_entries.front().end <= m_sent) {
        settled += m_entries.front().cost;
        ++m_sentMessages;
        m_sentData += quint64(m_entries.front().cost - MessageOverhead);
        m_entries.pop_front();
    }
    Entry *const front = m_entries.empty() ? nullptr : &m_entries.front();
    if (front && front->begin < m_sent && front->message.size() > LargestKept) {
        front->message = {};
        front->isKept = false;
    }
    dropSentPieces();
    return settled;
}

void SendWindow::dropSentPieces()
{
    while (!m_pieces.empty() && m_pieces.front().end() <= m_sent) {
        Piece &front = m_pieces.front();
        const bool isLast = m_pieces.size() == 1;
        if (isLast && m_lastIsJoined && front.bytes.capacity() <= KeptCapacity) {
            front.begin = front.end();
            front.bytes.resize(0); // and keeps its memory for the next frames
            return;
        }
        m_pieces.pop_front();
        if (isLast)
            m_lastIsJoined = false;
    }
}

std::deque<OutMessage> SendWindow::takeUnsent(qint64 *lost)
{
    std::deque<OutMessage> unsent;
    *lost = 0;
    for (Entry &entry : m_entries) {
        if (entry.isKept)
            unsent.push_back(std::move(entry.message));
        else
            *lost += entry.cost;
    }
    m_entries.clear();
    m_pieces.clear();
    m_lastIsJoined = false;
    m_sent = m_end;
    return unsent;
}

} // namespace GipcCore
