// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import GipcMonitor

/*! How a channel is protected: a lock, and the word for it. */
Row {
    id: security

    property int level

    spacing: 4
    Accessible.role: Accessible.StaticText
    Accessible.name: Words.security(level)

    Symbol {
        anchors.verticalCenter: parent.verticalCenter
        shape: Words.securitySymbol(security.level)
        color: word.color
    }
    Caption {
        id: word

        text: Words.security(security.level)
        color: security.level === 0 ? Theme.warning : Theme.quiet
    }
    HoverHandler { id: hover }

    ToolTip.text: Words.securityMeaning(level)
    ToolTip.visible: hover.hovered
    ToolTip.delay: 600
}
