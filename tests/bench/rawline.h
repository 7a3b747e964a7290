// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "subject.h"

#include <QtCore/QtEndian>

/*! What the references have in common: frames over a socket, and nothing else. */
namespace Bench::Raw {

constexpr qsizetype HeadSize = 8; ///< u32 length | u32 type
constexpr qsizetype LengthSize = 4;
constexpr qsizetype WriteSize = 64 * 1024;
constexpr qsizetype ReadSize = 256 * 1024;

[[noreturn]] void die(const char *what);
void writeAll(int socket, const char *bytes, qsizetype size);
inline void putHead(char *to, qsizetype size)
{
    qToBigEndian(quint32(size + LengthSize), to);
    qToBigEndian(quint32(MessageType), to + LengthSize);
}

/*! Bytes read ahead; what is parsed stays in place, and a rest moves to the front. */
class Input
{
public:
    explicit Input(int socket)
        : m_socket(socket)
    { }

    /*! At least \a size bytes. */
    const char *need(qsizetype size)
    {
        if (m_end - m_begin < size)
            read(size);
        return m_bytes.constData() + m_begin;
    }
    void drop(qsizetype size) { m_begin += size; }

private:
    void read(qsizetype size);

    const int m_socket;
    QByteArray m_bytes;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

/*! A frame's way over the line. */
class Line
{
public:
    virtual ~Line() = default;
    /*! May wait for more until flush(). */
    virtual void put(const QByteArray &data) = 0;
    virtual void flush() = 0;
    /*! The next message is looked at. */
    virtual void take(Input *input) = 0;
};

using LineMaker = std::unique_ptr<Line> (*)(int socket);

std::unique_ptr<Line> makeSealedFrames(int socket);
std::unique_ptr<Line> makeSealedRecords(int socket);

} // namespace Bench::Raw
