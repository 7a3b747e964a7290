// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "inflightbuffer_p.h"

#include "bufferpool_p.h"
#include "session_p.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <utility>

namespace GipcCore {

using GipcWire::Fault;
using GipcWire::Session;

namespace {

/*! A joined piece of this size takes no more. Its memory still has room for a record behind it. */
constexpr qsizetype FullPieceSize = 60 * 1024;

/*! From this size on bytes become a piece of their own, as copying them would cost more. */
constexpr qsizetype WorthSharing = 4 * 1024;

/*! The memory, in bytes, that an idle connection keeps for its next frames. */
constexpr qsizetype KeptCapacity = 4 * 1024;

} // namespace

QByteArrayView InFlightBuffer::view() const
{
    if (size() == 0)
        return {};
    return QByteArrayView(m_pieces.front().bytes).sliced(m_sent - m_pieces.front().begin);
}

void InFlightBuffer::take(FrameQueue::Block block)
{
    if (!hasUnsealed())
        m_offset = block.begin;
    if (block.isLatest)
        m_latestCost += block.cost();
    m_blocks.push_back(std::move(block));
}

/*! The piece to which bytes may be appended. \a expected says about how many, for the memory. */
QByteArray *InFlightBuffer::joinedPiece(qsizetype expected)
{
    const bool fits = m_lastIsJoined && m_pieces.back().bytes.size() < FullPieceSize;
    if (!fits)
        m_pieces.push_back({ m_end, {} });
    m_lastIsJoined = true;
    QByteArray *const bytes = &m_pieces.back().bytes;
    if (bytes->isEmpty() && bytes->capacity() < expected && expected > KeptCapacity) {
        *bytes = BufferPool::take();
        bytes->resize(0);
    }
    return bytes;
}

/*! A piece that shares its memory with the message. Bytes before \a from are not for the line. */
void InFlightBuffer::addSharedPiece(const QByteArray &bytes, qsizetype from)
{
    m_pieces.push_back({ m_end - from, bytes });
    m_lastIsJoined = false;
}

Fault InFlightBuffer::sealSome(Session *session)
{
    return session->sendsPlain() ? addPlain(session) : addSealed(session);
}

/*! The same as addSealed() without encryption, where frames are sent as they are. Only so can large
    ones be sent from where they lie, without a copy. */
Fault InFlightBuffer::addPlain(Session *session)
{
    if (const Fault fault = session->checkPlain(); fault != Fault::None)
        return fault;
    const FrameQueue::Block &block = m_blocks.at(m_sealing);
    if (block.frames.size() - m_offset < WorthSharing)
        joinedPiece(0)->append(QByteArrayView(block.frames).sliced(m_offset));
    else
        addSharedPiece(block.frames, m_offset);
    m_end = m_pieces.back().end();
    if (!block.data.isEmpty()) {
        addSharedPiece(block.data);
        m_end = m_pieces.back().end();
    }
    consumed(block.frames.size() + block.data.size() - m_offset);
    m_marks.push_back({ m_end, m_sealed, true });
    return Fault::None;
}

/*! The session takes a frame, a part of one, or what the record under way has room for. */
Fault InFlightBuffer::addSealed(Session *session)
{
    const auto position = isBetweenFrames() ? GipcWire::FramePosition::BetweenFrames
                                            : GipcWire::FramePosition::WithinFrame;
    const FrameQueue::Block &block = m_blocks.at(m_sealing);
    const qsizetype headSize = block.frames.size();
    QByteArrayView frames = m_offset < headSize
        ? QByteArrayView(block.frames).sliced(m_offset)
        : QByteArrayView(block.data).sliced(m_offset - headSize);
    const qsizetype before = frames.size();
    const Fault fault = session->sealSome(&frames, position, joinedPiece(block.size()));
    consumed(before - frames.size());
    return sealed(fault);
}

/*! \a size more bytes of the block under way are sealed. */
void InFlightBuffer::consumed(qsizetype size)
{
    m_sealed += size;
    m_offset += size;
    const FrameQueue::Block &block = m_blocks.at(m_sealing);
    if (m_offset < block.frames.size() + block.data.size())
        return;
    ++m_sealing;
    m_offset = hasUnsealed() ? m_blocks.at(m_sealing).begin : 0;
}

/*! To be called when the session may have appended to the last piece. If it has, everything that
    was sealed until now is on the line, as a session appends whole records or frames. */
Fault InFlightBuffer::sealed(Fault fault)
{
    const qint64 end = m_pieces.back().end();
    if (std::exchange(m_end, end) != end)
        m_marks.push_back({ m_end, m_sealed, false });
    return fault;
}

Fault InFlightBuffer::flush(Session *session)
{
    return session->hasPending() ? sealed(session->flush(joinedPiece(session->pendingSize())))
                                 : Fault::None;
}

Fault InFlightBuffer::sealControl(Session *session)
{
    return sealed(session->sealControl(joinedPiece(0)));
}

Fault InFlightBuffer::sealFrame(Session *session, QByteArrayView frame)
{
    return sealed(session->seal(frame, joinedPiece(0)));
}

Fault InFlightBuffer::sealClose(Session *session, const GipcWire::CloseNotice &notice)
{
    return sealed(session->sealClose(notice, joinedPiece(0)));
}

qint64 InFlightBuffer::advance(qint64 bytes)
{
    m_sent += bytes;
    qint64 left = m_released;
    while (!m_marks.empty() && m_marks.front().line <= m_sent) {
        left = m_marks.front().frames;
        m_marks.pop_front();
    }
    if (!m_marks.empty() && m_marks.front().isPlain)
        left = std::max(left, m_marks.front().frames - (m_marks.front().line - m_sent));
    dropSentPieces();
    return releaseSent(left);
}

/*! The stream of frames has left up to \a left. Returns the cost of the frames that have left as a
    whole. */
qint64 InFlightBuffer::releaseSent(qint64 left)
{
    qint64 cost = 0;
    const auto count = [&](const FrameQueue::Block &of, qsizetype messages, qint64 theirCost) {
        if (of.isLatest)
            m_latestCost -= theirCost;
        else
            cost += theirCost;
        if (of.kind != FrameQueue::Kind::Messages)
            return;
        m_sentMessages += quint64(messages);
        m_sentData += quint64(theirCost - messages * MessageOverhead);
    };
    while (!m_blocks.empty() && m_released < left) {
        FrameQueue::Block &front = m_blocks.front();
        if (m_released + front.size() <= left) {
            m_released += front.size();
            count(front, front.count, front.cost());
            BufferPool::put(std::move(front.frames));
            m_blocks.pop_front();
            --m_sealing;
            continue;
        }
        const qsizetype size = front.frameSizeAt(front.begin);
        if (m_released + size > left)
            break;
        m_released += size;
        count(front, 1, FrameQueue::costOfFrame(size));
        front.dropFirst();
    }
    return cost;
}

void InFlightBuffer::dropSentPieces()
{
    while (!m_pieces.empty() && m_pieces.front().end() <= m_sent) {
        Piece &front = m_pieces.front();
        const bool isLast = m_pieces.size() == 1;
        if (isLast && m_lastIsJoined && front.bytes.capacity() <= KeptCapacity) {
            front.begin = front.end();
            front.bytes.resize(0); // keeps the memory for the next frames
            return;
        }
        BufferPool::put(std::move(front.bytes));
        m_pieces.pop_front();
        if (isLast)
            m_lastIsJoined = false;
    }
}

std::deque<FrameQueue::Block> InFlightBuffer::takeUnsent()
{
    m_marks.clear();
    m_pieces.clear();
    m_lastIsJoined = false;
    m_sent = m_end;
    for (const FrameQueue::Block &block : m_blocks)
        m_released += block.size();
    m_sealed = m_released;
    m_sealing = 0;
    m_offset = 0;
    m_latestCost = 0;
    return std::exchange(m_blocks, {});
}

} // namespace GipcCore
