// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "failure_p.h"

#include "namemeanings_p.h"
#include "programmeanings_p.h"
#include "sessionmeanings_p.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace GipcCore {

namespace {

constexpr char Context[] = "Gipc";

/*! Codes after which no further try can help: the peer will say the same again. */
constexpr ErrorCode PermanentCodes[] = {
    ErrorCode::VersionMismatch,      ErrorCode::EncryptionMismatch, ErrorCode::ExtensionRequired,
    ErrorCode::AuthenticationFailed, ErrorCode::OtherService,       ErrorCode::Refused,
};

constexpr size_t CauseCount = size_t(Cause::Last) + 1;

/*! All rows, in the order of Cause. */
consteval std::array<Meaning, CauseCount> joinTables()
{
    std::array<Meaning, CauseCount> rows {};
    for (const std::span<const Meaning> table :
         { std::span<const Meaning>(NameMeanings), std::span<const Meaning>(SessionMeanings),
           std::span<const Meaning>(ProgramMeanings) }) {
        for (const Meaning &row : table)
            rows[size_t(row.cause)] = row;
    }
    return rows;
}

constexpr std::array<Meaning, CauseCount> Meanings = joinTables();
static_assert(std::size(NameMeanings) + std::size(SessionMeanings) + std::size(ProgramMeanings)
                  == CauseCount,
              "no cause has two rows");
static_assert(std::ranges::all_of(Meanings, [](const Meaning &row) { return row.text != nullptr; }),
              "each cause has a row");

constexpr const Meaning &meaningOf(Cause cause)
{
    return Meanings[size_t(cause)];
}

/*! \a text with its placeholders filled in. A detail may be a name with a null character in it.
    That is written as \0, because a terminal or a C program would take it for the end. */
QString withDetails(QString text, const QStringList &details)
{
    // One by one: QString::arg with several arguments at once keeps a %1 inside a detail untouched,
    // but needs to know how many there are.
    if (details.size() == 1)
        text = text.arg(details.at(0));
    else if (details.size() > 1)
        text = text.arg(details.at(0), details.at(1));
    return text.replace(QChar::Null, QStringLiteral("\\0"));
}

} // namespace

ErrorCode Failure::code() const
{
    return meaningOf(cause).code;
}

QtMsgType Failure::level() const
{
    return meaningOf(cause).level;
}

bool Failure::isPermanent() const
{
    return cause != Cause::RefusedForNow
        && std::ranges::find(PermanentCodes, code()) != std::end(PermanentCodes);
}

QString Failure::text() const
{
    QStringList translated = details;
    if (cause == Cause::WrongStatus) // its detail is the fixed name of a status
        translated = { QCoreApplication::translate(Context, details.first().toUtf8()) };
    return withDetails(QCoreApplication::translate(Context, meaningOf(cause).text, nullptr, count),
                       translated);
}

QString Failure::logText() const
{
    QString english = QString::fromUtf8(meaningOf(cause).text);
    return withDetails(english.replace(QLatin1String("%n"), QString::number(count)), details);
}

} // namespace GipcCore
