// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"

#include <Gipc/gipcadmission.h>
#include <Gipc/gipcpeer.h>

#include <QtCore/QObject>

#include <deque>
#include <functional>
#include <memory>

class GipcConnectionPrivate;

namespace GipcCore {

/*! Asks the program whether a client is let in, and sends away whom it refuses: the one place where
    that question stands. The handshake is done by then, and nothing was sent or delivered. In a
    conversation the client waits for the answer, so one who is refused never was connected. */
class Admission final : public QObject
{
    Q_OBJECT

public:
    using Question = std::function<GipcAdmission(const GipcPeer &)>;

    explicit Admission(QObject *parent);

    /*! Without a question everybody is let in. */
    void setQuestion(Question question);

    /*! In a conversation, when the client wants a session: admits or refuses it. The program's function
        may do what it must not: anything may be gone afterwards. */
    void decideAbout(GipcConnectionPrivate *connection);

    /*! Whether the client is let in; in a conversation it was decided. If not, the connection is not the caller's any more: it is told
        why and ended. The program's function may do what it must not and close the server: then the
        answer is no, and \a caller is gone. */
    bool letsIn(GipcConnectionPrivate *connection, const QObject *caller);

Q_SIGNALS:
    /*! Later, so that no slot runs in letsIn(). */
    void refused(const GipcCore::Failure &why);
    /*! Later, too: one who was refused has gone. */
    void left();

private:
    GipcAdmission ask(const GipcPeer &peer);
    void sendAway(GipcConnectionPrivate *connection, const GipcAdmission &answer);
    void forget(GipcConnectionPrivate *connection);

    /*! Shared, because it may replace itself, or delete us, while it runs. */
    std::shared_ptr<const Question> m_question;
    bool m_isAsking = false;
    std::deque<GipcConnectionPrivate *> m_leaving; ///< refused, and told so; the oldest first
};

} // namespace GipcCore
