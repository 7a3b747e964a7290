// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "channelswitch.h"
#include "traffic.h"

#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>
#include <Gipc/GipcServer>

#include <QtCore/QTimer>
#include <QtQml/QJSValue>
#include <QtQml/QQmlParserStatus>
#include <QtQml/qqml.h>

/*! GipcServer for QML: with a property that opens it, and JavaScript's values to write.

        GipcServer {
            name: "example"
            active: true
            onMessageReceived: message => write(2, "you said: " + message.text)
        }

    What the base class says holds here, too. A change of a setting that says where it listens,
    or how that is protected, closes it and listens again while it is active. */
class QmlGipcServer : public GipcServer, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(bool connected READ isConnected NOTIFY connectedChanged FINAL)
    Q_PROPERTY(Gipc::Delivery delivery READ delivery WRITE setDelivery NOTIFY deliveryChanged FINAL)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusTextChanged FINAL)
    Q_PROPERTY(Gipc::Overflow overflow READ overflow WRITE setOverflow NOTIFY overflowChanged FINAL)
    Q_PROPERTY(quint64 messagesReceived READ messagesReceived NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 bytesReceived READ bytesReceived NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 messagesSent READ messagesSent NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 bytesSent READ bytesSent NOTIFY trafficChanged FINAL)
    QML_NAMED_ELEMENT(GipcServer)

public:
    explicit QmlGipcServer(QObject *parent = nullptr);

    /*! Whether it is to listen; default false. Stays true in Error: then listen(), or one of the
        settings that listen again, tries once more. The slots that open and close it change it,
        too. */
    bool isActive() const { return m_switch.isOn(); }
    void setActive(bool active);

    /*! Whether there is a client. */
    bool isConnected() const { return clientCount() > 0; }

    /*! Not Delivery::Queue: what would read the queue is not for QML. */
    void setDelivery(Gipc::Delivery delivery);

    /*! Not Overflow::Block, which runs an event loop in write(): QML must not wait. */
    void setOverflow(Gipc::Overflow overflow);

    // Of all clients that are connected.
    quint64 messagesReceived() const { return traffic().messagesReceived; }
    quint64 bytesReceived() const { return traffic().bytesReceived; }
    quint64 messagesSent() const { return traffic().messagesSent; }
    quint64 bytesSent() const { return traffic().bytesSent; }

    /*! Writes a string, an ArrayBuffer or an object, which goes as JSON. False as in the base
        class, and for what is none of these. */
    Q_INVOKABLE bool write(int msgType, const QJSValue &data);
    Q_INVOKABLE bool writeTo(quint64 id, int msgType, const QJSValue &data);

    /*! The connection with this id, or null. It goes with its client: better keep the id. */
    Q_INVOKABLE GipcConnection *connection(quint64 id) const;

    Q_INVOKABLE bool addPreSharedKey(const QString &identity, const QByteArray &key);
    Q_INVOKABLE void removePreSharedKey(const QString &identity);

    void classBegin() override;
    void componentComplete() override;

Q_SIGNALS:
    void activeChanged();
    void connectedChanged();
    /*! With the status, and with the language of the program. */
    void statusTextChanged();
    /*! Some of the counters changed; a few times a second while there are clients. */
    void trafficChanged();

private:
    Traffic traffic() const;
    void onClientCountChanged();
    void onLanguageChanged();
    void tellTraffic();

    ChannelSwitch m_switch;
    QTimer m_traffic;
    Traffic m_toldTraffic;
    bool m_wasConnected = false;
    const GipcConnectionPool m_clients;
};
