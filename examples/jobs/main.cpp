// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// A daemon has jobs; two fronts and jobs.py start, watch and cancel them, all at the same time.

#include "daemon.h"
#include "jobwindow.h"

#include <QtQml/QQmlApplicationEngine>

int main(int argc, char *argv[])
{
    const QByteArray role = argc == 3 ? argv[1] : "";
    if (role == "daemon") {
        const QCoreApplication app(argc, argv);
        Daemon daemon(argv[2]);
        return daemon.listen() ? QCoreApplication::exec() : 1;
    }
    if (role == "widgets") {
        const QApplication app(argc, argv);
        JobWindow window(argv[2]);
        window.show();
        return QCoreApplication::exec();
    }
    if (role == "qml") {
        const QGuiApplication app(argc, argv);
        QQmlApplicationEngine engine;
        engine.addImportPath(GIPC_QML_IMPORTS); // where Gipc is not installed
        engine.setInitialProperties({ { "server", QString(argv[2]) } });
        engine.load("qrc:/Jobs/JobPage.qml");
        return engine.rootObjects().isEmpty() ? 1 : QCoreApplication::exec();
    }
    qWarning("Usage: jobs daemon|widgets|qml NAME");
    return 1;
}
