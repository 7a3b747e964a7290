// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

#include <deque>

namespace GipcCore {

/*! How many messages of the program left in a session, and how many of them the peer has for certain. It
    confirms frames, of which requests, answers and states are some, too: what each was is kept here
   until then, as runs of frames of one kind. */
class SentMessages
{
public:
    /*! Beyond so many runs they are joined, and a message in a joined one counts as confirmed only when all
        of it is: a peer that confirms nothing must not make this grow. */
    static constexpr size_t MostRuns = 1024;

    /*! So many frames go next. */
    void send(quint64 frames, bool areMessages)
    {
        if (areMessages)
            m_written += frames;
        const bool continues = !m_runs.empty() && m_runs.back().isOf(areMessages);
        if (!continues && m_runs.size() < MostRuns)
            m_runs.push_back({});
        m_runs.back().frames += frames;
        m_runs.back().messages += areMessages ? frames : 0;
    }
    /*! The same of messages in version 2, where nothing is confirmed. */
    void sendForGood(quint64 messages) { m_written += messages; }
    /*! The last of them were not sent after all. */
    void takeBack(quint64 frames, bool areMessages);
    /*! The peer has confirmed so many frames in all. True if there are messages among those that are new. */
    bool confirm(quint64 frames);

    quint64 written() const { return m_written; }
    quint64 confirmed() const { return m_confirmed; }

private:
    struct Run
    {
        quint64 frames = 0;
        quint64 messages = 0;
        bool isOf(bool areMessages) const { return messages == (areMessages ? frames : 0); }
    };

    std::deque<Run> m_runs; ///< that are not confirmed, the oldest first
    quint64 m_frames = 0; ///< that are confirmed, and in no run any more
    quint64 m_written = 0;
    quint64 m_confirmed = 0;
};

} // namespace GipcCore
