// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "payloadlimits_p.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QCborError>
#include <QtCore/QCborValue>

#include <array>

namespace GipcPayload {

/*! Walks through the heads of a CBOR item and all that is in it, without recursion and without
    memory: whether all that is announced is there, it is one item, and neither too deep nor too
    much to be read. What the items hold is the parser's to judge. */
class CborShape
{
public:
    explicit CborShape(QByteArrayView cbor)
        : m_cbor(cbor)
    { }

    QCborParserError check();

private:
    /*! The major types of RFC 8949. */
    enum Major : quint8 { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };
    static constexpr int Indefinite = 31; ///< as the lower five bits of a head; of Simple: the end
    static constexpr quint64 UntilBreak = ~quint64(0);

    struct Head
    {
        Major major;
        int info; ///< the lower five bits
        quint64 value;
    };

    bool readHead(Head *head);
    bool readItem();
    bool readBreak();
    bool readString(const Head &head);
    bool skip(quint64 bytes);
    bool enter(const Head &head);
    bool enterMany(quint64 count, qint64 cost);
    quint64 rest() const { return quint64(m_cbor.size() - m_at); }
    bool stop(QCborError::Code error);

    const QByteArrayView m_cbor;
    qsizetype m_at = 0;
    QCborError::Code m_error = QCborError::NoError;
    Budget m_budget;
    /*! How many items are still to come, of each level. */
    std::array<quint64, MaxDepth + 1> m_toCome = {};
    int m_depth = 0;
};

} // namespace GipcPayload
