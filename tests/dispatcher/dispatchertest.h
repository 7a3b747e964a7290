// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcEventDispatcher>

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtTest/QTest>

/*! How long a test waits for what must happen; tests do not measure time with it. */
constexpr int Patience = 30000;

/*! More iterations of an event loop than this, where nothing happens, are a busy loop. */
constexpr int Idle = 20;

/*! Whether the test runs with the model, Qt's dispatcher for Unix or the one for GLib. */
inline bool isModel()
{
    return qEnvironmentVariableIsSet("GIPC_TEST_DISPATCHER");
}

inline const char *expectedDispatcher()
{
    if (!isModel())
        return "GipcEventDispatcher";
    return qgetenv("GIPC_TEST_DISPATCHER") == "glib" ? "QEventDispatcherGlib"
                                                     : "QEventDispatcherUNIX";
}

/*! For setEventDispatcher() of application or thread. */
template <typename Owner> void equip(Owner *owner)
{
    if (!isModel())
        owner->setEventDispatcher(new GipcEventDispatcher);
}

inline QAbstractEventDispatcher *dispatcher()
{
    return QAbstractEventDispatcher::instance();
}

/*! One iteration of the event loop, and whether something happened in it. */
inline bool iterate(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents)
{
    return dispatcher()->processEvents(flags);
}

template <typename Function> void post(QObject *context, Function function)
{
    QMetaObject::invokeMethod(context, function, Qt::QueuedConnection);
}

/*! How often the thread wakes in that time. */
inline int wakesWithin(int msecs)
{
    int wakes = 0;
    QEventLoop loop;
    QObject::connect(dispatcher(), &QAbstractEventDispatcher::awake, &loop, [&] { ++wakes; });
    QTimer::singleShot(msecs, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
    return wakes;
}

/*! Keeps the thread from its event loop. */
inline void stall(int msecs)
{
    QElapsedTimer time;
    time.start();
    while (!time.hasExpired(msecs)) { }
}

template <typename Test> int runDispatcherTest(int argc, char **argv)
{
    if (!isModel())
        QCoreApplication::setEventDispatcher(new GipcEventDispatcher);
    QCoreApplication app(argc, argv);
    if (qstrcmp(dispatcher()->metaObject()->className(), expectedDispatcher()) != 0)
        qFatal("runs with %s", dispatcher()->metaObject()->className());
    Test test;
    return QTest::qExec(&test, argc, argv);
}

#define GIPC_DISPATCHER_TEST_MAIN(Test)                                                            \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        return runDispatcherTest<Test>(argc, argv);                                                \
    }
