// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "subject.h"

#include <cstring>

namespace Bench {

void consume(QByteArrayView bytes)
{
    quint64 sum = 0;
    const char *data = bytes.data();
    qsizetype size = bytes.size();
    for (; size >= qsizetype(sizeof sum); size -= sizeof sum, data += sizeof sum) {
        quint64 word = 0;
        std::memcpy(&word, data, sizeof word);
        sum += word;
    }
    for (; size > 0; --size, ++data)
        sum += quint64(uchar(*data));
    // The compiler must not know that nobody looks at the sum.
    static volatile quint64 result = 0;
    result = sum;
    Q_UNUSED(result);
}

} // namespace Bench
