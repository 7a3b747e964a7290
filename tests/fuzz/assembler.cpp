// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "frameassembler_p.h"
#include "framemodel.h"

using namespace Fuzz;

/*! Frames of GIPC-X in pieces: u8 limit (4 of conversations, too) | splits | the stream. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Script script(data, size);
    const quint8 choice = script.byte();
    const quint32 limit = maxMessageSize(choice);
    const bool converses = (choice & 4) != 0;
    Splits splits(&script);
    const QByteArray stream = script.rest();
    const MemoryWatch memory;

    FrameAssembler assembler(limit, converses);
    QList<Message> frames; // without KEYUPDATE, as the model has them
    using Result = FrameAssembler::Result;
    Result result = Result::NeedMore;
    for (QByteArrayView rest = stream; !rest.isEmpty() && result != Result::Failed;) {
        QByteArrayView piece = splits.next(&rest);
        while ((result = assembler.take(&piece)) == Result::Frame) {
            const bool isKeyUpdate = assembler.isKeyUpdate();
            const Message frame = assembler.takeFrame();
            require(frame.type < FirstForbiddenType, "the type is one of those there are");
            require(frame.type == ControlType || frame.data.size() <= qsizetype(limit),
                    "no message exceeds the limit");
            require(assembler.isAtBoundary(), "behind a frame is a boundary");
            if (!isKeyUpdate)
                frames << frame;
        }
        require(result == Result::Failed || piece.isEmpty(), "what needs more has taken all");
        memory.check(stream.size());
    }

    // A KEYUPDATE is the reader's business, so for the model each ends a record.
    FrameModel model(limit, true, converses);
    for (const char byte : stream)
        model.take(QByteArrayView(&byte, 1));
    const bool busy = model.fault == Fault::TooManyKeyUpdates; // as is their number
    require(busy ? isPrefix(model.frames, frames) : areSame(model.frames, frames),
            "the frames are those of the stream");
    if (busy)
        return 0;
    require(assembler.fault() == model.fault && assembler.faultValue() == model.faultValue,
            "the fault is that of the stream");
    if (model.fault == Fault::None) {
        require(assembler.isAtBoundary() == model.isAtBoundary(), "the boundary is known");
        return 0;
    }
    QByteArrayView more = "more";
    require(assembler.take(&more) == Result::Failed && more.size() == 4, "failed is failed");
    return 0;
}
