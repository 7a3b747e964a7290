// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcClient>
#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>
#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>

#include <cstdio>
#include <csignal>
#include <memory>
#include <sched.h>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

/*! Goes on in a child that is the first process of another pid namespace. Returns there. */
void moveApart()
{
#ifdef CLONE_NEWPID
    if (::unshare(CLONE_NEWPID) != 0)
        qFatal("no right to make a pid namespace");
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        return;
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
#endif
}

/*! What a client sees that trusts this user alone: "USER PROCESS", or the name of its error. */
QString dial(const QString &path, qint64 trusted)
{
    constexpr int Patience = 30000;
    GipcClient client(QStringLiteral("test"));
    client.setEncryption(false);
    client.setSocketPath(path);
    client.setTrustedUserIds({ trusted });
    client.setTimeout(Patience);
    QObject::connect(&client, &GipcClient::errorOccurred, &client, &GipcClient::abort);
    client.connectToServer();
    if (!client.waitForConnected(Patience))
        return Gipc::errorName(client.error());
    return QStringLiteral("%1 %2").arg(client.peerUserId()).arg(client.peerProcessId());
}

} // namespace

/*! A server in a process of its own, for tests. It obeys lines of standard input and answers each
    with one line: "listen PATH" with "ok" or "no ERROR TEXT", "close" with "closed", "allow USER"
    and "most CLIENTS" (of one peer) with "ok", "peers" with "USER PROCESS" for each client,
    "dial USER PATH" with what a client sees that trusts the user. It sends every message back to
    whom it came from. Its one argument is the user id to run under, or "multi" for a server for
    many, or "apart" for the same in another pid namespace. */
int main(int argc, char **argv)
{
    const bool apart = argc > 1 && std::string(argv[1]) == "apart";
    if (apart)
        moveApart();
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const bool many = apart || arguments.value(1) == QStringLiteral("multi");
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
        const QString order = line.section(u' ', 0, 0);
        const QString rest = line.section(u' ', 1);
        if (order == QStringLiteral("allow")) {
            server.setAllowedUserIds({ rest.toLongLong() });
            return QStringLiteral("ok");
        }
        if (order == QStringLiteral("most")) {
            server.setMaxClientsPerPeer(rest.toInt());
            return QStringLiteral("ok");
        }
        if (order == QStringLiteral("peers")) {
            QStringList peers;
            for (const quint64 id : server.connections().ids()) {
                const GipcConnection *const peer = server.connection(id);
                peers << QStringLiteral("%1 %2").arg(peer->peerUserId()).arg(peer->peerProcessId());
            }
            return peers.join(u',');
        }
        if (order == QStringLiteral("dial"))
            return dial(rest.section(u' ', 1), rest.section(u' ', 0, 0).toLongLong());
        server.setSocketPath(rest);
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
