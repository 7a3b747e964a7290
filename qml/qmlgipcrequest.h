// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcRequest>

#include <QtCore/QPointer>
#include <QtCore/QVariant>
#include <QtQml/QJSValue>
#include <QtQml/qqml.h>

/*! GipcRequest for QML: the value type gipcRequest, with answers of what write() takes.

        onRequestReceived: request => {
            if (request.msgType === Main.ListJobs)
                request.reply(request.msgType, { jobs: names })
            else
                request.fail("There is nothing else to ask for.")
        }

    It may be kept in a variable and answered later. What is neither kept nor answered fails when
    the engine collects garbage; to fail at once there is fail(). */
class QmlGipcRequest
{
    Q_GADGET
    Q_PROPERTY(int msgType READ msgType CONSTANT FINAL)
    Q_PROPERTY(QByteArray data READ data CONSTANT FINAL)
    Q_PROPERTY(QString text READ text CONSTANT FINAL)
    Q_PROPERTY(quint64 connectionId READ connectionId CONSTANT FINAL)
    Q_PROPERTY(bool open READ isOpen FINAL)
    QML_VALUE_TYPE(gipcRequest)

public:
    /*! Tells the object that the request came from why an answer was taken or not, and returns whether it
        was. */
    using Note = bool (*)(QObject *end, Gipc::ErrorCode why);

    QmlGipcRequest() = default;
    QmlGipcRequest(const GipcRequest &request, QObject *end, Note note);

    int msgType() const { return m_request.msgType(); }
    QByteArray data() const { return m_request.data(); }
    QString text() const { return m_request.text(); }
    quint64 connectionId() const { return m_request.connectionId(); }
    bool isOpen() const { return m_request.isOpen(); }

    /*! As json() of a gipcMessage. */
    Q_INVOKABLE QVariant json() const;

    /*! Answers with what write() takes, or without data. False if it was not taken: lastWriteError of the
        server or client says why, and `open` whether another answer may be tried. */
    Q_INVOKABLE bool reply(int msgType, const QJSValue &data = {}) const;
    Q_INVOKABLE bool fail(const QString &text = {}) const;

private:
    GipcRequest m_request;
    QPointer<QObject> m_end;
    Note m_note = nullptr;
};
