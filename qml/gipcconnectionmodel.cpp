// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcconnectionmodel.h"

#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>

#include <algorithm>
#include <utility>

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
    change([this, server = QPointer<GipcServer>(server)] { replaceServer(server); });
}

/*! Changes the rows. If a slot calls this while views are being told of another change, that is
    finished first. Slots run, so this may be deleted afterwards. */
void GipcConnectionModel::change(std::function<void()> step)
{
    m_steps.push_back(std::move(step));
    if (m_isChanging)
        return;
    const QPointer<GipcConnectionModel> guard(this);
    m_isChanging = true;
    while (!m_steps.empty()) {
        const std::function<void()> next = std::move(m_steps.front());
        m_steps.pop_front();
        next();
        if (!guard)
            return;
    }
    m_isChanging = false;
    updateTimer();
    if (std::exchange(m_toldCount, count()) != count())
        Q_EMIT countChanged();
    if (guard && std::exchange(m_toldServer, m_server.data()) != m_server)
        Q_EMIT serverChanged();
}

void GipcConnectionModel::replaceServer(GipcServer *server)
{
    if (m_server == server && !m_lostServer)
        return;
    if (m_server) {
        m_server->disconnect(this);
        for (const Row &row : m_rows) {
            if (GipcConnection *const client = m_server->connection(row.id))
                client->disconnect(this);
        }
    }
    const QPointer<GipcServer> wanted(server);
    beginResetModel(); // slots run, which may delete this
    server = wanted;
    m_rows.clear();
    m_server = server;
    m_lostServer = false;
    if (server) {
        connect(server, &GipcServer::clientConnected, this,
                [this](quint64 id) { change([=, this] { addClient(id); }); });
        connect(server, &GipcServer::clientDisconnected, this,
                [this](quint64 id) { change([=, this] { removeClient(id); }); });
        connect(server, &QObject::destroyed, this, [this] {
            m_lostServer = true;
            change([this] {
                if (m_lostServer) // if not, another server was set already
                    replaceServer(nullptr);
            });
        });
        for (const quint64 id : server->connections().ids()) {
            GipcConnection *const client = server->connection(id);
            m_rows.push_back(rowOf(*client));
            watch(client);
        }
    }
    endResetModel();
}

void GipcConnectionModel::watch(GipcConnection *connection)
{
    connect(connection, &GipcConnection::statusChanged, this,
            [this, id = connection->id()](Gipc::Status status) { setStatus(id, status); });
}

GipcConnectionModel::Row GipcConnectionModel::rowOf(const GipcConnection &connection)
{
    const GipcPeer peer = connection.peer();
    return { connection.id(),
             peer.userId(),
             peer.processId(),
             peer.address(),
             QString::fromUtf8(peer.keyIdentity()),
             peer.security(),
             peer.isExtended(),
             connection.status(),
             Traffic::of(connection) };
}

GipcConnectionModel::Rows::iterator GipcConnectionModel::find(quint64 id)
{
    return std::lower_bound(m_rows.begin(), m_rows.end(), id,
                            [](const Row &row, quint64 wanted) { return row.id < wanted; });
}

void GipcConnectionModel::addClient(quint64 id)
{
    GipcConnection *const client = m_server ? m_server->connection(id) : nullptr;
    const auto place = find(id);
    const bool isThere = place != m_rows.end() && place->id == id;
    if (!client || isThere) // another slot may have closed it, or set the server
        return;
    const Row row = rowOf(*client);
    watch(client);
    const int index = int(place - m_rows.begin());
    beginInsertRows({}, index, index); // slots run, in which the client may be closed
    m_rows.insert(m_rows.begin() + index, row);
    endInsertRows();
}

void GipcConnectionModel::removeClient(quint64 id)
{
    const auto place = find(id);
    if (place == m_rows.end() || place->id != id)
        return;
    const int index = int(place - m_rows.begin());
    beginRemoveRows({}, index, index);
    m_rows.erase(m_rows.begin() + index);
    endRemoveRows();
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
        const GipcConnection *const client = m_server ? m_server->connection(shown.id) : nullptr;
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
    switch (Role(role)) {
    case ConnectionIdRole:
        return row.id;
    case PeerUserIdRole:
        return row.userId;
    case PeerProcessIdRole:
        return row.processId;
    case PeerAddressRole:
        return row.address;
    case KeyIdentityRole:
        return row.keyIdentity;
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
    }
    return {}; // one of Qt's own roles
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
        { KeyIdentityRole, "keyIdentity" },
    };
}
