// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "linereader.h"
#include "order.h"

#include <Gipc/GipcGlobal>

#include <QtCore/QTimer>

#include <functional>

namespace GipcTool {

class Output;

/*! Carries messages from standard input to a channel. When the channel is full it keeps one message and
    stops reading, so that whoever writes the input feels it; nothing is lost or piled up. */
class Feeder : public QObject
{
    Q_OBJECT

public:
    /*! How to write to the channel, as GipcServer::write(). */
    using Write = std::function<bool(const Order &order, Gipc::ErrorCode *why)>;

    /*! \a maxDataSize: no line with more data is read into memory. */
    Feeder(const Options &options, qsizetype maxDataSize, Output *output, Write write);

    void start();

    /*! There may be room again. It is also tried from time to time. */
    void retry();

    /*! The last chance: sends what stands ready, without waiting, and then nothing more. */
    void finish();

private:
    void feed();
    bool isHeldSent();
    bool isSent(const Order &order);
    void take(const LineReader::Line &line);

    LineReader m_reader;
    const OrderReader m_orders;
    Output *const m_output;
    const Write m_write;
    QTimer m_retryTimer;
    std::optional<Order> m_held;
    bool m_feeding = false;
    bool m_finished = false;
};

} // namespace GipcTool
