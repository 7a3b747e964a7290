// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QTimer>
#include <QtNetwork/QHostInfo>

QT_BEGIN_NAMESPACE
class QHostAddress;
QT_END_NAMESPACE

namespace GipcTransport {

/*! An address in numbers, which may be in brackets as in a URL. */
QString withoutBrackets(const QString &host);

/*! The address that \a host stands for, if that is known without a lookup: \a host is an address in
    numbers or localhost. Null otherwise. "::" stands for all addresses of both families, where the
    system supports that. */
QHostAddress immediateAddress(const QString &host);

/*! Whether \a host has to be looked up. */
bool isName(const QString &host);

/*! Whether only programs of this machine reach \a host. Names have to be looked up before. */
bool isLoopback(const QString &host);

/*! Looks a name up in a thread of Qt's. finished() follows from the event loop. Deleting it
    abandons the lookup without waiting. */
class HostLookup final : public QObject
{
    Q_OBJECT

public:
    explicit HostLookup(const QString &host, QObject *parent = nullptr);
    ~HostLookup() override;

Q_SIGNALS:
    /*! The addresses in numbers; none if there are none, or if the lookup took longer than a
        minute. */
    void finished(const QStringList &addresses);

private Q_SLOTS:
    void onLookedUp(const QHostInfo &info);

private:
    void end(const QStringList &addresses);

    QTimer m_deadline;
    int m_id = -1;
    bool m_isOver = false;
};

} // namespace GipcTransport
