// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcClient>
#include <Gipc/GipcGlobal>
#include <Gipc/GipcServer>

#include <QtQml/qqml.h> // qqmlregistration.h alone does not compile with Qt 6.4

// Registers the types of the library for QML. The library itself does not know QML.

/*! The enums, scoped: Gipc.Status.Connected. */
namespace GipcForeign {
Q_NAMESPACE
QML_NAMED_ELEMENT(Gipc)
QML_FOREIGN_NAMESPACE(Gipc)
} // namespace GipcForeign

/*! The base of the two below, for tools that read the description of types. */
struct GipcEndpointForeign
{
    Q_GADGET
    QML_ANONYMOUS
    QML_FOREIGN(GipcEndpoint)
};

/*! The base of QmlGipcClient, likewise. */
struct GipcClientForeign
{
    Q_GADGET
    QML_ANONYMOUS
    QML_FOREIGN(GipcClient)
};

/*! The base of QmlGipcServer, and the type of GipcConnectionModel::server. */
struct GipcServerForeign
{
    Q_GADGET
    QML_ANONYMOUS
    QML_FOREIGN(GipcServer)
};

/*! allowedUserIds and trustedUserIds, so that arrays can be assigned to them. */
struct GipcUserIdsForeign
{
    Q_GADGET
    QML_ANONYMOUS
    QML_FOREIGN(QList<qint64>)
    QML_SEQUENTIAL_CONTAINER(qint64)
};

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
// Types of numbers that the engine knows, and that older versions of qmllint do not.

/*! Counters and ids. */
struct GipcCounterForeign
{
    Q_GADGET
    QML_ANONYMOUS
    QML_FOREIGN(qulonglong)
};

struct GipcUserIdForeign
{
    Q_GADGET
    QML_ANONYMOUS
    QML_FOREIGN(qlonglong)
};

/*! clientId. */
struct GipcClientIdForeign
{
    Q_GADGET
    QML_ANONYMOUS
    QML_FOREIGN(uint)
};

/*! port of the base classes. */
struct GipcPortForeign
{
    Q_GADGET
    QML_ANONYMOUS
    QML_FOREIGN(quint16)
};
#endif
