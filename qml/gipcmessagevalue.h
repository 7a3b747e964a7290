// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcMessage>

#include <QtCore/QVariant>
#include <QtQml/qqml.h>

/*! GipcMessage as QML sees it: the value type gipcMessage. It has no properties for pieces of news,
    because QML gets messages by signal, and news do not come by signal.

    Qt uses the bytes of a GipcMessage as an object of this class, so the message must stay its only
    member. */
struct GipcMessageValue
{
    Q_GADGET
    Q_PROPERTY(int msgType READ msgType CONSTANT FINAL)
    Q_PROPERTY(QByteArray data READ data CONSTANT FINAL)
    Q_PROPERTY(QString text READ text CONSTANT FINAL)
    Q_PROPERTY(quint64 connectionId READ connectionId CONSTANT FINAL)
    Q_PROPERTY(qint64 size READ size CONSTANT FINAL)
    QML_VALUE_TYPE(gipcMessage)
    QML_FOREIGN(GipcMessage)
    QML_EXTENDED(GipcMessageValue)

public:
    int msgType() const { return message.msgType(); }
    QByteArray data() const { return message.data(); }
    QString text() const { return message.text(); }
    quint64 connectionId() const { return message.connectionId(); }

    /*! The size of the data, for which no ArrayBuffer is made. */
    qint64 size() const { return message.data().size(); }

    /*! The object or array that the data are the JSON of. Undefined if Gipc::json() reads none. */
    Q_INVOKABLE QVariant json() const;

    GipcMessage message;
};

static_assert(sizeof(GipcMessageValue) == sizeof(GipcMessage));
