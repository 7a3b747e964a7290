// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import QtQuick.Templates as T
import GipcMonitor

/*! Asks what to open. */
Dialog {
    id: dialog

    readonly property bool isServer: roles.currentIndex === 0
    readonly property bool usesKey: encryption.checked && keyFile.text !== ""
    readonly property string keyProblem: !usesKey ? "" : KeyFile.problem(keyFile.text)
    readonly property bool isComplete: keyProblem === ""
        && (name.acceptableInput || (!isServer && network.checked))

    signal channelWanted(bool isServer, var settings)

    modal: true
    anchors.centerIn: T.Overlay.overlay
    width: Math.min(420, (parent ? parent.width : 420) - 2 * Theme.margin)
    padding: 20
    topPadding: 18
    title: qsTr("New channel")

    onOpened: {
        name.selectAll()
        name.forceActiveFocus(Qt.PopupFocusReason)
    }
    onAccepted: channelWanted(isServer, {
        name: name.text || host.text,
        network: network.checked,
        host: host.text || host.placeholderText,
        port: Number(port.text) || Number(port.placeholderText),
        socketPath: network.checked ? "" : socketPath.text,
        encryption: encryption.checked,
        keyName: keyId.text,
        key: !usesKey ? null : KeyFile.read(keyFile.text),
    })

    T.Overlay.modal: Rectangle { color: Theme.isDark ? "#99000000" : "#66202530" }
    background: Rectangle {
        radius: 10
        color: Theme.card
        border { width: 1; color: Theme.border }
    }
    header: null
    footer: null

    function acceptIfComplete() {
        if (isComplete)
            accept()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 8

        Caption {
            Layout.fillWidth: true
            text: dialog.title
            font { pixelSize: Math.round(Theme.fontSize * 1.25); weight: Font.DemiBold }
        }

        TabBar {
            id: roles

            Layout.fillWidth: true
            background: Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 1
                y: parent.height - 1
                color: Theme.border
            }
            contentHeight: Theme.controlHeight

            Tab { text: qsTr("Server") }
            Tab { text: qsTr("Client") }
        }
        Caption {
            Layout.fillWidth: true
            isQuiet: true
            wrapMode: Text.Wrap
            text: dialog.isServer ? qsTr("Takes the name and waits for clients.")
                                  : qsTr("Looks for the server with this name, and connects again after every loss.")
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 4

            Caption { text: qsTr("Name") }
            Field {
                id: name

                Layout.fillWidth: true
                name: qsTr("Name of the channel")
                placeholderText: qsTr("for example: sensors")
                maximumLength: 64
                validator: RegularExpressionValidator { regularExpression: /[A-Za-z0-9_-][A-Za-z0-9._-]*/ }
                onAccepted: dialog.acceptIfComplete()
            }
            Caption {
                Layout.fillWidth: true
                isQuiet: true
                font.pixelSize: Theme.smallFontSize
                text: qsTr("Letters, digits, dots, dashes and underscores")
                wrapMode: Text.Wrap
            }
        }

        Toggle {
            id: network

            text: qsTr("Over the network (TCP)")
        }
        Field {
            id: socketPath

            objectName: "socketPath"
            Layout.fillWidth: true
            visible: !network.checked
            name: qsTr("Path of the socket")
            placeholderText: "/tmp/" + (name.text || "…") + ".sock"
            onAccepted: dialog.acceptIfComplete()
        }
        RowLayout {
            Layout.fillWidth: true
            visible: network.checked
            spacing: Theme.gap

            Field {
                id: host

                Layout.fillWidth: true
                name: qsTr("Host")
                placeholderText: "127.0.0.1"
                onAccepted: dialog.acceptIfComplete()
            }
            Field {
                id: port

                implicitWidth: Theme.fontSize * 6
                name: qsTr("Port")
                placeholderText: "8100"
                validator: IntValidator { bottom: 1; top: 65535 }
                onAccepted: dialog.acceptIfComplete()
            }
        }
        Toggle {
            id: encryption

            text: qsTr("Encrypted")
            checked: true
        }
        RowLayout {
            Layout.fillWidth: true
            visible: encryption.checked
            spacing: Theme.gap

            Field {
                id: keyFile

                objectName: "keyFile"
                Layout.fillWidth: true
                placeholderText: qsTr("File with a pre-shared key")
                onAccepted: dialog.acceptIfComplete()
            }
            Field {
                id: keyId

                objectName: "keyId"
                implicitWidth: Theme.fontSize * 8
                placeholderText: qsTr("Name of the key")
                maximumLength: 64
                onAccepted: dialog.acceptIfComplete()
            }
        }
        Caption {
            Layout.fillWidth: true
            visible: dialog.keyProblem !== ""
            color: Theme.error
            font.pixelSize: Theme.smallFontSize
            text: dialog.keyProblem
            wrapMode: Text.Wrap
        }
        Caption {
            Layout.fillWidth: true
            visible: !encryption.checked
            color: Theme.warning
            font.pixelSize: Theme.smallFontSize
            text: qsTr("Both sides must have it off. Whoever can listen in reads and changes messages.")
            wrapMode: Text.Wrap
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: 4
            spacing: Theme.gap

            Item { Layout.fillWidth: true }
            PushButton {
                text: qsTr("Cancel")
                onClicked: dialog.reject()
            }
            PushButton {
                text: qsTr("Open")
                isMain: true
                enabled: dialog.isComplete
                onClicked: dialog.accept()
            }
        }
    }
}
