// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "feeder.h"

#include "output.h"
#include "words.h"

#include <QtCore/QScopedValueRollback>

#include <utility>

namespace GipcTool {

constexpr std::chrono::milliseconds FirstRetry { 5 };
constexpr std::chrono::milliseconds SlowestRetry { 320 };

// At the end as much is read as a pipe can hold. A file could be endless.
constexpr qint64 MaxReadAtTheEnd = 1024 * 1024;

Feeder::Feeder(const Options &options, qsizetype maxDataSize, Output *output, Write write)
    : m_reader(InputCommandReader::maxLineSize(options.format, maxDataSize))
    , m_commandReader(options.format, options.type)
    , m_output(output)
    , m_write(std::move(write))
{
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &Feeder::feed);
    connect(&m_reader, &LineReader::readyRead, this, &Feeder::feed);
    connect(&m_reader, &LineReader::failed, this, [this](const QString &why) {
        m_failed = true;
        m_output->complaint(Words::tr("Cannot read standard input: %1").arg(why));
    });
}

void Feeder::start()
{
    feed();
}

void Feeder::retry()
{
    if (m_held)
        feed();
}

void Feeder::feed()
{
    if (m_feeding || m_finished)
        return;
    {
        const QScopedValueRollback guard(m_feeding, true);
        while (!m_finished && isHeldSent()) {
            const std::optional<LineReader::Line> line = m_reader.next();
            if (!line)
                break;
            take(*line);
        }
    }
    if (m_finished)
        return;
    if (!m_held) {
        if (m_reader.isAtEnd() && !std::exchange(m_ended, true))
            Q_EMIT ended();
        return;
    }
    // The longer there is no room, the longer the pause before it is tried again.
    const auto delay = m_retryTimer.intervalAsDuration() * 2;
    m_retryTimer.start(qBound(FirstRetry, delay, SlowestRetry));
}

bool Feeder::isHeldSent()
{
    if (m_held && !isSent(*m_held))
        return false;
    if (m_held)
        m_retryTimer.setInterval(0);
    m_held.reset();
    return true;
}

/*! False if there is no room. A message that is refused for another reason is only reported. */
bool Feeder::isSent(const InputCommand &command)
{
    Gipc::ErrorCode why = Gipc::ErrorCode::NoError;
    if (m_write(command, &why))
        return true;
    if (why == Gipc::ErrorCode::QueueFull)
        return false;
    m_incomplete = true;
    if (const QString mistake = mistakeText(why, command); !mistake.isEmpty())
        complain(mistake);
    else
        m_output->inputLost(command.client, why, refusalText(why, command));
    return true;
}

void Feeder::take(const LineReader::Line &line)
{
    if (line.isTooLong) {
        m_incomplete = true;
        m_output->inputLost(0, Gipc::ErrorCode::MessageTooLarge,
                            Words::tr("Line %1 of the input is not sent: it is longer than "
                                      "--max-message-size allows.")
                                .arg(line.number));
        return;
    }
    m_lineNumber = line.number;
    QString error;
    m_held = m_commandReader.read(line.text, &error);
    if (!error.isEmpty()) {
        m_incomplete = true;
        complain(error);
    }
}

/*! Says what is wrong with the present line. */
void Feeder::complain(const QString &mistake)
{
    m_output->complaint(
        //: %2 is a clause, as "not a JSON object"
        Words::tr("Line %1 of the input is not sent: %2.").arg(m_lineNumber).arg(mistake));
}

void Feeder::finish()
{
    if (m_finished)
        return;
    qint64 left = qMin(inputAvailable(), MaxReadAtTheEnd);
    feed();
    while (!m_held && left > 0) {
        const qint64 size = m_reader.readReady(left);
        if (size <= 0)
            break;
        left -= size;
        feed();
    }
    m_finished = true;
    m_reader.stop();
    m_retryTimer.stop();
}

} // namespace GipcTool
