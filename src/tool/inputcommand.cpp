// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "inputcommand.h"

#include "exitcode.h"
#include "jsoncommand.h"
#include "words.h"

namespace GipcTool {

namespace {

constexpr qsizetype JsonOverhead = 4096; // names of members, numbers, blanks, other members
} // namespace

QString refusalText(Gipc::ErrorCode why, const InputCommand &command)
{
    if (why == Gipc::ErrorCode::ReservedType)
        return Words::tr("Not sent: message type %1 is reserved. Use 1 to 2147483647.")
            .arg(command.type);
    if (why == Gipc::ErrorCode::MessageTooLarge)
        //: %n is 2 or more
        return Words::tr("Not sent: %n bytes are more than the server's --max-message-size allows.",
                         nullptr, int(command.data.size()));
    if (why == Gipc::ErrorCode::NotConnected)
        return command.client == 0
            ? Words::tr("Not sent: not connected.")
            //: %1 is a client's id
            : Words::tr("Not sent: client %1 is not connected.").arg(command.client);
    //: %1 is the fixed name of an error, as QueueFull
    return Words::tr("Not sent: %1.").arg(nameOf(why));
}

QString mistakeText(Gipc::ErrorCode why, const InputCommand &command)
{
    using Kind = InputCommand::Kind;
    const bool isAnswer = command.kind == Kind::Reply || command.kind == Kind::Failure;
    if (why == Gipc::ErrorCode::WrongStatus && isAnswer)
        return Words::tr("no request %1 waits for an answer").arg(command.request);
    if (why == Gipc::ErrorCode::WrongStatus && command.kind == Kind::Cancel)
        //: %1 is what a program has called its request
        return Words::tr("no request %1 is open").arg(QString::fromUtf8(command.id));
    if (why == Gipc::ErrorCode::WrongStatus && command.kind == Kind::Request)
        return Words::tr("a request %1 is open already").arg(QString::fromUtf8(command.id));
    if (why == Gipc::ErrorCode::InvalidData)
        return Words::tr("\"client\" must say which of several is asked");
    return {};
}

InputCommandReader::InputCommandReader(Format format, int type)
    : m_format(format)
    , m_type(type)
{ }

std::optional<InputCommand> InputCommandReader::read(const QByteArray &line, QString *error) const
{
    if (m_format == Format::Json)
        return readJsonCommand(line, error);
    return InputCommand { m_type, line };
}

qsizetype InputCommandReader::maxLineSize(Format format, qsizetype dataSize)
{
    if (format == Format::Text)
        return dataSize;
    return (dataSize + 2) / 3 * 4 + JsonOverhead;
}

} // namespace GipcTool
