// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QtGlobal>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/*! Bytes this process has allocated and not freed; always 0 where nobody counts: a sanitizer has an
    allocator of its own. */
inline qint64 memoryInUse()
{
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const struct mallinfo2 info = ::mallinfo2();
    return qint64(info.uordblks) + qint64(info.hblkhd);
#else
    return 0;
#endif
}

/*! Bytes of this process that lie in the machine's memory; always 0 with a sanitizer, which keeps what
    is freed for a while, to catch who still uses it. */
inline qint64 residentMemory()
{
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Rss:"))
            return line.sliced(4).trimmed().split(' ').first().toLongLong() * 1024;
    }
#endif
    return 0;
}

inline qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System).size();
}

constexpr qint64 Mebibyte = 1024 * 1024;
