// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "recordreader_p.h"
#include "sealedstream.h"

using namespace Fuzz;

namespace {

std::optional<RecordOpener> openerFor(bool encrypted)
{
    if (!encrypted)
        return std::nullopt;
    return RecordOpener(trafficSecret(Role::Client));
}

} // namespace

/*! Records of GIPC-X under a key that is known: u8 (1 plain, 6 the limit, 8 of conversations,
    too) | splits | a stream. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Script script(data, size);
    const quint8 choice = script.byte();
    const bool encrypted = (choice & 1) == 0;
    const quint32 limit = maxMessageSize(choice >> 1);
    Splits splits(&script);
    const MemoryWatch memory;
    const bool converses = (choice & 8) != 0;
    const SealedStream stream(Role::Client, encrypted, limit, converses, &script);
    const FrameModel &model = stream.model;

    RecordReader reader(openerFor(encrypted), limit, converses);
    InputBuffer input;
    QList<Message> frames;
    using Result = RecordReader::Result;
    Result result = Result::NeedMore;
    for (QByteArrayView rest = stream.bytes; !rest.isEmpty() && result != Result::Failed;) {
        input.append(splits.next(&rest));
        while ((result = reader.next(&input)) == Result::Frame) {
            frames << reader.takeFrame();
            require(frames.constLast().type < FirstForbiddenType, "the type is one there is");
            require(frames.constLast().type == ControlType
                        || frames.constLast().data.size() <= qsizetype(limit),
                    "no message exceeds the limit");
        }
        memory.check(stream.bytes.size());
    }

    require(areSame(frames, model.frames), "what was sealed arrives, and nothing else");
    if (!stream.damaged || model.fault != Fault::None) {
        require(reader.fault() == model.fault && reader.faultValue() == model.faultValue,
                "the fault is that of the stream");
    } else {
        require(reader.fault() == Fault::None || reader.fault() == Fault::Integrity,
                "damage is no more than damage");
    }
    if (reader.fault() == Fault::None) {
        require(stream.damaged || input.isEmpty(), "whole records are used up");
        require(stream.damaged || reader.isAtBoundary() == model.isAtBoundary(),
                "the boundary is known");
        return 0;
    }
    input.append("more");
    const Fault fault = reader.fault();
    require(reader.next(&input) == Result::Failed && reader.fault() == fault, "failed is failed");
    return 0;
}
