// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import GipcMonitor

/*! A plot with its title, and what the last second was in and out. */
Rectangle {
    id: card

    required property Throughput throughput
    required property int quantity // of ThroughputPlot.Quantity
    property string title

    readonly property bool showsMessages: quantity === ThroughputPlot.Messages

    function rate(messages: real, bytes: real): string {
        Languages.current // the number is written as the language does
        return plot.label(showsMessages ? messages : bytes)
    }

    radius: Theme.radius
    color: Theme.card
    border { width: 1; color: Theme.border }

    Accessible.role: Accessible.Chart
    //: %1 is as "Messages per second"
    Accessible.name: qsTr("%1: %2 in, %3 out").arg(title).arg(incoming.value).arg(outgoing.value)

    component Legend: RowLayout {
        id: legend

        property color color
        property string text
        property string value

        spacing: 5

        Rectangle {
            implicitWidth: 10
            implicitHeight: 3
            radius: 1
            color: legend.color
        }
        Caption {
            text: legend.text
            font.pixelSize: Theme.smallFontSize
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors { leftMargin: 12; rightMargin: 12; topMargin: 8; bottomMargin: 6 }
        spacing: 6

        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            Caption {
                Layout.fillWidth: true
                text: card.title
                font { pixelSize: Theme.smallFontSize; weight: Font.DemiBold }
            }
            Legend {
                id: incoming

                color: Theme.incoming
                value: card.rate(card.throughput.messagesIn, card.throughput.bytesIn)
                //: in a plot: what comes in, %1 is a number or as "1.5 kB"
                text: qsTr("in %1").arg(value)
            }
            Legend {
                id: outgoing

                color: Theme.outgoing
                value: card.rate(card.throughput.messagesOut, card.throughput.bytesOut)
                //: in a plot: what goes out, %1 is a number or as "1.5 kB"
                text: qsTr("out %1").arg(value)
            }
        }
        ThroughputPlot {
            id: plot

            Layout.fillWidth: true
            Layout.fillHeight: true
            throughput: card.throughput
            quantity: card.quantity
            incomingColor: Theme.incoming
            outgoingColor: Theme.outgoing
            gridColor: Theme.grid
            labelColor: Theme.quiet
            font.pixelSize: Theme.smallFontSize - 1
        }
    }
}
