// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcEventDispatcher>

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

int main(int argc, char *argv[])
{
    if (!GipcEventDispatcher::isSupported())
        return 2;
    QCoreApplication::setEventDispatcher(new GipcEventDispatcher);
    QCoreApplication app(argc, argv);
    QTimer::singleShot(0, &app, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
