// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "channelswitch.h"
#include "qmlgipcrequest.h"
#include "requestpromises.h"
#include "toldcounters.h"
#include "traffic.h"

#include <Gipc/GipcClient>

#include <QtCore/QTimer>
#include <QtQml/QJSValue>
#include <QtQml/QQmlParserStatus>
#include <QtQml/qqml.h>

/*! GipcClient for QML: with the property `active` that opens it, and a write() for values of
    JavaScript.

        GipcClient {
            name: "example"
            active: true
            onMessageReceived: message => console.log(message.msgType, message.text)
            onConnected: write(1, { hello: "server" })
        }

    The documentation of the base class is valid here, too. While it is active, a change of a
    setting of the server's address or of the protection connects again. */
class QmlGipcClient : public GipcClient, public QQmlParserStatus
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
    Q_PROPERTY(QString keyIdentity READ keyIdentity NOTIFY sessionChanged FINAL)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusTextChanged FINAL)
    Q_PROPERTY(quint64 messagesReceived READ messagesReceived NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 bytesReceived READ bytesReceived NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 messagesSent READ messagesSent NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 bytesSent READ bytesSent NOTIFY trafficChanged FINAL)
    Q_PROPERTY(qint64 bytesToWrite READ bytesToWrite NOTIFY trafficChanged FINAL)
    Q_PROPERTY(
        Gipc::ErrorCode lastWriteError READ lastWriteError NOTIFY lastWriteErrorChanged FINAL)
    Q_PROPERTY(
        QString lastWriteErrorString READ lastWriteErrorString NOTIFY lastWriteErrorChanged FINAL)
    QML_NAMED_ELEMENT(GipcClient)

public:
    explicit QmlGipcClient(QObject *parent = nullptr);

    /*! active: whether to connect, and to connect again after every loss (default false). It stays
        true in Error and Timeout; then connectToServer(), or a change of a setting that connects
        again, tries once more. connectToServer(), close() and abort() change it, too. */
    bool isActive() const { return m_switch.isOn(); }

    quint64 messagesReceived() const { return m_told.read(counters()).traffic.messagesReceived; }
    quint64 bytesReceived() const { return m_told.read(counters()).traffic.bytesReceived; }
    quint64 messagesSent() const { return m_told.read(counters()).traffic.messagesSent; }
    quint64 bytesSent() const { return m_told.read(counters()).traffic.bytesSent; }
    qint64 bytesToWrite() const { return m_told.read(counters()).toWrite; }
    void setActive(bool active);

    bool isConnected() const;

    /*! While connected, of the pre-shared key that the session was made with, as text; else empty.
     */
    QString keyIdentity() const { return QString::fromUtf8(peer().keyIdentity()); }

    /*! Not Delivery::Queue: the calls that read a queue cannot be called in QML. */
    void setDelivery(Gipc::Delivery delivery);

    // Numbers as JavaScript has them, so that literals can be assigned. A number out of range gives
    // a warning and changes nothing.
    qreal port() const { return GipcClient::port(); }
    void setPort(qreal port);
    qreal inboxLimit() const { return qreal(GipcClient::inboxLimit()); }
    void setInboxLimit(qreal bytes);
    qreal outboxLimit() const { return qreal(GipcClient::outboxLimit()); }
    void setOutboxLimit(qreal bytes);

    /*! Why the last write() returned false; NoError if it returned true. */
    Gipc::ErrorCode lastWriteError() const { return m_lastWriteError; }
    QString lastWriteErrorString() const { return Gipc::errorText(m_lastWriteError); }

    /*! Gipc::errorText(): words for a Gipc.ErrorCode. */
    Q_INVOKABLE QString errorText(int error) const;

    /*! Writes a string, an ArrayBuffer, or an object in JSON. False as in the base class; for other
        values lastWriteError is InvalidData. */
    Q_INVOKABLE bool write(int msgType, const QJSValue &data);

    /*! Asks with what write() takes, or without data; returns a promise:

            request(ListJobs, { of: "me" }).then(answer => show(answer.json()),
                                                 error => log(error.message, error.code))

        The answer is a gipcMessage. The Error has the words that are errorString() of the base
        class's, and as `code` its Gipc.ErrorCode, or InvalidData for what cannot be written. What
        was given to then() runs from the event loop, so a message that came right behind the answer
        may be first. */
    Q_INVOKABLE QJSValue request(int msgType, const QJSValue &data = {}, int msecs = 30000);

    Q_INVOKABLE bool setPreSharedKey(const QString &identity, const QByteArray &key);

    void classBegin() override;
    void componentComplete() override;

Q_SIGNALS:
    /*! As the base class's, with a request that QML can answer. */
    void requestReceived(const QmlGipcRequest &request);
    void activeChanged();
    void connectedChanged();
    /*! When the status or the language of the program changes. */
    void statusTextChanged();
    /*! When a counter has changed, a few times a second at most, while it is open. */
    void trafficChanged();
    /*! Also when the language changes. */
    void lastWriteErrorChanged();

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    struct Counters
    {
        Traffic traffic;
        qint64 toWrite = 0;

        bool operator==(const Counters &other) const = default;
    };

    Counters counters() const { return { Traffic::of(*this), GipcClient::bytesToWrite() }; }
    void onStatusChanged();
    void onRequest(const GipcRequest &request);
    void onLanguageChanged();
    void tellTraffic();
    bool noteWrite(Gipc::ErrorCode why);

    ChannelSwitch m_switch;
    RequestPromises m_promises { this };
    bool m_isAsked = false; ///< requests are passed on to QML
    QTimer m_traffic;
    bool m_wasConnected = false;
    ToldCounters<Counters> m_told;
    Gipc::ErrorCode m_lastWriteError = Gipc::ErrorCode::NoError;
};
