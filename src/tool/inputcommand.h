// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"

#include <Gipc/GipcGlobal>

namespace GipcTool {

/*! What a line of input wants to be sent: a message, or one of the others with JSON. */
struct InputCommand
{
    enum class Kind {
        Message,
        Request, ///< asks the other end
        Cancel, ///< an own request, whose answer is not wanted any more
        Reply, ///< answers a request of the other end
        Failure, ///< tells the other end that there is no answer
    };

    int type = 1;
    QByteArray data = {}; ///< of a failure: the words
    quint64 client = 0; ///< 0: to all; a request: to the only one
    Kind kind = Kind::Message;
    QByteArray id = {}; ///< of an own request, as JSON
    int timeout = 30000; ///< of an own request, in milliseconds; -1: never
    qint64 request = 0; ///< the request of the other end
    bool hasType = true; ///< false: a reply of the type that the request has
};

/*! Says in words why the channel did not take \a command. */
QString refusalText(Gipc::ErrorCode why, const InputCommand &command);

/*! Says in a clause what is wrong with \a command itself. Empty if \a why is a reason of the
    channel. */
QString mistakeText(Gipc::ErrorCode why, const InputCommand &command);

/*! Reads a line of input as a message to send. */
class InputCommandReader
{
public:
    InputCommandReader(Format format, int type);

    /*! The message in \a line, or nothing and \a error. Nothing and no error for a blank line with
        JSON. */
    std::optional<InputCommand> read(const QByteArray &line, QString *error) const;

    /*! The longest line that can hold \a dataSize bytes of data. */
    static qsizetype maxLineSize(Format format, qsizetype dataSize);

private:
    const Format m_format;
    const int m_type;
};

} // namespace GipcTool
