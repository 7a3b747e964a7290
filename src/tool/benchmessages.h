// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>

namespace GipcTool {

/*! The types of the messages between the two processes of `gipc bench`. */
enum BenchMessage {
    StreamRequest = 1, ///< asks for a stream; the data are StreamPlan::toBytes()
    EchoRequest, ///< asks for the same message back
    WarmUp, ///< of a stream, at its beginning; not counted
    Measured, ///< of a stream, counted
    Last, ///< the last one of a stream
};

/*! The size of a stream's messages, and for how long they are sent. */
struct StreamPlan
{
    int size = 0;
    qint64 warmUp = 0; ///< nanoseconds
    qint64 duration = 0; ///< of what is measured, nanoseconds

    QByteArray toBytes() const
    {
        QByteArray bytes;
        QDataStream(&bytes, QIODevice::WriteOnly) << size << warmUp << duration;
        return bytes;
    }

    static StreamPlan fromBytes(const QByteArray &bytes)
    {
        StreamPlan plan;
        QDataStream(bytes) >> plan.size >> plan.warmUp >> plan.duration;
        return plan;
    }
};

} // namespace GipcTool
