// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTest/QTest>

/*! Characters from \a first to \a last, or one. */
inline void addInvisible(const char *name, uint first, uint last = 0)
{
    QTest::newRow(name) << first << (last == 0 ? first : last);
}

/*! The rows of tests about what nobody sees, or what changes how the rest is seen, beyond the controls of
    ASCII. */
inline void addInvisible()
{
    QTest::addColumn<uint>("first");
    QTest::addColumn<uint>("last");
    addInvisible("controls beyond ASCII", 0x80, 0x9f);
    addInvisible("soft hyphen", 0xad);
    addInvisible("grapheme joiner", 0x34f);
    addInvisible("Arabic letter mark", 0x61c);
    addInvisible("Hangul fillers", 0x115f, 0x1160);
    addInvisible("Khmer vowels", 0x17b4, 0x17b5);
    addInvisible("Mongolian selectors", 0x180b, 0x180f);
    addInvisible("zero width, direction marks", 0x200b, 0x200f);
    addInvisible("separators, embeddings, overrides", 0x2028, 0x202e);
    addInvisible("word joiner, isolates", 0x2060, 0x206f);
    addInvisible("Hangul filler", 0x3164);
    addInvisible("variation selectors", 0xfe00, 0xfe0f);
    addInvisible("byte order mark", 0xfeff);
    addInvisible("Hangul filler, half width", 0xffa0);
    addInvisible("annotations", 0xfff9, 0xfffb);
    addInvisible("shorthand controls", 0x1bca0, 0x1bca3);
    addInvisible("musical controls", 0x1d173, 0x1d17a);
    addInvisible("tags", 0xe0000, 0xe007f);
    addInvisible("more variation selectors", 0xe0100, 0xe01ef);
}
