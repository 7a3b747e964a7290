// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import Gipc
import GipcMonitor

/*! Servers, clients and lively traffic in one process, for pictures and for those who only want to
    look. Their sockets are in a folder of their own. */
Item {
    id: demo

    required property Channels channels
    required property string folder

    property Channel sensors
    property Channel display
    property Channel printer
    property int page: 0

    readonly property var key: Uint8Array.from({ length: 32 }, (_, i) => i + 1).buffer // shows what a key does

    function path(name: string): string {
        return folder + "/" + name + ".sock"
    }

    Component.onCompleted: {
        sensors = channels.open(true, { name: "sensors", socketPath: path("sensors") })
        display = channels.open(false, { name: "sensors", socketPath: path("sensors") })
        printer = channels.open(true, { name: "printer", socketPath: path("printer"), keyName: "office", key: key })
        channels.open(false, { name: "backup", socketPath: path("backup") }) // there is no such server
        mail.active = true
        channels.open(true, { name: "mail", socketPath: path("mail") }) // there is one already
        channels.currentIndex = 0
    }

    GipcServer {
        id: mail

        name: "mail"
        socketPath: demo.path("mail")
    }

    component Desk: GipcClient {
        name: "printer"
        socketPath: demo.path("printer")
        Component.onCompleted: {
            setPreSharedKey("office", demo.key)
            active = true
        }
    }

    Desk { id: office }
    Desk {}

    /*! A sensor sends its readings, the more the higher its wave. */
    component Sensor: GipcClient {
        id: sensor

        property string place
        property real period: 12 // seconds
        property int most: 5 // readings at a time
        property int sent: 0

        property Timer timer: Timer {
            interval: 40 + 7 * sensor.most
            repeat: true
            running: sensor.connected
            onTriggered: {
                const wave = (1 + Math.sin(Date.now() / 1000 / sensor.period * 2 * Math.PI)) / 2
                for (let i = Math.round(sensor.most * wave); i >= 0; --i)
                    sensor.report(wave)
            }
        }

        function report(wave: real) {
            ++sent
            if (sent % 40 === 0)
                write(4, "battery of " + place + " at " + (100 - sent / 40 % 60) + " %")
            else if (sent % 9 === 0)
                write(7, Uint8Array.from({ length: 24 }, (_, i) => (sent * 31 + i * i * 7) & 255).buffer)
            else
                write(1, { sensor: place, celsius: Math.round(180 + 60 * wave + sent % 7) / 10, number: sent })
        }

        name: "sensors"
        socketPath: demo.path("sensors")
        active: true
    }

    Sensor { place: "kitchen"; period: 17; most: 6 }
    Sensor { place: "garden"; period: 9; most: 3 }
    Sensor { place: "cellar"; period: 31; most: 4 }

    Timer {
        interval: 150
        repeat: true
        running: true
        onTriggered: demo.sensors?.composer.send(2, Composer.Json, '{"interval":150,"unit":"celsius"}')
    }
    Timer {
        interval: 1000
        repeat: true
        running: true
        onTriggered: {
            demo.display?.composer.send(3, Composer.Text, "Which sensors are there?")
            demo.page += 1
            office.write(1, "page " + demo.page)
            demo.printer?.composer.send(2, Composer.Text, "printed " + demo.page)
        }
    }
}
