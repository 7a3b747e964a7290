// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "descriptor_p.h"
#include "failure_p.h"
#include "filestatus_unix_p.h"
#include "nameclaim_p.h"

#include <QtCore/QByteArray>

namespace GipcTransport {

/*! A socket that listens at a path, and the file that others find it by. Who may have the path is
    decided by the lock file, which the caller holds. */
class PublishedSocket final
{
public:
    PublishedSocket() = default;

    /*! Takes over what is at \a path only if that is a socket of ours that nobody has bound any
        more. Not valid, and \a failure, if something else is there or the system refuses.

        The socket is bound at the path itself, where those look for it that ask the kernel which
        sockets are in use, and is private from its first moment. */
    static PublishedSocket publish(const QByteArray &path, NameClaim::Access access,
                                   GipcCore::Failure *failure);

    bool isValid() const noexcept { return m_listening.isValid(); }
    int descriptor() const noexcept { return m_listening.get(); }

    /*! What is at the path is still this socket. */
    bool isCurrent() const;

    /*! Removes the file, if it is still this socket's, and refuses those who wait. */
    void withdraw();

    /*! Gives the descriptor away and leaves the file alone. */
    Descriptor takeDescriptor() noexcept { return std::move(m_listening); }

private:
    void removeFile();

    QByteArray m_path;
    Descriptor m_listening;
    FileStatus m_file;
};

} // namespace GipcTransport
