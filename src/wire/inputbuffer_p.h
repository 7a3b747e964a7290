// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace GipcWire {

/*! Bytes that arrived and were not used yet, in one piece. It grows with what arrives and never with
    what a peer announces, and gives large memory back in compact(). */
class InputBuffer
{
public:
    /*! Where the next bytes may be read to. */
    struct Room
    {
        char *data;
        qsizetype size;
    };
    /*! Views of the buffer become invalid. */
    Room room();
    /*! So many bytes were read to room(). */
    void filled(qsizetype size) { m_end += size; }
    void append(QByteArrayView bytes);

    QByteArrayView view() const { return QByteArrayView(m_bytes.constData() + m_begin, size()); }
    qsizetype size() const { return m_end - m_begin; }
    bool isEmpty() const { return size() == 0; }
    /*! Where view() is, to change it there. */
    char *writable() { return const_cast<char *>(m_bytes.constData()) + m_begin; }
    /*! Whoever keeps a copy keeps what was dropped as it is, whatever becomes of the rest. */
    const QByteArray &storage() const { return m_bytes; }

    /*! The first \a size bytes are used up; views stay valid until room() or compact(). */
    void drop(qsizetype size) { m_begin += size; }

    /*! Nothing more arrives for now. Views become invalid. */
    void compact();

private:
    void makeRoom(qsizetype size, qsizetype least);

    QByteArray m_bytes; ///< its size is the room there is
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

} // namespace GipcWire
