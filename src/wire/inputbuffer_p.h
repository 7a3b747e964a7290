// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace GipcWire {

/*! Bytes that have arrived and were not used yet, in one piece. It grows with what arrives, never
    with what a peer announces. compact() gives large memory back. */
class InputBuffer
{
public:
    struct Room
    {
        char *data;
        qsizetype size;
    };
    /*! Where the next bytes may be read to. Views of the buffer become invalid. */
    Room room();
    /*! \a size bytes were read to room(). */
    void filled(qsizetype size) { m_end += size; }
    void append(QByteArrayView bytes);

    QByteArrayView view() const { return QByteArrayView(m_bytes.constData() + m_begin, size()); }
    qsizetype size() const { return m_end - m_begin; }
    bool isEmpty() const { return size() == 0; }
    /*! The bytes of view(), to be changed where they lie. */
    char *writable() { return const_cast<char *>(m_bytes.constData()) + m_begin; }
    /*! A copy of this keeps the bytes of all views, even when they are dropped here. */
    const QByteArray &storage() const { return m_bytes; }

    /*! The first \a size bytes are used up. Views stay valid until room() or compact(). */
    void drop(qsizetype size) { m_begin += size; }

    /*! Gives large memory back, as nothing more arrives for now. Views become invalid. */
    void compact();

private:
    void makeRoom(qsizetype size, qsizetype least);

    QByteArray m_bytes; ///< the memory; what is in it lies between the two below
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

} // namespace GipcWire
