# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""Reads the .ts files of Qt Linguist."""

import dataclasses
import pathlib
import re
import xml.etree.ElementTree as ElementTree


@dataclasses.dataclass(frozen=True)
class Message:
    context: str
    source: str
    comment: str  # what tells two messages of the same source apart
    counts: bool  # has %n, and a form for each kind of number
    state: str  # "unfinished", "vanished", "obsolete", or empty: done
    forms: tuple

    @property
    def key(self):
        return self.context, self.source, self.comment, self.counts


@dataclasses.dataclass(frozen=True)
class File:
    language: str
    messages: tuple

    def translations(self):
        """By source, of messages without a count."""
        return {m.source: m.forms[0] for m in self.messages if not m.counts}


def _message(context, element):
    translation = element.find("translation")
    counts = element.get("numerus") == "yes"
    forms = translation.findall("numerusform") if counts else [translation]
    return Message(
        context,
        element.findtext("source"),
        element.findtext("comment", ""),
        counts,
        translation.get("type", ""),
        tuple("".join(form.itertext()) for form in forms),
    )


def read(path):
    root = ElementTree.parse(path).getroot()
    messages = tuple(
        _message(context.findtext("name"), element)
        for context in root.iter("context")
        for element in context.iter("message")
    )
    return File(root.get("language"), messages)


def files(folder, prefix):
    """The files of one prefix, by their language."""
    name = re.compile(re.escape(prefix) + r"_([a-z]{2,3}(?:_[A-Z][A-Za-z]+)*)\.ts")
    found = ((name.fullmatch(path.name), path) for path in sorted(pathlib.Path(folder).iterdir()))
    return {match[1]: path for match, path in found if match}
