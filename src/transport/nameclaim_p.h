// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "descriptor_p.h"
#include "failure_p.h"

#include <QtCore/QByteArray>

#include <memory>

QT_BEGIN_NAMESPACE
class QLocalServer;
QT_END_NAMESPACE

namespace GipcTransport {

/*! The ownership of a server's name, held while this object lives, and the listening socket
    behind it.

    On Unix: a lock that dies with the process serialises starters; what is at the path is taken
    over only if it is a socket of ours that nobody has bound any more; and the new socket is bound
    at the path itself, where those look for it that ask the kernel which sockets are in use, and is
    private from its first moment. Until it listens a client is refused, and tries again at once.
    Nobody else's file is ever changed or removed, and only the process that took the name gives it
    up. */
class NameClaim
{
public:
    enum class Access { User, Everyone };

    /*! The claim, or nothing and \a failure. */
    static std::unique_ptr<NameClaim> take(const QString &path, Access access,
                                           GipcCore::Failure *failure);
    ~NameClaim();
    Q_DISABLE_COPY_MOVE(NameClaim)

    /*! The listening socket; -1 where QLocalServer has to listen(). */
    qintptr descriptor() const;
    bool listen(QLocalServer *server) const;

    enum class Standing {
        Kept, ///< what is at the path is ours
        Renewed, ///< it was gone, and is there again: descriptor() is another
        Unsettled, ///< it is gone, and what it takes to make it again is lacking at the moment
        Lost, ///< somebody else has it, or it cannot be had any more
    };

    /*! Looks at the path and makes the name again if that was removed and is free. \a failure: why it
        is Unsettled or Lost. */
    Standing renew(GipcCore::Failure *failure);

    /*! Where those wait who came before the name was Renewed, once. */
    Descriptor takeFormer();

    /*! A few words that outlive the claim: what the last owner left, if it crashed or left something,
        and what the next one will find. Nothing where the platform keeps none. */
    QByteArray inheritedNote() const;
    void setNote(const QByteArray &note);

private:
    struct Private;

    explicit NameClaim(std::unique_ptr<Private> claimed);

    std::unique_ptr<Private> const d;
};

} // namespace GipcTransport
