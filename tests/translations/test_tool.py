# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""The program `gipc` in each language, in UTF-8 whether the system has the locale or not.

    python3 test_tool.py --gipc PROGRAM --translations FOLDER [-- unittest arguments]
"""

import argparse
import json
import os
import subprocess
import sys
import unicodedata
import unittest

sys.dont_write_bytecode = True  # keeps the source tree clean

import tsfile

PATIENCE = 120  # seconds
COMMANDS = ("listen", "connect", "send", "keygen", "fingerprint", "bench")
USAGE = "Usage: gipc COMMAND NAME [options]"
WIDEST = 80  # columns
ABSENT = f"gipc-translations-{os.getpid()}-nobody"

settings = None


def run(*arguments, **variables):
    """What the program says; variables of the locale are those that are given."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIPC_", "LC_", "LANG"))
    }
    return subprocess.run(
        [settings.gipc, *arguments],
        env={**environment, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )


def width(text):
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


class Languages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        paths = tsfile.files(settings.translations, "gipctool")
        cls.words = {
            language: tsfile.read(path).translations()
            for language, path in paths.items()
            if language != "en"
        }
        library = tsfile.files(settings.translations, "gipc")
        cls.library = {language: tsfile.read(library[language]).translations() for language in cls.words}

    def first_line(self, **variables):
        done = run("--help", **variables)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.splitlines()[0]

    def test_speaks_every_language(self):
        self.assertTrue(self.words)
        for language, words in self.words.items():
            with self.subTest(language=language):
                self.assertNotEqual(words[USAGE], USAGE)
                self.assertEqual(self.first_line(LC_ALL=f"{language}.UTF-8"), words[USAGE])

    def test_reports_errors_in_every_language(self):
        for language, words in self.words.items():
            with self.subTest(language=language):
                locale = f"{language}.UTF-8"
                done = run("listen", LC_ALL=locale)
                self.assertEqual(done.returncode, 1)
                missing = words["%1 is missing."].replace("%1", "NAME")
                self.assertEqual(done.stderr.splitlines()[0], f"gipc: {missing}")

                done = run("listen", "x", "--network", "--port", LC_ALL=locale)  # said by Qt's parser
                missing = words["Missing value after '%1'."].replace("%1", "--port")
                self.assertEqual(done.stderr.splitlines()[0], f"gipc: {missing}")

                done = run("send", ABSENT, "x", "--timeout", "50", LC_ALL=locale)  # the library
                self.assertEqual(done.returncode, 2)
                absent = self.library[language]["No server at %1."]
                absent = absent.replace("%1", f"/tmp/{ABSENT}.sock")
                self.assertEqual(done.stderr.splitlines()[0], f"gipc: {absent}")

    def test_takes_the_language_from_the_environment(self):
        german, french = self.words["de"][USAGE], self.words["fr"][USAGE]
        for line, variables in (
            (german, {"LANG": "de_AT.UTF-8"}),
            (german, {"LANG": "C", "LC_MESSAGES": "de_DE.UTF-8"}),
            (german, {"LANG": "de_DE.ISO-8859-1"}),
            (german, {"LANG": "en_US.UTF-8", "LANGUAGE": "de"}),
            (french, {"LANG": "nl_NL.UTF-8", "LANGUAGE": "nl:fr:de"}),
            (USAGE, {"LANG": "en_GB.UTF-8", "LANGUAGE": "en_GB:de"}),
            (USAGE, {"LANG": "de_DE.UTF-8", "LC_MESSAGES": "C"}),
            (USAGE, {"LANG": "de_DE.UTF-8", "LANGUAGE": "de", "LC_ALL": "C"}),
            (USAGE, {"LC_ALL": "C.UTF-8", "LANGUAGE": "de"}),
            (USAGE, {"LC_ALL": "POSIX"}),
            (USAGE, {"LANG": "nl_NL.UTF-8"}),
            (USAGE, {"LANG": "zh_TW.UTF-8"}),  # is not served with simplified Chinese
            (USAGE, {}),
        ):
            with self.subTest(variables):
                self.assertEqual(self.first_line(**variables), line)

    def test_json_is_the_same_everywhere(self):
        send = ("send", ABSENT, '{"type":1}', "--timeout", "50", "--format", "json")
        english, german = (run(*send, LC_ALL=locale) for locale in ("C.UTF-8", "de_DE.UTF-8"))
        events = [json.loads(line) for line in german.stdout.splitlines()]
        self.assertIn(f"No server at /tmp/{ABSENT}.sock.", [event.get("text") for event in events])
        self.assertEqual((german.stdout, german.stderr), (english.stdout, english.stderr))

    def test_help_fits_a_terminal_and_is_aligned(self):
        for language in ("en", *self.words):
            for command in COMMANDS:
                with self.subTest(language=language, command=command):
                    output = run(command, "--help", LC_ALL=f"{language}.UTF-8").stdout
                    lines = output.splitlines()
                    self.assertLess(max(map(width, lines)), WIDEST)
                    columns = set()
                    for option in (line for line in lines if line.startswith(("  -", "   "))):
                        text = option[2:].split("  ", 1)[1] if option[2] == "-" else option
                        columns.add(width(option) - width(text.lstrip()))
                    # Options, and below them arguments, whose names are shorter.
                    self.assertLessEqual(len(columns), 2, output)

    def test_the_table_of_measurements_is_aligned(self):
        for language in ("en", *self.words):
            with self.subTest(language=language):
                bench = ("bench", "--seconds", "0.01", "--size", "64")
                output = run(*bench, LC_ALL=f"{language}.UTF-8").stdout
                widths = set(map(width, output.splitlines()))
                self.assertEqual(len(widths), 1, output)


def main():
    global settings
    parser = argparse.ArgumentParser()
    parser.add_argument("--gipc", required=True)
    parser.add_argument("--translations", required=True)
    settings, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *(word for word in rest if word != "--")])


if __name__ == "__main__":
    main()
