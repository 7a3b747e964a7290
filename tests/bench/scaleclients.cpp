// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "scale.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcEventDispatcher>

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QSocketNotifier>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

#include <unistd.h>

namespace Scale {

constexpr int AtOnce = 1000;
/*! The last of so many waits for its greeting until all others are done. */
constexpr int Patience = 60000;

int hold(int argc, char *argv[], const QString &name, int count)
{
    QCoreApplication::setEventDispatcher(new GipcEventDispatcher);
    QCoreApplication application(argc, argv);
    std::vector<std::unique_ptr<GipcClient>> clients;
    int connected = 0;
    QElapsedTimer time;
    time.start();
    const std::function<void()> connectOne = [&] {
        auto client = std::make_unique<GipcClient>(name);
        client->setHandshakeTimeout(Patience);
        QObject::connect(client.get(), &GipcClient::errorOccurred, &application,
                         [&client = *client] {
                             std::fprintf(stderr, "%s\n", qPrintable(client.errorString()));
                         });
        QObject::connect(client.get(), &GipcClient::connected, &application, [&] {
            ++connected;
            if (int(clients.size()) < count)
                connectOne();
            if (connected < count)
                return;
            std::printf("connected %lld\n", static_cast<long long>(time.elapsed()));
            std::fflush(stdout);
        });
        client->connectToServer();
        clients.push_back(std::move(client));
    };
    for (int i = 0; i < std::min(count, AtOnce); ++i)
        connectOne();
    QSocketNotifier end(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&end, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    const int exitCode = QCoreApplication::exec();
    for (const auto &client : clients)
        client->disconnect(&application); // to lose the server is no news any more
    return exitCode;
}

} // namespace Scale
