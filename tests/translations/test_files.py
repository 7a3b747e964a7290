# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""Every language has every text of the sources, and says what the text says.

    python3 test_files.py --lupdate PROGRAM --translations FOLDER --prefix PREFIX
                          --languages LANGUAGE... --texts FOLDER... [-- unittest arguments]
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # keeps the source tree clean

import tsfile

PLURALS = "en"  # the language of the sources: forms for counts only

PLACEHOLDER = re.compile(r"%L?(?:\d{1,2}|n)")
ACCELERATOR = re.compile(r"&(?=[^\W_])")
# Options, variables and properties are the same in every language: --key-file, NAME, maxClients.
FIXED = re.compile(r"--[a-z][a-z-]*|\b[A-Z][A-Z_]{2,}\b|\b[a-z]+[A-Z]\w*")

# Marks at the end, and what stands for them; a full-width mark brings its own space.
FULL_WIDTH = {"。": ".", "：": ":", "？": "?", "！": "!", "，": ",", "、": ",", "；": ";", "）": ")"}
MARKS = ".:?!,;…"

# A colon, question mark, ... with a blank or nothing before it, and quotes without a space that holds.
BREAKABLE_IN_FRENCH = re.compile(r"[ \w)%»][:;?!](?=\s|$)|«[^\u00a0]|[^\u00a0]»")

settings = None


def end_mark(text):
    last = text.rstrip()[-1:]
    last = FULL_WIDTH.get(last, last)
    return last if last in MARKS else ""


def trailing_space(text):
    return text[len(text.rstrip(" \t\n")) :]


def leading_space(text):
    return text[: len(text) - len(text.lstrip(" \t\n"))]


class Files(unittest.TestCase):
    def setUp(self):
        self.paths = tsfile.files(settings.translations, settings.prefix)
        self.files = {language: tsfile.read(path) for language, path in self.paths.items()}

    def check_each_form(self, check):
        for language, file in self.files.items():
            for message in file.messages:
                for form in message.forms:
                    with self.subTest(language=language, source=message.source, form=form):
                        check(language, message, form)

    def texts_in_sources(self, language):
        """What lupdate puts into a file that has nothing yet."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / f"{settings.prefix}_{language}.ts"
            path.write_text(f'<!DOCTYPE TS>\n<TS version="2.1" language="{language}"></TS>\n')
            options = ["-silent", "-locations", "none"]
            if language == PLURALS:
                options.append("-pluralonly")
            command = [settings.lupdate, *options, *settings.texts, "-ts", path]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            self.assertEqual(done.stderr, "", "lupdate warns")
            return tsfile.read(path)

    def test_the_languages_are_those_that_are_embedded(self):
        self.assertEqual(set(self.files), {*settings.languages, PLURALS})
        for language, file in self.files.items():
            self.assertEqual(file.language, language)

    def test_every_text_is_there_and_none_is_left_over(self):
        for language, file in self.files.items():
            with self.subTest(language=language):
                wanted = self.texts_in_sources(language).messages
                if language != PLURALS:
                    self.assertTrue(wanted)
                keys = [message.key for message in file.messages]
                self.assertCountEqual(keys, [message.key for message in wanted])
                forms = {message.key: len(message.forms) for message in file.messages}
                self.assertEqual(forms, {message.key: len(message.forms) for message in wanted})

    def test_every_translation_is_done(self):
        def check(_, message, form):
            self.assertEqual(message.state, "")
            self.assertNotEqual(form.strip(), "")

        self.check_each_form(check)

    def test_placeholders_are_those_of_the_source(self):
        def check(_, message, form):
            self.assertCountEqual(PLACEHOLDER.findall(form), PLACEHOLDER.findall(message.source))

        self.check_each_form(check)

    def test_fixed_names_are_kept(self):
        def check(_, message, form):
            for name in FIXED.findall(message.source):
                self.assertIn(name, form)

        self.check_each_form(check)

    def test_the_ends_are_alike(self):
        def check(_, message, form):
            self.assertEqual(end_mark(form), end_mark(message.source))
            self.assertEqual(leading_space(form), leading_space(message.source))
            if form[-1:] not in FULL_WIDTH:
                self.assertEqual(trailing_space(form), trailing_space(message.source))
            self.assertEqual(form.count("\n"), message.source.count("\n"))

        self.check_each_form(check)

    def test_accelerators_are_kept(self):
        def check(_, message, form):
            wanted = len(ACCELERATOR.findall(message.source))
            self.assertEqual(len(ACCELERATOR.findall(form)), wanted)

        self.check_each_form(check)

    def test_spaces_before_french_marks_do_not_break(self):
        def check(language, _, form):
            if language == "fr":
                self.assertNotRegex(form, BREAKABLE_IN_FRENCH)

        self.check_each_form(check)


def main():
    global settings
    parser = argparse.ArgumentParser()
    parser.add_argument("--lupdate", required=True)
    parser.add_argument("--translations", required=True)
    parser.add_argument("--prefix", required=True)
    parser.add_argument("--languages", nargs="+", required=True)
    parser.add_argument("--texts", nargs="+", required=True)
    settings, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *(word for word in rest if word != "--")])


if __name__ == "__main__":
    main()
