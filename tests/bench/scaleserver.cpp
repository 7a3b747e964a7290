// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "scale.h"

#include <Gipc/GipcServer>
#include <Gipc/GipcEventDispatcher>

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>

#include <cstdio>

#include <unistd.h>

namespace Scale {

constexpr int Plenty = 100000;

int serve(int argc, char *argv[], const QString &name, bool withEpoll)
{
    if (withEpoll)
        QCoreApplication::setEventDispatcher(new GipcEventDispatcher);
    QCoreApplication application(argc, argv);
    GipcServer server(name);
    server.setMultiClient(true);
    server.setMaxClients(Plenty);
    server.setMaxClientsPerPeer(Plenty);
    QObject::connect(&server, &GipcServer::messageReceived, &server,
                     [&](const GipcMessage &message) {
                         server.writeTo(message.connectionId(), message.msgType(), message.data());
                     });
    if (!server.listen())
        qFatal("%s", qPrintable(server.errorString()));
    QSocketNotifier end(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&end, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    std::puts("ready");
    std::fflush(stdout);
    return application.exec();
}

} // namespace Scale
