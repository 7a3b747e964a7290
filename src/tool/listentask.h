// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "feeder.h"
#include "task.h"

#include <Gipc/GipcServer>

namespace GipcTool {

/*! `gipc listen` */
class ListenTask : public Task
{
    Q_OBJECT

public:
    ListenTask(const Options &options, Output *output);

    void start() override;
    void stop(int exitCode) override;

private:
    void announce(quint64 client);
    void dismiss(quint64 client, Gipc::ErrorCode why);
    void takeMessages();
    void handle(const GipcMessage &message);
    bool isEchoSent();
    bool write(const Order &order, Gipc::ErrorCode *why);

    const Options m_options;
    Output *const m_output;
    GipcServer m_server;
    Feeder m_feeder;
    QTimer m_echoTimer;
    std::optional<GipcMessage> m_echo; ///< waits for room; until then no message is taken
    qint64 m_received = 0;
    int m_exitCode = 0;
    bool m_stopping = false;
};

} // namespace GipcTool
