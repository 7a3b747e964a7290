// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

/*! Counters as QML was told of them last, and whether it has read others since then. A binding that did
    has to be told again even when they are what they were: it would show the others for ever. */
template <typename Counters> class ToldCounters
{
public:
    const Counters &last() const { return m_last; }

    /*! QML reads \a now, which is returned. */
    Counters read(const Counters &now) const
    {
        m_sawOthers = m_sawOthers || !(now == m_last);
        return now;
    }

    /*! Whether QML is to be told that they are \a now. */
    bool tell(const Counters &now)
    {
        const bool isNews = m_sawOthers || !(now == m_last);
        m_last = now;
        m_sawOthers = false;
        return isNews;
    }

private:
    Counters m_last {};
    mutable bool m_sawOthers = false;
};
