// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framequeue_p.h"
#include "protocol_p.h"
#include "ticket_p.h"

#include <QtCore/QByteArray>

namespace GipcCore {

/*! What a program answers to a request of the peer's. */
struct Answer
{
    /*! Where a request came from. */
    struct Address
    {
        quint64 connection = 0;
        quint64 session = 0; ///< of that connection: a client has one after the other
        quint64 request = 0; ///< the id it has there
        Ticket::Gauge outbox; ///< what waits in the outbox that the answer goes into
    };

    Address to;
    GipcWire::ReplyStatus status = GipcWire::ReplyStatus::Answer;
    int type = 0;
    QByteArray data;

    qint64 cost() const { return FrameQueue::costOf(data.size() + GipcWire::ReplyFieldsSize); }
    /*! That there is none is short, and never has to wait for room. */
    bool isLimited() const { return status == GipcWire::ReplyStatus::Answer; }
};

} // namespace GipcCore
