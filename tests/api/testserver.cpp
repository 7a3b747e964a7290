// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>

#include <cstdio>
#include <string>
#include <unistd.h>

/*! A server in a process of its own, for tests. It obeys lines of standard input and answers each
    with one line: "listen PATH" with "ok" or "no ERROR TEXT", "close" with "closed". It sends
    every message back to whom it came from. Its one argument is the user id to run under, or
    "multi" for a server for many. */
int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const bool many = arguments.value(1) == QStringLiteral("multi");
    if (arguments.size() > 1 && !many) {
        const unsigned user = arguments.at(1).toUInt();
        if (::setgid(user) != 0 || ::setuid(user) != 0)
            return 1;
    }

    GipcServer server(QStringLiteral("test"));
    server.setEncryption(false);
    server.setMultiClient(many);
    QObject::connect(&server, &GipcServer::messageReceived, &server,
                     [&](const GipcMessage &message) {
                         server.writeTo(message.connectionId(), message.msgType(), message.data());
                     });

    const auto obey = [&](const QString &line) -> QString {
        if (line == QStringLiteral("close")) {
            server.close();
            return QStringLiteral("closed");
        }
        server.setSocketPath(line.section(u' ', 1));
        if (server.listen())
            return QStringLiteral("ok");
        return QStringLiteral("no %1 %2")
            .arg(Gipc::errorName(server.error()), server.errorString());
    };

    QByteArray input;
    QSocketNotifier commands(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&commands, &QSocketNotifier::activated, &server, [&] {
        char chunk[4096];
        const ssize_t size = ::read(STDIN_FILENO, chunk, sizeof chunk);
        if (size <= 0) {
            QCoreApplication::quit();
            return;
        }
        input.append(chunk, size);
        for (qsizetype end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
            const QString answer = obey(QString::fromUtf8(input.first(end)));
            input.remove(0, end + 1);
            std::puts(qPrintable(answer));
            std::fflush(stdout);
        }
    });
    return QCoreApplication::exec();
}
