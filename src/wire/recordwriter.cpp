// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "recordwriter_p.h"

#include "frame_p.h"

#include <algorithm>
#include <utility>

namespace GipcWire {

/*! The memory, in bytes, that an idle session keeps for its next frames. */
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

/*! Appends a record of what is pending and \a tail. */
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

/*! KEYUPDATE has to be the last frame of its record; all that follows has the new key. If what is
    pending leaves no room for it, only that is sealed now, and the update stays due. */
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
