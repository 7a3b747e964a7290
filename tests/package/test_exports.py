# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""What a library exports is what a list in the tree allows.

    python3 test_exports.py --library FILE --headers FOLDER [--list FILE] [--nm PROGRAM]
                            [-- unittest arguments]

An export is a promise, and a way past the public headers: none is made by accident. Of a static library,
where everything can be reached, the names are looked at. Takes nm of the binutils.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True  # keeps the source tree clean

# Parts of others that the compiler put into ours, as it does into every library: never a function of ours.
FOREIGN = re.compile(r"^(?:guard variable for |typeinfo (?:name )?for |vtable for )?(?:[\w:<>,* &]+ )??(?:std|__gnu_cxx|q?Q\w*)\b(?:::|<)")
SANITIZER = re.compile(r"^__(?:odr_)?[at]san|^_init$|^_fini$")
ABOUT = re.compile(r"^(?:vtable|VTT|typeinfo(?: name)?) for |^(?:non-)?virtual thunk to |^guard variable for ")
MADE_FOR_TESTS = re.compile(r"for_?tests?\b|autotest|testing", re.IGNORECASE)

settings = None


def nm(*options):
    done = subprocess.run(
        [settings.nm, "--demangle", "--defined-only", "--format=posix", *options],
        capture_output=True, text=True, check=True,
    )
    return re.findall(r"^(.+) ([A-Za-z]) [0-9a-f]+ ?[0-9a-f]*$", done.stdout, re.MULTILINE)


def entries(path):
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def is_foreign(name, kind):
    """Only what is weak or unique: what is defined once is ours."""
    return SANITIZER.match(name) or (kind in "WVu" and FOREIGN.match(name))


def entry_for(name, allowed):
    subject = ABOUT.sub("", name)
    if ABOUT.match(name) and subject + "::" in allowed:
        return subject + "::"
    return next((e for e in allowed if subject == e or (e.endswith("::") and subject.startswith(e))), None)


class Exports(unittest.TestCase):
    def test_are_those_of_the_list(self):
        if settings.library.suffix == ".a":
            return self.check_names_of_archive()
        allowed = entries(settings.list)
        exported = nm("--dynamic", settings.library)
        ours = [name for name, kind in exported if not is_foreign(name, kind)]
        self.assertTrue(ours)
        used = {name: entry_for(name, allowed) for name in ours}
        self.assertEqual([name for name, entry in used.items() if entry is None], [], "not in the list")
        self.assertEqual(set(allowed) - set(used.values()), set(), "in the list only")

    def check_names_of_archive(self):
        names = [name for name, _ in nm(settings.library)]
        self.assertTrue(names)
        self.assertEqual([name for name in names if MADE_FOR_TESTS.search(name)], [])

    def test_headers_have_nothing_for_tests(self):
        headers = [path for path in settings.headers.rglob("*") if path.is_file()]
        self.assertTrue(headers)
        for path in headers:
            with self.subTest(path.name):
                self.assertNotIn("private", path.stem.lower())
                self.assertNotRegex(path.read_text(encoding="utf-8"), r"ForTests|AUTOTEST")


class List(unittest.TestCase):
    """The test itself: that it sees what is wrong."""

    allowed = ["Gipc::f()", "GipcX::"]

    def test_allows_what_it_names(self):
        for name in ("Gipc::f()", "GipcX::g(int)", "vtable for GipcX", "typeinfo name for GipcX",
                     "non-virtual thunk to GipcX::~GipcX()"):
            self.assertIsNotNone(entry_for(name, self.allowed), name)

    def test_refuses_all_else(self):
        for name in ("Gipc::f(int)", "Gipc::g()", "GipcXPrivate::g()", "gipcSetLimitsForTests(int)", "vtable for GipcXPrivate",
                     "GipcCore::GipcX::g()", "GipcWire::Session::take()", "typeinfo for GipcCore::Endpoint"):
            self.assertIsNone(entry_for(name, self.allowed), name)
            self.assertFalse(is_foreign(name, "T"), name)
            self.assertFalse(is_foreign(name, "W"), name)

    def test_knows_what_is_of_others(self):
        for name in ("std::deque<int>::f()", "typeinfo name for std::_Mutex_base<2>", "void std::deque<Gipc::X>::f()",
                     "guard variable for QMetaType::registerConverterImpl<X>(int)::unregister", "QList<GipcX>::f()",
                     "std::pair<std::_Rb_tree_iterator<std::array<unsigned char, 12ul> >, bool> std::_Rb_tree<A>::f()"):
            self.assertTrue(is_foreign(name, "W"), name)
            self.assertFalse(is_foreign(name, "T"), name)


def main():
    global settings
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", type=pathlib.Path, required=True)
    parser.add_argument("--headers", type=pathlib.Path, required=True)
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--list", type=pathlib.Path, default=pathlib.Path(__file__).parent / "exports")
    settings, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *(word for word in rest if word != "--")])


if __name__ == "__main__":
    main()
