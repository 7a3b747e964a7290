// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

namespace GipcPayload {

/*! Arrays, objects, maps and tags inside each other. Qt stops at 1024, which takes 300 KiB of the
    stack to read, and 500 to copy: more than a thread may have. */
constexpr int MaxDepth = 128;

/*! What Qt's classes take beside the data themselves: without a bound a peer that sends nothing but
    empty arrays has it multiplied by a hundred. Estimated by what was measured, from above. */
class Budget
{
public:
    static constexpr qint64 Most = 256 * 1024 * 1024;
    static constexpr qint64 Item = 32;
    static constexpr qint64 Container = 256;
    /*! A date is read and written again, which takes as long as this much of anything else. */
    static constexpr qint64 Date = 1024;

    /*! False if that is more than there is. */
    bool spend(qint64 cost)
    {
        m_left -= cost;
        return m_left >= 0;
    }

private:
    qint64 m_left = Most;
};

} // namespace GipcPayload
