// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick

/*! The colour of a status; beside it the status stands in words. */
Rectangle {
    property int status

    implicitWidth: 10
    implicitHeight: 10
    radius: 5
    color: Words.statusColor(status)
}
