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

/*! The ownership of a server's name, held while this object lives, and the listening socket behind
    it.

    On Unix a lock file decides who may have the path (LockFile), and the socket is made under its
    protection (PublishedSocket). Nobody else's file is ever changed or removed, and only the
    process that took the name gives it up. */
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
        Unsettled, ///< it is gone, and the system lacks something to make it again at the moment
        Lost, ///< somebody else has it, or it cannot be had any more
    };

    /*! Looks at the path, and makes the name again if it was removed and is free. \a failure says
        why it is Unsettled or Lost. */
    Standing renew(GipcCore::Failure *failure);

    /*! The former socket, once after the name was Renewed: clients may wait there. */
    Descriptor takeFormer();

    /*! A note that outlives the claim. inheritedNote() is what the last owner left, setNote() what
        the next one will find. Both do nothing where the platform keeps no notes. */
    QByteArray inheritedNote() const;
    void setNote(const QByteArray &note);

private:
    struct Private;

    explicit NameClaim(std::unique_ptr<Private> claimed);

    std::unique_ptr<Private> const d;
};

} // namespace GipcTransport
