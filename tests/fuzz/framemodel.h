// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "frame_p.h"
#include "fuzzing.h"

#include <QtCore/QList>

namespace Fuzz {

inline bool same(const Message &a, const Message &b)
{
    return a.type == b.type && a.data == b.data;
}

inline bool isPrefix(const QList<Message> &part, const QList<Message> &whole)
{
    return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin(), same);
}

inline bool areSame(const QList<Message> &a, const QList<Message> &b)
{
    return a.size() == b.size() && isPrefix(a, b);
}

/*! The frames of GIPC-X, read a second time in the plainest way: all bytes are kept, and looked
    at from the front. What FrameAssembler makes of any pieces has to be the same. */
class FrameModel
{
public:
    FrameModel(quint32 maxDataSize, bool mayUpdateKey, bool converses)
        : m_max(maxDataSize)
        , m_mayUpdateKey(mayUpdateKey)
        , m_converses(converses)
    { }

    QList<Message> frames; ///< without KEYUPDATE
    QList<qsizetype> keyUpdates; ///< how many frames came before each
    Fault fault = Fault::None;
    quint64 faultValue = 0;

    bool isAtBoundary() const { return fault == Fault::None && m_rest.isEmpty(); }

    /*! All of a record, or of the stream if there are none; whether it ended in a KEYUPDATE. */
    bool take(QByteArrayView plain)
    {
        m_rest.append(plain);
        ++m_records;
        while (fault == Fault::None && takeFrame()) {
            if (!std::exchange(m_sawKeyUpdate, false))
                continue;
            if (!m_mayUpdateKey || !m_rest.isEmpty())
                fault = Fault::UnexpectedFrame;
            else if (++m_keyUpdates > 32 + m_records / 1024)
                fault = Fault::TooManyKeyUpdates;
            else
                return true;
        }
        return false;
    }

private:
    bool takeFrame()
    {
        if (m_rest.size() < 4)
            return false;
        const qint64 dataSize = qint64(qFromBigEndian<quint32>(m_rest.constData())) - 4;
        if (dataSize < 0)
            return fail(Fault::MalformedFrame);
        if (m_rest.size() < 8)
            return false;
        const auto type = qFromBigEndian<quint32>(m_rest.constData() + 4);
        if (type > 0x7fffffff || (type == 0 && dataSize == 0))
            return fail(Fault::MalformedFrame);
        if (type != 0 && dataSize > qint64(m_max))
            return fail(Fault::MessageTooLarge, quint64(dataSize));
        if (type == 0 && m_rest.size() > 8 && !checkControl(quint8(m_rest.at(8)), dataSize))
            return false;
        if (m_rest.size() - 8 < dataSize)
            return false;
        const Message frame { type, m_rest.mid(8, qsizetype(dataSize)) };
        m_rest.remove(0, qsizetype(8 + dataSize));
        m_sawKeyUpdate = type == 0 && frame.data.at(0) == 5;
        if (m_sawKeyUpdate)
            keyUpdates << frames.size();
        else
            frames << frame;
        return true;
    }

    bool checkControl(quint8 code, qint64 size)
    {
        if (code < 2 || code > (m_converses ? 12 : 6))
            return fail(Fault::UnexpectedFrame);
        const qint64 head = code == 7 ? 13 : 14;
        const qint64 most = head + (code == 7 ? m_max : std::max<qint64>(m_max, 256));
        if ((code == 7 || code == 8) && size > most)
            return fail(Fault::MessageTooLarge, quint64(size - head));
        const bool good = (code <= 3 && size == 9) || (code == 4 && size >= 2 && size <= 130)
            || (code == 5 && size == 1) || (code == 6 && size == 3)
            || ((code == 7 || code == 8) && size >= head)
            || ((code == 9 || code == 11) && size == 9) || (code == 10 && size >= 2 && size <= 82)
            || (code == 12 && size >= 2 && size <= 130);
        return good || fail(Fault::MalformedFrame);
    }

    bool fail(Fault why, quint64 value = 0)
    {
        fault = why;
        faultValue = value;
        return false;
    }

    const quint32 m_max;
    const bool m_mayUpdateKey;
    const bool m_converses;
    QByteArray m_rest;
    bool m_sawKeyUpdate = false;
    quint64 m_records = 0;
    quint64 m_keyUpdates = 0;
};

} // namespace Fuzz
