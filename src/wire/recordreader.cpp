// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "recordreader_p.h"

namespace GipcWire {
namespace {

/*! Key updates that are normal, and how many records each further one takes. */
constexpr quint64 FreeKeyUpdates = 32;
constexpr quint64 RecordsPerKeyUpdate = 1024;

/*! What an idle session keeps for the next record. */
constexpr qsizetype KeptCapacity = 1024;

constexpr FrameReader::Bounds RecordBounds { quint64(MinRecordPlain) + TagSize,
                                             quint64(MaxRecordPlain) + TagSize };

} // namespace

RecordReader::RecordReader(std::optional<RecordOpener> opener, quint32 maxDataSize)
    : m_opener(std::move(opener))
    , m_assembler(maxDataSize)
{ }

RecordReader::Result RecordReader::next(InputBuffer *input)
{
    if (m_fault != Fault::None)
        return Result::Failed;
    for (;;) {
        if (m_opener && m_plain.isEmpty() && !openRecord(input))
            return m_fault == Fault::None ? Result::NeedMore : Result::Failed;
        if (!m_opener)
            m_plain = input->view();
        const qsizetype before = m_plain.size();
        const auto result = m_assembler.take(&m_plain);
        if (!m_opener) {
            input->drop(before - m_plain.size());
            m_plain = {};
        }
        switch (result) {
        case FrameAssembler::Result::NeedMore:
            if (!m_opener)
                return Result::NeedMore;
            continue; // the record is used up
        case FrameAssembler::Result::Frame:
            break;
        case FrameAssembler::Result::Failed:
            fail(m_assembler.fault(), m_assembler.faultValue());
            return Result::Failed;
        }
        if (!m_assembler.isKeyUpdate())
            return Result::Frame;
        m_assembler.takeFrame();
        if (!followKeyUpdate())
            return Result::Failed;
    }
}

/*! True if there is a new plain text. */
bool RecordReader::openRecord(InputBuffer *input)
{
    QByteArrayView body;
    switch (FrameReader::next(*input, RecordBounds, &body)) {
    case FrameReader::Result::NeedMore:
        if (m_record.capacity() > KeptCapacity)
            m_record = QByteArray();
        return false;
    case FrameReader::Result::TooShort:
    case FrameReader::Result::TooLong:
        return fail(Fault::Integrity); // the length is as much under the seal as the rest
    case FrameReader::Result::Frame:
        break;
    }
    const qsizetype size = body.size() - qsizetype(TagSize);
    char *const inPlace = m_assembler.room(size); // or it is copied there from m_record
    if (!inPlace) {
        if (!m_record.isDetached())
            m_record = QByteArray(); // somebody keeps it; it need not be copied
        m_record.resize(size);
    }
    char *const plain = inPlace ? inPlace : m_record.data();
    if (!m_opener->open(input->view().first(LengthSize), body, plain))
        return fail(Fault::Integrity);
    FrameReader::drop(input, body);
    ++m_records;
    if (!inPlace)
        m_plain = m_record;
    return true;
}

/*! It changes the key for the record that follows, so it has to be the last of its own. Each costs more
    than the bytes it takes: a peer must not keep us busy with nothing else. */
bool RecordReader::followKeyUpdate()
{
    if (!m_opener || !m_plain.isEmpty() || m_refusesKeyUpdates)
        return fail(Fault::UnexpectedFrame);
    if (++m_keyUpdates > FreeKeyUpdates + m_records / RecordsPerKeyUpdate)
        return fail(Fault::TooManyKeyUpdates);
    return m_opener->update() || fail(Fault::Crypto);
}

/*! Always false. */
bool RecordReader::fail(Fault fault, quint64 value)
{
    m_fault = fault;
    m_faultValue = value;
    m_plain = {};
    m_record = QByteArray();
    return false;
}

} // namespace GipcWire
