// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Gipc
import Jobs

ApplicationWindow {
    id: window
    required property string server
    readonly property var jobs: latest.json?.jobs ?? []

    function ask(type, what) {
        client.request(type, what).then(() => news.text = "", error => news.text = error.message)
    }

    width: 320; height: 240; visible: true
    title: "Jobs of " + server

    GipcClient { id: client; name: window.server; active: true; onStatusChanged: news.text = statusText }
    GipcLatest { id: latest; channel: client; msgType: Job.State }

    ColumnLayout {
        anchors { fill: parent; margins: 9 }
        RowLayout {
            TextField { id: edit; placeholderText: "Name of a job"; onAccepted: start.clicked(); Layout.fillWidth: true }
            Button { id: start; text: "Start"; onClicked: { window.ask(Job.Start, { name: edit.text }); edit.clear() } }
        }
        ListView {
            model: window.jobs.length // a number: a row stays when its job goes on
            clip: true; spacing: 4
            delegate: RowLayout {
                id: row
                required property int index
                readonly property var job: window.jobs[index] ?? { id: 0, name: "", percent: 0 }
                width: ListView.view.width
                Label { text: row.job.name; elide: Text.ElideRight; Layout.preferredWidth: 90 }
                ProgressBar { to: 100; value: row.job.percent; Layout.fillWidth: true }
                Button { text: "Cancel"; onClicked: window.ask(Job.Cancel, { id: row.job.id }) }
            }
            Layout.fillWidth: true; Layout.fillHeight: true
        }
        Label { id: news }
    }
}
