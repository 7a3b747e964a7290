// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace GipcTool {

// Text for a terminal of 79 columns. A Chinese or Japanese character takes two of them.

int displayWidth(QStringView text);

/*! \a text with blanks behind it, or before it, so that it is \a width columns wide. */
QString leftAligned(const QString &text, int width);
QString rightAligned(const QString &text, int width);

/*! \a text in lines of at most 79 columns, each with \a indent blanks before it and \n behind. */
QString paragraph(const QString &text, int indent = 0);

struct TableRow
{
    QString term;
    QString text;
};

/*! Two columns: terms, and their texts in lines that fit. */
QString table(const QList<TableRow> &rows);

} // namespace GipcTool
