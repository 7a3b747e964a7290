// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "process.h"

#include <QtTest/QTest>

namespace ToolTest {

/*! For a message that is to arrive: what `gipc send` waits by itself is little on a busy machine. */
const QStringList Patiently { QStringLiteral("--timeout"), QString::number(Patience) };

const QStringList Json { QStringLiteral("--format"), QStringLiteral("json") };

/*! \a count numbered lines, each of \a size bytes with its end. */
inline QByteArray numberedLines(int count, int size)
{
    QByteArray lines;
    for (int number = 0; number < count; ++number)
        lines += QByteArray::number(number).leftJustified(size - 1, '.') + '\n';
    return lines;
}

/*! A running `gipc`. */
class Gipc : public Process
{
public:
    explicit Gipc(const QStringList &arguments)
        : Process(QStringLiteral(GIPC_TOOL_PROGRAM), arguments)
    { }

    /*! One line of JSON input. */
    void writeMessage(int type, const QByteArray &data, int client = 0)
    {
        QByteArray line
            = "{\"type\":" + QByteArray::number(type) + ",\"data\":\"" + data.toBase64() + '"';
        if (client != 0)
            line += ",\"client\":" + QByteArray::number(client);
        write(line + "}\n");
    }

    /*! The next message of this type, from JSON output. */
    QByteArray message(int type)
    {
        const QJsonObject found
            = event(QStringLiteral("message"), { { QStringLiteral("type"), type } });
        return QByteArray::fromBase64(found.value(QStringLiteral("data")).toString().toLatin1());
    }

    bool hasStatus(const char *status)
    {
        return !event(QStringLiteral("status"),
                      { { QStringLiteral("status"), QString::fromLatin1(status) } })
                    .isEmpty();
    }

    /*! Where it listens. */
    QString address()
    {
        const QByteArray beginning = "gipc: listening on ";
        return QString::fromUtf8(errorLine(beginning).mid(beginning.size()));
    }
};

/*! Starts a server that has its name when this returns. */
inline void startListening(Gipc *server)
{
    server->start();
    if (server->address().isEmpty())
        QFAIL(server->restOfErrors().constData());
}

/*! A server and a client of it, both with JSON as output. */
struct Pair
{
    Pair()
    {
        startListening(&server);
        client.start();
    }

    const QString name = uniqueName();
    Gipc server { QStringList { QStringLiteral("listen"), name } + Json };
    Gipc client { QStringList { QStringLiteral("connect"), name } + Json };
};

} // namespace ToolTest
