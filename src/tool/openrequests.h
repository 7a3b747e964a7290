// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "inputcommand.h"

#include <Gipc/GipcRequest>

#include <QtCore/QTimer>

#include <map>

namespace GipcTool {

class Output;

/*! Requests of the other end that wait for a line of input to answer them. */
class OpenRequests final : public QObject
{
    Q_OBJECT

public:
    explicit OpenRequests(Output *output);

    void take(qint64 id, const GipcRequest &request);

    /*! Answers as a reply or failure says. False with \a why as GipcRequest::reply(); WrongStatus, too, if
        there is no such request. */
    bool answer(const InputCommand &command, Gipc::ErrorCode *why);

    /*! All fail: nothing will answer them. */
    void end();

private:
    void dropUnwanted();

    Output *const m_output;
    std::map<qint64, GipcRequest> m_requests;
    QTimer m_checkTimer;
};

} // namespace GipcTool
