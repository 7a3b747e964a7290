// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick

/*! Text in the program's colours; it ends in dots where there is no room. */
Text {
    property bool isQuiet: false

    color: isQuiet ? Theme.quiet : Theme.text
    font.pixelSize: Theme.fontSize
    elide: Text.ElideRight
    textFormat: Text.PlainText
}
