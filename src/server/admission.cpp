// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "admission_p.h"

#include "gipcconnection_p.h"
#include "logging_p.h"
#include "peerof_p.h"
#include "utf8prefix_p.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <utility>

namespace GipcCore {

namespace {

/*! So many who were refused may take their time to leave; beyond it the first of them is cut off. */
constexpr size_t MostLeaving = 64;

GipcWire::CloseNotice noticeOf(const GipcAdmission &refusal)
{
    return { refusal.isForNow() ? GipcWire::CloseReason::NotAdmittedNow
                                : GipcWire::CloseReason::NotAdmitted,
             utf8Prefix(refusal.text(), GipcWire::MaxCloseText) };
}

Failure refusalOf(const GipcConnectionPrivate &connection, const GipcAdmission &answer)
{
    return { Cause::NotLetIn, { connection.peerKey(), answer.text() } };
}

GipcAdmission busy()
{
    return GipcAdmission::refuseForNow(QStringLiteral("busy"));
}

} // namespace

Admission::Admission(QObject *parent)
    : QObject(parent)
{ }

void Admission::setQuestion(Question question)
{
    m_question = question ? std::make_shared<const Question>(std::move(question)) : nullptr;
}

void Admission::decideAbout(GipcConnectionPrivate *connection)
{
    const QPointer<Admission> guard(this);
    const QPointer<GipcConnectionPrivate> asked(connection);
    GipcAdmission answer = GipcAdmission::letIn();
    if (m_question) {
        connection->hold();
        answer = ask(peerOf(*connection));
        if (!guard || !asked)
            return;
        connection->release();
    }
    if (connection->state() == Connection::State::Suspended) // while the program ran an event loop
        answer = busy();
    if (answer.isLetIn())
        connection->admit();
    else
        connection->refuse(noticeOf(answer), refusalOf(*connection, answer));
}

bool Admission::letsIn(GipcConnectionPrivate *connection, const QObject *caller)
{
    if (!m_question || connection->converses())
        return true;
    const QPointer<Admission> guard(this);
    const QPointer<const QObject> called(caller);
    connection->setParent(this); // whatever becomes of the caller
    connection->hold();
    const GipcAdmission answer = ask(peerOf(*connection));
    if (!guard)
        return false; // and the connection is gone, too
    connection->release();
    if (called && answer.isLetIn() && connection->isOpen())
        return true;
    connect(connection, &Connection::ended, this, [this, connection] { forget(connection); });
    if (connection->state() == Connection::State::Ended) // while the program ran an event loop
        forget(connection);
    else if (called)
        sendAway(connection, answer);
    else
        connection->abort();
    return false;
}

/*! We may be gone afterwards. */
GipcAdmission Admission::ask(const GipcPeer &peer)
{
    if (std::exchange(m_isAsking, true)) {
        qCWarning(lcGipc)
            << "the function of setAdmission() runs an event loop: a client that came "
               "meanwhile has to come again";
        return busy();
    }
    const QPointer<Admission> guard(this);
    const std::shared_ptr<const Question> question = m_question;
    GipcAdmission answer = (*question)(peer);
    if (guard)
        m_isAsking = false;
    return answer;
}

/*! In GIPC-X it is told why, and has the time that closing takes to hear it. */
void Admission::sendAway(GipcConnectionPrivate *connection, const GipcAdmission &answer)
{
    const Failure why = refusalOf(*connection, answer);
    connection->permit.reset(); // who is not let in takes nobody's place
    if (connection->isExtended()) {
        m_leaving.push_back(connection);
        connection->close(noticeOf(answer));
        if (m_leaving.size() > MostLeaving)
            m_leaving.front()->abort();
    } else {
        connection->abort();
    }
    QMetaObject::invokeMethod(
        this, [this, why] { Q_EMIT refused(why); }, Qt::QueuedConnection);
}

void Admission::forget(GipcConnectionPrivate *connection)
{
    std::erase(m_leaving, connection);
    connection->deleteLater();
    QMetaObject::invokeMethod(this, &Admission::left, Qt::QueuedConnection);
}

} // namespace GipcCore
