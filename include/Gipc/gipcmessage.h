// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcrequest.h>

#include <QtCore/QByteArray>
#include <QtCore/QMetaType>
#include <QtCore/QString>

/*! One message, or one piece of news about the channel.

    A message of the peer has a type from 1 to 2147483647 and data; so has a request (isRequest()).
    News have the type -1 (isInternal()) and come only from read() and its relatives: a status
    change, an error, or the answer of a blocking call that got no message. A reading loop looks
    like this:

        for (;;) {
            const GipcMessage message = client.read();
            if (message.isTerminal())
                break;                                  // nothing will ever come
            if (message.isInternal())
                qInfo() << message;                     // status or error
            else
                handle(message.msgType(), message.data());
        }

    A value class; reentrant, copies share the data.

    \since 0.1 */
class GIPC_EXPORT GipcMessage
{
    Q_GADGET
    Q_PROPERTY(int msgType READ msgType CONSTANT)
    Q_PROPERTY(QByteArray data READ data CONSTANT)
    Q_PROPERTY(QString text READ text CONSTANT)
    Q_PROPERTY(Gipc::Status status READ status CONSTANT)
    Q_PROPERTY(Gipc::ErrorCode error READ error CONSTANT)
    Q_PROPERTY(QString errorString READ errorString CONSTANT)
    Q_PROPERTY(quint64 connectionId READ connectionId CONSTANT)

public:
    /*! The type of news. */
    static constexpr int InternalType = -1;

    /*! An internal message without news. */
    GipcMessage() = default;

    /*! A message as if it had been received, for tests of programs. \a connectionId as in
        connectionId(). */
    GipcMessage(int msgType, const QByteArray &data, quint64 connectionId = 0);

    int msgType() const { return m_msgType; }
    QByteArray data() const { return m_data; }

    /*! The data read as UTF-8. */
    QString text() const;

    /*! News: the status that was reached, or the status at the time of an error. */
    Gipc::Status status() const { return m_status; }

    /*! News: the error, or NoError if it is a status change. */
    Gipc::ErrorCode error() const { return m_error; }

    /*! News: the error in words, translated. */
    QString errorString() const { return m_errorString; }

    /*! Server: the connection the message came from; 0 for news and for a client's messages. */
    quint64 connectionId() const { return m_connectionId; }

    /*! A status change or an error, not a message of the peer. */
    bool isInternal() const { return m_msgType == InternalType; }

    /*! A request of the peer, which waits for request().reply(); msgType() and data() are those of
        the request. Only of read() and its relatives. */
    bool isRequest() const { return !m_request.isNull(); }
    GipcRequest request() const { return m_request; }

    /*! The answer of readTimed() when the time was up, and of take() when there was nothing. */
    bool isTimeout() const { return m_error == Gipc::ErrorCode::TimedOut; }

    /*! Nothing will follow until the object is opened again, so a reading loop ends here: the
        status is Closed, Error or Timeout, or the call was made in vain (NotConnected,
        WrongDelivery), or it ended with Interrupted or Destroyed. */
    bool isTerminal() const;

    /*! Compact JSON: {"type":5,"data":"<base64>"}, with "client" if connectionId() is not 0;
        {"status":"Connected"} for a status change, {"error":"Truncated","text":"..."} for an
        error. */
    QByteArray toJson() const;

    /*! The answer of readTimed() when the time was up; in a GipcConnectionPool for the client with
        this id. */
    static GipcMessage timeoutMessage(quint64 connectionId = 0);

    /*! News of a status, and of an error with its words. */
    static GipcMessage statusMessage(Gipc::Status status);
    static GipcMessage errorMessage(Gipc::ErrorCode error, const QString &errorString,
                                    Gipc::Status status = Gipc::Status::NotConnected,
                                    quint64 connectionId = 0);

    /*! A request as a message. */
    static GipcMessage requestMessage(const GipcRequest &request);

    /*! Everything counts, the words of an error, too. */
    friend bool operator==(const GipcMessage &a, const GipcMessage &b)
    {
        return a.m_msgType == b.m_msgType && a.m_status == b.m_status && a.m_error == b.m_error
            && a.m_connectionId == b.m_connectionId && a.m_data == b.m_data
            && a.m_errorString == b.m_errorString && a.m_request == b.m_request;
    }
    friend bool operator!=(const GipcMessage &a, const GipcMessage &b) { return !(a == b); }

private:
    int m_msgType = InternalType;
    Gipc::Status m_status = Gipc::Status::NotConnected;
    Gipc::ErrorCode m_error = Gipc::ErrorCode::NoError;
    quint64 m_connectionId = 0;
    QByteArray m_data;
    QString m_errorString;
    GipcRequest m_request;
};

Q_DECLARE_TYPEINFO(GipcMessage, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(GipcMessage)

/*! Type and size, or the news; never the data. */
GIPC_EXPORT QDebug operator<<(QDebug debug, const GipcMessage &message);

/*! What a QCOMPARE() that fails shows: all that is compared, of long data a part and a digest. The
    caller deletes it with delete[], as Qt Test does. QCOMPARE_EQ() shows what QDebug does. */
GIPC_EXPORT char *toString(const GipcMessage &message);
