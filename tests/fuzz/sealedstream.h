// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framemodel.h"
#include "record_p.h"

namespace Fuzz {

/*! The two secrets of a session without a handshake. */
inline Secret trafficSecret(Role sender)
{
    return Secret::copyOf(QByteArray(48, sender == Role::Client ? 'c' : 's'));
}

inline QByteArray frameBytes(quint32 type, QByteArrayView data)
{
    QByteArray frame(8, Qt::Uninitialized);
    qToBigEndian(quint32(data.size()) + 4, frame.data());
    qToBigEndian(type, frame.data() + 4);
    return frame + data.toByteArray();
}

/*! What a peer sends in GIPC-X: the plain texts are the fuzzer's and are sealed as they should
    be, until a step damages the stream. Steps:

        0  u8 size | bytes             a record with this plain text
        1  u32 type | u16 size | u8    a record with one frame, filled with that byte
        2  u8 count                    that many records with KEYUPDATE
        3  u8 size | bytes             these bytes as they are
        4  as 0 | u16 at | u8 change   such a record, changed at one place
        5                              the last record once more
        6                              a record that never arrives

    Without encryption records are plain texts, and all of it is one stream. */
class SealedStream
{
public:
    SealedStream(Role sender, bool encrypted, quint32 maxDataSize, bool converses, Script *script)
        : model(maxDataSize, encrypted, converses)
    {
        if (encrypted)
            m_sealer.emplace(trafficSecret(sender));
        while (!script->atEnd() && bytes.size() < MaxBytes)
            step(script);
        if (!encrypted)
            model.take(bytes);
    }

    QByteArray bytes;
    bool damaged = false; ///< what comes after the frames of the model does not open
    FrameModel model;

private:
    static constexpr qsizetype MaxBytes = 512 * 1024;

    void step(Script *script)
    {
        switch (script->byte() % 7) {
        case 0:
            add(script->bytes());
            break;
        case 1: {
            const auto type = script->number<quint32>();
            add(frameBytes(type, script->filled()));
            break;
        }
        case 2:
            for (int count = script->byte() % 64; count > 0; --count)
                add(frameBytes(0, QByteArray(1, KeyUpdateCode)));
            break;
        case 3:
            damage(script->bytes());
            break;
        case 4:
            if (QByteArray changed = seal(script->bytes()); !changed.isEmpty()) {
                change(&changed, script);
                damage(changed);
            }
            break;
        case 5:
            damage(m_last);
            break;
        case 6:
            m_gap = m_gap || !seal("lost").isEmpty();
            break;
        }
    }

    /*! Nothing without encryption. */
    QByteArray seal(QByteArrayView plain)
    {
        QByteArray record;
        if (m_sealer && !plain.isEmpty())
            require(m_sealer->seal(plain, {}, &record), "sealing works");
        return record;
    }

    void add(const QByteArray &plain)
    {
        for (QByteArrayView rest = plain; !rest.isEmpty();) {
            const QByteArrayView part = rest.first(std::min(rest.size(), MaxRecordPlain));
            rest = rest.sliced(part.size());
            addRecord(part);
        }
    }

    void addRecord(QByteArrayView plain)
    {
        if (!m_sealer) {
            m_last = plain.toByteArray();
            bytes += m_last;
            return;
        }
        damaged = damaged || m_gap;
        m_last = seal(plain);
        bytes += m_last;
        if (!damaged && model.take(plain))
            require(m_sealer->update(), "updating the key works");
    }

    void damage(const QByteArray &instead)
    {
        bytes += instead;
        damaged = damaged || (m_sealer && !instead.isEmpty());
    }

    std::optional<RecordSealer> m_sealer;
    QByteArray m_last;
    bool m_gap = false;
};

} // namespace Fuzz
