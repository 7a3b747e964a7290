#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""What a page links to is there, the section, too, and from the README one gets to every page. What comments
say about pages and their sections is so."""

import os
import re
import sys
import unittest
from urllib.parse import unquote

sys.dont_write_bytecode = True  # keeps the source tree clean

from pages import ROOT, Page, all_pages

ELSEWHERE = re.compile(r"https?://|mailto:")
# A path that names a page, and the section in quotes behind it, maybe in the next line of a comment.
MENTION = re.compile(r"((?:[\w.-]+/)*[\w.-]+\.md)\b(?:,[\s/*#]*\"([^\"]+)\")?")
WITH_COMMENTS = {".h", ".cpp", ".qml", ".txt", ".cmake", ".py", ""}


def target(page, link):
    """The file, relative to the root, and the anchor."""
    file, _, anchor = unquote(link).partition("#")
    folder = os.path.dirname(page.path)
    return os.path.normpath(os.path.join(folder, file)) if file else page.path, anchor


def complaint(pages, page, link):
    if ELSEWHERE.match(link):
        return None
    file, anchor = target(page, link)
    if file.startswith("..") or file.startswith("/"):
        return "leads out of the project"
    if file != page.path and not (ROOT / file).exists():
        return "there is no such file"
    if not anchor:
        return None
    if file not in pages and file != page.path:
        return "has a section, but is no page"
    return None if anchor in list(pages.get(file, page).anchors()) else "there is no such section"


class Links(unittest.TestCase):
    def test_lead_somewhere(self):
        pages = all_pages()
        count = 0
        for page in pages.values():
            for link in page.links():
                count += 1
                with self.subTest(page.path, link=link):
                    self.assertIsNone(complaint(pages, page, link))
        self.assertGreater(count, 60)

    def test_reach_every_page(self):
        pages = all_pages()
        reached, waiting = set(), ["README.md"]
        while waiting:
            path = waiting.pop()
            if path in reached or path not in pages:
                continue
            reached.add(path)
            waiting += [
                target(pages[path], link)[0] for link in pages[path].links() if not ELSEWHERE.match(link)
            ]
        self.assertEqual(reached, set(pages))

    def test_of_contents_are_complete(self):
        """A page with a list of its sections lists them all."""
        pages = all_pages()
        for path in ("README.md", "examples/README.md", "src/wire/SECURITY.md", "tests/bench/README.md"):
            page = pages[path]
            own = {target(page, link)[1] for link in page.links() if link.startswith("#")}
            self.assertEqual(own - set(page.anchors()), set(), path)
            self.assertEqual(set(list(page.anchors())[1:]) - own, set(), path)

    def test_comments_are_right(self):
        pages = all_pages()
        count = 0
        for folder in ("include", "src", "qml", "examples", "tests"):
            for path in (ROOT / folder).rglob("*"):
                if path.suffix not in WITH_COMMENTS or not path.is_file() or "readme" in path.parts:
                    continue
                text = path.read_text(encoding="utf-8", errors="ignore")
                for mention in MENTION.finditer(text):
                    file, section = mention[1], mention[2]
                    if section:
                        count += 1
                        near = (path.parent / file).resolve()
                        name = file if file in pages else near.relative_to(ROOT).as_posix()
                        with self.subTest(str(path.relative_to(ROOT)), section=section):
                            self.assertIn(name, pages)
                            heading = re.compile(rf"^#+ {re.escape(section)}$", re.M)
                            self.assertRegex(pages[name].prose, heading)
        self.assertGreater(count, 3)


class Checks(unittest.TestCase):
    """They find what is wrong."""

    def test_links(self):
        pages = all_pages()
        page = Page("examples/page.md", "# A b: `c`'s (d)?\n\n# A b\n\n# A b\n")
        self.assertEqual(list(page.anchors()), ["a-b-cs-d", "a-b", "a-b-1"])
        for link in ("README.md", "../README.md#try-it", "#a-b-1", "worker/main.cpp", "..", "https://x.y/z#t"):
            self.assertIsNone(complaint(pages, page, link), link)
        for link in ("LESSREADME.md", "../README.md#nothing", "#a-b-2", "../..", "/tmp", "worker/main.cpp#x"):
            self.assertIsNotNone(complaint(pages, page, link), link)

    def test_where_links_are(self):
        page = Page("page.md", "[a](b) ![c](d) [![e](f)](g) [`h[1]`](i#j)\n`[k](l)`\n```text\n[m](n)\n```\n")
        self.assertEqual(sorted(page.links()), ["b", "d", "f", "g", "i#j"])


if __name__ == "__main__":
    unittest.main()
