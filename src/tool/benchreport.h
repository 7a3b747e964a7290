// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"

#include <QtCore/QByteArrayList>

#include <array>

namespace GipcTool {

class Output;

/*! The ways to protect a session that are compared. */
enum class Protection { Unencrypted, Version2, Extended };

/*! The name in the table, translated. */
QString protectionName(Protection protection);

/*! "64 B", "1 KiB". */
QString sizeName(int size);

/*! What was measured with messages of one size. */
struct BenchResult
{
    Protection protection = Protection::Unencrypted;
    int size = 0;
    double messagesPerSecond = 0;
    qint64 roundTripMedian = 0; ///< nanoseconds
    qint64 roundTripP99 = 0;
};

/*! Prints results: as a table, each line as soon as it is measured, or all in one JSON object. */
class BenchReport
{
public:
    BenchReport(const Options &options, Output *output);

    void begin();
    void add(const BenchResult &result);
    void end();

private:
    using Cells = std::array<QString, 6>;

    void print(const Cells &cells);

    const Options m_options;
    Output *const m_output;
    Cells m_headings;
    QByteArrayList m_objects;
};

} // namespace GipcTool
