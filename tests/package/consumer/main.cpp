// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>
#include <Gipc/version.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QTranslator>

#include <string_view>

#ifdef Q_OS_LINUX
#include <Gipc/GipcEventDispatcher>
#endif

static_assert(std::string_view(GIPC_VERSION_STR) == PACKAGE_VERSION);
static_assert(GIPC_VERSION >= GIPC_VERSION_CHECK(0, 1, 0)
              && GIPC_VERSION < GIPC_VERSION_CHECK(255, 0, 0));
static_assert(GIPC_VERSION_CHECK(0, 2, 0) > GIPC_VERSION_CHECK(0, 1, 255));

/*! A static library, too, brings its translations along. */
bool isTranslated(const QString &language)
{
    QTranslator translator;
    if (!translator.load(QLocale(language), QStringLiteral("gipc"), QStringLiteral("_"),
                         QStringLiteral(":/i18n")))
        return false;
    const GipcServer server;
    const QString english = server.statusText();
    QCoreApplication::installTranslator(&translator);
    return server.statusText() != english;
}

int main(int argc, char *argv[])
{
#ifdef Q_OS_LINUX
    QCoreApplication::setEventDispatcher(new GipcEventDispatcher);
#endif
    QCoreApplication app(argc, argv);
    if (argc > 1 && !isTranslated(QString::fromLatin1(argv[1])))
        return 2;
    GipcServer server;
    GipcClient client;
    const QString name = QStringLiteral("tst_package-%1").arg(QCoreApplication::applicationPid());
    QObject::connect(&server, &GipcServer::messageReceived, &app, &QCoreApplication::quit);
    return server.listen(name) && client.connectToServer(name) && client.write(1, "hello")
        ? QCoreApplication::exec()
        : 1;
}
