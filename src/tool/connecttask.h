// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "conversation.h"
#include "feeder.h"
#include "inputend.h"
#include "task.h"

#include <Gipc/GipcClient>

namespace GipcTool {

/*! `gipc connect` */
class ConnectTask final : public Task
{
    Q_OBJECT

public:
    ConnectTask(const Options &options, Output *output);

    void start() override;
    void stop(int exitCode) override;

private:
    void onStatus(Gipc::Status status);
    void onMessage(const GipcMessage &message);
    void giveUp(int exitCode);
    bool write(const InputCommand &command, Gipc::ErrorCode *why);
    bool isAllDone() const;

    const Options m_options;
    Output *const m_output;
    GipcClient m_client;
    Conversation m_conversation;
    Feeder m_feeder;
    InputEnd m_inputEnd;
    qint64 m_received = 0;
    int m_exitCode = 0;
    bool m_stopping = false;
};

} // namespace GipcTool
