// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "linereader.h"
#include "inputcommand.h"

#include <Gipc/GipcGlobal>

#include <QtCore/QTimer>

#include <functional>

namespace GipcTool {

class Output;

/*! Reads messages from standard input and writes them to a channel. While the channel is full it
    keeps one message and reads no further, so the program that writes the input has to wait. */
class Feeder final : public QObject
{
    Q_OBJECT

public:
    /*! Writes to the channel, as GipcServer::write() does. */
    using Write = std::function<bool(const InputCommand &command, Gipc::ErrorCode *why)>;

    /*! \a maxDataSize: the most data of a message. A longer line is not read into memory. */
    Feeder(const Options &options, qsizetype maxDataSize, Output *output, Write write);

    void start();

    /*! Tries to write the message that is kept. That is also done from time to time. */
    void retry();

    /*! Whether some of the input was not sent, because of an error in it or of the channel. */
    bool isIncomplete() const { return m_incomplete; }
    bool hasFailed() const { return m_failed; }

    /*! Writes what can be read without waiting, and then nothing more. */
    void finish();

Q_SIGNALS:
    /*! Standard input has ended and the channel has taken all of it. */
    void ended();

private:
    void feed();
    bool isHeldSent();
    bool isSent(const InputCommand &command);
    void take(const LineReader::Line &line);
    void complain(const QString &mistake);

    LineReader m_reader;
    const InputCommandReader m_commandReader;
    Output *const m_output;
    const Write m_write;
    QTimer m_retryTimer;
    std::optional<InputCommand> m_held; ///< read, and not taken by the channel yet
    qint64 m_lineNumber = 0; ///< of what was read last
    bool m_feeding = false; ///< feed() runs; a signal that write() emits may call it again
    bool m_finished = false; ///< finish() was called
    bool m_ended = false; ///< ended() was emitted
    bool m_incomplete = false;
    bool m_failed = false; ///< standard input could not be read
};

} // namespace GipcTool
