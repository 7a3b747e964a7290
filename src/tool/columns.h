// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace GipcTool {

// Text for a terminal of 79 columns, on which a Chinese or Japanese character takes two.

int displayWidth(QStringView text);

/*! \a text with blanks behind it, or before it, up to \a width columns. */
QString leftAligned(const QString &text, int width);
QString rightAligned(const QString &text, int width);

/*! \a text in lines that fit, each behind \a indent blanks and with its end. */
QString paragraph(const QString &text, int indent = 0);

struct TableRow
{
    QString term;
    QString text;
};

/*! Terms on the left, and what they mean in lines that fit on the right. */
QString table(const QList<TableRow> &rows);

} // namespace GipcTool
