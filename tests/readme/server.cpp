// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcServer>
#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    GipcServer server;
    QObject::connect(&server, &GipcServer::messageReceived, [&](const GipcMessage &message) {
        server.write(2, "you said: " + message.data());
    });
    if (!server.listen("example"))
        qFatal("%s", qPrintable(server.errorString()));
    return app.exec();
}
