// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "standardstreams.h"

#include <QtCore/QObject>

#include <optional>

class QSocketNotifier;

namespace GipcTool {

/*! The lines of standard input, without waiting for them. It reads no further than asked for: while
    nobody takes lines, at most one piece of input is held, and the rest waits where it comes from.
 */
class LineReader final : public QObject
{
    Q_OBJECT

public:
    struct Line
    {
        qint64 number = 0;
        QByteArray text; ///< without the end of the line
        bool isTooLong = false; ///< then without text
    };

    explicit LineReader(qsizetype maxLineSize);

    /*! The next line, if there is one. If not, readyRead() comes when there may be. */
    std::optional<Line> next();

    /*! Whether all lines were taken, and no more can come. */
    bool isAtEnd() const { return m_atEnd && m_begin == m_buffer.size() && !m_skipping; }

    /*! Takes in what stands ready, at most \a bytes. For next() at the end, when nobody waits any more. */
    qint64 readReady(qint64 bytes);

    /*! No more reading, even if an event that says there is input is on its way: what it speaks of may
        have been read since, and then reading again would block. */
    void stop();

Q_SIGNALS:
    void readyRead();
    void failed(const QString &why);

private:
    void arm();
    void onReady();
    void take(const Chunk &chunk);
    std::optional<Line> cut(qsizetype end);
    std::optional<Line> lastLine();
    void dropTooLong();

    const qsizetype m_maxLineSize;
    const bool m_pollable;
    QSocketNotifier *m_notifier = nullptr;
    QByteArray m_buffer;
    qsizetype m_begin = 0; ///< of the next line
    qsizetype m_searched = 0; ///< no line ends before this
    qint64 m_lineNumber = 0;
    bool m_skipping = false; ///< in a line that is too long
    bool m_armed = false;
    bool m_stopped = false;
    bool m_atEnd = false;
};

} // namespace GipcTool
