// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import GipcMonitor

/*! What a channel is called, what it does, what has passed, and what can be done with it. */
ColumnLayout {
    id: header

    required property Channel channel

    signal removeWanted()

    spacing: 4

    RowLayout {
        Layout.fillWidth: true
        spacing: 10

        Caption {
            Layout.maximumWidth: Math.ceil(implicitWidth) + 1
            Layout.fillWidth: true
            text: header.channel.name
            font { pixelSize: Theme.largeFontSize; weight: Font.DemiBold }
            Accessible.role: Accessible.Heading
        }
        Rectangle {
            implicitWidth: role.implicitWidth + 16
            implicitHeight: role.implicitHeight + 6
            radius: height / 2
            color: Theme.hover

            Caption {
                id: role

                anchors.centerIn: parent
                text: header.channel.roleText
                font.pixelSize: Theme.smallFontSize
            }
        }
        Item { Layout.fillWidth: true }
        PushButton {
            text: header.channel.hasFailed ? qsTr("Retry")
                : header.channel.isOpen ? qsTr("Close") : qsTr("Open")
            isMain: !header.channel.isOpen
            onClicked: {
                if (header.channel.hasFailed)
                    header.channel.retry()
                else
                    header.channel.active = !header.channel.isOpen
            }
        }
        PushButton {
            isFlat: true
            symbol: Symbol.Cross
            name: qsTr("Remove from the list (Delete)")
            onClicked: header.removeWanted()
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 16

        Row {
            spacing: 7

            StatusDot {
                anchors.verticalCenter: parent.verticalCenter
                status: header.channel.status
            }
            Caption {
                text: header.channel.statusText
                color: Words.statusColor(header.channel.status)
                font.weight: Font.DemiBold
            }
        }
        SecurityMark { level: header.channel.security }
        Caption {
            Layout.fillWidth: true
            isQuiet: true
            text: header.channel.address
            elide: Text.ElideMiddle
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 16

        component Total: Caption {
            property string word
            property real messages
            property real bytes

            isQuiet: true
            text: qsTr("%1: %2 (%3)").arg(word).arg(Words.messages(messages)).arg(Words.size(bytes))
        }

        Total {
            word: qsTr("Received")
            messages: Number(header.channel.log.messagesIn)
            bytes: Number(header.channel.log.bytesIn)
        }
        Total {
            Layout.fillWidth: true
            word: qsTr("Sent")
            messages: Number(header.channel.log.messagesOut)
            bytes: Number(header.channel.log.bytesOut)
        }
    }
}
