// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol_p.h"

#include <QtCore/QByteArray>

namespace GipcCore {

class DeliveryGate;

/*! Takes the messages of a connection that was admitted. */
class Reader
{
public:
    Reader() = default;
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;
    virtual ~Reader() = default;

    /*! Asked before each message. After false, Connection::resumeReading() has to be called
        later. */
    virtual bool hasRoom() const = 0;

    /*! How many bytes may be read at once. What was read counts even if there is no room for it. */
    virtual qint64 mostAtOnce() const = 0;

    /*! How many bytes the connection has that are no message yet. */
    virtual void setUnfinished(qint64 bytes) = 0;

    /*! onMessage() and onMessageView() have to be called in a DeliveryScope of this. One may serve
        many messages, if nothing else of the program runs in it. */
    virtual DeliveryGate *gate() = 0;

    /*! If nobody keeps a copy of \a data, its memory is used for the next message. Slots may run:
        anything may be gone afterwards. */
    virtual void onMessage(int type, const QByteArray &data) = 0;

    /*! The same with a view that is valid only during the call. The bytes lie in \a memory; \a kept
        gets a copy of that, so that they stay. False, and nothing was done, if onMessage() has to
        be called instead. */
    virtual bool onMessageView(int type, QByteArrayView data, const QByteArray &memory,
                               QByteArray *kept)
        = 0;

    // In a conversation. Slots may run: anything may be gone afterwards.

    /*! A request of the peer's, which Connection::reply() answers. False: nobody answers any. */
    virtual bool onRequest(quint64 id, int type, const QByteArray &data)
    {
        Q_UNUSED(id)
        Q_UNUSED(type)
        Q_UNUSED(data)
        return false;
    }
    /*! The peer gave it up, and was told so: an answer is dropped from now on. */
    virtual void onCancelled(quint64 id) { Q_UNUSED(id) }
    /*! The answer to a request of ours, or a text that says why there is none. */
    virtual void onReply(quint64 handle, GipcWire::ReplyStatus status, int type,
                         const QByteArray &data)
    {
        Q_UNUSED(handle)
        Q_UNUSED(status)
        Q_UNUSED(type)
        Q_UNUSED(data)
    }

    /*! Delivers what was held back while a wait ran, unless one still does. Slots may run: anything
        may be gone afterwards. */
    virtual void deliverHeld() = 0;
};

} // namespace GipcCore
