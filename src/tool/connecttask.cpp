// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "connecttask.h"

#include "exitcode.h"
#include "output.h"
#include "settings.h"

#include <utility>

namespace GipcTool {

ConnectTask::ConnectTask(const Options &options, Output *output)
    : m_options(options)
    , m_output(output)
    , m_feeder(options, options.maxMessageSize.value_or(m_client.maxMessageSize()), output,
               [this](const InputCommand &command, Gipc::ErrorCode *why) {
                   return m_client.write(command.type, command.data, why);
               })
    , m_inputEnd(&m_feeder, [this] { return m_client.bytesToWrite() == 0; })
{
    applySettings(options, &m_client);
    applyTimes(options, &m_client);
    connect(&m_client, &GipcClient::messageReceived, this, &ConnectTask::onMessage);
    connect(&m_client, &GipcClient::connected, this,
            [this] { m_output->connected(serverOf(m_client)); });
    connect(&m_client, &GipcClient::disconnected, this,
            [this] { m_output->disconnected(0, m_client.error()); });
    connect(&m_client, &GipcClient::statusChanged, this, &ConnectTask::onStatus);
    connect(&m_client, &GipcClient::errorOccurred, this,
            [this](Gipc::ErrorCode error) { m_output->error(error, m_client.errorString()); });
    connect(&m_client, &GipcClient::bytesWritten, &m_feeder, &Feeder::retry);
    if (options.untilEof)
        connect(&m_inputEnd, &InputEnd::reached, this, &ConnectTask::stop);
    connect(&m_client, &GipcClient::closed, this, [this] { Q_EMIT finished(m_exitCode); });
}

void ConnectTask::start()
{
    QString error;
    if (!applyKey(m_options, &m_client, &error)) {
        m_output->complaint(error);
        Q_EMIT finished(WrongUsage);
        return;
    }
    if (m_client.connectToServer())
        m_feeder.start();
    else
        giveUp(exitCodeOf(m_client.error()));
}

void ConnectTask::stop(int exitCode)
{
    if (std::exchange(m_stopping, true))
        return;
    m_exitCode = exitCode;
    m_feeder.finish();
    m_client.close();
}

void ConnectTask::onStatus(Gipc::Status status)
{
    m_output->status(status, m_client.statusText());
    if (status == Gipc::Status::Timeout)
        giveUp(NoServer);
    else if (status == Gipc::Status::Error)
        giveUp(exitCodeOf(m_client.error()));
}

void ConnectTask::onMessage(const GipcMessage &message)
{
    if (m_stopping)
        return;
    ++m_received;
    m_output->message(0, message.msgType(), message.data());
    if (m_received == m_options.count)
        stop(Done);
}

/*! Ends without close(): the client has given up by itself. */
void ConnectTask::giveUp(int exitCode)
{
    if (std::exchange(m_stopping, true))
        return;
    m_output->lastWords(m_client.errorString());
    Q_EMIT finished(exitCode);
}

} // namespace GipcTool
