// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "screenshot.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>
#include <QtGui/QImage>
#include <QtQml/QQmlProperty>
#include <QtQuick/QQuickWindow>

#include <chrono>

using namespace std::chrono_literals;

namespace {

constexpr auto Patience = 3min;

} // namespace

Screenshot::Screenshot(QQuickWindow *window, const QString &file)
    : QObject(window)
    , m_window(window)
    , m_file(file)
{
    const QQmlProperty settled(window, QStringLiteral("isSettled"));
    settled.connectNotifySignal(this, SLOT(takeIfSettled()));
    QTimer::singleShot(0, this, &Screenshot::takeIfSettled);
    QTimer::singleShot(Patience, this, [] {
        qCritical("The window did not come to rest.");
        QCoreApplication::exit(1);
    });
}

void Screenshot::takeIfSettled()
{
    if (!m_window->property("isSettled").toBool())
        return;
    // What has settled shows in the next frame.
    QTimer::singleShot(0, this, [this] {
        const bool isSaved = m_window->grabWindow().save(m_file);
        if (!isSaved)
            qCritical("Cannot write %s", qPrintable(m_file));
        QCoreApplication::exit(isSaved ? 0 : 1);
    });
}
