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

/*! Carries messages from standard input to a channel. When the channel is full it keeps one message and
    stops reading, so that whoever writes the input feels it; nothing is lost or piled up. */
class Feeder final : public QObject
{
    Q_OBJECT

public:
    /*! How to write to the channel, as GipcServer::write(). */
    using Write = std::function<bool(const InputCommand &command, Gipc::ErrorCode *why)>;

    /*! \a maxDataSize: no line with more data is read into memory. */
    Feeder(const Options &options, qsizetype maxDataSize, Output *output, Write write);

    void start();

    /*! There may be room again. It is also tried from time to time. */
    void retry();

    /*! Whether some of the input was not sent, because of an error in it or of the channel. */
    bool isIncomplete() const { return m_incomplete; }
    bool hasFailed() const { return m_failed; }

    /*! The last chance: sends what stands ready, without waiting, and then nothing more. */
    void finish();

Q_SIGNALS:
    /*! Standard input has ended and the channel has taken all of it. */
    void ended();

private:
    void feed();
    bool isHeldSent();
    bool isSent(const InputCommand &command);
    void take(const LineReader::Line &line);

    LineReader m_reader;
    const InputCommandReader m_commandReader;
    Output *const m_output;
    const Write m_write;
    QTimer m_retryTimer;
    std::optional<InputCommand> m_held;
    bool m_feeding = false;
    bool m_finished = false;
    bool m_ended = false;
    bool m_incomplete = false;
    bool m_failed = false;
};

} // namespace GipcTool
