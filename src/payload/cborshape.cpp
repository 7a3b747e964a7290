// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "cborshape_p.h"

namespace GipcPayload {

QCborParserError CborShape::check()
{
    m_toCome[0] = 1;
    while (m_depth >= 0) {
        quint64 &toCome = m_toCome[size_t(m_depth)];
        if (toCome == 0) {
            --m_depth;
            continue;
        }
        if (toCome != UntilBreak)
            --toCome;
        if (!readItem())
            break;
    }
    if (m_error == QCborError::NoError && m_at < m_cbor.size())
        m_error = QCborError::GarbageAtEnd;
    QCborParserError verdict;
    verdict.offset = m_at;
    verdict.error = { m_error };
    return verdict;
}

bool CborShape::stop(QCborError::Code error)
{
    m_error = error;
    return false;
}

bool CborShape::readHead(Head *head)
{
    constexpr int OneByteMore = 24; // up to 27: 1, 2, 4, 8
    constexpr int Reserved = 28;
    if (rest() == 0)
        return stop(QCborError::EndOfFile);
    const auto first = quint8(m_cbor[m_at]);
    head->major = Major(first >> 5);
    head->info = first & 31;
    head->value = quint64(head->info);
    if (head->info < OneByteMore || head->info == Indefinite)
        return skip(1);
    if (head->info >= Reserved)
        return stop(QCborError::IllegalNumber);
    const int size = 1 << (head->info - OneByteMore);
    if (rest() < quint64(1 + size))
        return stop(QCborError::EndOfFile);
    head->value = 0;
    for (int i = 1; i <= size; ++i)
        head->value = (head->value << 8) | quint8(m_cbor[m_at + i]);
    return skip(quint64(1 + size));
}

bool CborShape::readItem()
{
    Head head;
    if (!readHead(&head))
        return false;
    if (!m_budget.spend(Budget::Item))
        return stop(QCborError::DataTooLarge);
    switch (head.major) {
    case Unsigned:
    case Negative:
        return head.info != Indefinite || stop(QCborError::IllegalNumber);
    case Bytes:
    case Text:
        return readString(head);
    case Array:
    case Map:
    case Tag:
        return enter(head);
    case Simple:
        return head.info != Indefinite || readBreak();
    }
    return false;
}

bool CborShape::readBreak()
{
    quint64 &toCome = m_toCome[size_t(m_depth)];
    if (toCome != UntilBreak)
        return stop(QCborError::UnexpectedBreak);
    toCome = 0;
    return true;
}

/*! In one piece, or in pieces of known sizes until a break. */
bool CborShape::readString(const Head &head)
{
    if (head.info != Indefinite)
        return skip(head.value);
    for (;;) {
        Head piece;
        if (!readHead(&piece))
            return false;
        if (piece.major == Simple && piece.info == Indefinite)
            return true;
        if (piece.major != head.major || piece.info == Indefinite)
            return stop(QCborError::IllegalType);
        if (!skip(piece.value))
            return false;
    }
}

bool CborShape::skip(quint64 bytes)
{
    if (bytes > rest())
        return stop(QCborError::EndOfFile);
    m_at += qsizetype(bytes);
    return true;
}

/*! An array, a map or a tag. */
bool CborShape::enter(const Head &head)
{
    if (head.major == Tag) {
        const bool isDate = head.value <= quint64(QCborKnownTags::UnixTime_t);
        if (head.info == Indefinite)
            return stop(QCborError::IllegalNumber);
        return enterMany(1, isDate ? Budget::Date : Budget::Container);
    }
    if (head.info == Indefinite)
        return enterMany(UntilBreak, Budget::Container);
    // Each item takes at least a byte.
    const quint64 bytesOfOne = head.major == Map ? 2 : 1;
    if (head.value > rest() / bytesOfOne)
        return stop(QCborError::EndOfFile);
    return enterMany(head.value * bytesOfOne, Budget::Container);
}

bool CborShape::enterMany(quint64 count, qint64 cost)
{
    if (m_depth == MaxDepth)
        return stop(QCborError::NestingTooDeep);
    if (!m_budget.spend(cost))
        return stop(QCborError::DataTooLarge);
    m_toCome[size_t(++m_depth)] = count;
    return true;
}

} // namespace GipcPayload
