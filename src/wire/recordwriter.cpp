// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "recordwriter_p.h"

#include "frame_p.h"

#include <algorithm>
#include <utility>

namespace GipcWire {

/*! What an idle session keeps to gather its next frames in. */
constexpr qsizetype KeptCapacity = 1024;

RecordWriter::RecordWriter(std::optional<RecordSealer> sealer, const RecordLimits &limits)
    : m_sealer(std::move(sealer))
    , m_limits(limits)
{ }

Fault RecordWriter::add(QByteArrayView *frames, FramePosition position, QByteArray *out)
{
    if (!m_sealer) {
        out->append(std::exchange(*frames, {}));
        return Fault::None;
    }
    if (position == FramePosition::BetweenFrames && isKeyUpdateDue())
        return updateKey(out);
    const qsizetype room = MaxRecordPlain - m_pending.size();
    const QByteArrayView part = frames->first(std::min(room, frames->size()));
    *frames = frames->sliced(part.size());
    if (part.size() == room)
        return seal(part, out);
    m_pending.append(part);
    return Fault::None;
}

/*! What is pending and \a tail make a record. */
Fault RecordWriter::seal(QByteArrayView tail, QByteArray *out)
{
    m_bytes += quint64(m_pending.size() + tail.size());
    if (!m_sealer->seal(m_pending, tail, out))
        return Fault::Crypto;
    if (m_pending.capacity() > KeptCapacity)
        m_pending = QByteArray();
    else
        m_pending.resize(0);
    return Fault::None;
}

Fault RecordWriter::flush(QByteArray *out)
{
    return m_pending.isEmpty() ? Fault::None : seal({}, out);
}

bool RecordWriter::isKeyUpdateDue() const
{
    return m_sealer->records() >= m_limits.records || m_bytes >= m_limits.bytes;
}

/*! KEYUPDATE is the last frame of its record and the last one under the old key. One record at a time:
    if what is pending leaves no room for it, that goes first, and the update is still due. */
Fault RecordWriter::updateKey(QByteArray *out)
{
    const QByteArray frame = makeControlFrame(KeyUpdateCode);
    if (m_pending.size() + frame.size() > MaxRecordPlain)
        return flush(out);
    if (const Fault fault = seal(frame, out); fault != Fault::None)
        return fault;
    m_bytes = 0;
    return m_sealer->update() ? Fault::None : Fault::Crypto;
}

} // namespace GipcWire
