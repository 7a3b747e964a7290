// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

#include <algorithm>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>

namespace GipcTransport {

/*! A path as bind() and connect() take it. */
class SocketAddress final
{
public:
    /*! In bytes; one more is for the 0 at the end. */
    static constexpr qsizetype MaxPathSize = qsizetype(sizeof(sockaddr_un::sun_path)) - 1;

    /*! The caller has checked that \a path fits and has no null character. */
    explicit SocketAddress(const QByteArray &path) noexcept
    {
        m_address.sun_family = AF_UNIX;
        std::memcpy(m_address.sun_path, path.constData(),
                    size_t(std::min(path.size(), MaxPathSize)));
    }

    const sockaddr *data() const noexcept { return reinterpret_cast<const sockaddr *>(&m_address); }
    static constexpr socklen_t size() noexcept { return sizeof(sockaddr_un); }

private:
    sockaddr_un m_address {};
};

} // namespace GipcTransport
