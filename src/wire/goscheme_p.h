// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QtEndian>

/*! What the Go library's clients and servers say to each other about ids: one message either
    way. */
namespace GipcCore::GoScheme {

constexpr int IdMessage = 12;

inline QByteArray idRequest()
{
    return QByteArrayLiteral("client_id_request");
}

inline bool isIdRequest(int type, const QByteArray &data)
{
    return type == IdMessage && data == idRequest();
}

inline QByteArray idAnswer(quint32 id)
{
    QByteArray data(sizeof id, Qt::Uninitialized);
    qToBigEndian(id, data.data());
    return data;
}

/*! The id in an answer, or 0: no id. */
inline quint32 idIn(int type, const QByteArray &data)
{
    if (type != IdMessage || data.size() != sizeof(quint32))
        return 0;
    return qFromBigEndian<quint32>(data.constData());
}

} // namespace GipcCore::GoScheme
