// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "inputdata.h"

#include "standardstreams.h"
#include "terminator.h"

namespace GipcTool {

InputData readWholeInput(qsizetype limit)
{
    InputData input;
    while (!Terminator::isRequested()) {
        const Chunk chunk = readInput();
        if (chunk.state == Chunk::State::End)
            return input;
        if (chunk.state == Chunk::State::Failed)
            return { InputData::State::Failed, {}, chunk.error };
        input.data += chunk.data;
        if (input.data.size() > limit)
            return { InputData::State::TooLong, {}, 0 };
    }
    return { InputData::State::Interrupted, {}, 0 };
}

} // namespace GipcTool
