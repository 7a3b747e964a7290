// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "apihelpers.h"

/*! A server and a client that are there all the time, the one without guests, the other without a
    server. What they share with those of a test, the watches of a thread and of the process, does
    not end with each of those then: the kernel takes 10 to 30 ms for that, which is most of the
    time where thousands come and go. */
class Neighbours
{
public:
    bool open()
    {
        constexpr int Never = 3600 * 1000;
        m_client.setRetryTimer(Never);
        return m_server.listen(uniqueName()) && m_client.connectToServer(uniqueName())
            && QTest::qWaitFor([this] { return m_client.error() != Gipc::ErrorCode::NoError; },
                               Patience);
    }

private:
    GipcServer m_server;
    GipcClient m_client;
};
