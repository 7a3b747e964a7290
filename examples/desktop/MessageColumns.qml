// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick

/*! How wide the columns of the list of messages are, in its head and in every row. */
TextMetrics {
    id: columns

    property bool showsPeer: false
    property bool isNarrow: false // then there is no column for the size

    // What the names over the columns take in the language of the program.
    property real peerName: 0
    property real msgTypeName: 0
    property real sizeName: 0

    readonly property int time: Math.ceil(advanceWidth) + 2
    readonly property int arrow: 14
    readonly property int peer: Math.ceil(Math.max(Theme.fontSize * 3.4, peerName))
    readonly property int msgType: Math.ceil(Math.max(Theme.fontSize * (isNarrow ? 3.4 : 6), msgTypeName))
    readonly property int size: Math.ceil(Math.max(Theme.fontSize * 5, sizeName))
    readonly property int gap: isNarrow ? 8 : 12

    font { family: Theme.monospace; pixelSize: Theme.smallFontSize }
    text: "00:00:00.000"
}
