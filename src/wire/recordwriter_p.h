// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "record_p.h"

#include <QtCore/QByteArray>

#include <optional>

namespace GipcWire {

/*! How much one key may protect in its direction (src/wire/README.md, "Records"). Smaller numbers
    are for tests. */
struct RecordLimits
{
    quint64 records = quint64(1) << 24;
    quint64 bytes = quint64(1) << 36;
};

/*! Where in a stream of frames the next byte stands. */
enum class FramePosition { BetweenFrames, WithinFrame };

/*! GIPC-X, outgoing: joins small frames in a record, spreads a large one over several, and updates
    the key in time. Without encryption there are no records, and the stream is the frames. */
class RecordWriter
{
public:
    /*! \a sealer is nothing without encryption. */
    RecordWriter(std::optional<RecordSealer> sealer, const RecordLimits &limits);

    /*! Whether frames are sealed. */
    bool isSealing() const { return m_sealer.has_value(); }

    /*! Takes from the front of \a frames, a stream of them, what the record under way has room for,
        and appends that record to \a out if it is full. Between two frames, when the key has
        protected what it may, it takes nothing: it appends the record with the key update, or what
        has to go before it. Without encryption it appends everything as it is. */
    Fault add(QByteArrayView *frames, FramePosition position, QByteArray *out);

    /*! Appends what is pending, as a record. */
    Fault flush(QByteArray *out);

    /*! Whether bytes were taken that are in no record yet. */
    bool hasPending() const { return !m_pending.isEmpty(); }
    qsizetype pendingSize() const { return m_pending.size(); }

private:
    bool isKeyUpdateDue() const;
    Fault updateKey(QByteArray *out);
    Fault seal(QByteArrayView tail, QByteArray *out);

    std::optional<RecordSealer> m_sealer; ///< nothing without encryption
    const RecordLimits m_limits;
    QByteArray m_pending; ///< the begin of the record under way
    quint64 m_bytes = 0; ///< sealed under the present key
};

} // namespace GipcWire
