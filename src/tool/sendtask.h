// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "inputcommand.h"
#include "task.h"

#include <Gipc/GipcClient>

namespace GipcTool {

class Output;

/*! `gipc send`: takes one step after another, and waits for each. */
class SendTask final : public Task
{
    Q_OBJECT

public:
    SendTask(const Options &options, Output *output);

    void start() override;
    void stop(int exitCode) override;

private:
    // Each step answers whether to go on. If not, it has set the exit code.
    bool readKey();
    bool readData();
    bool readCommand();
    bool connectToServer();
    bool handOver();
    bool close();

    void showEvents();
    void onError(Gipc::ErrorCode error);
    bool refuse(Gipc::ErrorCode why);
    bool fail(int exitCode, const QString &text);
    bool failAsClient();

    const Options m_options;
    Output *const m_output;
    GipcClient m_client;
    InputCommand m_command;
    bool m_isTaken = false; ///< the kernel took the whole message
    int m_exitCode = 0;
};

} // namespace GipcTool
