// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framemodel.h"

#include <set>

namespace Fuzz {

inline constexpr quint32 ServerDirection = 0x80000000;

inline QByteArray nonceOf(Role sender, quint64 counter)
{
    QByteArray nonce(12, 0);
    qToBigEndian(sender == Role::Server ? ServerDirection : 0, nonce.data());
    qToBigEndian(counter, nonce.data() + 4);
    return nonce;
}

inline QByteArray lengthBytes(qsizetype size)
{
    QByteArray bytes(4, 0);
    qToBigEndian(quint32(size), bytes.data());
    return bytes;
}

/*! What the session must make of what the peer sends, from the description of the protocol. */
class Version2Model
{
public:
    Version2Model(Role own, quint32 limit)
        : m_own(own)
        , m_peer(own == Role::Client ? Role::Server : Role::Client)
        , m_limit(limit)
    { }

    QList<Message> messages;
    Fault fault = Fault::None;
    quint64 faultValue = 0;

    void takePlain(const QByteArray &plain)
    {
        const auto type = qFromBigEndian<quint32>(plain.constData());
        if (type > 0x7fffffff)
            fault = Fault::MalformedFrame;
        else if (type > 0)
            messages << Message { type, plain.sliced(4) };
    }

    /*! A frame that opens if its nonce may be used. */
    void takeSealed(const QByteArray &nonce, const QByteArray &plain, quint64 ownUsed)
    {
        if (fault != Fault::None)
            return;
        if (!checkSize(plain.size()))
            return;
        const auto direction = qFromBigEndian<quint32>(nonce.constData());
        const auto counter = qFromBigEndian<quint64>(nonce.constData() + 4);
        const bool reflected
            = direction == (m_own == Role::Server ? ServerDirection : 0) && counter < ownUsed;
        const bool counts = direction == (m_peer == Role::Server ? ServerDirection : 0)
            && counter < quint64(1) << 32;
        const bool counting = m_kind == Kind::Counting || (m_kind == Kind::Unknown && counts);
        const bool good = counting ? nonce == nonceOf(m_peer, m_expected) : !m_seen.count(nonce);
        if (reflected || !good) {
            fault = Fault::Replayed;
            return;
        }
        m_kind = counting ? Kind::Counting : Kind::Random;
        ++m_expected;
        m_seen.insert(nonce);
        takePlain(plain);
    }

    /*! Version 2 without encryption is one stream. */
    void takeStream(QByteArray stream)
    {
        while (fault == Fault::None && stream.size() >= 4) {
            const auto size = qsizetype(qFromBigEndian<quint32>(stream.constData()));
            if (!checkSize(size) || stream.size() < 4 + size)
                break;
            takePlain(stream.mid(4, size));
            stream.remove(0, 4 + size);
        }
        isAtBoundary = fault == Fault::None && stream.isEmpty();
    }

    bool isAtBoundary = true;

private:
    bool checkSize(qsizetype plainSize)
    {
        if (plainSize < 4) {
            fault = Fault::MalformedFrame;
        } else if (plainSize - 4 > qsizetype(m_limit)) {
            fault = Fault::MessageTooLarge;
            faultValue = quint64(plainSize) - 4;
        }
        return fault == Fault::None;
    }

    enum class Kind { Unknown, Counting, Random };

    const Role m_own;
    const Role m_peer;
    const quint32 m_limit;
    Kind m_kind = Kind::Unknown;
    quint64 m_expected = 0;
    std::set<QByteArray> m_seen;
};

} // namespace Fuzz
