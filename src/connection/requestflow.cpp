// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "requestflow_p.h"

#include "exchange_p.h"

#include <algorithm>
#include <iterator>

namespace GipcCore {

using GipcWire::Exchange;
using Block = FrameQueue::Block;
using Kind = FrameQueue::Kind;

namespace {

/*! Calls \a visit with the position of each frame. */
template <typename Visit> void forEachFrame(Block *block, Visit visit)
{
    for (qsizetype position = block->begin; position < block->end;) {
        const qsizetype size = block->frameSizeAt(position);
        visit(position);
        position += size;
    }
}

/*! So many more requests the peer holds. */
qsizetype roomFor(const Exchange &exchange)
{
    return std::max<qsizetype>(0, qsizetype(exchange.peerLimit()) - exchange.own.openCount());
}

void number(Block *block, Exchange *exchange)
{
    forEachFrame(block, [&](qsizetype position) {
        block->setIdAt(position, exchange->own.begin(block->idAt(position)));
    });
    exchange->counts.send(quint64(block->count));
}

} // namespace

std::optional<Block> RequestFlow::pass(Block block, Exchange *exchange)
{
    switch (block.kind) {
    case Kind::Requests:
        m_held.push_back(std::move(block));
        if (!hasPassable(*exchange))
            return std::nullopt;
        return takeHeld(exchange);
    case Kind::Replies:
        forEachFrame(&block,
                     [&](qsizetype position) { exchange->peers.replied(block.idAt(position)); });
        break;
    case Kind::Messages:
    case Kind::Cancels:
        break;
    }
    exchange->counts.send(quint64(block.count));
    return block;
}

bool RequestFlow::hasPassable(const Exchange &exchange) const
{
    return !m_isStopped && !m_held.empty() && roomFor(exchange) > 0;
}

Block RequestFlow::takeHeld(Exchange *exchange)
{
    const qsizetype room = roomFor(*exchange);
    Block &front = m_held.front();
    Block block;
    if (front.count > room) {
        block = front.takeFirst(room);
    } else {
        block = std::move(front);
        m_held.pop_front();
    }
    number(&block, exchange);
    return block;
}

qint64 RequestFlow::withdraw(const QSet<quint64> &handles)
{
    qint64 cost = 0;
    for (Block &block : m_held)
        cost += block.keepIf(
            [&handles](quint64 handle, qsizetype) { return !handles.contains(handle); });
    std::erase_if(m_held, [](const Block &block) { return block.count == 0; });
    return cost;
}

std::deque<Block> RequestFlow::putBack(std::deque<Block> unsent, Exchange *exchange,
                                       qint64 *dropped)
{
    std::deque<Block> back;
    for (Block &block : unsent) {
        const bool isAnswer = block.kind == Kind::Replies || block.kind == Kind::Cancels;
        if (isAnswer) {
            *dropped += block.cost();
            continue;
        }
        if (block.kind == Kind::Requests) {
            forEachFrame(&block, [&](qsizetype position) {
                const quint64 id = block.idAt(position);
                block.setIdAt(position, exchange->own.handleOf(id));
                exchange->own.takeBack(id);
            });
        }
        exchange->counts.takeBack(quint64(block.count));
        if (block.kind == Kind::Requests) // a hostile peer may have answered what it had not got
            *dropped += block.keepIf([](quint64 handle, qsizetype) { return handle != 0; });
        if (block.count > 0)
            back.push_back(std::move(block));
    }
    std::move(m_held.begin(), m_held.end(), std::back_inserter(back));
    m_held.clear();
    return back;
}

} // namespace GipcCore
