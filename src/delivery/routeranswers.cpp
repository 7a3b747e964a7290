// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "router_p.h"
#include "routerlink_p.h"
#include "utf8prefix_p.h"

// The answers of programs to requests, on their way through the router.

namespace GipcCore {

using Gipc::ErrorCode;

ErrorCode RouterLink::answer(const Answer &answer)
{
    QMutexLocker lock(&m_mutex);
    Router *const router = m_router;
    if (!router)
        return ErrorCode::NotConnected;
    if (!router->isOwnThread())
        return router->answerThere(answer); // under the lock: it must not go meanwhile
    lock.unlock();
    return router->answerHere(answer);
}

void RouterLink::cut()
{
    const QMutexLocker lock(&m_mutex);
    m_router = nullptr;
}

ErrorCode Router::answerHere(const Answer &answer)
{
    merge(); // what another thread wrote or answered before stays before
    const qint64 waiting = answer.to.outbox->load();
    if (answer.isLimited() && waiting > 0 && waiting + answer.cost() > limitNow())
        return ErrorCode::QueueFull;
    return m_sendAnswer(answer);
}

/*! One that was taken from another thread, which is not to be told any more that it cannot be sent. */
void Router::sendAnswer(const Answer &answer)
{
    if (m_sendAnswer(answer) != ErrorCode::MessageTooLarge)
        return;
    const QByteArray words
        = utf8Prefix(Gipc::errorText(ErrorCode::MessageTooLarge), GipcWire::MaxReplyText);
    m_sendAnswer({ answer.to, GipcWire::ReplyStatus::Failed, 0, words });
}

ErrorCode Router::answerThere(const Answer &answer)
{
    const auto taken = m_crossThread->push(answer);
    if (taken.ownerIsNeeded)
        scheduleTurn();
    return taken.error;
}

} // namespace GipcCore
