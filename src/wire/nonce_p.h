// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "aead_p.h"
#include "protocol_p.h"

#include <deque>
#include <set>

namespace GipcWire {

/*! The nonces we send: u32 direction | u64 counter, from 0. A counter cannot collide with
    itself, and the direction keeps the two sides of one key apart. */
class NonceSequence
{
public:
    explicit NonceSequence(Role role);

    Nonce next();

    /*! How many were handed out; those are the counters below this number. */
    quint64 used() const { return m_counter; }

private:
    quint32 m_direction;
    quint64 m_counter = 0;
};

/*! Which of the peer's nonces are acceptable. The peer may be one of ours, whose nonces count,
    or a Go program, whose nonces are random; its first nonce tells (src/wire/README.md,
    "Nonces").

    A reflected frame is always refused. From a counting peer only the next nonce is accepted, so
    replay, loss and reordering are seen. From a random peer the last 4,096 are remembered; older
    replays, loss and reordering go unseen. */
class NonceGuard
{
public:
    static constexpr size_t Remembered = 4096;

    explicit NonceGuard(Role own);

    /*! Whether a frame with this nonce may be opened at all. \a ownUsed is
        NonceSequence::used(). */
    bool accepts(QByteArrayView nonce, quint64 ownUsed) const;

    /*! To be called when a frame with this nonce was opened: only then is it the peer's word. */
    void opened(QByteArrayView nonce);

private:
    enum class Peer { Unknown, Counting, Random };

    bool looksCounted(QByteArrayView nonce) const;

    quint32 m_ownDirection;
    quint32 m_peerDirection;
    Peer m_peer = Peer::Unknown;
    quint64 m_expected = 0;
    std::deque<Nonce> m_order;
    std::set<Nonce> m_seen;
};

} // namespace GipcWire
