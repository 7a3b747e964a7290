// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answer_p.h"

#include <Gipc/gipcglobal.h>

#include <QtCore/QMutex>

namespace GipcCore {

class Router;

/*! The way to a router for those who may outlive it. Any thread. */
class RouterLink
{
public:
    explicit RouterLink(Router *router)
        : m_router(router)
    { }

    /*! NotConnected if the router is gone. */
    Gipc::ErrorCode answer(const Answer &answer);
    /*! Of the router, when it goes. */
    void cut();

private:
    QMutex m_mutex;
    Router *m_router;
};

} // namespace GipcCore
