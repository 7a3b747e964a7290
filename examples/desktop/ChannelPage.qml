// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import GipcMonitor

/*! All about one channel. */
ColumnLayout {
    id: page

    required property Channel channel
    readonly property bool isNarrow: Window.width > 0 && Window.width < 860
    readonly property bool isLow: Window.height > 0 && Window.height < 580

    signal removeWanted()

    function focusFilter() {
        tabs.currentIndex = 0
        messages.focusFilter()
    }

    function focusComposer() {
        composeLine.takeFocus()
    }

    spacing: 12

    ChannelHeader {
        Layout.fillWidth: true
        Layout.topMargin: page.isLow ? 10 : Theme.margin
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        channel: page.channel
        onRemoveWanted: page.removeWanted()
    }

    ErrorBanner {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        visible: page.channel.errorString !== ""
        channel: page.channel
    }

    Item {
        id: plots

        readonly property real cardWidth: page.isNarrow ? width : (width - 12) / 2

        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.preferredHeight: page.isLow ? 88 : 150
        visible: !page.isLow || (page.channel.errorString === "" && !messages.showsDetails)

        PlotCard {
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            width: plots.cardWidth
            title: qsTr("Messages per second")
            throughput: page.channel.throughput
            quantity: ThroughputPlot.Messages
        }
        PlotCard {
            anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
            width: plots.cardWidth
            visible: !page.isNarrow
            title: qsTr("Bytes per second")
            throughput: page.channel.throughput
            quantity: ThroughputPlot.Bytes
        }
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.bottomMargin: page.isLow ? 10 : Theme.margin
        radius: Theme.radius
        color: Theme.card
        border { width: 1; color: Theme.border }

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: 1
            spacing: 0

            TabBar {
                id: tabs

                Layout.fillWidth: true
                Layout.leftMargin: 6
                background: null
                visible: page.channel.isServer
                currentIndex: 0
                contentHeight: Theme.controlHeight

                Tab {
                    text: qsTr("Messages")
                    width: implicitWidth
                }
                Tab {
                    text: page.channel.clientCount > 0
                        ? qsTr("Clients (%L1)").arg(page.channel.clientCount) : qsTr("Clients")
                    width: implicitWidth
                }
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: 1
                visible: tabs.visible
                color: Theme.border
            }

            StackLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                currentIndex: page.channel.isServer ? tabs.currentIndex : 0

                MessagePanel {
                    id: messages

                    channel: page.channel
                    onReplyWanted: (client, msgType) => composeLine.address(client, msgType)
                }
                ClientList {
                    channel: page.channel
                    onWriteWanted: client => composeLine.address(client, 0)
                }
            }

            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: 1
                color: Theme.border
            }
            ComposeLine {
                id: composeLine

                Layout.fillWidth: true
                Layout.margins: Theme.gap
                channel: page.channel
            }
        }
    }
}
