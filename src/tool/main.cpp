// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "arguments.h"
#include "benchpeer.h"
#include "benchtask.h"
#include "calltask.h"
#include "connecttask.h"
#include "exitcode.h"
#include "keycommand.h"
#include "language.h"
#include "listentask.h"
#include "output.h"
#include "sendtask.h"
#include "standardstreams.h"
#include "terminator.h"

#include <Gipc/version.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>
#include <QtCore/QTimer>

#ifdef Q_OS_LINUX
#include <Gipc/GipcEventDispatcher>
#endif

using namespace GipcTool;

namespace {

std::unique_ptr<Task> makeTask(const Options &options, Output *output)
{
    switch (options.command) {
    case Command::Listen:
        return std::make_unique<ListenTask>(options, output);
    case Command::Connect:
        return std::make_unique<ConnectTask>(options, output);
    case Command::Send:
        return std::make_unique<SendTask>(options, output);
    case Command::Call:
        return std::make_unique<CallTask>(options, output);
    case Command::Bench:
        return std::make_unique<BenchTask>(options, output);
    case Command::BenchPeer:
        return std::make_unique<BenchPeer>(options, output);
    case Command::Keygen:
    case Command::Fingerprint:
        break; // they need no event loop
    }
    Q_UNREACHABLE();
    return nullptr;
}

int run(const Options &options)
{
    Terminator terminator;
    Output output(options);
    const std::unique_ptr<Task> task = makeTask(options, &output);
    Task *const t = task.get();
    QObject::connect(&terminator, &Terminator::requested, t, [t] { t->stop(Done); });
    // Queued: lost() can be emitted in the middle of anything.
    QObject::connect(&output, &Output::lost, t, &Task::stop, Qt::QueuedConnection);
    QObject::connect(t, &Task::finished, t, [&output](int exitCode) {
        QCoreApplication::exit(output.hasFailed() ? WrongUsage : exitCode);
    });
    QTimer::singleShot(0, t, &Task::start); // when exec() runs: before, exit() has no effect
    return QCoreApplication::exec();
}

/*! With this one, what a server does for a message does not cost more with many idle clients. */
void chooseEventDispatcher()
{
#ifdef Q_OS_LINUX
    if (GipcEventDispatcher::isSupported())
        QCoreApplication::setEventDispatcher(new GipcEventDispatcher);
#endif
}

/*! Without this the library's log would repeat the errors that the program reports. */
void silenceLog()
{
    if (qEnvironmentVariableIsEmpty("GIPC_DEBUG"))
        QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

int show(const Notice &notice)
{
    if (!notice.isError)
        return printOnly(notice.text.toUtf8());
    writeError(notice.text.toUtf8());
    return WrongUsage;
}

QtMessageHandler handlerBefore = nullptr;

/*! Drops Qt's advice to set a locale with UTF-8, which this program does not need. */
void ignoreLocaleAdvice(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const bool isAdvice = type == QtWarningMsg && text.contains(QLatin1String("locale"));
    if (!isAdvice)
        handlerBefore(type, context, text);
}

std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    handlerBefore = qInstallMessageHandler(ignoreLocaleAdvice);
    auto application = std::make_unique<QCoreApplication>(argc, argv);
    qInstallMessageHandler(handlerBefore);
    QCoreApplication::setApplicationName(QStringLiteral("gipc"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GIPC_VERSION_STR));
    return application;
}

QByteArrayList argumentsOf(int argc, char **argv)
{
    QByteArrayList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << argv[i];
    return arguments;
}

} // namespace

int main(int argc, char *argv[])
{
    secureStandardStreams();
    const QByteArrayList arguments = argumentsOf(argc, argv);
    chooseEventDispatcher();
    const auto application = makeApplication(argc, argv);
    speakUsersLanguage();
    const std::variant<Options, Notice> parsed = parseArguments(arguments);
    if (const auto *notice = std::get_if<Notice>(&parsed))
        return show(*notice);
    const auto &options = std::get<Options>(parsed);
    if (options.command == Command::Keygen || options.command == Command::Fingerprint)
        return runKeyCommand(options);
    if (options.format == Format::Json)
        speakEnglish();
    silenceLog();
    return run(options);
}
