// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QJsonParseError>

namespace GipcPayload {

/*! Whether JSON is neither too deep nor too much to be read. It may be none at all: that is the
    parser's to say, which sees the same strings and brackets up to the first error. */
QJsonParseError checkJsonShape(QByteArrayView json);

} // namespace GipcPayload
