// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

class QQuickWindow;

/*! Saves a picture of a window once its property isSettled is true, and ends the program; with 1 if
    that does not come about. */
class Screenshot : public QObject
{
    Q_OBJECT

public:
    Screenshot(QQuickWindow *window, const QString &file);

private Q_SLOTS:
    void takeIfSettled();

private:
    QQuickWindow *const m_window;
    const QString m_file;
};
