// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "benchreport.h"

#include "jsonformat.h"
#include "jsonobject.h"
#include "output.h"
#include "words.h"

#include <QtCore/QLocale>

#include <array>

namespace GipcTool {

namespace {

constexpr int Kilobyte = 1024;
constexpr double BytesPerMegabyte = 1e6;
constexpr double NanosecondsPerMicrosecond = 1e3;

using Cells = std::array<QString, 6>;

/*! The first column on the left, numbers on the right. */
QByteArray tableLine(const Cells &cells)
{
    constexpr std::array<int, 6> Widths = { 12, 11, 12, 8, 15, 16 };
    QString line = cells.front().leftJustified(Widths.front());
    for (size_t column = 1; column < cells.size(); ++column)
        line += u' ' + cells.at(column).rightJustified(Widths.at(column));
    return line.toUtf8();
}

/*! With separators, as 1,234.5; \a decimals only where they say something. */
QString number(double value)
{
    constexpr double Exact = 1000;
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale.toString(value, 'f', value < Exact ? 1 : 0);
}

QByteArray jsonObject(const BenchResult &result)
{
    const Gipc::Security security = result.protection == Protection::Unencrypted
        ? Gipc::Security::Unencrypted
        : Gipc::Security::Encrypted;
    const bool isExtended = result.protection == Protection::Extended;
    JsonObject object;
    return object.add("security", securityName(security))
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
    m_output->result(
        tableLine({ m_options.network ? QStringLiteral("TCP") : Words::tr("local socket"),
                    Words::tr("message"), Words::tr("messages/s"), Words::tr("MB/s"),
                    Words::tr("round trip, µs"), Words::tr("99 % within, µs") }));
}

void BenchReport::add(const BenchResult &result)
{
    if (m_options.format == Format::Json) {
        m_objects << jsonObject(result);
        return;
    }
    m_output->result(
        tableLine({ protectionName(result.protection), sizeName(result.size),
                    number(result.messagesPerSecond),
                    number(result.messagesPerSecond * result.size / BytesPerMegabyte),
                    number(double(result.roundTripMedian) / NanosecondsPerMicrosecond),
                    number(double(result.roundTripP99) / NanosecondsPerMicrosecond) }));
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
