// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import GipcMonitor

/*! All of one message, as text or in hexadecimal digits. */
Rectangle {
    id: details

    required property var message // as of MessageLog.message()
    readonly property bool showsHex: hex.checked || message.isText === false

    signal closeWanted()

    color: Theme.window

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.border
    }

    ColumnLayout {
        anchors.fill: parent
        anchors { leftMargin: 12; rightMargin: 4; topMargin: 4 }
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            Caption {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                //: %1 is a time, %3 a size as "1.5 kB"
                text: details.message.number === undefined ? ""
                    : (details.message.outgoing ? qsTr("Sent at %1 · type %2 · %3")
                                                : qsTr("Received at %1 · type %2 · %3"))
                        .arg(details.message.time).arg(details.message.msgType).arg(Words.size(details.message.size))
            }
            Toggle {
                id: hex

                text: qsTr("Hex")
                enabled: details.message.isText === true
                opacity: enabled ? 1 : 0
            }
            PushButton {
                isFlat: true
                symbol: Symbol.Cross
                name: qsTr("Close (Escape)")
                onClicked: details.closeWanted()
            }
        }
        ScrollView {
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true

            TextArea {
                readOnly: true
                selectByMouse: true
                wrapMode: details.showsHex ? TextEdit.NoWrap : TextEdit.Wrap
                font { family: Theme.monospace; pixelSize: Theme.smallFontSize }
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentText
                leftPadding: 0
                topPadding: 2
                background: null
                text: (details.showsHex ? details.message.hex : details.message.text) ?? ""
                Accessible.name: qsTr("Content of the message")
            }
        }
        Caption {
            Layout.bottomMargin: 4
            visible: details.message.size > details.message.keptBytes
            isQuiet: true
            font.pixelSize: Theme.smallFontSize
            //: sizes, as "4.0 kB of 1.5 MB"
            text: qsTr("The first %1 of %2 are kept.").arg(Words.size(details.message.keptBytes ?? 0))
                .arg(Words.size(details.message.size ?? 0))
        }
    }
}
