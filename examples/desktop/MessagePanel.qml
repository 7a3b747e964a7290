// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import GipcMonitor

/*! The messages of a channel: a line to look for some, the list, and all of the one chosen. */
ColumnLayout {
    id: panel

    required property Channel channel

    readonly property bool showsDetails: list.selectedNumber > 0

    signal replyWanted(real client, int msgType)

    function focusFilter() {
        bar.takeFocus()
    }

    spacing: 0

    MessageFilter {
        id: messageFilter

        log: panel.channel.log
        text: bar.text
        direction: bar.direction
    }

    MessageBar {
        id: bar

        Layout.fillWidth: true
        Layout.margins: Theme.gap
        log: panel.channel.log
        shownCount: messageFilter.count
    }

    MessageList {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        filter: messageFilter
        channel: panel.channel
        onReplyWanted: (client, msgType) => panel.replyWanted(client, msgType)
    }

    MessageDetails {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(170, panel.height * 0.45)
        visible: panel.showsDetails
        message: list.selectedMessage
        onCloseWanted: list.select(0)
    }
}
