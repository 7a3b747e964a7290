// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "inputend.h"

#include "exitcode.h"
#include "feeder.h"

namespace GipcTool {

constexpr std::chrono::milliseconds CheckInterval { 10 };

InputEnd::InputEnd(const Feeder *feeder, std::function<bool()> isAllSent)
    : m_feeder(feeder)
    , m_isAllSent(std::move(isAllSent))
{
    m_timer.setInterval(CheckInterval);
    connect(&m_timer, &QTimer::timeout, this, &InputEnd::check);
    connect(feeder, &Feeder::ended, this, [this] { m_timer.start(); });
}

void InputEnd::check()
{
    if (!m_isAllSent())
        return;
    m_timer.stop();
    if (m_feeder->hasFailed())
        Q_EMIT reached(WrongUsage);
    else
        Q_EMIT reached(m_feeder->isIncomplete() ? MessageRefused : Done);
}

} // namespace GipcTool
