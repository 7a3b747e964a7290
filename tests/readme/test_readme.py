#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""The README is read in five minutes, and the files of the wire are in the page that says where to begin."""

import re
import sys
import unittest

sys.dont_write_bytecode = True  # keeps the source tree clean

from pages import ROOT, all_pages

MOST_WORDS = 1500


class Readme(unittest.TestCase):
    def test_is_short(self):
        words = len((ROOT / "README.md").read_text(encoding="utf-8").split())
        self.assertGreater(words, 500)
        self.assertLessEqual(words, MOST_WORDS)

    def test_names_the_options_of_cmake(self):
        options = set(re.findall(r"^    ?option\((\w+)|^option\((\w+)",
                                 (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"), re.M))
        options = {name for pair in options for name in pair if name}
        self.assertIn("GIPC_INSTALL", options)
        named = set(all_pages()["README.md"].words_in_code())
        self.assertLessEqual(options, named)


class Wire(unittest.TestCase):
    def test_lists_its_files(self):
        folder = ROOT / "src/wire"
        stems = {re.sub("_p$", "", path.stem) for path in folder.glob("*.[ch]*")}
        self.assertGreater(len(stems), 20)
        prose = all_pages()["src/wire/README.md"].prose
        table = prose[prose.index("\n# Files\n"):]
        listed = [
            name for row in re.findall(r"^\| (`.*?) \|", table, re.M)
            for name in re.findall(r"`(\w+)`", row)
        ]
        self.assertEqual(sorted(listed), sorted(stems))


if __name__ == "__main__":
    unittest.main()
