// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

namespace GipcCore {

class DeliveryGate;

/*! Who takes the messages of a connection, once it was admitted. */
class Reader
{
public:
    Reader() = default;
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;
    virtual ~Reader() = default;

    /*! Asked before each message. If not, Connection::resumeReading() goes on. */
    virtual bool hasRoom() const = 0;

    /*! How much should be read at once: it is read, whether there is room for it or not. */
    virtual qint64 mostAtOnce() const = 0;

    /*! The connection has so many bytes that are no message yet. */
    virtual void setUnfinished(qint64 bytes) = 0;

    /*! Whoever calls onMessage() or onMessageView() does so in a DeliveryScope of this; one for many messages, as
        long as nothing else of the program's runs in it. */
    virtual DeliveryGate *gate() = 0;

    /*! The memory of \a data that nobody has kept a copy of afterwards is used for the next message.
        Slots may run: anything may be gone afterwards. */
    virtual void onMessage(int type, const QByteArray &data) = 0;

    /*! The same with bytes that stay only during the call. They lie in \a memory, which \a kept holds
        from then on. False, and nothing was done, if it has to be onMessage(). */
    virtual bool onMessageView(int type, QByteArrayView data, const QByteArray &memory,
                               QByteArray *kept)
        = 0;

    /*! What was held while a wait ran is told now, if it may be. Slots may run: anything may be gone
        afterwards. */
    virtual void deliverHeld() = 0;
};

} // namespace GipcCore
