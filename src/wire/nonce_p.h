// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "aead_p.h"
#include "protocol_p.h"

#include <deque>
#include <set>

namespace GipcWire {

/*! Version 2: the nonces we send, u32 direction | u64 counter from 0. The counter never repeats.
    The direction keeps the two sides apart, which share one key. */
class NonceSequence
{
public:
    explicit NonceSequence(Role role);

    Nonce next();

    /*! How many were used: all counters below this number. */
    quint64 used() const { return m_counter; }

private:
    quint32 m_direction;
    quint64 m_counter = 0;
};

/*! Version 2: which of the peer's nonces are accepted. A peer of ours counts; a Go peer has random
    ones. Its first nonce tells (src/wire/README.md, "Nonces").

        Unknown ─► Counting
              └──► Random

    Counting   only the next nonce is accepted: replay, loss and reordering are noticed
    Random     the last 4,096 are refused: older replays, loss and reordering are not noticed

    A frame of ours that comes back is refused in every state. */
class NonceGuard
{
public:
    static constexpr size_t Remembered = 4096;

    explicit NonceGuard(Role own);

    /*! Whether a frame with this nonce may be opened at all. \a ownUsed is
        NonceSequence::used(). */
    bool accepts(QByteArrayView nonce, quint64 ownUsed) const;

    /*! To be called when a frame with this nonce was opened. Before that it may be anybody's. */
    void opened(QByteArrayView nonce);

private:
    enum class Peer { Unknown, Counting, Random };

    bool looksCounted(QByteArrayView nonce) const;

    quint32 m_ownDirection;
    quint32 m_peerDirection;
    Peer m_peer = Peer::Unknown;
    quint64 m_expected = 0; ///< Counting: the next counter
    std::deque<Nonce> m_order; ///< Random: those that are remembered, the oldest first
    std::set<Nonce> m_seen; ///< Random: the same, to be found quickly
};

} // namespace GipcWire
