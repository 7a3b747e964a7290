# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""The pages of this project, *.md, taken apart: pieces of code, headings, links."""

import functools
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARK = re.compile(r"<!-- in (.+) -->")
FENCE = re.compile(r"(\s*)```+\s*(.*)")
HEADING = re.compile(r"#+\s+(.*?)\s*#*$")
LINK = re.compile(r"\[(?:[^][]|\[[^]]*\]|!\[[^]]*\]\([^)]*\))*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`")


class Snippet:
    """A piece of code: its language, the files it says it is in, and its lines."""

    def __init__(self, where, language, files, lines):
        self.where, self.language, self.files, self.lines = where, language, files, lines


class Page:
    def __init__(self, path, text):
        self.path = path
        self.snippets = []
        self.stray_marks = []
        self.prose = "\n".join(self._take_snippets(text.splitlines()))

    def _take_snippets(self, lines):
        """Gives the lines that are not code."""
        mark, fence = None, None
        for number, line in enumerate(lines, 1):
            is_fence = FENCE.fullmatch(line)
            if fence and is_fence:
                self.snippets.append(fence)
                fence = None
            elif fence:
                fence.lines.append(line)
            elif is_fence:
                where = f"{self.path}:{number}"
                language = is_fence[1] + is_fence[2]  # indented, it is none of those that are known
                fence = Snippet(where, language, mark[1].split() if mark else [], [])
                mark = None
            else:
                if mark:
                    self.stray_marks.append(f"{self.path}:{number}")
                mark = MARK.fullmatch(line)
                yield line
        if fence or mark:
            self.stray_marks.append(f"{self.path}: its end")

    def anchors(self):
        """As GitHub makes them of headings."""
        seen = {}
        for line in self.prose.splitlines():
            heading = HEADING.fullmatch(line)
            if heading:
                text = LINK.sub(lambda link: link[0][1:link[0].index("](")], heading[1])
                anchor = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
                count = seen.get(anchor, -1) + 1
                seen[anchor] = count
                yield f"{anchor}-{count}" if count else anchor

    def links(self):
        """What is linked or shown, pictures in links included."""
        text = CODE.sub("code", self.prose)
        for link in LINK.finditer(text):
            yield link[1]
            yield from (inner[1] for inner in LINK.finditer(link[0][1:]))

    def words_in_code(self):
        """What stands between backticks."""
        return [code[1] for code in CODE.finditer(self.prose)]


@functools.cache
def all_pages():
    """By their names; what is built is left out, and hidden folders."""
    paths = list(ROOT.glob("*.md"))
    for folder in ROOT.iterdir():
        if folder.is_dir() and folder.name != "build" and not folder.name.startswith("."):
            paths += folder.rglob("*.md")
    names = sorted(path.relative_to(ROOT).as_posix() for path in paths)
    return {name: Page(name, (ROOT / name).read_text(encoding="utf-8")) for name in names}
