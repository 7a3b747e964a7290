// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "recordreader_p.h"

namespace GipcWire {
namespace {

/*! A peer may update its key this often, whatever else it sends. */
constexpr quint64 FreeKeyUpdates = 32;
/*! For each so many records one update more is allowed. */
constexpr quint64 RecordsPerKeyUpdate = 1024;

constexpr FrameReader::Bounds RecordBounds { quint64(MinRecordPlain) + TagSize,
                                             quint64(MaxRecordPlain) + TagSize };

} // namespace

RecordReader::RecordReader(std::optional<RecordOpener> opener, quint32 maxDataSize, bool converses)
    : m_opener(std::move(opener))
    , m_assembler(maxDataSize, converses)
{ }

RecordReader::Result RecordReader::next(InputBuffer *input)
{
    if (m_fault != Fault::None)
        return Result::Failed;
    for (;;) {
        if (m_opener && m_plainSize == 0 && !openRecord(input))
            return m_fault == Fault::None ? Result::NeedMore : Result::Failed;
        QByteArrayView bytes = m_opener ? input->view().first(m_plainSize) : input->view();
        const qsizetype before = bytes.size();
        const auto result = m_assembler.take(&bytes);
        drop(input, before - bytes.size());
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
        m_assembler.dropFrame();
        if (!followKeyUpdate())
            return Result::Failed;
    }
}

/*! True if a record was opened: into the message under way if all of it belongs there, which saves
    a copy, and otherwise where it lies. */
bool RecordReader::openRecord(InputBuffer *input)
{
    QByteArrayView body;
    switch (FrameReader::next(*input, RecordBounds, &body)) {
    case FrameReader::Result::NeedMore:
        return false;
    case FrameReader::Result::TooShort:
    case FrameReader::Result::TooLong:
        return fail(Fault::Integrity); // the length is sealed with the rest
    case FrameReader::Result::Frame:
        break;
    }
    const qsizetype size = body.size() - qsizetype(TagSize);
    char *const inMessage = m_assembler.room(size);
    char *const inInput = input->writable() + LengthSize;
    if (!m_opener->open(input->view().first(LengthSize), body, inMessage ? inMessage : inInput))
        return fail(Fault::Integrity);
    ++m_records;
    if (inMessage) {
        FrameReader::drop(input, body);
    } else {
        input->drop(LengthSize);
        m_plainSize = size;
    }
    return true;
}

/*! \a size bytes were used. After the last ones of a record its tag goes, too. */
void RecordReader::drop(InputBuffer *input, qsizetype size)
{
    input->drop(size);
    if (m_plainSize == 0)
        return;
    m_plainSize -= size;
    if (m_plainSize == 0)
        input->drop(TagSize);
}

/*! KEYUPDATE changes the key for the next record, so it has to be the last frame of its own. A new
    key costs far more than the bytes that ask for it: the number is limited, so that a peer cannot
    keep us busy with that. */
bool RecordReader::followKeyUpdate()
{
    if (!m_opener || m_plainSize > 0 || m_refusesKeyUpdates)
        return fail(Fault::UnexpectedFrame);
    if (++m_keyUpdates > FreeKeyUpdates + m_records / RecordsPerKeyUpdate)
        return fail(Fault::TooManyKeyUpdates);
    return m_opener->update() || fail(Fault::Crypto);
}

/*! Always false, for callers that return it. */
bool RecordReader::fail(Fault fault, quint64 value)
{
    m_fault = fault;
    m_faultValue = value;
    m_plainSize = 0;
    return false;
}

} // namespace GipcWire
