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

/*! The clients of a server, for views, in the order in which they connected.

        ListView {
            model: GipcConnectionModel { server: theServer }
            delegate: Text {
                required property var model
                text: model.connectionId + ": " + model.messagesReceived
            }
        }

    The counters are updated a few times a second while there are clients. The server must live in
    the model's thread. If a slot causes a change while views are being told of another one, it is
    made afterwards. */
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
        KeyIdentityRole, ///< of the client's pre-shared key, as text; empty without one
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
    /*! Emitted after views were told, so a handler may use them, or set another server. */
    void countChanged();

private:
    /*! A client as it was when it was looked at last. It may be gone while its row is still
        there. */
    struct Row
    {
        quint64 id;
        qint64 userId;
        qint64 processId;
        QString address;
        QString keyIdentity;
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
    bool m_lostServer = false; ///< the server was deleted, and its rows are still there
    Rows m_rows; ///< by ascending id
    std::deque<std::function<void()>> m_steps; ///< changes that wait for the present one
    bool m_isChanging = false; ///< views are being told of a change
    int m_toldCount = 0; ///< when countChanged() was emitted last
    GipcServer *m_toldServer = nullptr; ///< likewise; only compared, it may be deleted
    QTimer m_refresh;
};
