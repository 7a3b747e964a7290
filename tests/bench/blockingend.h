// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "subject.h"

namespace Bench {

/*! An end that sends and receives one message with one call, which blocks: \a Derived has
    sendOne(data) and receiveOne(), and may prepare for many of a size. */
template <typename Derived> class BlockingEnd : public End
{
public:
    void send(qsizetype size, qint64 count) final
    {
        const QByteArray data(size, 'x');
        self()->prepareSending(size);
        for (qint64 i = 0; i < count; ++i)
            self()->sendOne(data);
    }
    void receive(qsizetype size, qint64 count) final
    {
        self()->prepareReceiving(size);
        for (qint64 i = 0; i < count; ++i)
            self()->receiveOne();
    }
    void echo(qsizetype size, qint64 count) final
    {
        const QByteArray data(size, 'x');
        for (qint64 i = 0; i < count; ++i) {
            self()->receiveOne();
            self()->sendOne(data);
        }
    }
    std::vector<qint64> roundTrips(qsizetype size, qint64 count) final
    {
        const QByteArray data(size, 'x');
        return timesOf(count, [&] {
            self()->sendOne(data);
            self()->receiveOne();
        });
    }

    void prepareSending(qsizetype) { }
    void prepareReceiving(qsizetype) { }

private:
    Derived *self() { return static_cast<Derived *>(this); }
};

} // namespace Bench
