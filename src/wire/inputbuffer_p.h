// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace GipcWire {

/*! Bytes that arrived and were not used yet. It grows with what arrives and never with what a
    peer announces, and gives large memory back when it is empty. */
class InputBuffer
{
public:
    void append(QByteArrayView bytes);
    QByteArrayView view() const { return QByteArrayView(m_bytes).sliced(m_used); }
    qsizetype size() const { return m_bytes.size() - m_used; }
    bool isEmpty() const { return size() == 0; }

    /*! The first \a size bytes are used up; views of them become invalid. */
    void drop(qsizetype size);

private:
    QByteArray m_bytes;
    qsizetype m_used = 0;
};

} // namespace GipcWire
