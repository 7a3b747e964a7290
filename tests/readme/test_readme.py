#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
#
# Where the README says "in FILE ..." before a piece of code, each of these files has these very lines, at
# whatever depth: what is shown there is compiled, and tested.

import pathlib
import re
import textwrap
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARK = re.compile(r"^<!-- in (.+) -->$", re.MULTILINE)
SNIPPET = re.compile(r"\n```cpp\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def snippets(text):
    """What is marked: the files, and the lines of code (none if no code follows)."""
    for mark in MARK.finditer(text):
        code = SNIPPET.match(text, mark.end())
        yield mark[1].split(), code[1].splitlines() if code else []


def contains(source, lines):
    """Whether the lines stand there, all of them one after another and equally deep."""
    source = source.splitlines()
    parts = (source[i:i + len(lines)] for i in range(len(source) - len(lines) + 1))
    return any(textwrap.dedent("\n".join(part)) == "\n".join(lines) for part in parts)


class Readme(unittest.TestCase):
    def test_shows_what_is_compiled(self):
        found = list(snippets((ROOT / "README.md").read_text(encoding="utf-8")))
        self.assertTrue(found)
        for files, lines in found:
            self.assertTrue(lines, f"no code follows the mark of {files}")
            for file in files:
                with self.subTest(file=file, begins=lines[0]):
                    self.assertTrue(contains((ROOT / file).read_text(encoding="utf-8"), lines))

    def test_finds_a_difference(self):
        source = "void f()\n{\n    a();\n    if (b)\n        c();\n}\n"
        self.assertTrue(contains(source, ["a();", "if (b)", "    c();"]))
        self.assertFalse(contains(source, ["a();", "if (b)", "c();"]))
        self.assertFalse(contains(source, ["a();", "    c();"]))
        self.assertFalse(contains(source, ["a();", "if (b)", "    c();", "d();"]))


if __name__ == "__main__":
    unittest.main()
