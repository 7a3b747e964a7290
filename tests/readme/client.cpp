// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcClient>
#include <QCoreApplication>
#include <QDebug>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    GipcClient client;
    QObject::connect(&client, &GipcClient::messageReceived, [](const GipcMessage &message) {
        qInfo() << message.msgType() << message.text();
    });
    client.connectToServer("example"); // the server need not be there yet
    client.write(1, "hello"); // goes out as soon as it is
    return app.exec();
}
