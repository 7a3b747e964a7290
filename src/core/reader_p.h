// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

namespace GipcCore {

/*! Who takes the messages of a connection, once it was admitted. */
class Reader
{
public:
    Reader() = default;
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;
    virtual ~Reader() = default;

    /*! Asked before each message. If not, GipcConnectionPrivate::resumeReading() goes on. */
    virtual bool hasRoom() const = 0;

    /*! How much should be read at once: it is read, whether there is room for it or not. */
    virtual qint64 mostAtOnce() const = 0;

    /*! The connection has so many bytes that are no message yet. */
    virtual void setUnfinished(qint64 bytes) = 0;

    /*! The memory of \a data that nobody has kept a copy of afterwards is used for the next message.
        Slots may run: anything may be gone afterwards. */
    virtual void take(int type, const QByteArray &data) = 0;

    /*! Whether takeView() may be called, with bytes that stay only during the call. Asked before
        each message. */
    virtual bool takesViews() const = 0;
    virtual void takeView(int type, QByteArrayView data) = 0;

    /*! What was held while a wait ran is told now, if it may be. Slots may run: anything may be gone
        afterwards. */
    virtual void tellHeld() = 0;
};

} // namespace GipcCore
