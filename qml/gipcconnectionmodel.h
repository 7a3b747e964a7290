// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "traffic.h"

#include <Gipc/GipcServer>

#include <QtCore/QAbstractListModel>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtQml/qqml.h>

#include <deque>
#include <functional>
#include <vector>

/*! The clients of a server, for views; in the order of their coming.

        ListView {
            model: GipcConnectionModel { server: theServer }
            delegate: Text {
                required property var model
                text: model.connectionId + ": " + model.messagesReceived
            }
        }

    The counters are brought up to date a few times a second, while there are clients. The
    server must live in the model's thread. What slots change while views are being told of a
    change follows it. */
class GipcConnectionModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(GipcServer *server READ server WRITE setServer NOTIFY serverChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    QML_ELEMENT

public:
    /*! The roles' names are these in lower case, without "Role". */
    enum Role : int {
        ConnectionIdRole = Qt::UserRole,
        PeerUserIdRole, ///< -1 if unknown
        PeerProcessIdRole,
        PeerAddressRole, ///< on TCP
        SecurityRole, ///< Gipc::Security
        ExtendedRole,
        StatusRole, ///< Gipc::Status
        MessagesReceivedRole,
        BytesReceivedRole,
        MessagesSentRole,
        BytesSentRole,
    };
    Q_ENUM(Role)

    explicit GipcConnectionModel(QObject *parent = nullptr);

    GipcServer *server() const { return m_server; }
    void setServer(GipcServer *server);

    int count() const { return int(m_rows.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void serverChanged();
    /*! After the views know: a handler may use them, or set another server. */
    void countChanged();

private:
    /*! What a client was when it was last looked at; it may be gone before its row. */
    struct Row
    {
        quint64 id;
        qint64 userId;
        qint64 processId;
        QString address;
        Gipc::Security security;
        bool isExtended;
        Gipc::Status status;
        Traffic traffic;
    };
    using Rows = std::vector<Row>;

    static Row rowOf(const GipcConnection &connection);
    Rows::iterator find(quint64 id);
    void watch(GipcConnection *connection);
    void change(std::function<void()> step);
    void replaceServer(GipcServer *server);
    void addClient(quint64 id);
    void removeClient(quint64 id);
    void setStatus(quint64 id, Gipc::Status status);
    void refresh();
    void updateTimer();

    QPointer<GipcServer> m_server;
    bool m_lostServer = false; ///< it was deleted, and its rows are still there
    Rows m_rows; ///< by ascending id
    std::deque<std::function<void()>> m_steps; ///< changes to come
    bool m_isChanging = false;
    int m_toldCount = 0; ///< what the signals have said
    GipcServer *m_toldServer = nullptr; ///< not to be used
    QTimer m_refresh;
};
