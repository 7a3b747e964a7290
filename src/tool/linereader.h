// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "standardstreams.h"

#include <QtCore/QObject>

#include <optional>

class QSocketNotifier;

namespace GipcTool {

/*! Reads the lines of standard input without blocking. It reads only when a line is asked for and
    none is complete, so while no lines are taken at most one chunk of input is in memory. */
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

    /*! Reads what is there without waiting, one chunk, unless \a bytes is 0. To be used before
        stop(), when readyRead() is not waited for any more. Returns how many bytes were read. */
    qint64 readReady(qint64 bytes);

    /*! Reads nothing more, even if an event is under way that says there is input. That input may
        have been read by readReady(), and reading again would block. */
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
    qsizetype m_begin = 0; ///< of the next line in m_buffer
    qsizetype m_searched = 0; ///< from m_begin to here no line ends
    qint64 m_lineNumber = 0; ///< of the last line that was taken
    bool m_skipping = false; ///< the present line is too long: its beginning was dropped
    bool m_armed = false; ///< onReady() will be called
    bool m_stopped = false;
    bool m_atEnd = false; ///< input has ended or failed; m_buffer may still have lines
};

} // namespace GipcTool
