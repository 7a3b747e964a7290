// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "broadcast.h"
#include "conversation.h"
#include "feeder.h"
#include "inputend.h"
#include "task.h"

#include <Gipc/GipcConnection>
#include <Gipc/GipcServer>

#include <QtCore/QPointer>

#include <map>

namespace GipcTool {

/*! `gipc listen` */
class ListenTask final : public Task
{
    Q_OBJECT

public:
    ListenTask(const Options &options, Output *output);

    void start() override;
    void stop(int exitCode) override;

private:
    struct Client
    {
        QPointer<GipcConnection> connection;
        /*! An echo of a message or a request for which there is no room yet. While there is one,
            nothing more of this client is taken. */
        std::optional<GipcMessage> echo;
    };

    void prepareEchoes();
    void onStatusChanged(Gipc::Status status);
    void announce(quint64 client);
    void dismiss(quint64 client, Gipc::ErrorCode why);
    QFuture<GipcMessage> ask(const InputCommand &command);
    void onMessage(const GipcMessage &message);
    void takeMessages();
    bool takeFrom(Client *client);
    bool isEchoSent(Client *client);
    bool write(const InputCommand &command, Gipc::ErrorCode *why);
    bool isAllDone() const;

    const Options m_options;
    Output *const m_output;
    GipcServer m_server;
    Broadcast m_broadcast;
    Conversation m_conversation;
    Feeder m_feeder;
    InputEnd m_inputEnd;
    QTimer m_echoTimer;
    std::map<quint64, Client> m_clients;
    qint64 m_received = 0;
    bool m_waitsForClient = false; ///< the server keeps messages for the first client
    int m_exitCode = 0; ///< once m_stopping
    bool m_stopping = false; ///< it closes; no more messages are taken for an echo
};

} // namespace GipcTool
