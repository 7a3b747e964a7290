// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Not built or tested by the project so far: a pipe's name cannot be taken away.

#include "inodewatch_p.h"

namespace GipcTransport {

class WatchQueue
{
};

InodeWatch::InodeWatch(QObject *parent)
    : QObject(parent)
{ }

InodeWatch::~InodeWatch() = default;

void InodeWatch::watch(const QString &) { }

bool InodeWatch::event(QEvent *event)
{
    return QObject::event(event);
}

} // namespace GipcTransport
