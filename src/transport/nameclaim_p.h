// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "trouble_p.h"

#include <QtCore/QByteArray>

#include <memory>

QT_BEGIN_NAMESPACE
class QLocalServer;
QT_END_NAMESPACE

namespace GipcTransport {

/*! The ownership of a server's name, held while this object lives, and the listening socket
    behind it.

    On Unix: a lock that dies with the process serialises starters; what is at the path is taken
    over only if it is a socket of ours that nobody listens on any more; and the new socket
    appears at the path complete, with its final mode, already listening. Nobody else's socket is
    ever removed. */
class NameClaim
{
public:
    enum class Access { User, Everyone };

    /*! The claim, or nothing and \a trouble. */
    static std::unique_ptr<NameClaim> take(const QString &path, Access access, Trouble *trouble);
    ~NameClaim();
    Q_DISABLE_COPY_MOVE(NameClaim)

    /*! Lets \a server accept on a fresh duplicate of our socket: QLocalServer closes its
        descriptor for good when it runs out of descriptors, and what it closes is then only the
        duplicate. */
    bool attach(QLocalServer *server) const;

    /*! A few words that outlive the claim: what the last owner left, if it crashed or left something,
        and what the next one will find. Nothing where the platform keeps none. */
    QByteArray inheritedNote() const;
    void setNote(const QByteArray &note);

    /*! The listening socket, or -1 where the platform has none. */
    qintptr descriptor() const;

private:
    struct Private;

    explicit NameClaim(std::unique_ptr<Private> claimed);

    std::unique_ptr<Private> const d;
};

/*! Whether a server listens at \a path. No listener notices the question: it is a datagram
    socket that asks, and the kernel refuses it with different errors for a live and a dead
    address. */
bool isServerAlive(const QString &path);

} // namespace GipcTransport
