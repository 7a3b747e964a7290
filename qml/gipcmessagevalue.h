// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcMessage>

#include <QtCore/QVariant>
#include <QtQml/qqml.h>

/*! GipcMessage as QML sees it, the value type gipcMessage. News are not among its properties:
    they never come by signal, which is how QML gets messages.

    Qt calls it on the bytes of a GipcMessage, so that must stay the only member. */
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

    /*! Bytes of the data, without making an ArrayBuffer of them. */
    qint64 size() const { return message.data().size(); }

    /*! The object or array the data are in JSON; undefined if they are none, as Gipc::json() sees
        it. */
    Q_INVOKABLE QVariant json() const;

    GipcMessage message;
};

static_assert(sizeof(GipcMessageValue) == sizeof(GipcMessage));
