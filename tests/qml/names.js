// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

.pragma library

const Patience = 30000 // milliseconds; tests do not measure time with it

// A server's name that nobody else has.
function unique() {
    return "tst_qml-" + Date.now().toString(36) + "-" + Math.random().toString(36).slice(2)
}
