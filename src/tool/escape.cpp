// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "escape.h"

#include <algorithm>
#include <array>

namespace GipcTool {

namespace {

struct Character
{
    char32_t value = 0;
    qsizetype size = 0; ///< in bytes; 0: the bytes are no UTF-8
};

/*! A kind of lead byte, and the least character that needs it. Forms has them by the number of
    bytes that follow. */
struct Form
{
    unsigned char mask;
    unsigned char mark;
    char32_t least;
};
constexpr std::array Forms {
    Form { 0x80, 0x00, 0 },
    Form { 0xe0, 0xc0, 0x80 },
    Form { 0xf0, 0xe0, 0x800 },
    Form { 0xf8, 0xf0, 0x10000 },
};

bool isValid(char32_t value, char32_t least)
{
    const bool isSurrogate = value >= 0xd800 && value <= 0xdfff;
    return value >= least && value <= 0x10ffff && !isSurrogate;
}

/*! The character of \a form that \a bytes begin with. */
Character decode(QByteArrayView bytes, qsizetype followers, const Form &form)
{
    if (followers >= bytes.size())
        return {};
    char32_t value
        = static_cast<unsigned char>(bytes.front()) & static_cast<unsigned char>(~form.mask);
    for (const char byte : bytes.sliced(1, followers)) {
        const auto follower = static_cast<unsigned char>(byte);
        if ((follower & 0xc0) != 0x80)
            return {};
        value = value << 6 | (follower & 0x3f);
    }
    return isValid(value, form.least) ? Character { value, followers + 1 } : Character {};
}

Character firstCharacter(QByteArrayView bytes)
{
    const auto lead = static_cast<unsigned char>(bytes.front());
    for (std::size_t followers = 0; followers < Forms.size(); ++followers) {
        if ((lead & Forms[followers].mask) == Forms[followers].mark)
            return decode(bytes, qsizetype(followers), Forms[followers]);
    }
    return {};
}

struct Range
{
    char32_t first;
    char32_t last;
};

/*! Characters that are escaped, in ascending order; the control characters below 0x20 are not
    listed. These are the other control characters, separators of lines and paragraphs, what changes
    the direction of text, and what is not seen (Unicode's Default_Ignorable_Code_Point, and
    annotations). */
constexpr std::array UnsafeRanges {
    Range { 0x7f, 0x9f }, //
    Range { 0xad, 0xad }, // soft hyphen
    Range { 0x34f, 0x34f }, // combining grapheme joiner
    Range { 0x61c, 0x61c }, // Arabic letter mark
    Range { 0x115f, 0x1160 }, // Hangul fillers
    Range { 0x17b4, 0x17b5 }, // Khmer vowels
    Range { 0x180b, 0x180f }, // Mongolian variation selectors, vowel separator
    Range { 0x200b, 0x200f }, // zero width space, joiners, direction marks
    Range { 0x2028, 0x202e }, // separators, embeddings, overrides
    Range { 0x2060, 0x206f }, // word joiner, invisible operators, isolates
    Range { 0x3164, 0x3164 }, // Hangul filler
    Range { 0xfe00, 0xfe0f }, // variation selectors
    Range { 0xfeff, 0xfeff }, // byte order mark
    Range { 0xffa0, 0xffa0 }, // Hangul filler, half width
    Range { 0xfff0, 0xfffb }, // unassigned, annotations
    Range { 0x1bca0, 0x1bca3 }, // shorthand format controls
    Range { 0x1d173, 0x1d17a }, // musical format controls
    Range { 0xe0000, 0xe0fff }, // tags, variation selectors
};

bool isUnsafe(char32_t c)
{
    const auto *const range
        = std::lower_bound(UnsafeRanges.begin(), UnsafeRanges.end(), c,
                           [](const Range &r, char32_t value) { return r.last < value; });
    return c < 0x20 || (range != UnsafeRanges.end() && range->first <= c);
}

QByteArray hexByte(char byte)
{
    return "\\x" + QByteArray(1, byte).toHex();
}

QByteArray escapedCharacter(char32_t c)
{
    switch (c) {
    case U'\n':
        return "\\n";
    case U'\r':
        return "\\r";
    case U'\t':
        return "\\t";
    default:
        return c < 0x80 ? hexByte(char(c)) : "\\u{" + QByteArray::number(uint(c), 16) + '}';
    }
}

QByteArray escapedFirst(QByteArrayView bytes, const Character &character)
{
    if (character.size == 0)
        return hexByte(bytes.front());
    if (isUnsafe(character.value))
        return escapedCharacter(character.value);
    if (character.value == U'\\')
        return "\\\\";
    return bytes.first(character.size).toByteArray();
}

/*! How many bytes at the beginning are printable ASCII. They are copied in one step. */
qsizetype plainSize(QByteArrayView bytes)
{
    const auto isPlain = [](char c) { return c >= ' ' && c <= '~' && c != '\\'; };
    return std::find_if_not(bytes.begin(), bytes.end(), isPlain) - bytes.begin();
}

} // namespace

QByteArray escaped(QByteArrayView bytes)
{
    QByteArray text;
    text.reserve(bytes.size());
    while (!bytes.isEmpty()) {
        const qsizetype plain = plainSize(bytes);
        text += bytes.first(plain);
        bytes = bytes.sliced(plain);
        if (bytes.isEmpty())
            break;
        const Character character = firstCharacter(bytes);
        text += escapedFirst(bytes, character);
        bytes = bytes.sliced(qMax<qsizetype>(character.size, 1));
    }
    return text;
}

} // namespace GipcTool
