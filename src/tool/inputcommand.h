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

/*! Why the channel did not take \a command, in words. */
QString refusalText(Gipc::ErrorCode why, const InputCommand &command);

/*! Reads a line of input as a message to send. */
class InputCommandReader
{
public:
    InputCommandReader(Format format, int type);

    /*! The command in \a line, or what is wrong with it; neither if the line is empty JSON. */
    std::optional<InputCommand> read(const QByteArray &line, QString *error) const;

    /*! The longest line that can hold \a dataSize bytes of data. */
    static qsizetype maxLineSize(Format format, qsizetype dataSize);

private:
    const Format m_format;
    const int m_type;
};

} // namespace GipcTool
