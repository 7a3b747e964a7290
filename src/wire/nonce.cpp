// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "nonce_p.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace GipcWire {
namespace {

constexpr quint32 ServerDirection = 0x80000000;
constexpr quint32 ClientDirection = 0;

/*! A first nonce with the peer's direction and a counter below this was counted. A random one looks
    so once in 2^64. */
constexpr quint64 CountedBelow = quint64(1) << 32;

quint32 directionFrom(Role role)
{
    return role == Role::Server ? ServerDirection : ClientDirection;
}

quint32 directionOf(QByteArrayView nonce)
{
    return qFromBigEndian<quint32>(nonce.data());
}

quint64 counterOf(QByteArrayView nonce)
{
    return qFromBigEndian<quint64>(nonce.data() + sizeof(quint32));
}

Nonce toNonce(QByteArrayView view)
{
    Nonce nonce;
    std::copy_n(view.begin(), nonce.size(), nonce.begin());
    return nonce;
}

} // namespace

NonceSequence::NonceSequence(Role role)
    : m_direction(directionFrom(role))
{ }

Nonce NonceSequence::next()
{
    Nonce nonce;
    qToBigEndian(m_direction, nonce.data());
    qToBigEndian(m_counter++, nonce.data() + sizeof m_direction);
    return nonce;
}

NonceGuard::NonceGuard(Role own)
    : m_ownDirection(directionFrom(own))
    , m_peerDirection(directionFrom(own == Role::Server ? Role::Client : Role::Server))
{ }

bool NonceGuard::looksCounted(QByteArrayView nonce) const
{
    return directionOf(nonce) == m_peerDirection && counterOf(nonce) < CountedBelow;
}

bool NonceGuard::accepts(QByteArrayView nonce, quint64 ownUsed) const
{
    const bool reflected = directionOf(nonce) == m_ownDirection && counterOf(nonce) < ownUsed;
    if (reflected)
        return false;
    if (m_peer == Peer::Counting || (m_peer == Peer::Unknown && looksCounted(nonce)))
        return directionOf(nonce) == m_peerDirection && counterOf(nonce) == m_expected;
    return m_seen.find(toNonce(nonce)) == m_seen.end();
}

void NonceGuard::opened(QByteArrayView nonce)
{
    if (m_peer == Peer::Unknown)
        m_peer = looksCounted(nonce) ? Peer::Counting : Peer::Random;
    if (m_peer == Peer::Counting) {
        ++m_expected;
        return;
    }
    m_order.push_back(toNonce(nonce));
    m_seen.insert(m_order.back());
    if (m_order.size() > Remembered) {
        m_seen.erase(m_order.front());
        m_order.pop_front();
    }
}

} // namespace GipcWire
