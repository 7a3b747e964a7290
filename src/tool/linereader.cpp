// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "linereader.h"

#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>

#include <utility>

#include <unistd.h>

namespace GipcTool {

constexpr std::chrono::milliseconds PauseInBackground { 500 };

LineReader::LineReader(qsizetype maxLineSize)
    : m_maxLineSize(maxLineSize)
    , m_pollable(isInputPollable())
{
    if (!m_pollable)
        return;
    m_notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    m_notifier->setEnabled(false);
    connect(m_notifier, &QSocketNotifier::activated, this, &LineReader::onReady);
}

std::optional<LineReader::Line> LineReader::next()
{
    const qsizetype end = m_buffer.indexOf('\n', m_searched);
    if (end >= 0)
        return cut(end);
    if (m_atEnd)
        return lastLine();
    m_buffer.remove(0, std::exchange(m_begin, 0));
    m_searched = m_buffer.size();
    if (m_searched > m_maxLineSize)
        dropTooLong();
    arm();
    return std::nullopt;
}

/*! The line that ends at \a end. */
std::optional<LineReader::Line> LineReader::cut(qsizetype end)
{
    Line line { ++m_lineNumber, m_buffer.sliced(m_begin, end - m_begin) };
    m_begin = m_searched = end + 1;
    line.isTooLong = std::exchange(m_skipping, false) || line.text.size() > m_maxLineSize;
    if (line.isTooLong)
        line.text.clear();
    return line;
}

/*! What is left at the end of the input, a line without its end. */
std::optional<LineReader::Line> LineReader::lastLine()
{
    if (m_begin == m_buffer.size() && !m_skipping)
        return std::nullopt;
    std::optional<Line> line = cut(m_buffer.size());
    m_begin = m_searched = m_buffer.size();
    return line;
}

void LineReader::dropTooLong()
{
    m_skipping = true;
    m_buffer.clear();
    m_searched = 0;
}

void LineReader::arm()
{
    if (m_stopped || std::exchange(m_armed, true))
        return;
    if (m_pollable)
        m_notifier->setEnabled(true);
    else
        QMetaObject::invokeMethod(this, &LineReader::onReady, Qt::QueuedConnection);
}

void LineReader::onReady()
{
    if (m_stopped || !std::exchange(m_armed, false))
        return;
    if (m_pollable)
        m_notifier->setEnabled(false);
    const Chunk chunk = readInput();
    if (chunk.state == Chunk::State::Nothing) {
        QTimer::singleShot(PauseInBackground, this, &LineReader::arm);
        return;
    }
    take(chunk);
    Q_EMIT readyRead();
}

void LineReader::take(const Chunk &chunk)
{
    m_buffer += chunk.data;
    if (chunk.state == Chunk::State::End || chunk.state == Chunk::State::Failed)
        m_atEnd = true;
    if (chunk.state == Chunk::State::Failed)
        Q_EMIT failed(qt_error_string(chunk.error));
}

qint64 LineReader::readReady(qint64 bytes)
{
    if (m_atEnd || bytes <= 0 || inputAvailable() <= 0)
        return 0;
    const Chunk chunk = readInput();
    take(chunk);
    return chunk.data.size();
}

void LineReader::stop()
{
    m_stopped = true;
    if (m_notifier)
        m_notifier->setEnabled(false);
}

} // namespace GipcTool
