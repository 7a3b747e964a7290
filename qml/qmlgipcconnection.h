// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "requestpromises.h"
#include "toldcounters.h"
#include "traffic.h"

#include <Gipc/GipcConnection>

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtQml/QJSValue>
#include <QtQml/qqml.h>

/*! GipcConnection for QML: one client of a GipcServer, from its `connection(id)`.

        onClientConnected: id => {
            const client = connection(id)
            client.write(1, "welcome, process " + client.peerProcessId)
        }

    When the client has gone, it is Closed, keeps its last counters, and write() returns false. It
    is deleted when nothing in QML refers to it. When its server is deleted it becomes null. */
class QmlGipcConnection : public QObject
{
    Q_OBJECT
    Q_PROPERTY(quint64 id READ id CONSTANT FINAL)
    Q_PROPERTY(Gipc::Status status READ status NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusTextChanged FINAL)
    Q_PROPERTY(Gipc::Security security READ security CONSTANT FINAL)
    Q_PROPERTY(bool extended READ isExtended CONSTANT FINAL)
    Q_PROPERTY(qint64 peerUserId READ peerUserId CONSTANT FINAL)
    Q_PROPERTY(qint64 peerProcessId READ peerProcessId CONSTANT FINAL)
    Q_PROPERTY(QString peerAddress READ peerAddress CONSTANT FINAL)
    Q_PROPERTY(QString keyIdentity READ keyIdentity CONSTANT FINAL)
    Q_PROPERTY(quint64 messagesReceived READ messagesReceived NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 bytesReceived READ bytesReceived NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 messagesSent READ messagesSent NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 bytesSent READ bytesSent NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 droppedMessages READ droppedMessages NOTIFY trafficChanged FINAL)
    Q_PROPERTY(quint64 statesSkipped READ statesSkipped NOTIFY trafficChanged FINAL)
    Q_PROPERTY(qint64 bytesToWrite READ bytesToWrite NOTIFY trafficChanged FINAL)
    Q_PROPERTY(
        Gipc::ErrorCode lastWriteError READ lastWriteError NOTIFY lastWriteErrorChanged FINAL)
    Q_PROPERTY(
        QString lastWriteErrorString READ lastWriteErrorString NOTIFY lastWriteErrorChanged FINAL)
    QML_NAMED_ELEMENT(GipcConnection)
    QML_UNCREATABLE("GipcServer makes connections; connection(id) gives them.")

public:
    /*! \a tick is when the counters are looked at. */
    QmlGipcConnection(GipcConnection *connection, const QTimer *tick, QObject *parent);

    quint64 id() const { return m_id; }
    Gipc::Status status() const { return m_status; }
    QString statusText() const { return Gipc::statusText(m_status); }
    Gipc::Security security() const { return m_security; }
    bool isExtended() const { return m_isExtended; }
    qint64 peerUserId() const { return m_peerUserId; }
    qint64 peerProcessId() const { return m_peerProcessId; }
    QString peerAddress() const { return m_peerAddress; }
    /*! Of the client's pre-shared key, as text; empty without one. */
    QString keyIdentity() const { return m_keyIdentity; }
    quint64 messagesReceived() const { return m_told.read(counters()).traffic.messagesReceived; }
    quint64 bytesReceived() const { return m_told.read(counters()).traffic.bytesReceived; }
    quint64 messagesSent() const { return m_told.read(counters()).traffic.messagesSent; }
    quint64 bytesSent() const { return m_told.read(counters()).traffic.bytesSent; }
    quint64 droppedMessages() const { return m_told.read(counters()).dropped; }
    quint64 statesSkipped() const { return m_told.read(counters()).skipped; }
    qint64 bytesToWrite() const { return m_told.read(counters()).toWrite; }
    /*! Why the last write() returned false; NoError if it returned true. */
    Gipc::ErrorCode lastWriteError() const { return m_lastWriteError; }
    QString lastWriteErrorString() const { return Gipc::errorText(m_lastWriteError); }

    /*! As the server's write(), to this client only. */
    Q_INVOKABLE bool write(int msgType, const QJSValue &data);
    /*! As the server's requestFrom(). */
    Q_INVOKABLE QJSValue request(int msgType, const QJSValue &data = {}, int msecs = 30000);
    /*! Ends the session in order, as the server's closeConnection(). */
    Q_INVOKABLE void close();

Q_SIGNALS:
    void statusChanged();
    /*! When the status or the language of the program changes. */
    void statusTextChanged();
    /*! When a counter has changed, a few times a second at most. */
    void trafficChanged();
    /*! Also when the language changes. */
    void lastWriteErrorChanged();

private:
    struct Counters
    {
        Traffic traffic;
        quint64 dropped = 0;
        quint64 skipped = 0;
        qint64 toWrite = 0;

        bool operator==(const Counters &other) const = default;
    };

    Counters counters() const;
    void onStatusChanged(Gipc::Status status);
    void onLanguageChanged();
    void tellTraffic();
    void leaveToQml();

    RequestPromises m_promises { this };
    QPointer<GipcConnection> m_connection; ///< null when it has ended
    const quint64 m_id;
    const Gipc::Security m_security;
    const bool m_isExtended;
    const qint64 m_peerUserId;
    const qint64 m_peerProcessId;
    const QString m_peerAddress;
    const QString m_keyIdentity;
    Gipc::Status m_status;
    ToldCounters<Counters> m_told; ///< the last are the final ones when it has ended
    Gipc::ErrorCode m_lastWriteError = Gipc::ErrorCode::NoError;
};
