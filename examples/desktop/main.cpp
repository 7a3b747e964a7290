// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Gipc Monitor: opens servers and clients, and shows their state and what passes.
//   desktop --help      the options
//   desktop --demo      servers, clients and traffic to look at

#include "keyfile.h"
#include "languages.h"
#include "screenshot.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>
#include <QtGui/QGuiApplication>
#include <QtQml/QQmlApplicationEngine>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuick/QQuickWindow>

#include <cstdio>
#include <optional>

Q_IMPORT_QML_PLUGIN(GipcMonitorPlugin)

namespace {

QString option(const char *name)
{
    return QString::fromLatin1(name);
}

/*! The texts of --help. */
struct Options
{
    Q_DECLARE_TR_FUNCTIONS(Options)
};

/*! What Qt says in --help, in case that the system lacks Qt's own translations. */
[[maybe_unused]] constexpr const char *ParserTexts[] = {
    //: %1 is a program with its options
    QT_TRANSLATE_NOOP("QCommandLineParser", "Usage: %1"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "[options]"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Options:"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Displays help on commandline options."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Displays help including Qt specific options."),
    //: %1 is an option
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unknown option '%1'."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unknown options: %1."),
    //: %1 is an option
    QT_TRANSLATE_NOOP("QCommandLineParser", "Missing value after '%1'."),
    //: %1 is an option
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unexpected value after '%1'."),
};

void addOptions(QCommandLineParser *parser)
{
    parser->setApplicationDescription(
        Options::tr("Opens Gipc servers and clients, and shows their state and what passes."));
    parser->addHelpOption();
    parser->addOptions({
        { option("server"), Options::tr("Open a server with this name; can be repeated."),
          Options::tr("name") },
        { option("client"),
          Options::tr("Open a client of the server with this name; can be repeated."),
          Options::tr("name") },
        { option("socket"),
          Options::tr("The path of their socket, instead of the one made of the name."),
          Options::tr("path") },
        { option("key-file"),
          Options::tr("The pre-shared key that they must have, as gipc keygen makes it."),
          Options::tr("file") },
        { option("key-id"), Options::tr("The name of that key."), Options::tr("name") },
        { option("demo"), Options::tr("Open servers and clients that talk to each other.") },
        { option("select"), Options::tr("Look at this one of the channels, counted from 1."),
          Options::tr("number") },
        { option("theme"), Options::tr("system, light or dark."), Options::tr("theme"),
          option("system") },
        { option("language"), Options::tr("The language, as de or zh_CN."), Options::tr("code") },
        { option("size"), Options::tr("The window's size, as 1180x760."), Options::tr("size") },
        { option("screenshot"),
          Options::tr("Save a picture of the window once nothing changes by itself, and end."),
          Options::tr("file") },
        { option("after"), Options::tr("With --screenshot: after so many seconds of traffic."),
          Options::tr("seconds"), option("0") },
    });
}

/*! What is wrong with the options, in words. */
QString problemOf(const QCommandLineParser &parser)
{
    if (parser.isSet(option("key-file")))
        return KeyFile().problem(parser.value(option("key-file")));
    return parser.isSet(option("key-id")) ? Options::tr("--key-id needs --key-file.") : QString();
}

QVariantMap windowProperties(const QCommandLineParser &parser, const QString &demoFolder)
{
    QVariantMap properties {
        { option("servers"), parser.values(option("server")) },
        { option("clients"), parser.values(option("client")) },
        { option("socketPath"), parser.value(option("socket")) },
        { option("keyFile"), parser.value(option("key-file")) },
        { option("keyId"), parser.value(option("key-id")) },
        { option("theme"), parser.value(option("theme")) },
        { option("language"), parser.value(option("language")) },
        { option("demoFolder"), demoFolder },
        { option("selected"), parser.value(option("select")).toInt() },
        { option("settleSeconds"), parser.value(option("after")).toInt() },
    };
    const QStringList size = parser.value(option("size")).split(u'x');
    if (size.size() == 2) {
        properties[option("width")] = size.first().toInt();
        properties[option("height")] = size.last().toInt();
    }
    return properties;
}

} // namespace

int main(int argc, char *argv[])
{
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(option("gipc-monitor"));
    QGuiApplication::setApplicationDisplayName(option("Gipc Monitor"));

    QCommandLineParser parser;
    {
        const Languages languages(nullptr); // help is in the system's language
        addOptions(&parser);
        parser.process(app);
        if (const QString problem = problemOf(parser); !problem.isEmpty()) {
            std::fprintf(stderr, "gipc-monitor: %s\n", qUtf8Printable(problem));
            return 1;
        }
    }

    std::optional<QTemporaryDir> demoFolder; // outlives the channels
    if (parser.isSet(option("demo")))
        demoFolder.emplace();

    QQmlApplicationEngine engine;
    engine.addImportPath(option(":/"));
    engine.addImportPath(option(GIPC_QML_IMPORTS));
    engine.setInitialProperties(
        windowProperties(parser, demoFolder ? demoFolder->path() : QString()));
    engine.loadData("import GipcMonitor\nMain {}");
    if (engine.rootObjects().isEmpty())
        return 1;
    auto *const window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    if (parser.isSet(option("screenshot")))
        new Screenshot(window, parser.value(option("screenshot")));
    return QGuiApplication::exec();
}
