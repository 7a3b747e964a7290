// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtTest/QTest>

/*! How long a test waits for what must happen; tests do not measure time with it. */
constexpr int Patience = 30000;

/*! The time-out of handshakes that are to succeed: with others at work a crowd of them takes long. */
constexpr int HandshakePatience = 4 * Patience;

/*! How often the event loop comes round at least where it is to run for a while. */
constexpr int FewestTurns = 10;

/*! A name nobody else has: test program, process and a counter. */
inline QString uniqueName()
{
    static int counter = 0;
    return QStringLiteral("%1-%2-%3")
        .arg(QString::fromLatin1(QTest::currentAppName()).section(u'/', -1).right(24))
        .arg(QCoreApplication::applicationPid())
        .arg(++counter);
}

inline QString pathOf(const QString &name)
{
    return QStringLiteral("/tmp/%1.sock").arg(name);
}

/*! The port a server with `network` and port 0 got. */
inline quint16 portOf(const GipcServer &server)
{
    return server.address().section(u':', -1).toUShort();
}

/*! Lets a client find a server, whichever transport it uses. */
inline void aim(GipcClient *client, const GipcServer &server)
{
    client->setName(server.name());
    client->setEncryption(server.encryption());
    client->setHandshakeTimeout(HandshakePatience);
    client->setNetwork(server.network());
    if (server.network())
        client->setPort(portOf(server));
}
