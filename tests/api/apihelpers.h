// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtTest/QTest>

/*! How long a test waits for what must happen; tests do not measure time with it. */
constexpr int Patience = 30000;

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
    client->setNetwork(server.network());
    if (server.network())
        client->setPort(portOf(server));
}
