// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "asker.h"
#include "openrequests.h"
#include "requestrunner.h"

#include <Gipc/GipcEndpoint>

namespace GipcTool {

/*! What `gipc listen` and `gipc connect` do with requests: those of the other end are answered by a
    program or by lines of input, those of lines of input are asked. */
class Conversation final : public QObject
{
    Q_OBJECT

public:
    /*! \a maxDataSize: the largest answer of a program. */
    Conversation(const Options &options, qsizetype maxDataSize, Output *output, Asker::Ask ask);

    /*! False, and \a error, if there is no program as the options name it. */
    bool isPossible(QString *error) const;
    /*! Whether anything here answers requests, but an echo. */
    bool hasAnswers() const;

    /*! Takes the requests that come by signal, if there is something that answers them. */
    void attach(GipcEndpoint *endpoint);
    /*! Prints and answers a request. */
    void take(const GipcRequest &request);
    /*! Prints it. Returns its number. */
    qint64 announce(const GipcRequest &request);

    /*! No line will answer any more: from now on nobody does. */
    void endInput();

    /*! Does what a line of input says that is no message. Not done with \a why: QueueFull, it can be tried
        again; else see mistakeText() and refusalText(). */
    bool write(const InputCommand &command, Gipc::ErrorCode *why);

    /*! Whether something is asked, and not answered yet. */
    bool isWaiting() const { return m_asker.isWaiting(); }

    /*! Ends all programs, and waits for that. */
    void end() { m_runner.end(); }

private:
    const Options m_options;
    Output *const m_output;
    Asker m_asker;
    OpenRequests m_requests;
    RequestRunner m_runner;
    QMetaObject::Connection m_attached;
    qint64 m_lastRequest = 0;
};

} // namespace GipcTool
