// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "languagewatch.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QPointer>
#include <QtCore/QThread>

LanguageWatch *LanguageWatch::instance()
{
    QCoreApplication *const application = QCoreApplication::instance();
    if (!application || application->thread() != QThread::currentThread())
        return nullptr;
    static QPointer<LanguageWatch> watch; // deleted with the application; a later one gets its own
    if (!watch)
        watch = new LanguageWatch(application);
    return watch;
}

LanguageWatch::LanguageWatch(QObject *application)
    : QObject(application)
{
    application->installEventFilter(this);
}

bool LanguageWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && watched == parent())
        Q_EMIT languageChanged();
    return false;
}
