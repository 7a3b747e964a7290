// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "benchreport.h"

#include "columns.h"
#include "jsonformat.h"
#include "jsonobject.h"
#include "output.h"
#include "words.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace GipcTool {

namespace {

constexpr int Kilobyte = 1024;
constexpr double BytesPerMegabyte = 1e6;
constexpr double NanosecondsPerMicrosecond = 1e3;

/*! With the separators of the user's country: 1,234 or 1.234. One decimal below 1000. */
QString number(double value)
{
    constexpr double Exact = 1000;
    constexpr int GroupSize = 3;
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    if (value < Exact)
        return locale.toString(value, 'f', 1);
    QString digits = locale.toString(value, 'f', 0);
    // Not left to QLocale: for Spanish Qt 6.4 writes 1234.567 instead of 1.234.567.
    for (qsizetype at = digits.size() - GroupSize; at > 0; at -= GroupSize)
        digits.insert(at, locale.groupSeparator());
    return digits;
}

QByteArray jsonObject(const BenchResult &result)
{
    const Gipc::Security security = result.protection == Protection::Unencrypted
        ? Gipc::Security::Unencrypted
        : Gipc::Security::Encrypted;
    const bool isExtended = result.protection == Protection::Extended;
    JsonObject object;
    return object.add("security", jsonSecurity(security))
        .add("extended", QByteArray(isExtended ? "true" : "false"))
        .add("size", result.size)
        .add("messagesPerSecond", qRound64(result.messagesPerSecond))
        .add("bytesPerSecond", qRound64(result.messagesPerSecond * result.size))
        .add("roundTripMedianNs", result.roundTripMedian)
        .add("roundTripP99Ns", result.roundTripP99)
        .text();
}

} // namespace

QString protectionName(Protection protection)
{
    switch (protection) {
    case Protection::Unencrypted:
        return Words::tr("unencrypted");
    case Protection::Version2:
        return Words::tr("version 2");
    case Protection::Extended:
        return QStringLiteral("GIPC-X");
    }
    return {};
}

QString sizeName(int size)
{
    if (size % (Kilobyte * Kilobyte) == 0)
        return QStringLiteral("%1 MiB").arg(size / (Kilobyte * Kilobyte));
    if (size % Kilobyte == 0)
        return QStringLiteral("%1 KiB").arg(size / Kilobyte);
    return QStringLiteral("%1 B").arg(size);
}

BenchReport::BenchReport(const Options &options, Output *output)
    : m_options(options)
    , m_output(output)
{ }

void BenchReport::begin()
{
    if (m_options.format == Format::Json)
        return;
    m_headings = { m_options.network ? QStringLiteral("TCP") : Words::tr("local socket"),
                   //: the size of the messages in this line
                   Words::tr("message"), Words::tr("messages/s"), Words::tr("MB/s"),
                   //: the median
                   Words::tr("round trip, µs"), Words::tr("99 % within, µs") };
    print(m_headings);
}

/*! Words are aligned on the left, numbers on the right. A column is as wide as its heading or its
    widest number. */
void BenchReport::print(const Cells &cells)
{
    constexpr std::array<int, 6> Widths = { 12, 11, 12, 8, 15, 16 };
    int nameWidth = std::max(Widths.front(), displayWidth(m_headings.front()));
    for (const Protection protection : { Protection::Unencrypted, Protection::Version2 })
        nameWidth = std::max(nameWidth, displayWidth(protectionName(protection)));
    QString line = leftAligned(cells.front(), nameWidth);
    for (size_t column = 1; column < cells.size(); ++column) {
        const int width = std::max(Widths.at(column), displayWidth(m_headings.at(column)));
        line += u' ' + rightAligned(cells.at(column), width);
    }
    m_output->result(line.toUtf8());
}

void BenchReport::add(const BenchResult &result)
{
    if (m_options.format == Format::Json) {
        m_objects << jsonObject(result);
        return;
    }
    print({ protectionName(result.protection), sizeName(result.size),
            number(result.messagesPerSecond),
            number(result.messagesPerSecond * result.size / BytesPerMegabyte),
            number(double(result.roundTripMedian) / NanosecondsPerMicrosecond),
            number(double(result.roundTripP99) / NanosecondsPerMicrosecond) });
}

void BenchReport::end()
{
    if (m_options.format == Format::Text)
        return;
    JsonObject object;
    m_output->result(object.add("event", QStringLiteral("bench"))
                         .add("network", QByteArray(m_options.network ? "true" : "false"))
                         .add("seconds", QByteArray::number(m_options.seconds))
                         .add("results", '[' + m_objects.join(',') + ']')
                         .text());
}

} // namespace GipcTool
