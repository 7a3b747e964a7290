// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Nothing of its own: precompiled headers belong to a target, and a target has sources.
