// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "benchmessages.h"
#include "task.h"

#include <Gipc/GipcClient>

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace GipcTool {

struct Options;
class Output;

/*! The second process of `gipc bench`: a client. The first process asks it to send a message back,
    or to send a stream of messages. It ends with its connection. */
class BenchPeer final : public Task
{
    Q_OBJECT

public:
    BenchPeer(const Options &options, Output *output);

    void start() override;

    /*! Does nothing. A signal from the terminal reaches the first process, too, and its end closes
        the connection. */
    void stop(int exitCode) override;

private:
    void answer(const GipcMessage &message);
    void stream();
    void goOn();
    void fail(Gipc::ErrorCode error);

    Output *const m_output;
    GipcClient m_client;
    StreamPlan m_plan;
    QByteArray m_data;
    int m_type = 0; ///< of the stream's next message; 0: there is no stream
    bool m_sent = false; ///< a message of that type was sent
    bool m_streaming = false;
    QElapsedTimer m_clock; ///< since the first message of that type
    QTimer m_nextBatch;
};

} // namespace GipcTool
