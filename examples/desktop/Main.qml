// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import GipcMonitor

/*! The window: channels on the left, the one chosen beside them. */
ApplicationWindow {
    id: window

    // What the command line says.
    property var servers: [] // names
    property var clients: []
    property string socketPath // of both
    property string keyFile
    property string keyId
    property string theme: "system"
    property string language
    property string demoFolder // not empty: the demonstration keeps its sockets there
    property int selected: 0 // the channel looked at, from 1; 0: the last one
    property int settleSeconds: 0

    readonly property alias channels: openChannels

    /*! Whether a picture of the window would show what it is meant to show. */
    readonly property bool isSettled: openChannels.areSettled
        && (openChannels.current === null || openChannels.current.throughput.secondsPassed >= settleSeconds)

    width: 1180
    height: 760
    minimumWidth: 640
    minimumHeight: 480
    visible: true
    color: Theme.window
    title: openChannels.current ? qsTr("%1 – Gipc Monitor").arg(openChannels.current.name) : qsTr("Gipc Monitor")

    palette {
        window: Theme.card
        windowText: Theme.text
        base: Theme.field
        text: Theme.text
        button: Theme.card
        buttonText: Theme.text
        highlight: Theme.accent
        highlightedText: Theme.accentText
        placeholderText: Theme.quiet
        toolTipBase: Theme.card
        toolTipText: Theme.text
        light: Theme.hover
        midlight: Theme.hover
        mid: Theme.controlBorder
        dark: Theme.border
    }

    Component.onCompleted: {
        Theme.choice = theme
        if (language !== "")
            Languages.current = language
        for (const name of servers)
            openChannels.open(true, settingsOf(name))
        for (const name of clients)
            openChannels.open(false, settingsOf(name))
        if (demoFolder !== "")
            demoComponent.createObject(window, { channels: openChannels, folder: demoFolder })
        if (selected > 0)
            openChannels.currentIndex = Math.min(selected, openChannels.all.length) - 1
        sidebar.takeFocus()
    }

    function settingsOf(name: string): var {
        return { name: name, socketPath: socketPath, keyName: keyId, key: keyFile ? KeyFile.read(keyFile) : null }
    }

    Channels { id: openChannels }

    Component {
        id: demoComponent

        Demo {}
    }

    Shortcut {
        sequence: "Ctrl+N"
        onActivated: newChannel.open()
    }
    Shortcut {
        sequence: "Ctrl+F"
        enabled: openChannels.current !== null
        onActivated: pages.currentPage.focusFilter()
    }
    Shortcut {
        sequence: "Ctrl+M"
        enabled: openChannels.current !== null
        onActivated: pages.currentPage.focusComposer()
    }
    Shortcut {
        sequence: "Ctrl+P"
        enabled: openChannels.current !== null
        onActivated: openChannels.current.log.paused = !openChannels.current.log.paused
    }
    Shortcut {
        sequence: "Ctrl+L"
        enabled: openChannels.current !== null
        onActivated: openChannels.current.log.clear()
    }
    Shortcut {
        sequences: ["Ctrl+Tab", "Ctrl+PgDown"]
        onActivated: openChannels.select(1)
    }
    Shortcut {
        sequences: ["Ctrl+Shift+Tab", "Ctrl+PgUp"]
        onActivated: openChannels.select(-1)
    }
    Shortcut {
        sequence: "Ctrl+Q"
        onActivated: window.close()
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        Sidebar {
            id: sidebar

            Layout.fillHeight: true
            Layout.preferredWidth: window.width < 860 ? 196 : 250
            channels: openChannels
            onNewChannelWanted: newChannel.open()
        }

        Item {
            id: pages

            readonly property ChannelPage currentPage: repeater.itemAt(openChannels.currentIndex) as ChannelPage

            Layout.fillWidth: true
            Layout.fillHeight: true

            // A page for each channel, so that what was typed and looked at stays.
            Repeater {
                id: repeater

                model: openChannels.model

                ChannelPage {
                    required property int index

                    anchors.fill: parent
                    visible: index === openChannels.currentIndex
                    onRemoveWanted: {
                        sidebar.takeFocus()
                        openChannels.remove(channel)
                    }
                }
            }

            ColumnLayout {
                anchors.centerIn: parent
                width: Math.min(parent.width - 2 * Theme.margin, 420)
                visible: openChannels.all.length === 0
                spacing: Theme.margin

                EmptyState {
                    Layout.fillWidth: true
                    title: qsTr("No channel is open")
                    text: qsTr("Open a server for others to connect to, or a client of a server that runs already. You then see every message and how much passes.")
                }
                PushButton {
                    Layout.alignment: Qt.AlignHCenter
                    text: qsTr("New channel…")
                    isMain: true
                    onClicked: newChannel.open()
                }
                Caption {
                    Layout.alignment: Qt.AlignHCenter
                    isQuiet: true
                    font.pixelSize: Theme.smallFontSize
                    text: qsTr("or press Ctrl+N")
                }
            }
        }
    }

    NewChannelDialog {
        id: newChannel

        onChannelWanted: (isServer, settings) => openChannels.open(isServer, settings)
    }
}
