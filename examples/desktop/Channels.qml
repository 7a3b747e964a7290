// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick

/*! The channels that are open in the program, and the one that is looked at. */
QtObject {
    id: channels

    property var all: [] // of Channel
    readonly property ListModel model: ListModel {} // the same for views, which keep what they have
    property int currentIndex: -1
    readonly property Channel current: currentIndex >= 0 ? all[currentIndex] : null
    readonly property bool areSettled: all.every(channel => channel.isSettled)

    readonly property Component serverComponent: Component { ServerChannel {} }
    readonly property Component clientComponent: Component { ClientChannel {} }

    /*! Opens a server or a client with \a settings, the properties of a Channel, and looks at it. */
    function open(isServer: bool, settings: var): Channel {
        const component = isServer ? serverComponent : clientComponent
        const channel = component.createObject(channels, settings) as Channel
        all = all.concat(channel)
        model.append({ channel: channel })
        currentIndex = all.length - 1
        channel.active = true
        return channel
    }

    function remove(channel: Channel) {
        const index = all.indexOf(channel)
        if (index < 0)
            return
        currentIndex = -1
        all = all.filter(other => other !== channel)
        model.remove(index)
        currentIndex = Math.min(index, all.length - 1)
        channel.remove()
    }

    function select(offset: int) {
        if (all.length > 0)
            currentIndex = (currentIndex + offset + all.length) % all.length
    }
}
