// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "sendtask.h"

#include "exitcode.h"
#include "inputdata.h"
#include "output.h"
#include "settings.h"
#include "words.h"

namespace GipcTool {

constexpr int DefaultTimeout = 5000;
constexpr int ForEver = -1;
constexpr qsizetype MaxDataSize = 1 << 30; // the largest message of the protocol

SendTask::SendTask(const Options &options, Output *output)
    : m_options(options)
    , m_output(output)
    , m_command { options.type, options.data }
{
    applySettings(options, &m_client);
    applyTimes(options, &m_client);
    m_client.setTimeout(options.timeout.value_or(DefaultTimeout));
    m_client.setDelivery(Gipc::Delivery::Signal); // messages that arrive are dropped
    connect(&m_client, &GipcClient::bytesWritten, this, [this] { m_isTaken = true; });
    connect(&m_client, &GipcClient::errorOccurred, this, &SendTask::onError);
    if (options.format == Format::Json)
        showEvents();
}

void SendTask::start()
{
    if (readKey() && readData() && readCommand() && connectToServer() && handOver())
        close();
    Q_EMIT finished(m_exitCode);
}

void SendTask::stop(int)
{
    m_client.close();
}

/*! With JSON all events are printed, with text only errors. */
void SendTask::showEvents()
{
    connect(&m_client, &GipcClient::statusChanged, this,
            [this](Gipc::Status status) { m_output->status(status, m_client.statusText()); });
    connect(&m_client, &GipcClient::connected, this,
            [this] { m_output->connected(serverOf(m_client)); });
    connect(&m_client, &GipcClient::disconnected, this,
            [this] { m_output->disconnected(0, m_client.error()); });
}

void SendTask::onError(Gipc::ErrorCode error)
{
    m_output->error(error, m_client.errorString());
    // The client would try again. For a single message it is better to say at once what is wrong.
    if (exitCodeOf(error) == HandshakeFailed)
        m_client.abort();
}

bool SendTask::readKey()
{
    QString error;
    return applyKey(m_options, &m_client, &error) || fail(WrongUsage, error);
}

bool SendTask::readData()
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
bool SendTask::readCommand()
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
    m_command = *command;
    return m_command.type >= 1 || refuse(Gipc::ErrorCode::ReservedType); // no server takes it
}

bool SendTask::connectToServer()
{
    return (m_client.connectToServer() && m_client.waitForConnected(ForEver)) || failAsClient();
}

bool SendTask::handOver()
{
    Gipc::ErrorCode why = Gipc::ErrorCode::NoError;
    if (!m_client.write(m_command.type, m_command.data, &why)) {
        m_client.close();
        (void)m_client.waitForClosed(ForEver);
        return refuse(why);
    }
    const int patience = m_client.timeout() > 0 ? m_client.timeout() : ForEver;
    return m_client.flush(patience)
        || fail(NoServer, Words::tr("Not sent: the server does not read."));
}

/*! Closes the connection. Only then is it certain that the kernel took the whole message. */
bool SendTask::close()
{
    m_client.close();
    if (!m_client.waitForClosed(ForEver) || m_client.error() != Gipc::ErrorCode::NoError)
        return failAsClient();
    return m_isTaken || fail(NoServer, Words::tr("Not sent: the connection was lost."));
}

/*! The message cannot be sent, whatever happens to the connection. */
bool SendTask::refuse(Gipc::ErrorCode why)
{
    m_output->inputLost(0, why, refusalText(why, m_command));
    m_exitCode = exitCodeOf(why);
    return false;
}

bool SendTask::fail(int exitCode, const QString &text)
{
    m_output->complaint(text);
    m_exitCode = exitCode;
    return false;
}

/*! Ends with the client's error. If there is none, a signal has ended it. */
bool SendTask::failAsClient()
{
    m_output->lastWords(m_client.errorString());
    const int code = exitCodeOf(m_client.error());
    m_exitCode = code == Done ? NoServer : code;
    return false;
}

} // namespace GipcTool
