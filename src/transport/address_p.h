// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"

#include <QtCore/QString>

namespace GipcTransport {

/*! Where a server is: a local path, or host and port. */
struct Address
{
    bool network = false;
    QString path;
    QString host;
    quint16 port = 0;

    QString text() const;

    /*! Go's scheme for many clients: where ids are given out, and where the client with an id is
        awaited. /tmp/NAME_manager.sock and /tmp/NAME<id>.sock; on TCP this port, and port + id. */
    Address manager() const;
    Address withId(quint32 id) const;
    quint32 maxId() const;

    /*! A relative path is made absolute. */
    static Address local(const QString &path);
    static Address tcp(const QString &host, quint16 port);
};

/*! What a relative path means now, whatever becomes of the working directory; an empty one stays
    so. Nothing else about the path is changed. */
QString absolutePath(const QString &path);

/*! The path of a server's name: /tmp/NAME.sock on Unix, literally, as the Go library has it; the
    pipe's name on Windows. */
QString pathOfName(const QString &name);

/*! A server's name: 1 to 64 of A-Z a-z 0-9 . _ - and no leading dot. */
bool isServerName(const QString &name);

/*! Whether a path can be one for the system: not too long, and no null character in it. */
GipcCore::Failure checkPath(const QString &path);

/*! Whether the path of a local address fits into what the system calls an address. */
GipcCore::Failure checkAddress(const Address &address);

/*! What a client may dial: any name without a slash; whether it fits is seen when dialing. */
bool isDialableName(const QString &name);

} // namespace GipcTransport
