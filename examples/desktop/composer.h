// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "messagelog.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtQml/qqml.h>

#include <Gipc/GipcGlobal>

#include <optional>

/*! Turns what a person has typed into a message, sends it, and writes it into the log. */
class Composer : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QObject *target MEMBER m_target NOTIFY targetChanged FINAL)
    Q_PROPERTY(MessageLog *log MEMBER m_log NOTIFY logChanged FINAL)
    QML_ELEMENT

public:
    enum Format { Text, Hex, Json };
    Q_ENUM(Format)

    using QObject::QObject;

    /*! Sends to the server, or to the client with this id, 0 being all. What is wrong, in words;
        empty if it was sent. */
    Q_INVOKABLE QString send(int msgType, Composer::Format format, const QString &text,
                             qulonglong client = 0);

Q_SIGNALS:
    void targetChanged();
    void logChanged();

private:
    /*! Nothing, and \a why, if the text does not have the format. */
    static std::optional<QByteArray> encode(Format format, const QString &text, QString *why);
    bool write(int msgType, const QByteArray &data, quint64 client, Gipc::ErrorCode *why);
    QString explain(Gipc::ErrorCode why, qsizetype size, quint64 client) const;

    QPointer<QObject> m_target; ///< a GipcServer or GipcClient
    QPointer<MessageLog> m_log;
};
