// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "inputcommand.h"

#include <Gipc/GipcMessage>

#include <QtCore/QFuture>
#include <QtCore/QHash>
#include <QtCore/QObject>

#include <functional>

namespace GipcTool {

class Output;

/*! Asks the other end what lines of input ask, and prints the answers. It must go before the server or
    client that asks. */
class Asker final : public QObject
{
    Q_OBJECT

public:
    /*! Asks, as GipcClient::request() does. */
    using Ask = std::function<QFuture<GipcMessage>(const InputCommand &command)>;

    Asker(Output *output, Ask ask);

    /*! False with \a why: QueueFull, it can be tried again; WrongStatus, one with that id is open. */
    bool ask(const InputCommand &command, Gipc::ErrorCode *why);
    /*! False with WrongStatus if there is no such request. */
    bool cancel(const InputCommand &command, Gipc::ErrorCode *why);

    bool isWaiting() const { return !m_open.isEmpty(); }

private:
    void onAnswer(const QByteArray &id, const GipcMessage &answer);

    Output *const m_output;
    const Ask m_ask;
    struct Open
    {
        quint64 client = 0;
        QFuture<GipcMessage> answer;
    };
    QHash<QByteArray, Open> m_open; ///< by id
};

} // namespace GipcTool
