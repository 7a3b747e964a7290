// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts

/*! The line to write messages in. Enter sends; Up and Down bring back what was sent before. */
ColumnLayout {
    id: line

    required property Channel channel

    readonly property bool isNarrow: Window.width > 0 && Window.width < 860

    property var sent: [] // texts, the oldest first
    property int place: 0 // in them; at their end is what is being written
    property string problem

    function takeFocus() {
        field.forceActiveFocus(Qt.ShortcutFocusReason)
    }

    /*! Prepares a message to this client, of this type unless that is 0. */
    function address(client: real, msgType: int) {
        recipient.text = client > 0 ? client : ""
        if (msgType > 0)
            type.text = msgType
        takeFocus()
    }

    function send() {
        problem = channel.composer.send(Number(type.text), format.currentIndex, field.text,
                                        Number(recipient.text))
        if (problem !== "")
            return
        sent = sent.filter(text => text !== field.text).concat(field.text).slice(-100)
        place = sent.length
        field.clear()
    }

    function recall(offset: int) {
        const wanted = Math.max(0, Math.min(place + offset, sent.length))
        if (wanted === place)
            return
        place = wanted
        field.text = sent[place] ?? ""
    }

    spacing: 6
    enabled: channel.canSend

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Field {
            id: type

            implicitWidth: Theme.fontSize * (line.isNarrow ? 3.5 : 6)
            text: "1"
            name: qsTr("Message type")
            horizontalAlignment: TextInput.AlignRight
            validator: IntValidator { bottom: 1 }
            onAccepted: line.takeFocus()
        }
        Choice {
            id: format

            name: qsTr("Format")
            model: [qsTr("Text"), qsTr("Hex"), qsTr("JSON")]
            onActivated: line.problem = ""
        }
        Field {
            id: field

            Layout.fillWidth: true
            name: qsTr("Message")
            placeholderText: line.enabled ? qsTr("Write a message, Enter sends it")
                : line.channel.isServer && line.channel.isOpen ? qsTr("No client is connected")
                : qsTr("Not connected")
            onAccepted: line.send()
            onTextEdited: line.problem = ""
            Keys.onUpPressed: line.recall(-1)
            Keys.onDownPressed: line.recall(1)
        }
        Field {
            id: recipient

            implicitWidth: Math.max(Theme.fontSize * (line.isNarrow ? 4 : 6),
                                    Math.ceil(toAll.advanceWidth) + leftPadding + rightPadding + 4)
            visible: line.channel.isServer
            placeholderText: qsTr("to all")
            name: qsTr("Number of the client to send to; empty: all")
            validator: RegularExpressionValidator { regularExpression: /[0-9]{0,15}/ }
            onAccepted: line.takeFocus()

            TextMetrics {
                id: toAll

                font: recipient.font
                text: recipient.placeholderText
            }
        }
        PushButton {
            text: qsTr("Send")
            isMain: true
            enabled: line.enabled && type.acceptableInput
            onClicked: line.send()
        }
    }

    Caption {
        Layout.fillWidth: true
        visible: line.problem !== ""
        text: line.problem
        color: Theme.error
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
