// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtQml/qqml.h>

namespace Job {
Q_NAMESPACE
QML_ELEMENT

enum Message { // data are JSON
    Start = 1, // request {"name": "backup"}, answer {"id": 1}
    Cancel, // request {"id": 1}; ends a job, or forgets one that is done
    List, // request; answer: the State as it is now
    State, // published: {"jobs": [{"id": 1, "name": "backup", "percent": 40}]}
};
Q_ENUM_NS(Message)
} // namespace Job
