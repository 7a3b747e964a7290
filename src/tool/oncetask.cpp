// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "oncetask.h"

#include "exitcode.h"
#include "inputdata.h"
#include "output.h"
#include "settings.h"
#include "words.h"

namespace GipcTool {

constexpr int DefaultTimeout = 5000;
constexpr qsizetype MaxDataSize = 1 << 30; // the largest message of the protocol

OnceTask::OnceTask(const Options &options, Output *output)
    : m_options(options)
    , m_output(output)
    , m_command { options.type, options.data }
{
    applySettings(options, &m_client);
    applyTimes(options, &m_client);
    m_client.setTimeout(options.timeout.value_or(DefaultTimeout));
    m_client.setDelivery(Gipc::Delivery::Signal); // messages that arrive are dropped
    connect(&m_client, &GipcClient::errorOccurred, this, &OnceTask::onError);
    if (options.format == Format::Json)
        showEvents();
}

void OnceTask::start()
{
    if (readKey() && readData() && readCommand() && connectToServer())
        act();
    Q_EMIT finished(m_exitCode);
}

void OnceTask::stop(int)
{
    m_client.close();
}

/*! With JSON all events are printed, with text only errors. */
void OnceTask::showEvents()
{
    connect(&m_client, &GipcClient::statusChanged, this,
            [this](Gipc::Status status) { m_output->status(status, m_client.statusText()); });
    connect(&m_client, &GipcClient::connected, this,
            [this] { m_output->connected(serverOf(m_client)); });
    connect(&m_client, &GipcClient::disconnected, this,
            [this] { m_output->disconnected(0, m_client.error()); });
}

void OnceTask::onError(Gipc::ErrorCode error)
{
    m_output->error(error, m_client.errorString());
    // The client would try again. For a single message it is better to say at once what is wrong.
    if (exitCodeOf(error) == HandshakeFailed)
        m_client.abort();
}

bool OnceTask::readKey()
{
    QString error;
    return applyKey(m_options, &m_client, &error) || fail(WrongUsage, error);
}

bool OnceTask::readData()
{
    if (m_options.data != "-")
        return true;
    InputData input
        = readWholeInput(InputCommandReader::maxLineSize(m_options.format, MaxDataSize));
    switch (input.state) {
    case InputData::State::Whole:
        m_command.data = std::move(input.data);
        return true;
    case InputData::State::TooLong:
        return fail(
            MessageRefused,
            Words::tr("Not sent: no message can be larger than %1 bytes.").arg(MaxDataSize));
    case InputData::State::Interrupted:
        return fail(NoServer, Words::tr("Not sent: interrupted."));
    case InputData::State::Failed:
        return fail(WrongUsage,
                    Words::tr("Cannot read standard input: %1").arg(qt_error_string(input.error)));
    }
    return false;
}

/*! With --format json the data are an object, as in a line of input of listen and connect. */
bool OnceTask::readCommand()
{
    if (m_options.format == Format::Text)
        return true;
    QString error;
    const InputCommandReader reader(m_options.format, m_options.type);
    const std::optional<InputCommand> command = reader.read(m_command.data, &error);
    if (!command) {
        const bool isBlank = error.isEmpty();
        return fail(
            WrongUsage,
            Words::tr("Not sent: %1.").arg(isBlank ? Words::tr("not a JSON object") : error));
    }
    if (command->kind != InputCommand::Kind::Message)
        return fail(WrongUsage, Words::tr("Not sent: %1.").arg(Words::tr("not a message")));
    m_command = *command;
    return m_command.type >= 1 || refuse(Gipc::ErrorCode::ReservedType); // no server takes it
}

bool OnceTask::connectToServer()
{
    return (m_client.connectToServer() && m_client.waitForConnected(ForEver)) || failAsClient();
}

/*! The message cannot be sent, whatever happens to the connection. */
bool OnceTask::refuse(Gipc::ErrorCode why)
{
    m_output->inputLost(0, why, refusalText(why, m_command));
    m_exitCode = exitCodeOf(why);
    return false;
}

bool OnceTask::fail(int exitCode, const QString &text)
{
    m_output->complaint(text);
    m_exitCode = exitCode;
    return false;
}

/*! Ends with the client's error. If there is none, a signal has ended it. */
bool OnceTask::failAsClient()
{
    m_output->lastWords(m_client.errorString());
    const int code = exitCodeOf(m_client.error());
    m_exitCode = code == Done ? NoServer : code;
    return false;
}

} // namespace GipcTool
