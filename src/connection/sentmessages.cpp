// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "sentmessages_p.h"

#include <algorithm>

namespace GipcCore {

void SentMessages::takeBack(quint64 frames, bool areMessages)
{
    if (areMessages)
        m_written -= frames;
    while (frames > 0 && !m_runs.empty()) {
        Run &last = m_runs.back();
        const quint64 part = std::min(frames, last.frames);
        last.frames -= part;
        last.messages -= areMessages ? std::min(part, last.messages) : 0;
        frames -= part;
        if (last.frames == 0)
            m_runs.pop_back();
    }
}

bool SentMessages::confirm(quint64 frames)
{
    const quint64 before = m_confirmed;
    while (m_frames < frames && !m_runs.empty()) {
        Run &first = m_runs.front();
        const quint64 part = std::min(frames - m_frames, first.frames);
        const bool isWhole = part == first.frames;
        const bool isMixed = !first.isOf(true) && !first.isOf(false);
        if (isMixed && !isWhole)
            break;
        const quint64 messages = first.messages > 0 ? (isWhole ? first.messages : part) : 0;
        m_confirmed += messages;
        m_frames += part;
        first.frames -= part;
        first.messages -= messages;
        if (isWhole)
            m_runs.pop_front();
    }
    return m_confirmed != before;
}

} // namespace GipcCore
