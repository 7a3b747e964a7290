// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import Gipc
import GipcMonitor

/*! Servers, clients and lively traffic in one process, for pictures and for those who only want to
    look. Nothing of it leaves the folder for its sockets. */
Item {
    id: demo

    required property Channels channels
    required property string folder

    property int tick: 0
    property Channel sensors
    property Channel display
    property Channel printer

    readonly property string keyName: "demo"
    readonly property var key: Uint8Array.from({ length: 32 }, (_, i) => i + 1).buffer

    function path(name: string): string {
        return folder + "/" + name + ".sock"
    }

    function open(isServer: bool, name: string): Channel {
        return channels.open(isServer, { name: name, socketPath: path(name) })
    }

    /*! Between 0 and 1, in waves. */
    function wave(period: real, phase: real): real {
        return (1 + Math.sin(tick / period + phase)) / 2
    }

    Component.onCompleted: {
        sensors = open(true, "sensors")
        display = open(false, "sensors")
        const lockedPrinter = channels.open(true, { name: "printer", socketPath: path("printer"), active: false })
        printer = lockedPrinter
        open(false, "backup") // there is no such server
        mail.active = true
        open(true, "mail") // there is one already
        channels.currentIndex = 0
    }

    component Peer: GipcClient {
        id: peer

        property string place

        function report(count: int) {
            for (let i = 0; i < count; ++i)
                write(1, { sensor: place, celsius: Math.round(180 + 60 * demo.wave(90, i)) / 10,
                           humidity: 40 + Math.round(20 * demo.wave(70, i)) })
        }

        name: "sensors"
        socketPath: demo.path("sensors")
        active: true
    }

    Peer { id: kitchen; place: "kitchen" }
    Peer { id: garden; place: "garden" }
    Peer { id: cellar; place: "cellar" }

    GipcServer {
        id: mail

        name: "mail"
        socketPath: demo.path("mail")
    }

    GipcClient {
        id: office

        name: "printer"
        socketPath: demo.path("printer")
        active: true
    }

    Timer {
        interval: 50
        repeat: true
        running: true
        onTriggered: {
            ++demo.tick
            kitchen.report(Math.round(2 + 5 * demo.wave(60, 0)))
            garden.report(Math.round(4 * demo.wave(37, 1)))
            if (demo.tick % 4 === 0)
                cellar.write(7, new Uint8Array([demo.tick & 255, 0, 255, 16, 32, 1, 2, 3]).buffer)
            if (demo.tick % 3 === 0)
                demo.sensors.composer.send(2, Composer.Json, '{"interval":50}')
            if (demo.tick % 20 === 0)
                demo.display.composer.send(3, Composer.Text, qsTr("Which sensors are there?"))
            if (demo.tick % 16 === 0)
                office.write(1, "page " + Math.round(demo.tick / 16))
        }
    }
}
