// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "columns.h"

#include <QtCore/QStringList>
#include <QtCore/QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace GipcTool {

namespace {

constexpr int LineWidth = 79;
constexpr int TableIndent = 2;

struct Range
{
    char32_t first;
    char32_t last;
};

// East Asian characters and punctuation. wcwidth() is not used: it knows them only if the user's
// locale is installed, and this program's translations do not need the locale.
constexpr std::array WideRanges {
    Range { 0x1100, 0x115f }, Range { 0x2e80, 0x303e },   Range { 0x3041, 0xa4cf },
    Range { 0xac00, 0xd7a3 }, Range { 0xf900, 0xfaff },   Range { 0xfe30, 0xfe6f },
    Range { 0xff00, 0xff60 }, Range { 0x20000, 0x3fffd },
};

bool isWide(char32_t c)
{
    const auto contains = [c](const Range &range) { return c >= range.first && c <= range.last; };
    return std::any_of(WideRanges.begin(), WideRanges.end(), contains);
}

/*! The parts between which a line can be broken, each with the blank at its end. Chinese and
    Japanese text can be broken beside nearly every character. Other text is broken only at blanks,
    because "--key-file" is one word. */
QStringList pieces(const QString &text)
{
    QStringList result;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    qsizetype begin = 0;
    for (qsizetype at = finder.toNextBoundary(); at > 0; at = finder.toNextBoundary()) {
        const bool isBreak = at == text.size() || text.at(at - 1) == u' '
            || isWide(text.at(at - 1).unicode()) || isWide(text.at(at).unicode());
        if (!isBreak)
            continue;
        result << text.sliced(begin, at - begin);
        begin = at;
    }
    return result;
}

QStringList wrapped(const QString &text, int width)
{
    QStringList lines(QString {});
    for (const QString &piece : pieces(text)) {
        if (!lines.last().isEmpty() && displayWidth(lines.last() + piece.trimmed()) > width)
            lines << QString();
        lines.last() += piece;
    }
    for (QString &line : lines)
        line = line.trimmed();
    return lines;
}

QString blanks(int count)
{
    return QString(std::max(count, 0), u' ');
}

} // namespace

int displayWidth(QStringView text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4())
        width += isWide(c) ? 2 : 1;
    return width;
}

QString leftAligned(const QString &text, int width)
{
    return text + blanks(width - displayWidth(text));
}

QString rightAligned(const QString &text, int width)
{
    return blanks(width - displayWidth(text)) + text;
}

QString paragraph(const QString &text, int indent)
{
    QString result;
    for (const QString &line : wrapped(text, LineWidth - indent))
        result += blanks(indent) + line + u'\n';
    return result;
}

QString table(const QList<TableRow> &rows)
{
    int termWidth = 0;
    for (const TableRow &row : rows)
        termWidth = std::max(termWidth, displayWidth(row.term));
    const int textColumn = TableIndent + termWidth + TableIndent;
    QString result;
    for (const TableRow &row : rows) {
        const QString term = blanks(TableIndent) + leftAligned(row.term, termWidth);
        // The first line of the text takes the place of its own indentation.
        const QString text = paragraph(row.text, textColumn).sliced(textColumn);
        result += term + blanks(TableIndent) + text;
    }
    return result;
}

} // namespace GipcTool
