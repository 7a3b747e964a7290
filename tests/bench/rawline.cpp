// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "rawline.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

namespace Bench::Raw {

void die(const char *what)
{
    qFatal("%s: %s", what, std::strerror(errno));
}

void writeAll(int socket, const char *bytes, qsizetype size)
{
    while (size > 0) {
        const ssize_t written = ::send(socket, bytes, size_t(size), MSG_NOSIGNAL);
        if (written < 0)
            die("send");
        bytes += written;
        size -= written;
    }
}

void Input::read(qsizetype size)
{
    std::memmove(m_bytes.data(), m_bytes.constData() + m_begin, size_t(m_end - m_begin));
    m_end -= m_begin;
    m_begin = 0;
    if (m_bytes.size() < size + ReadSize)
        m_bytes.resize(size + ReadSize);
    while (m_end < size) {
        const ssize_t got = ::read(m_socket, m_bytes.data() + m_end, ReadSize);
        if (got <= 0)
            die("read");
        m_end += got;
    }
}

} // namespace Bench::Raw
