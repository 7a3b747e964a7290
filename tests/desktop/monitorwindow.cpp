// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "monitorwindow.h"

#include <QtQml/QJSValue>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(GipcMonitorPlugin)

MonitorWindow::MonitorWindow(const QVariantMap &properties)
{
    m_engine.addImportPath(QStringLiteral(":/"));
    m_engine.addImportPath(QStringLiteral(GIPC_QML_IMPORTS));
    m_engine.setInitialProperties(properties);
    m_engine.loadData("import GipcMonitor\nMain {}");
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
}

QList<QObject *> MonitorWindow::channels() const
{
    const auto *const channels = m_window->property("channels").value<QObject *>();
    QList<QObject *> all;
    for (const QVariant &channel : channels->property("all").value<QJSValue>().toVariant().toList())
        all += channel.value<QObject *>();
    return all;
}

QObject *MonitorWindow::currentChannel() const
{
    return m_window->property("channels")
        .value<QObject *>()
        ->property("current")
        .value<QObject *>();
}

int MonitorWindow::status(int index) const
{
    return channel(index)->property("status").toInt();
}
