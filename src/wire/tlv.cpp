// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "tlv_p.h"

namespace GipcWire {

constexpr qsizetype TlvHeadSize = 2;

std::optional<TlvList> TlvList::parse(QByteArrayView bytes)
{
    TlvList list;
    while (!bytes.isEmpty()) {
        if (bytes.size() < TlvHeadSize)
            return std::nullopt;
        const auto type = quint8(bytes.at(0));
        const auto length = quint8(bytes.at(1));
        bytes = bytes.sliced(TlvHeadSize);
        if (bytes.size() < length)
            return std::nullopt;
        if (list.has(type))
            list.m_doubled.set(type);
        list.m_values[type] = bytes.first(length);
        bytes = bytes.sliced(length);
    }
    return list;
}

std::optional<QByteArrayView> TlvList::value(quint8 type, qsizetype min, qsizetype max) const
{
    const auto value = m_values[type];
    if (!value || m_doubled[type] || value->size() < min || value->size() > max)
        return std::nullopt;
    return value;
}

void TlvList::append(QByteArray *list, quint8 type, QByteArrayView value)
{
    list->append(char(type)).append(char(value.size())).append(value);
}

} // namespace GipcWire
