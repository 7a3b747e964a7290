// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>

#ifdef Q_OS_LINUX
#include <Gipc/GipcEventDispatcher>
#endif

int main(int argc, char *argv[])
{
#ifdef Q_OS_LINUX
    QCoreApplication::setEventDispatcher(new GipcEventDispatcher);
#endif
    QCoreApplication app(argc, argv);
    GipcServer server;
    GipcClient client;
    const QString name = QStringLiteral("tst_package-%1").arg(QCoreApplication::applicationPid());
    QObject::connect(&server, &GipcServer::messageReceived, &app, &QCoreApplication::quit);
    return server.listen(name) && client.connectToServer(name) && client.write(1, "hello")
        ? QCoreApplication::exec()
        : 1;
}
