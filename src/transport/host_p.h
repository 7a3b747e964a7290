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

/*! What \a host stands for if nobody has to be asked: a number, or localhost; null otherwise. "::" are
    all addresses of both families, where the system can. */
QHostAddress immediateAddress(const QString &host);

/*! Whether somebody has to be asked. */
bool isName(const QString &host);

/*! Whether only programs of this machine reach \a host. Names have to be looked up before. */
bool isLoopback(const QString &host);

/*! Looks a name up, in a thread of Qt's; finished() follows from the event loop. Deleting it abandons
    the attempt, and nobody waits for it. */
class HostLookup final : public QObject
{
    Q_OBJECT

public:
    explicit HostLookup(const QString &host, QObject *parent = nullptr);
    ~HostLookup() override;

Q_SIGNALS:
    /*! The addresses in numbers, none if there are none, or after a minute. */
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
