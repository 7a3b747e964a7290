// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "aead_p.h"
#include "inputbuffer_p.h"
#include "keyusage_p.h"
#include "nonce_p.h"
#include "protocol_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QtEndian>

#include <optional>

namespace GipcWire {

/*! What a frame carries. Type 0 is control, everything else is the program's. */
struct Message
{
    quint32 type = 0;
    QByteArray data;
};

/*! Version 2: seals and opens frames under the key of one connection. It chooses our nonces, checks
    the peer's, and counts how much the key was used. Both directions share one, as they share the
    key. */
class FrameCipher
{
public:
    static std::optional<FrameCipher> create(const Secret &key, Role role, const KeyLimits &limits);

    /*! Appends a whole frame, nonce | ciphertext | tag behind its length, to \a out. */
    Fault seal(QByteArrayView head, QByteArrayView tail, QByteArray *out);
    // The same piece by piece; the frame has plainSize bytes of plain text, head included:
    Fault beginSeal(quint32 plainSize, QByteArray *out);
    Fault sealPart(QByteArrayView part, QByteArray *out);
    Fault finishSeal(QByteArray *out);

    /*! Opens a body of at least SealOverhead + TypeSize bytes. With a fault \a message must not be
        used. */
    Fault open(QByteArrayView body, Message *message);
    /*! The same where it lies: \a plain gets a view of type | data. With a fault it must not be
        used. */
    Fault openInPlace(char *body, qsizetype size, QByteArrayView *plain);
    // The same piece by piece. Nothing may be used before finishOpen() has returned None:
    Fault beginOpen(QByteArrayView nonce);
    bool openPart(QByteArrayView part, uchar *out);
    Fault finishOpen(QByteArrayView tag);

    const KeyUsage &usage() const { return m_usage; }

private:
    FrameCipher(const Secret &key, Role role, const KeyLimits &limits);

    AeadSealer m_sealer;
    AeadOpener m_opener;
    NonceSequence m_nonces;
    NonceGuard m_guard;
    KeyUsage m_usage;
    std::array<char, NonceSize> m_nonceBeingOpened {}; ///< from beginOpen() to finishOpen()
    quint64 m_opened = 0; ///< from beginOpen() to finishOpen(): bytes opened so far
};

/*! Finds u32 length | body at the begin of a stream. The length is checked as soon as its four
    bytes are there, before the body is waited for. */
class FrameReader
{
public:
    enum class Result { NeedMore, Frame, TooShort, TooLong };

    struct Bounds
    {
        quint64 min;
        quint64 max;
    };

    /*! On Frame \a body is a view into \a input, until drop(). */
    static Result next(const InputBuffer &input, const Bounds &bounds, QByteArrayView *body)
    {
        const QByteArrayView bytes = input.view();
        if (bytes.size() < LengthSize)
            return Result::NeedMore;
        const auto length = qFromBigEndian<quint32>(bytes.data());
        if (length < bounds.min)
            return Result::TooShort;
        if (length > bounds.max)
            return Result::TooLong;
        if (bytes.size() - LengthSize < qsizetype(length))
            return Result::NeedMore;
        *body = bytes.sliced(LengthSize, qsizetype(length));
        return Result::Frame;
    }
    static void drop(InputBuffer *input, QByteArrayView body)
    {
        input->drop(LengthSize + body.size());
    }
};

/*! Appends u32 length | head | tail to \a out. */
void appendPlainFrame(QByteArrayView head, QByteArrayView tail, QByteArray *out);

/*! A frame without encryption: what Session::sealSome() takes. */
QByteArray makePlainFrame(quint32 type, QByteArrayView data);

/*! The same of a control frame of GIPC-X. */
QByteArray makeControlFrame(ControlCode code, QByteArrayView rest = {});

} // namespace GipcWire
