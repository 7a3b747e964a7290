// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "listentask.h"

#include "exitcode.h"
#include "output.h"
#include "settings.h"
#include "words.h"

#include <algorithm>
#include <utility>

namespace GipcTool {

constexpr std::chrono::milliseconds EchoRetry { 5 };

ListenTask::ListenTask(const Options &options, Output *output)
    : m_options(options)
    , m_output(output)
    , m_broadcast(&m_server)
    , m_conversation(options, options.maxMessageSize.value_or(m_server.maxMessageSize()), output,
                     [this](const InputCommand &command) { return ask(command); })
    , m_feeder(
          options, options.maxMessageSize.value_or(m_server.maxMessageSize()), output,
          [this](const InputCommand &command, Gipc::ErrorCode *why) { return write(command, why); })
    , m_inputEnd(&m_feeder, [this] { return isAllDone(); })
{
    applySettings(options, &m_server);
    m_server.setUnmaskPermissions(options.unmaskPermissions);
    if (!options.allowedKeys.isEmpty())
        m_server.setAdmission([keys = options.allowedKeys](const GipcPeer &peer) {
            return keys.contains(peer.keyIdentity())
                ? GipcAdmission::letIn()
                : GipcAdmission::refuse(Words::tr("this key is not among those allowed"));
        });
    if (options.echo) {
        prepareEchoes();
    } else {
        connect(&m_server, &GipcServer::messageReceived, this, &ListenTask::onMessage);
        m_conversation.attach(&m_server);
    }
    connect(&m_feeder, &Feeder::ended, &m_conversation, &Conversation::endInput);
    connect(&m_server, &GipcServer::clientConnected, this, &ListenTask::announce);
    connect(&m_server, &GipcServer::clientDisconnected, this, &ListenTask::dismiss);
    connect(&m_server, &GipcServer::statusChanged, this, &ListenTask::onStatusChanged);
    connect(&m_server, &GipcServer::errorOccurred, this,
            [this](Gipc::ErrorCode error) { m_output->error(error, m_server.errorString()); });
    if (options.untilEof)
        connect(&m_inputEnd, &InputEnd::reached, this, &ListenTask::stop);
    connect(&m_server, &GipcServer::closed, this, [this] {
        m_conversation.end();
        Q_EMIT finished(m_exitCode);
    });
}

void ListenTask::prepareEchoes()
{
    // Queue and not Signal: while an echo waits, the next messages of its client have to wait, too.
    m_server.setDelivery(Gipc::Delivery::Queue);
    m_echoTimer.setInterval(EchoRetry);
    m_echoTimer.setSingleShot(true);
    connect(&m_echoTimer, &QTimer::timeout, this, &ListenTask::takeMessages);
    connect(&m_server, &GipcServer::messagesAvailable, this, &ListenTask::takeMessages);
}

void ListenTask::start()
{
    QString error;
    if (!applyKey(m_options, &m_server, &error) || !m_conversation.isPossible(&error)) {
        m_output->complaint(error);
        Q_EMIT finished(WrongUsage);
        return;
    }
    m_server.listen();
}

/*! Listening comes at once, or when the name of a host was looked up. */
void ListenTask::onStatusChanged(Gipc::Status status)
{
    m_output->status(status, m_server.statusText());
    if (status == Gipc::Status::Listening) {
        //: %1 is the path of a socket, or an address
        m_output->remark(Words::tr("listening on %1").arg(m_server.address()));
        m_feeder.start();
    } else if (status == Gipc::Status::Error) {
        m_output->lastWords(m_server.errorString());
        const bool isInUse = m_server.error() == Gipc::ErrorCode::AddressInUse;
        Q_EMIT finished(isInUse ? NameInUse : WrongUsage);
    }
}

void ListenTask::stop(int exitCode)
{
    if (std::exchange(m_stopping, true))
        return;
    m_exitCode = exitCode;
    m_feeder.finish();
    m_conversation.endInput(); // no line can answer any more
    m_server.close();
}

void ListenTask::announce(quint64 client)
{
    GipcConnection *const peer = m_server.connection(client);
    if (!peer)
        return;
    m_clients[client].connection = peer;
    m_waitsForClient = false;
    m_output->connected({ client, peer->security(), peer->isExtended(), peer->peerUserId(),
                          peer->peerProcessId(), 0, peer->peer().keyIdentity() });
    // Queued: what is written in this signal would go before the messages kept for this client.
    QMetaObject::invokeMethod(&m_feeder, &Feeder::retry, Qt::QueuedConnection);
}

void ListenTask::dismiss(quint64 client, Gipc::ErrorCode why)
{
    if (m_options.echo)
        takeMessages(); // its messages are printed before its end
    m_clients.erase(client);
    m_output->disconnected(client, why);
}

void ListenTask::onMessage(const GipcMessage &message)
{
    if (m_received == m_options.count)
        return;
    ++m_received;
    m_output->message(message.connectionId(), message.msgType(), message.data());
    if (m_received == m_options.count)
        stop(Done);
}

/*! With --echo: takes one message of each client in turn, so that no client has to wait for another. */
void ListenTask::takeMessages()
{
    bool isAnyoneHeard = !m_stopping;
    while (isAnyoneHeard) {
        isAnyoneHeard = false;
        for (auto &[id, client] : m_clients)
            isAnyoneHeard |= takeFrom(&client);
    }
    if (m_stopping)
        return;
    const bool isAnEchoHeld
        = std::any_of(m_clients.begin(), m_clients.end(),
                      [](const auto &entry) { return entry.second.echo.has_value(); });
    if (isAnEchoHeld)
        m_echoTimer.start();
    else if (m_received == m_options.count)
        stop(Done);
}

/*! False if there is no message, or none may be taken now. */
bool ListenTask::takeFrom(Client *client)
{
    if (!isEchoSent(client) || m_received == m_options.count || !client->connection)
        return false;
    const GipcMessage message = client->connection->take();
    if (message.isInternal())
        return false;
    if (message.isRequest() && m_conversation.hasAnswers()) {
        m_conversation.take(message.request());
        return true;
    }
    if (message.isRequest()) {
        m_conversation.announce(message.request());
    } else {
        ++m_received;
        m_output->message(message.connectionId(), message.msgType(), message.data());
    }
    client->echo = message;
    return true;
}

/*! Sends the echo that waits, if there is one. False if there is no room for it. */
bool ListenTask::isEchoSent(Client *client)
{
    if (!client->echo)
        return true;
    Gipc::ErrorCode why = Gipc::ErrorCode::NoError;
    const GipcMessage &echo = *client->echo;
    if (echo.isRequest())
        echo.request().reply(echo.msgType(), echo.data(), &why);
    else
        m_server.writeTo(echo.connectionId(), echo.msgType(), echo.data(), &why);
    if (why == Gipc::ErrorCode::QueueFull)
        return false;
    client->echo.reset(); // it was sent, or its client is gone
    return true;
}

/*! Asks the client that is named, or the only one. */
QFuture<GipcMessage> ListenTask::ask(const InputCommand &command)
{
    quint64 client = command.client;
    if (client == 0 && !m_clients.empty())
        client = m_clients.begin()->first;
    return m_server.requestFrom(client, command.type, command.data, command.timeout);
}

bool ListenTask::write(const InputCommand &command, Gipc::ErrorCode *why)
{
    const bool isRequest = command.kind == InputCommand::Kind::Request;
    if (isRequest && command.client == 0 && m_clients.size() > 1) {
        *why = Gipc::ErrorCode::InvalidData;
        return false;
    }
    if (command.kind != InputCommand::Kind::Message)
        return m_conversation.write(command, why);
    if (command.client != 0)
        return m_server.writeTo(command.client, command.type, command.data, why);
    if (m_options.multiClient)
        return m_broadcast.write(command.type, command.data, why);
    const bool taken = m_server.write(command.type, command.data, why);
    m_waitsForClient = m_waitsForClient || (taken && m_clients.empty());
    return taken;
}

bool ListenTask::isAllDone() const
{
    return !m_waitsForClient && !m_conversation.isWaiting()
        && std::all_of(m_clients.begin(), m_clients.end(), [](const auto &entry) {
               const Client &client = entry.second;
               return !client.connection || client.connection->bytesToWrite() == 0;
           });
}

} // namespace GipcTool
