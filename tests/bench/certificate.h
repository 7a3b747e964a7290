// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtNetwork/QSslConfiguration>

namespace Bench {

/*! A fresh P-384 key and its own signature on it, which nobody checks. */
QSslConfiguration selfSigned();

} // namespace Bench
