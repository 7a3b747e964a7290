// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"

#include <Gipc/GipcGlobal>

namespace GipcTool {

/*! A message that the user wants to be sent. */
struct InputCommand
{
    int type = 1;
    QByteArray data;
    quint64 client = 0; ///< 0: to all
};

/*! Says in words why the channel did not take \a command. */
QString refusalText(Gipc::ErrorCode why, const InputCommand &command);

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
