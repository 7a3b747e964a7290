// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QVariantMap>
#include <QtQml/QQmlApplicationEngine>
#include <QtQuick/QQuickWindow>

#include <memory>

/*! The window of Gipc Monitor, as its main() makes it. */
class MonitorWindow
{
public:
    explicit MonitorWindow(const QVariantMap &properties = {});

    QQuickWindow *window() const { return m_window; }

    /*! The channels, the first opened first. */
    QList<QObject *> channels() const;
    QObject *channel(int index) const { return channels().value(index); }
    QObject *currentChannel() const;

    /*! The status of a channel. */
    int status(int index) const;

private:
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};
