// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import Gipc

GipcServer {
    name: "example"
}
