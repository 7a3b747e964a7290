// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDataStream>
#include <QtCore/QIODevice>

/*! What the soak's messages say, and what its clients write down. A client's life is one process; it
    numbers its messages from 1 on, over all its connections. */
namespace Ledger {

enum MessageType { FromClient = 1, FromServer = 2, ToAll = 3 };

struct Message
{
    qint32 client = 0;
    qint32 life = 0;
    qint64 number = 0;
};

inline QByteArray packed(const Message &message, qsizetype padding)
{
    QByteArray data;
    QDataStream stream(&data, QIODevice::WriteOnly);
    stream << message.client << message.life << message.number;
    return data.append(padding, char('a' + message.number % 26));
}

/*! The number is 0 if the data is not what packed() made. */
inline Message unpacked(const QByteArray &data)
{
    constexpr qsizetype Head = 2 * sizeof(qint32) + sizeof(qint64);
    if (data.size() < Head)
        return {};
    Message message;
    QDataStream stream(data);
    stream >> message.client >> message.life >> message.number;
    const char padding = char('a' + message.number % 26);
    const bool isIntact = data.sliced(Head) == QByteArray(data.size() - Head, padding);
    return isIntact ? message : Message();
}

// A ledger is a text, a line for each entry: the kind and one or two numbers.
constexpr char Delivered
    = 'D'; ///< from, to: flushed, and closed in order: the server must have them
constexpr char Received = 'R'; ///< a message of the server's; its numbers rise within a connection
constexpr char Wrong = 'W'; ///< one that does not rise

} // namespace Ledger
