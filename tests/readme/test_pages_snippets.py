#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""Each piece of code in a page is known to a test. In front of C++, QML and CMake stands "<!-- in FILE ... -->",
and each of these files, which are compiled, has these very lines, at whatever depth; a line "// ..." stands for
others. Of commands the programs and their options are there. What is no program is marked as text."""

import json
import os
import re
import shlex
import sys
import textwrap
import unittest

sys.dont_write_bytecode = True  # keeps the source tree clean

from pages import ROOT, Page, all_pages

COMPILED = {"cpp": {".cpp", ".h"}, "qml": {".qml"}, "cmake": {".txt"}}
GAPS = {"// ...", "# ..."}
OPERATORS = {"&&", "||", "|", ";"}
# Where a name in backticks may come from: what users see, or what code of ours uses of Qt's, and more of Qt's.
SOURCES = ("include", "qml", "src", "examples", "tests")
OF_QT = {"changeEvent"}


def source(file):
    return (ROOT / file).read_text(encoding="utf-8")


def parts(lines):
    """What stands between gaps."""
    part = []
    for line in [*lines, "// ..."]:
        if line in GAPS:
            yield part
            part = []
        else:
            part.append(line)


def position(source_lines, lines, begin):
    """Behind the place from begin on where the lines stand, one after another and equally deep; or None."""
    for i in range(begin, len(source_lines) - len(lines) + 1):
        if textwrap.dedent("\n".join(source_lines[i:i + len(lines)])) == "\n".join(lines):
            return i + len(lines)
    return None


def contains(text, lines):
    """Whether all parts of the lines stand there, in that order."""
    end = 0
    for part in parts(lines):
        end = position(text.splitlines(), part, end) if part else None
        if end is None:
            return False
    return True


def is_compiled(file):
    """Whether the CMakeLists.txt next to it, or further up, knows it or its folder."""
    path = ROOT / file
    names = {path.name, path.stem}
    if path.name in ("main.cpp", "CMakeLists.txt"):
        names, path = {path.parent.name}, path.parent
    for folder in path.parents:
        if (folder / "CMakeLists.txt").exists():
            words = set(re.split(r"[^\w.]+", source(folder / "CMakeLists.txt")))
            return bool(names & words)
        if folder == ROOT:
            break
    return False


def complaint_about_code(snippet):
    if not snippet.files:
        return "no file is named in front of it"
    if not any(line.strip() for line in snippet.lines):
        return "there is no code"
    for file in snippet.files:
        if not (ROOT / file).is_file():
            return f"there is no {file}"
        if os.path.splitext(file)[1] not in COMPILED[snippet.language]:
            return f"{file} is in another language"
        if not is_compiled(file):
            return f"{file} is not compiled"
        if not contains(source(file), snippet.lines):
            return f"{file} has other lines"
    return None


def commands(line):
    """The words of each command of a line, without comments, variables and redirections."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words, skip = [], False
    for word in [*lexer, "&&"]:
        if word in OPERATORS:
            if words:
                yield words
            words = []
        elif set(word) <= set("<>"):
            skip = True
        elif skip:
            skip = False
        elif words or not re.match(r"\w+=", word):
            words.append(word)


def manual():
    return source("src/tool/gipc.1").replace("\\-", "-")


def presets(kind):
    return {preset["name"] for preset in json.loads(source("CMakePresets.json"))[kind]}


def complaint_about_gipc(words):
    text = manual()
    name = words[1] if len(words) > 1 else ""
    if not name.startswith("--") and f"\n.B gipc {name}\n" not in text:
        return f"gipc has no command {name!r}"
    for option in words[1:]:
        if option.startswith("--") and not re.search(rf"{option}\b", text):
            return f"gipc has no option {option}"
    return None


def complaint_about_presets(words):
    kind = {"cmake": "configurePresets", "ctest": "testPresets"}[words[0]]
    kind = "buildPresets" if "--build" in words else kind
    known = presets(kind)
    for option, value in zip(words[1:], words[2:]):
        if option == "--preset" and value not in known:
            return f"there is no preset {value}"
        if option == "--install" and value not in {f"build/{name}" for name in known}:
            return f"no preset builds {value}"
    return None


def complaint_about_program(words):
    """A script of the tree, or an example in the build tree."""
    path = ROOT / words[0]
    text = ""
    if words[0].startswith("build/release/examples/"):
        folder = ROOT.joinpath(*path.relative_to(ROOT).parts[2:4])
        if not (folder / "main.cpp").is_file():
            return f"there is no example for {words[0]}"
        text = source(folder / "main.cpp")
    elif path.is_file() and os.access(path, os.X_OK):
        text = source(path)
    else:
        return f"there is no program {words[0]}"
    for option in words[1:]:
        if option.startswith("--") and not re.search(rf"\b{option[2:]}\b", text):
            return f"{words[0]} has no option {option}"
    return None


def complaint_about_command(words):
    if words[0] == "gipc":
        return complaint_about_gipc(words)
    if words[0] in ("cmake", "ctest"):
        return complaint_about_presets(words)
    if "/" in words[0]:
        return complaint_about_program(words)
    return f"what is {words[0]}?"


def complaint(snippet):
    """Why no test would notice if it was wrong, or that it is; None if all is well."""
    if snippet.language == "text":
        return "a mark in front of what is no program" if snippet.files else None
    if snippet.language == "sh":
        known = [words for line in snippet.lines for words in commands(line)]
        if not known:
            return "there is no command"
        return next(filter(None, map(complaint_about_command, known)), None)
    if snippet.language in COMPILED:
        return complaint_about_code(snippet)
    return f"{snippet.language!r} is no language of which anything is known"


class Snippets(unittest.TestCase):
    def test_are_what_is_compiled(self):
        pages = all_pages()
        count = 0
        for page in pages.values():
            self.assertEqual(page.stray_marks, [])
            for snippet in page.snippets:
                count += snippet.language in COMPILED
                with self.subTest(snippet.where):
                    self.assertIsNone(complaint(snippet))
        self.assertGreater(count, 15)
        for path in ("README.md", "examples/README.md", "src/wire/SECURITY.md"):
            self.assertTrue(pages[path].snippets, path)

    def test_commands_in_the_text_are_there(self):
        count = 0
        for page in all_pages().values():
            for code in page.words_in_code():
                if re.match(r"gipc [a-z-]", code):
                    count += 1
                    with self.subTest(page.path, code=code):
                        for words in commands(code):
                            self.assertIsNone(complaint_about_command(words))
        self.assertGreater(count, 5)

    def test_names_in_the_text_are_there(self):
        """Of properties and functions, in the pages for users; Go's names are in the left column of its page."""
        words = OF_QT | set(re.findall(r"\w+", source("CMakeLists.txt")))
        for folder in SOURCES:
            for path in (ROOT / folder).rglob("*"):
                if path.suffix in {".h", ".cpp", ".qml", ".txt"}:
                    words.update(re.findall(r"\w+", path.read_text(encoding="utf-8", errors="replace")))
        names = re.compile(r"\b(?:[a-z]+[A-Z]\w*|Gipc[A-Z]\w*|GIPC_[A-Z_]+)\b")
        count = 0
        for path in ("README.md", "examples/README.md", "examples/go.md", "src/wire/SECURITY.md"):
            page = all_pages()[path]
            if path == "examples/go.md":
                page = Page(path, re.sub(r"^\| [^|]*\|", "|", page.prose, flags=re.M))
            for code in page.words_in_code():
                for name in names.findall(code):
                    count += 1
                    with self.subTest(path, name=name):
                        self.assertTrue(name in words, "no source knows it")
        self.assertGreater(count, 50)


class Checks(unittest.TestCase):
    """They find what is wrong."""

    def about(self, *lines):
        page = Page("page.md", "\n".join(lines) + "\n")
        self.assertEqual(len(page.snippets), 1)
        return complaint(page.snippets[0])

    def test_a_difference(self):
        text = "void f()\n{\n    a();\n    if (b)\n        c();\n}\nvoid g() { }\n"
        self.assertTrue(contains(text, ["a();", "if (b)", "    c();"]))
        self.assertTrue(contains(text, ["a();", "// ...", "    c();", "}"]) is False)
        self.assertTrue(contains(text, ["a();", "// ...", "c();", "// ...", "void g() { }"]))
        self.assertFalse(contains(text, ["c();", "// ...", "a();"]))
        self.assertFalse(contains(text, ["a();", "if (b)", "c();"]))
        self.assertFalse(contains(text, ["a();", "    c();"]))
        self.assertFalse(contains(text, ["a();", "if (b)", "    c();", "d();"]))
        self.assertFalse(contains(text, ["a();", "// ..."]))

    def test_code_that_nobody_compiles(self):
        code = "    GipcServer server(name);"
        file = "tests/readme/tst_pages.cpp"
        self.assertIsNone(self.about(f"<!-- in {file} -->", "```cpp", code.strip(), "```"))
        self.assertIn("no file", self.about("```cpp", code.strip(), "```"))
        self.assertIn("no file", self.about(f"<!-- in {file} -->", "", "```cpp", code.strip(), "```"))
        self.assertIn("other lines", self.about(f"<!-- in {file} -->", "```cpp", "f(1);", "```"))
        self.assertIn("no code", self.about(f"<!-- in {file} -->", "```cpp", "```"))
        self.assertIn("there is no", self.about("<!-- in a.cpp -->", "```cpp", "f();", "```"))
        self.assertIn("language", self.about(f"<!-- in {file} -->", "```qml", "f();", "```"))
        self.assertIn("language", self.about("```", "f();", "```"))
        self.assertIn("language", self.about("  ```cpp", "f();", "  ```"))
        self.assertIn("language", self.about("```c++", "f();", "```"))

    def test_a_file_that_is_not_compiled(self):
        self.assertTrue(is_compiled("examples/worker/main.cpp"))
        self.assertTrue(is_compiled("tests/package/consumer/CMakeLists.txt"))
        self.assertTrue(is_compiled("tests/qml/Page.qml"))
        self.assertFalse(is_compiled("examples/nothing/main.cpp"))
        self.assertFalse(is_compiled("tests/readme/nothing.cpp"))

    def test_a_mark_without_code(self):
        page = Page("page.md", "<!-- in a.cpp -->\n\n```sh\ntests/run\n```\n")
        self.assertEqual(len(page.stray_marks), 1)
        self.assertTrue(Page("page.md", "```cpp\nf();\n").stray_marks)

    def test_commands(self):
        def about(line):
            return self.about("```sh", line, "```")

        for line in (
            "./examples/run  # a comment", "gipc send x - --type 5 < FILE", "GIPC_DEBUG=info gipc listen x",
            "cmake --preset dev && cmake --build --preset dev && ctest --preset dev", "tests/bench/run --short",
            "cmake --install build/release", "build/release/examples/desktop/gipc-monitor --demo",
            "gipc --help",
        ):
            self.assertIsNone(about(line), line)
        for line in (
            "./examples/walk", "gipc sing x", "gipc listen x --sing", "cmake --preset fast", "rm -rf x",
            "cmake --install build/fast", "tests/bench/run --fast", "# nothing", "README.md",
            "build/release/examples/nothing/nothing", "build/release/examples/desktop/gipc-monitor --sing",
            "tests/run && gipc sing",
        ):
            self.assertIsNotNone(about(line), line)


if __name__ == "__main__":
    unittest.main()
