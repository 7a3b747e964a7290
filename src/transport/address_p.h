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

    /*! The Go library's scheme for many clients. manager() is where ids are given out:
        /tmp/NAME_manager.sock, or on TCP the port itself. withId() is where the client with that id
        connects: /tmp/NAME<id>.sock, or on TCP port + id. */
    Address manager() const;
    Address withId(quint32 id) const;
    quint32 maxId() const;

    /*! A relative path is made absolute. */
    static Address local(const QString &path);
    static Address tcp(const QString &host, quint16 port);
};

/*! \a path from the root, as the working directory is now. An absolute or empty path is returned as
    it is. */
QString absolutePath(const QString &path);

/*! The path of a server's name: /tmp/NAME.sock on Unix, literally, as the Go library has it; the
    pipe's name on Windows. */
QString pathOfName(const QString &name);

/*! A server's name: 1 to 64 of A-Z a-z 0-9 . _ - and no leading dot. */
bool isServerName(const QString &name);

/*! Why the system could not take \a path: it is too long, or has a null character in it. */
GipcCore::Failure checkPath(const QString &path);

/*! The same for the path of a local address. The host of another one must have no null character in
    it. */
GipcCore::Failure checkAddress(const Address &address);

/*! What a client may dial: any name without a slash; whether it fits is seen when dialing. */
bool isDialableName(const QString &name);

} // namespace GipcTransport
