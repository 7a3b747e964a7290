// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "connect.h"
#include "subject.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QEventLoop>

namespace Connect {
namespace {

enum class Protection { None, Version2, Extended };

template <typename Endpoint>
void prepare(Endpoint *endpoint, Protection protection, const QString &place)
{
    endpoint->setName(QStringLiteral("bench"));
    endpoint->setNetwork(false);
    endpoint->setSocketPath(place + QStringLiteral("/gipc.sock"));
    endpoint->setEncryption(protection != Protection::None);
    endpoint->setPolicy(protection == Protection::Extended ? Gipc::Policy::Require
                                                           : Gipc::Policy::Compatible);
}

template <Protection protection> void serve(const QString &place)
{
    GipcServer server;
    prepare(&server, protection, place);
    server.setMultiClient(true);
    server.setMaxClients(MostClients);
    server.setMaxClientsPerPeer(MostClients);
    QObject::connect(&server, &GipcServer::messageReceived, &server,
                     [&](const GipcMessage &message) {
                         server.writeTo(message.connectionId(), message.msgType(), message.data());
                     });
    if (!server.listen())
        qFatal("%s", qPrintable(server.errorString()));
    serveUntilInputEnds();
}

template <Protection protection> qint64 meet(const QString &place, int count)
{
    const QByteArray data(MessageSize, 'x');
    QEventLoop loop;
    std::vector<std::unique_ptr<GipcClient>> clients;
    int replies = 0;
    const qint64 begin = Bench::now();
    for (int i = 0; i < count; ++i) {
        auto client = std::make_unique<GipcClient>();
        prepare(client.get(), protection, place);
        QObject::connect(client.get(), &GipcClient::messageReceived, &loop, [&] {
            if (++replies == count)
                loop.quit();
        });
        QObject::connect(client.get(), &GipcClient::errorOccurred, client.get(),
                         [&client = *client] { qFatal("%s", qPrintable(client.errorString())); });
        if (!client->connectToServer() || !client->write(Bench::MessageType, data))
            qFatal("%s", qPrintable(client->errorString()));
        clients.push_back(std::move(client));
    }
    loop.exec();
    const qint64 took = Bench::now() - begin;
    for (const auto &client : clients) {
        client->close();
        (void)client->waitForClosed();
    }
    return took;
}

} // namespace

std::vector<Subject> gipcSubjects()
{
    return {
        { "gipc-plain", serve<Protection::None>, meet<Protection::None> },
        { "gipc-v2", serve<Protection::Version2>, meet<Protection::Version2> },
        { "gipc-x", serve<Protection::Extended>, meet<Protection::Extended> },
    };
}

} // namespace Connect
