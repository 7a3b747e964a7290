// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "record_p.h"

#include <QtCore/QByteArray>

#include <optional>

namespace GipcWire {

/*! How much one key of a direction may protect (src/wire/README.md, "Records"); smaller numbers are
    for tests. */
struct RecordLimits
{
    quint64 records = quint64(1) << 24;
    quint64 bytes = quint64(1) << 36;
};

/*! GIPC-X, outgoing: joins small frames to a record, spreads a large one over several, and updates
    the key in time. Without encryption frames go out bare. */
class RecordWriter
{
public:
    /*! \a sealer is nothing without encryption. */
    RecordWriter(std::optional<RecordSealer> sealer, const RecordLimits &limits);

    /*! Whether frames are sealed. */
    bool isSealing() const { return m_sealer.has_value(); }

    /*! Takes from the front of \a frames, a stream of them, what the record under way has room for. \a
        out gets that record if it is full. Only while sealing. */
    Fault addSome(QByteArrayView *frames, QByteArray *out);

    /*! The key has protected what it may: call updateKey() before the next frame, until it is not due any
        more. Each call appends one record to \a out. Only while sealing. */
    bool isKeyUpdateDue() const;
    Fault updateKey(QByteArray *out);

    /*! Takes one frame, \a type and \a data; \a out gets the records that are full. */
    Fault add(quint32 type, QByteArrayView data, QByteArray *out);

    /*! Appends what was taken and is not in \a out yet. */
    Fault flush(QByteArray *out);

    /*! flush() has something to do. */
    bool hasPending() const { return !m_pending.isEmpty(); }
    qsizetype pendingSize() const { return m_pending.size(); }

private:
    Fault gather(QByteArrayView bytes, QByteArray *out);
    Fault seal(QByteArrayView tail, QByteArray *out);

    std::optional<RecordSealer> m_sealer;
    const RecordLimits m_limits;
    QByteArray m_pending;
    quint64 m_bytes = 0; ///< under the present key
};

} // namespace GipcWire
