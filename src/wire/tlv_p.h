// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QtEndian>

#include <array>
#include <bitset>
#include <optional>

namespace GipcWire {

/*! A list of values, each u8 type | u8 length | value, in any order. */
class TlvList
{
public:
    /*! Nothing if the list ends inside a value. \a bytes have to live as long as the list. */
    static std::optional<TlvList> parse(QByteArrayView bytes);

    bool has(quint8 type) const { return m_values[type].has_value(); }
    /*! The value of that type, if it is there exactly once and has \a min to \a max bytes. */
    std::optional<QByteArrayView> value(quint8 type, qsizetype min, qsizetype max) const;

    /*! Appends one to a list under construction. \a value has at most 255 bytes. */
    static void append(QByteArray *list, quint8 type, QByteArrayView value);

private:
    std::array<std::optional<QByteArrayView>, 256> m_values;
    std::bitset<256> m_doubled;
};

/*! A number as the wire has it: big-endian. */
template <typename Number> QByteArray toBytes(Number number)
{
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

} // namespace GipcWire
