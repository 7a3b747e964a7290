// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "channelswitch.h"
#include "qmlgipcconnection.h"
#include "qmlgipcrequest.h"
#include "requestpromises.h"
#include "toldcounters.h"
#include "traffic.h"

#include <Gipc/GipcConnectionPool>
#include <Gipc/GipcServer>

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtQml/QJSValue>
#include <QtQml/QQmlParserStatus>
#include <QtQml/qqml.h>

/*! GipcServer for QML: with the property `active` that opens it, and a write() for values of
    JavaScript.

        GipcServer {
            name: "example"
            active: true
            onMessageReceived: message => write(2, "you said: " + message.text)
        }

    The documentation of the base class is valid here, too. While it is active, a change of a
    setting of the address or of the protection closes it and listens again. */
class QmlGipcServer : public GipcServer, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(bool connected READ isConnected NOTIFY connectedChanged FINAL)
    Q_PROPERTY(Gipc::Delivery delivery READ delivery WRITE setDelivery NOTIFY deliveryChanged FINAL)
    Q_PROPERTY(qreal port READ port WRITE setPort NOTIFY portChanged FINAL)
    Q_PROPERTY(qreal inboxLimit READ inboxLimit WRITE setInboxLimit NOTIFY inboxLimitChanged FINAL)
    Q_PROPERTY(
        qreal outboxLimit READ outboxLimit WRITE setOutboxLimit NOTIFY outboxLimitChanged FINAL)
    Q_PROPERTY(qreal departedInboxLimit READ departedInboxLimit WRITE setDepartedInboxLimit NOTIFY
                   departedInboxLimitChanged FINAL)
    Q_PROPERTY(qreal totalOutboxLimit READ totalOutboxLimit WRITE setTotalOutboxLimit NOTIFY
                   totalOutboxLimitChanged FINAL)
    Q_PROPERTY(qreal totalInboxLimit READ totalInboxLimit WRITE setTotalInboxLimit NOTIFY
                   totalInboxLimitChanged FINAL)
    Q_PROPERTY(qreal stateLimit READ stateLimit WRITE setStateLimit NOTIFY stateLimitChanged FINAL)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusTextChanged FINAL)
    Q_PROPERTY(Gipc::Overflow overflow READ overflow WRITE setOverflow NOTIFY overflowChanged FINAL)
    Q_PROPERTY(quint64 messagesReceived READ messagesReceived NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 bytesReceived READ bytesReceived NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 messagesSent READ messagesSent NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 bytesSent READ bytesSent NOTIFY trafficChanged FINAL)
    Q_PROPERTY(
        Gipc::ErrorCode lastWriteError READ lastWriteError NOTIFY lastWriteErrorChanged FINAL)
    Q_PROPERTY(
        QString lastWriteErrorString READ lastWriteErrorString NOTIFY lastWriteErrorChanged FINAL)
    QML_NAMED_ELEMENT(GipcServer)

public:
    explicit QmlGipcServer(QObject *parent = nullptr);

    /*! active: whether to listen (default false). It stays true in Error; then listen(), or a
        change of a setting that listens again, tries once more. listen(), close() and abort()
        change it, too. */
    bool isActive() const { return m_switch.isOn(); }
    void setActive(bool active);

    /*! Whether there is a client. */
    bool isConnected() const { return clientCount() > 0; }

    /*! Not Delivery::Queue: the calls that read a queue cannot be called in QML. */
    void setDelivery(Gipc::Delivery delivery);

    /*! Not Overflow::Block: write() would run an event loop, and QML must not wait. */
    void setOverflow(Gipc::Overflow overflow);

    // The sums of all connected clients.
    quint64 messagesReceived() const { return m_told.read(traffic()).messagesReceived; }
    quint64 bytesReceived() const { return m_told.read(traffic()).bytesReceived; }
    quint64 messagesSent() const { return m_told.read(traffic()).messagesSent; }
    quint64 bytesSent() const { return m_told.read(traffic()).bytesSent; }

    // Numbers as JavaScript has them, so that literals can be assigned. A number out of range gives
    // a warning and changes nothing.
    qreal port() const { return GipcServer::port(); }
    void setPort(qreal port);
    qreal inboxLimit() const { return qreal(GipcServer::inboxLimit()); }
    void setInboxLimit(qreal bytes);
    qreal outboxLimit() const { return qreal(GipcServer::outboxLimit()); }
    void setOutboxLimit(qreal bytes);
    qreal departedInboxLimit() const { return qreal(GipcServer::departedInboxLimit()); }
    void setDepartedInboxLimit(qreal bytes);
    qreal totalInboxLimit() const { return qreal(GipcServer::totalInboxLimit()); }
    void setTotalInboxLimit(qreal bytes);
    qreal totalOutboxLimit() const { return qreal(GipcServer::totalOutboxLimit()); }
    void setTotalOutboxLimit(qreal bytes);
    qreal stateLimit() const { return qreal(GipcServer::stateLimit()); }
    void setStateLimit(qreal bytes);

    /*! Why the last write() returned false; NoError if it returned true. */
    Gipc::ErrorCode lastWriteError() const { return m_lastWriteError; }
    QString lastWriteErrorString() const { return Gipc::errorText(m_lastWriteError); }

    /*! Gipc::errorText(): words for a Gipc.ErrorCode. */
    Q_INVOKABLE QString errorText(int error) const;

    /*! Writes a string, an ArrayBuffer, or an object in JSON. False as in the base class; for other
        values lastWriteError is InvalidData. */
    Q_INVOKABLE bool write(int msgType, const QJSValue &data);
    Q_INVOKABLE bool writeTo(qreal id, int msgType, const QJSValue &data);
    /*! As the base class's, of what write() takes; retract() is the base class's. A client shows it with
        GipcLatest. */
    Q_INVOKABLE bool publish(int msgType, const QJSValue &data);

    /*! Asks the client with this id, as the request() of GipcClient. */
    Q_INVOKABLE QJSValue requestFrom(qreal id, int msgType, const QJSValue &data = {},
                                     int msecs = 30000);

    /*! The connection with this id, or null. Each call returns the same object. When its client has
        gone it is Closed and writes nothing more. */
    Q_INVOKABLE QmlGipcConnection *connection(qreal number);

    Q_INVOKABLE void closeConnection(qreal id);

    Q_INVOKABLE bool addPreSharedKey(const QString &identity, const QByteArray &key);
    Q_INVOKABLE void removePreSharedKey(const QString &identity);

    void classBegin() override;
    void componentComplete() override;

Q_SIGNALS:
    /*! As the base class's, with a request that QML can answer. */
    void requestReceived(const QmlGipcRequest &request);
    void activeChanged();
    void connectedChanged();
    /*! When the status or the language of the program changes. */
    void statusTextChanged();
    /*! When a counter has changed, a few times a second at most, while there are clients. */
    void trafficChanged();
    /*! Also when the language changes. */
    void lastWriteErrorChanged();

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    Traffic traffic() const;
    void onClientCountChanged();
    void onRequest(const GipcRequest &request);
    void onLanguageChanged();
    void tellTraffic();
    bool noteWrite(Gipc::ErrorCode why);

    ChannelSwitch m_switch;
    RequestPromises m_promises { this };
    bool m_isAsked = false; ///< requests are passed on to QML
    QTimer m_traffic;
    QHash<quint64, QPointer<QmlGipcConnection>> m_shown; ///< what connection() has returned
    ToldCounters<Traffic> m_told;
    Gipc::ErrorCode m_lastWriteError = Gipc::ErrorCode::NoError;
    bool m_wasConnected = false;
    const GipcConnectionPool m_clients;
};
