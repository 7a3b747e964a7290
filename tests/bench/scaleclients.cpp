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

/*! Fewer than a server greets at a time: the last of more can seem silent, and are turned away. */
constexpr int AtOnce = 50;

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
