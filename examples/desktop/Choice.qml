// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import GipcMonitor

/*! One of a few words. */
ComboBox {
    id: choice

    property string name

    // The words of another language are the same choices: a new model would go back to the first one.
    property int chosen: 0
    onActivated: index => chosen = index
    onModelChanged: currentIndex = chosen

    // Wide enough for the widest of the words.
    readonly property real widest: Math.max(...model.map(word => metrics.advanceWidth(word)))

    implicitWidth: Math.ceil(widest) + leftPadding + rightPadding
    implicitHeight: Theme.controlHeight
    leftPadding: 10
    rightPadding: 28
    font.pixelSize: Theme.fontSize
    opacity: enabled ? 1 : 0.7

    Accessible.name: name

    FontMetrics {
        id: metrics

        font: choice.font
    }

    contentItem: Caption {
        text: choice.displayText
        verticalAlignment: Text.AlignVCenter
    }

    indicator: Symbol {
        x: choice.width - width - 8
        y: (choice.height - height) / 2
        width: 12
        height: 12
        shape: Symbol.Chevron
        color: Theme.quiet
    }

    background: Rectangle {
        radius: Theme.radius
        color: choice.hovered ? Theme.hover : Theme.field
        border { width: 1; color: Theme.controlBorder }

        FocusFrame { visible: choice.visualFocus }
    }

    popup: Popup {
        y: choice.height + 2
        width: Math.max(choice.width, 90)
        padding: 4
        contentItem: ListView {
            implicitHeight: contentHeight
            clip: true
            model: choice.delegateModel
            currentIndex: choice.highlightedIndex
        }
        background: Rectangle {
            radius: Theme.radius
            color: Theme.card
            border { width: 1; color: Theme.border }
        }
    }

    delegate: ItemDelegate {
        id: item

        required property string modelData
        required property int index

        width: ListView.view.width
        height: Theme.controlHeight
        highlighted: choice.highlightedIndex === index
        contentItem: Caption {
            text: item.modelData
            verticalAlignment: Text.AlignVCenter
        }
        background: Rectangle { color: item.highlighted ? Theme.selected : "transparent" }
    }
}
