// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framemodel.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QSet>

namespace Fuzz {

/*! In a conversation: so many requests of its own the session has begun, and counted, before it
    reads, and so many of the peer's it holds. */
constexpr quint64 OwnRequestCount = 3;
constexpr quint32 PeerRequestLimit = 2;

/*! A request with an odd type is answered at once; others stay open until they are cancelled. */
inline bool isAnsweredAtOnce(quint32 type)
{
    return (type & 1) != 0;
}

inline QByteArray noted(char what, quint64 number, quint32 type, QByteArrayView data)
{
    return what + QByteArray::number(number) + ' ' + QByteArray::number(type) + ' '
        + data.toByteArray();
}

/*! What the frames of a stream mean to a session of GIPC-X, from the description of the protocol
    and in the plainest way. */
class Meaning
{
public:
    Meaning(const FrameModel &model, quint32 maxDataSize, bool isClient, bool converses)
        : fault(model.fault)
        , m_max(maxDataSize)
        , m_isClient(isClient)
        , m_converses(converses)
        , m_isOpen(!converses)
    {
        for (qsizetype i = 0; i < model.frames.size(); ++i) {
            Fault found = closed && isUpdated(model, i) ? Fault::UnexpectedFrame : Fault::None;
            if (found == Fault::None)
                found = take(model.frames.at(i));
            if (found != Fault::None) {
                fault = found;
                return;
            }
            if (closed && m_closedBy < 0)
                m_closedBy = i;
        }
        if (closed && isUpdated(model, model.frames.size()))
            fault = Fault::UnexpectedFrame; // no key update follows CLOSE
    }

    QList<Message> messages;
    QByteArrayList events; ///< of the conversation, as noted()
    QByteArray ping; ///< the last one's
    bool closed = false;
    quint64 counted = 0;
    Fault fault;

    bool isAckDue() const { return counted >= 64 || m_countedBytes >= 256 * 1024; }

private:
    /*! Whether a key update came between CLOSE and that frame. */
    bool isUpdated(const FrameModel &model, qsizetype before) const
    {
        const QList<qsizetype> &all = model.keyUpdates;
        return std::any_of(all.begin(), all.end(), [&](qsizetype position) {
            return position > m_closedBy && position <= before;
        });
    }

    /*! None, or why the session ends there. */
    Fault take(const Message &frame)
    {
        const quint8 code = frame.type == 0 ? quint8(frame.data.at(0)) : 0;
        if (closed && code != 9)
            return Fault::UnexpectedFrame;
        if (code == 6)
            return Fault::PeerReported;
        if (code == 4)
            return takeClose(quint8(frame.data.at(1)));
        if (code == 2)
            ping = frame.data.sliced(1);
        if (code == 2 || code == 3)
            return Fault::None;
        if (code == 10)
            return takeSession(frame.data.sliced(1));
        if (!m_isOpen)
            return Fault::UnexpectedFrame;
        if (code != 0)
            return converse(code, frame.data.sliced(1));
        messages << frame;
        count(frame.data.size());
        return Fault::None;
    }

    Fault takeClose(quint8 reason)
    {
        if (reason == 2)
            return Fault::PeerReported;
        if (reason == 5 || reason == 6) {
            if (!m_isClient || (m_converses && m_isOpen) || !messages.isEmpty())
                return Fault::UnexpectedFrame;
            if (m_converses)
                return reason == 5 ? Fault::NotAdmitted : Fault::NotAdmittedNow;
        } else if (!m_isOpen || (reason != 0 && reason != 1 && reason != 4)) {
            return Fault::UnexpectedFrame;
        }
        closed = true;
        return Fault::None;
    }

    Fault takeSession(const QByteArray &rest)
    {
        if (m_isOpen)
            return Fault::UnexpectedFrame;
        const char kind = rest.at(0);
        const bool isGood = m_isClient
            ? kind == 0 && rest.size() == 21
            : (kind == 0 && rest.size() == 1) || (kind == 1 && rest.size() == 81);
        if (!isGood)
            return Fault::MalformedFrame;
        m_isOpen = true;
        events << noted('s', 0, 0, {});
        return Fault::None;
    }

    Fault converse(quint8 code, const QByteArray &rest)
    {
        const auto number = code == 12 ? 0 : qFromBigEndian<quint64>(rest.constData());
        switch (code) {
        case 7:
            return takeRequest(number, qFromBigEndian<quint32>(rest.constData() + 8),
                               rest.sliced(12));
        case 8:
            return takeReply(number, quint8(rest.at(8)),
                             qFromBigEndian<quint32>(rest.constData() + 9), rest.sliced(13));
        case 9:
            if (number < m_confirmed || number > OwnRequestCount)
                return Fault::BadCount;
            m_confirmed = number;
            return Fault::None;
        case 11:
            if (number == 0 || number > m_lastAsked)
                return Fault::UnexpectedFrame;
            count(0);
            if (m_open.remove(number))
                events << noted('c', number, 0, {});
            return Fault::None;
        default: // 12
            if (std::exchange(m_isPeerGoing, true))
                return Fault::UnexpectedFrame;
            events << noted('g', quint8(rest.at(0)), 0, rest.sliced(1));
            return Fault::None;
        }
    }

    Fault takeRequest(quint64 number, quint32 type, const QByteArray &data)
    {
        if (m_isPeerGoing)
            return Fault::UnexpectedFrame;
        if (type == 0 || type > 0x7fffffff)
            return Fault::MalformedFrame;
        if (number != m_lastAsked + 1)
            return Fault::UnexpectedFrame;
        if (m_open.size() == qsizetype(PeerRequestLimit))
            return Fault::TooManyRequests;
        m_lastAsked = number;
        count(data.size());
        events << noted('q', number, type, data);
        if (!isAnsweredAtOnce(type))
            m_open.insert(number);
        return Fault::None;
    }

    Fault takeReply(quint64 number, quint8 status, quint32 type, const QByteArray &data)
    {
        const bool isGood = status == 0 ? type > 0 && type <= 0x7fffffff
                                        : status <= 3 && type == 0 && data.size() <= 256;
        if (!isGood)
            return Fault::MalformedFrame;
        if (status == 0 && data.size() > qsizetype(m_max))
            return Fault::MessageTooLarge;
        if (number == 0 || number > OwnRequestCount)
            return Fault::UnexpectedFrame;
        count(data.size());
        if (!m_answered.contains(number))
            events << noted('a', number, 10 * type + status, data);
        m_answered.insert(number);
        return Fault::None;
    }

    void count(qsizetype size)
    {
        if (!m_converses)
            return;
        ++counted;
        m_countedBytes += size;
    }

    const quint32 m_max;
    const bool m_isClient; ///< it is told whether it is let in
    const bool m_converses;
    bool m_isOpen;
    bool m_isPeerGoing = false;
    qsizetype m_closedBy = -1;
    qint64 m_countedBytes = 0;
    quint64 m_confirmed = 0;
    quint64 m_lastAsked = 0;
    QSet<quint64> m_open; ///< requests of the peer's
    QSet<quint64> m_answered; ///< and of the session's own
};

} // namespace Fuzz
