// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcconnectionmodel.h"

#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>

#include <QtCore/QPointer>

#include <algorithm>

GipcConnectionModel::GipcConnectionModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_refresh.setInterval(TrafficInterval);
    connect(&m_refresh, &QTimer::timeout, this, &GipcConnectionModel::refresh);
}

// The server and its clients
// ---------------------------------------------------------------------------------------------

void GipcConnectionModel::setServer(GipcServer *server)
{
    if (m_server == server)
        return;
    if (m_server) {
        m_server->disconnect(this);
        for (const Row &row : m_rows) {
            if (GipcConnection *const client = m_server->connection(row.id))
                client->disconnect(this);
        }
    }
    replaceServer(server);
}

void GipcConnectionModel::replaceServer(GipcServer *server)
{
    const QPointer<GipcConnectionModel> guard(this);
    const int before = count();
    beginResetModel();
    m_rows.clear();
    m_server = server;
    if (server) {
        connect(server, &GipcServer::clientConnected, this, &GipcConnectionModel::addClient);
        connect(server, &GipcServer::clientDisconnected, this, &GipcConnectionModel::removeClient);
        connect(server, &QObject::destroyed, this, [this] { replaceServer(nullptr); });
        for (const quint64 id : server->connections().ids()) {
            GipcConnection *const client = server->connection(id);
            m_rows.push_back(rowOf(*client));
            watch(client);
        }
    }
    updateTimer();
    endResetModel();
    if (guard && count() != before)
        Q_EMIT countChanged();
    if (guard)
        Q_EMIT serverChanged();
}

void GipcConnectionModel::watch(GipcConnection *connection)
{
    connect(connection, &GipcConnection::statusChanged, this,
            [this, id = connection->id()](Gipc::Status status) { setStatus(id, status); });
}

GipcConnectionModel::Row GipcConnectionModel::rowOf(const GipcConnection &connection)
{
    return { connection.id(),          connection.peerUserId(), connection.peerProcessId(),
             connection.peerAddress(), connection.security(),   connection.isExtended(),
             connection.status(),      Traffic::of(connection) };
}

GipcConnectionModel::Rows::iterator GipcConnectionModel::find(quint64 id)
{
    return std::lower_bound(m_rows.begin(), m_rows.end(), id,
                            [](const Row &row, quint64 wanted) { return row.id < wanted; });
}

void GipcConnectionModel::addClient(quint64 id)
{
    GipcConnection *const client = m_server->connection(id);
    const auto place = find(id);
    const bool isThere = place != m_rows.end() && place->id == id;
    if (!client || isThere) // another slot may have sent it away, or set the server
        return;
    const QPointer<GipcConnectionModel> guard(this);
    const int row = int(place - m_rows.begin());
    beginInsertRows({}, row, row);
    m_rows.insert(place, rowOf(*client));
    watch(client);
    updateTimer();
    endInsertRows();
    if (guard)
        Q_EMIT countChanged();
}

void GipcConnectionModel::removeClient(quint64 id)
{
    const auto place = find(id);
    if (place == m_rows.end() || place->id != id)
        return;
    const QPointer<GipcConnectionModel> guard(this);
    const int row = int(place - m_rows.begin());
    beginRemoveRows({}, row, row);
    m_rows.erase(place);
    updateTimer();
    endRemoveRows();
    if (guard)
        Q_EMIT countChanged();
}

void GipcConnectionModel::setStatus(quint64 id, Gipc::Status status)
{
    const auto place = find(id);
    if (place == m_rows.end() || place->id != id)
        return;
    place->status = status;
    const QModelIndex changed = index(int(place - m_rows.begin()));
    Q_EMIT dataChanged(changed, changed, { StatusRole });
}

// The counters
// ---------------------------------------------------------------------------------------------

void GipcConnectionModel::updateTimer()
{
    if (m_rows.empty())
        m_refresh.stop();
    else if (!m_refresh.isActive())
        m_refresh.start();
}

/*! One dataChanged() from the first row that changed to the last. */
void GipcConnectionModel::refresh()
{
    int first = -1;
    int last = -1;
    for (int row = 0; row < count(); ++row) {
        Row &shown = m_rows[size_t(row)];
        const GipcConnection *const client = m_server->connection(shown.id);
        const Traffic traffic = client ? Traffic::of(*client) : shown.traffic;
        if (traffic == shown.traffic)
            continue;
        shown.traffic = traffic;
        first = first < 0 ? row : first;
        last = row;
    }
    if (last >= 0)
        Q_EMIT dataChanged(
            index(first), index(last),
            { MessagesReceivedRole, BytesReceivedRole, MessagesSentRole, BytesSentRole });
}

// What views ask
// ---------------------------------------------------------------------------------------------

int GipcConnectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant GipcConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case ConnectionIdRole:
        return row.id;
    case PeerUserIdRole:
        return row.userId;
    case PeerProcessIdRole:
        return row.processId;
    case PeerAddressRole:
        return row.address;
    case SecurityRole:
        return int(row.security);
    case ExtendedRole:
        return row.isExtended;
    case StatusRole:
        return int(row.status);
    case MessagesReceivedRole:
        return row.traffic.messagesReceived;
    case BytesReceivedRole:
        return row.traffic.bytesReceived;
    case MessagesSentRole:
        return row.traffic.messagesSent;
    case BytesSentRole:
        return row.traffic.bytesSent;
    default:
        return {};
    }
}

QHash<int, QByteArray> GipcConnectionModel::roleNames() const
{
    return {
        { ConnectionIdRole, "connectionId" },
        { PeerUserIdRole, "peerUserId" },
        { PeerProcessIdRole, "peerProcessId" },
        { PeerAddressRole, "peerAddress" },
        { SecurityRole, "security" },
        { ExtendedRole, "extended" },
        { StatusRole, "status" },
        { MessagesReceivedRole, "messagesReceived" },
        { BytesReceivedRole, "bytesReceived" },
        { MessagesSentRole, "messagesSent" },
        { BytesSentRole, "bytesSent" },
    };
}
