// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import GipcMonitor

/*! A message in the list. */
Rectangle {
    id: row

    required property MessageColumns messageColumns
    property bool isSelected: false

    required property real number
    required property string time
    required property bool outgoing
    required property real client
    required property int msgType
    required property real size
    required property string preview

    readonly property color ink: outgoing ? Theme.outgoing : Theme.incoming
    //: whom a message went to
    readonly property string peer: client > 0 ? client : outgoing ? qsTr("all") : ""

    signal chosen()
    signal replyWanted()

    height: Theme.rowHeight
    color: isSelected ? Theme.selected : hover.hovered ? Theme.hover : "transparent"

    Accessible.role: Accessible.ListItem
    //: %1 is a time, %3 a size as "1.5 kB", %4 the message
    Accessible.name: (outgoing ? qsTr("%1, sent, type %2, %3: %4") : qsTr("%1, received, type %2, %3: %4"))
        .arg(time).arg(msgType).arg(Words.size(size)).arg(preview)
    Accessible.onPressAction: chosen()

    component Cell: Caption {
        font.pixelSize: Theme.smallFontSize
    }

    RowLayout {
        anchors { fill: parent; leftMargin: 12; rightMargin: 12 }
        spacing: row.messageColumns.gap

        Cell {
            Layout.preferredWidth: row.messageColumns.time
            isQuiet: true
            font.family: Theme.monospace
            text: row.time
        }
        Symbol {
            implicitWidth: row.messageColumns.arrow
            implicitHeight: implicitWidth
            shape: row.outgoing ? Symbol.Out : Symbol.In
            color: row.ink
        }
        Cell {
            Layout.preferredWidth: row.messageColumns.peer
            visible: row.messageColumns.showsPeer
            isQuiet: true
            text: row.peer
        }
        Cell {
            Layout.preferredWidth: row.messageColumns.msgType
            horizontalAlignment: Text.AlignRight
            text: row.msgType
        }
        Cell {
            Layout.preferredWidth: row.messageColumns.size
            visible: !row.messageColumns.isNarrow
            horizontalAlignment: Text.AlignRight
            isQuiet: true
            text: Words.size(row.size)
        }
        Cell {
            Layout.fillWidth: true
            font.family: Theme.monospace
            text: row.preview
        }
    }

    HoverHandler { id: hover }
    TapHandler {
        onTapped: row.chosen()
        onDoubleTapped: row.replyWanted()
    }
}
