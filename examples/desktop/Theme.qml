// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

pragma Singleton

import QtQuick

/*! Colours and sizes. Each colour of text and symbols has a contrast of at least 4.5 to 1 with the
    surfaces it stands on, in the light and in the dark. */
QtObject {
    id: theme

    /*! "system", "light" or "dark". */
    property string choice: "system"
    readonly property bool isDark: choice === "dark" || (choice === "system" && systemIsDark)
    readonly property bool systemIsDark: system.window.hslLightness < 0.5

    readonly property SystemPalette system: SystemPalette {}

    // Surfaces, from the back to the front.
    readonly property color window: isDark ? "#16191f" : "#f5f6f8"
    readonly property color sidebar: isDark ? "#1a1e25" : "#eceef2"
    readonly property color card: isDark ? "#1e232b" : "#ffffff"
    readonly property color field: isDark ? "#171b21" : "#ffffff"
    readonly property color hover: isDark ? "#262c36" : "#e3e7ee"
    readonly property color selected: isDark ? "#263757" : "#dbe6fc"
    readonly property color errorSurface: isDark ? "#3a2224" : "#fdecea"
    readonly property color warningSurface: isDark ? "#332b1a" : "#fdf3dd"

    readonly property color border: isDark ? "#333a46" : "#d9dde4"
    readonly property color controlBorder: isDark ? "#6f7a8c" : "#868e9c" // 3 to 1: it shows where to type
    readonly property color grid: isDark ? "#2c333e" : "#e6e9ee"

    // Text and symbols.
    readonly property color text: isDark ? "#e8ebf0" : "#1a1f28"
    readonly property color quiet: isDark ? "#a9b3c2" : "#545d6b"
    readonly property color accent: isDark ? "#8ab4ff" : "#1f55cc"
    readonly property color accentText: isDark ? "#0d1728" : "#ffffff"
    readonly property color good: isDark ? "#5dd39a" : "#136b3b"
    readonly property color warning: isDark ? "#efbf5c" : "#7d5200"
    readonly property color error: isDark ? "#ff9d94" : "#b0211a"
    readonly property color incoming: accent
    readonly property color outgoing: isDark ? "#f2a766" : "#a34a08"

    // Sizes grow with the system's font.
    readonly property FontMetrics systemFont: FontMetrics { font: Application.font }
    readonly property int fontSize: Math.max(13, Math.round(systemFont.height * 0.75))
    readonly property int smallFontSize: Math.round(fontSize * 0.9)
    readonly property int largeFontSize: Math.round(fontSize * 1.5)
    readonly property int controlHeight: Math.round(fontSize * 2.4)
    readonly property int rowHeight: Math.round(fontSize * 2)
    readonly property int gap: 8
    readonly property int margin: 16
    readonly property int radius: 6
    readonly property string monospace: "monospace"
}
