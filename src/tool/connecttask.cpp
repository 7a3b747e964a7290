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
    , m_conversation(options, options.maxMessageSize.value_or(m_client.maxMessageSize()), output,
                     [this](const InputCommand &command) {
                         return m_client.request(command.type, command.data, command.timeout);
                     })
    , m_feeder(
          options, options.maxMessageSize.value_or(m_client.maxMessageSize()), output,
          [this](const InputCommand &command, Gipc::ErrorCode *why) { return write(command, why); })
    , m_inputEnd(&m_feeder, [this] { return isAllDone(); })
{
    applySettings(options, &m_client);
    applyTimes(options, &m_client);
    connect(&m_client, &GipcClient::messageReceived, this, &ConnectTask::onMessage);
    m_conversation.attach(&m_client);
    connect(&m_feeder, &Feeder::ended, &m_conversation, &Conversation::endInput);
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
    connect(&m_client, &GipcClient::closed, this, [this] {
        m_conversation.end();
        Q_EMIT finished(m_exitCode);
    });
}

void ConnectTask::start()
{
    QString error;
    if (!applyKey(m_options, &m_client, &error) || !m_conversation.isPossible(&error)) {
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
    m_conversation.endInput(); // no line can answer any more
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
    if (m_received == m_options.count)
        return;
    ++m_received;
    m_output->message(0, message.msgType(), message.data());
    if (m_received == m_options.count)
        stop(Done);
}

bool ConnectTask::write(const InputCommand &command, Gipc::ErrorCode *why)
{
    if (command.kind == InputCommand::Kind::Message)
        return m_client.write(command.type, command.data, why);
    return m_conversation.write(command, why);
}

bool ConnectTask::isAllDone() const
{
    return m_client.bytesToWrite() == 0 && !m_conversation.isWaiting();
}

/*! Ends without close(): the client has given up by itself. */
void ConnectTask::giveUp(int exitCode)
{
    if (std::exchange(m_stopping, true))
        return;
    m_output->lastWords(m_client.errorString());
    m_conversation.end();
    Q_EMIT finished(exitCode);
}

} // namespace GipcTool
