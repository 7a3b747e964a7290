// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <QtCore/QtEndian>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#if defined(__SANITIZE_ADDRESS__)
#define GIPC_FUZZ_WITH_ASAN
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GIPC_FUZZ_WITH_ASAN
#endif
#endif

#ifdef GIPC_FUZZ_WITH_ASAN
extern "C" size_t __sanitizer_get_current_allocated_bytes(); // gcc has no header for it
#elif defined(__GLIBC__)
#include <malloc.h>
#endif

/*! What libFuzzer and replay.cpp call, once for each input. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*! What the fuzz targets share. An input is a script: settings first, then steps; every sequence
    of bytes is one, as what is missing at its end counts as 0. */
namespace Fuzz {

using namespace GipcWire;

/*! What holds whatever the input is. Unlike an assertion it is there in every build. */
inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "Does not hold: %s\n", what);
    std::abort();
}

class Script
{
public:
    Script(const uint8_t *data, size_t size)
        : m_rest(data, qsizetype(size))
    { }

    bool atEnd() const { return m_rest.isEmpty(); }

    quint8 byte() { return number<quint8>(); }

    template <typename Number> Number number()
    {
        uchar bytes[sizeof(Number)] = {};
        const QByteArrayView taken = take(qsizetype(sizeof(Number)));
        std::copy(taken.begin(), taken.end(), bytes);
        return qFromBigEndian<Number>(bytes);
    }

    /*! u8 size | bytes */
    QByteArray bytes() { return take(byte()).toByteArray(); }

    /*! u16 size | u8: so many times that byte. Large things in a small input. */
    QByteArray filled()
    {
        const auto size = number<quint16>();
        return QByteArray(size, char(byte()));
    }

    QByteArray rest() { return take(m_rest.size()).toByteArray(); }

private:
    QByteArrayView take(qsizetype size)
    {
        const QByteArrayView taken = m_rest.first(std::min(size, m_rest.size()));
        m_rest = m_rest.sliced(taken.size());
        return taken;
    }

    QByteArrayView m_rest;
};

/*! The pieces a stream arrives in: u8 size | that many sizes, taken in turns; 0 is all of the
    rest. */
class Splits
{
public:
    explicit Splits(Script *script)
        : m_sizes(script->bytes())
    { }

    /*! Takes the next piece from the front of \a bytes. */
    QByteArrayView next(QByteArrayView *bytes)
    {
        qsizetype size = 0;
        if (!m_sizes.isEmpty())
            size = quint8(m_sizes.at(m_next++ % m_sizes.size()));
        if (size == 0 || size > bytes->size())
            size = bytes->size();
        const QByteArrayView piece = bytes->first(size);
        *bytes = bytes->sliced(size);
        return piece;
    }

private:
    const QByteArray m_sizes;
    qsizetype m_next = 0;
};

/*! Bytes of heap in use; 0 where nobody knows. */
inline qint64 memoryInUse()
{
#ifdef GIPC_FUZZ_WITH_ASAN
    return qint64(__sanitizer_get_current_allocated_bytes());
#elif defined(__GLIBC__)
    const auto info = mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
#else
    return 0;
#endif
}

/*! Memory grows with what has arrived, never with what is announced: the limits of messages go up
    to 1 GiB here, an input is a few KiB. */
class MemoryWatch
{
public:
    void check(qsizetype arrived) const
    {
        // Contexts of OpenSSL, and what buffers keep to grow into.
        constexpr qint64 Allowance = 1024 * 1024;
        require(memoryInUse() - m_before <= Allowance + 8 * qint64(arrived),
                "memory is bounded by what has arrived");
    }

private:
    const qint64 m_before = memoryInUse();
};

/*! A limit for the data of one message. */
inline quint32 maxMessageSize(int choice)
{
    constexpr quint32 Limits[] = { 16, 1000, 100000, MaxDataSize };
    return Limits[choice & 3];
}

/*! Changes \a bytes, which are not empty, at one place. */
inline void change(QByteArray *bytes, Script *script)
{
    const auto at = qsizetype(script->number<quint16>()) % bytes->size();
    const int difference = std::max<int>(script->byte(), 1);
    (*bytes)[at] = char(quint8(bytes->at(at)) ^ difference);
}

} // namespace Fuzz
