// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "inputcommand.h"
#include "task.h"

#include <Gipc/GipcClient>

namespace GipcTool {

class Output;

/*! A command that connects, does one thing with one message, and ends: it takes one step after
    another, and waits for each. */
class OnceTask : public Task
{
    Q_OBJECT

public:
    OnceTask(const Options &options, Output *output);

    void start() override;
    void stop(int exitCode) override;

protected:
    static constexpr int ForEver = -1;

    /*! What is done once it is connected. It closes the connection and sets the exit code. */
    virtual void act() = 0;

    const Options &options() const { return m_options; }
    Output *output() const { return m_output; }
    GipcClient &client() { return m_client; }
    const InputCommand &command() const { return m_command; }

    void setExitCode(int exitCode) { m_exitCode = exitCode; }
    // Ends that are false, with the exit code set.
    bool refuse(Gipc::ErrorCode why);
    bool fail(int exitCode, const QString &text);
    bool failAsClient();

private:
    // Each step answers whether to go on. If not, it has set the exit code.
    bool readKey();
    bool readData();
    bool readCommand();
    bool connectToServer();

    void showEvents();
    void onError(Gipc::ErrorCode error);

    const Options m_options;
    Output *const m_output;
    GipcClient m_client;
    InputCommand m_command;
    int m_exitCode = 0;
};

} // namespace GipcTool
