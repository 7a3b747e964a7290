// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import GipcMonitor

/*! Says which messages are shown, and whether new ones are. */
GridLayout {
    id: bar

    required property MessageLog log
    property int shownCount
    readonly property alias text: field.text
    readonly property int direction: Math.max(0, choice.currentIndex) // -1 while it is made
    readonly property bool isFiltering: text !== "" || direction !== MessageFilter.Both

    function takeFocus() {
        field.forceActiveFocus(Qt.ShortcutFocusReason)
        field.selectAll()
    }

    columns: Window.width > 0 && Window.width < 860 ? 1 : 2
    columnSpacing: Theme.gap
    rowSpacing: 4

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Field {
            id: field

            Layout.fillWidth: true
            Layout.preferredWidth: 420
            Layout.maximumWidth: 420
            leftPadding: 30
            //: "type:" and "0x" are typed like this in every language
            placeholderText: qsTr("Filter: text, 0x bytes, type:5")
            name: qsTr("Filter messages")
            Keys.onEscapePressed: clear()

            Symbol {
                anchors { left: parent.left; leftMargin: 8; verticalCenter: parent.verticalCenter }
                shape: Symbol.Search
                color: Theme.quiet
            }
        }
        Choice {
            id: choice

            name: qsTr("Direction")
            //: messages that come in, that go out
            model: [qsTr("In and out"), qsTr("In"), qsTr("Out")]
        }
        PushButton {
            symbol: bar.log.paused ? Symbol.Play : Symbol.Pause
            name: bar.log.paused ? qsTr("Go on (Ctrl+P)") : qsTr("Pause (Ctrl+P)")
            checked: bar.log.paused
            onClicked: bar.log.paused = !bar.log.paused
        }
        PushButton {
            text: qsTr("Clear")
            name: qsTr("Clear the list of messages")
            enabled: bar.log.count > 0
            onClicked: bar.log.clear()
        }
        Item { Layout.fillWidth: true }
    }

    Caption {
        Layout.alignment: Qt.AlignRight
        visible: text !== "" && (bar.columns === 2 || bar.log.paused)
        font.pixelSize: Theme.smallFontSize
        isQuiet: !bar.log.paused
        color: bar.log.paused ? Theme.warning : Theme.quiet
        //: counts of messages
        text: bar.log.paused ? qsTr("Paused · %Ln new", "", bar.log.newWhilePaused)
            : bar.isFiltering ? qsTr("%1 of %2").arg(Words.count(bar.shownCount)).arg(Words.count(bar.log.count))
            : bar.log.count === 0 ? ""
            : bar.log.messagesIn + bar.log.messagesOut > bar.log.count
            ? qsTr("the last %Ln", "", bar.log.count) : Words.messages(bar.log.count)
    }
}
