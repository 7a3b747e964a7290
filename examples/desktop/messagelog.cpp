// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "messagelog.h"

#include "bytes.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QDateTime>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

using namespace std::chrono_literals;

namespace {

constexpr auto BatchInterval = 50ms;

QString timeText(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("HH:mm:ss.zzz"));
}

} // namespace

MessageLog::MessageLog(QObject *parent)
    : QAbstractListModel(parent)
{
    m_nextBatch.setSingleShot(true);
    m_nextBatch.setInterval(BatchInterval);
    connect(&m_nextBatch, &QTimer::timeout, this, &MessageLog::addBatch);
}

void MessageLog::setSource(QObject *source)
{
    if (m_source == source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (auto *const server = qobject_cast<GipcServer *>(source))
        connect(server, &GipcServer::messageReceived, this, &MessageLog::addReceived);
    else if (auto *const client = qobject_cast<GipcClient *>(source))
        connect(client, &GipcClient::messageReceived, this, &MessageLog::addReceived);
    Q_EMIT sourceChanged();
}

void MessageLog::setPaused(bool paused)
{
    if (m_isPaused == paused)
        return;
    m_isPaused = paused;
    m_newWhilePaused = 0;
    Q_EMIT pausedChanged();
    addBatch();
}

// What passes
// ---------------------------------------------------------------------------------------------

void MessageLog::addReceived(const GipcMessage &message)
{
    add(false, message.msgType(), message.data(), message.connectionId());
}

void MessageLog::addSent(int msgType, const QByteArray &data, quint64 client)
{
    add(true, msgType, data, client);
}

void MessageLog::add(bool isOutgoing, int msgType, const QByteArray &data, quint64 client)
{
    Total &total = isOutgoing ? m_out : m_in;
    ++total.messages;
    total.bytes += quint64(data.size());
    m_batch.push_back({ ++m_lastNumber, QDateTime::currentMSecsSinceEpoch(), client, data.size(),
                        data.left(KeptBytes), msgType, isOutgoing });
    if (m_batch.size() > Capacity)
        m_batch.pop_front();
    if (m_isPaused)
        ++m_newWhilePaused;
    if (!m_nextBatch.isActive())
        m_nextBatch.start();
}

void MessageLog::addBatch()
{
    if (!m_isPaused && !m_batch.empty()) {
        auto batch = std::exchange(m_batch, {}); // slots that run now may begin the next
        const int added = int(batch.size());
        removeFirst(std::min(count(), count() + added - Capacity));
        beginInsertRows({}, count(), count() + added - 1);
        std::move(batch.begin(), batch.end(), std::back_inserter(m_rows));
        endInsertRows();
    }
    Q_EMIT batchAdded();
}

void MessageLog::removeFirst(int rows)
{
    if (rows <= 0)
        return;
    beginRemoveRows({}, 0, rows - 1);
    m_rows.erase(m_rows.begin(), m_rows.begin() + rows);
    endRemoveRows();
}

void MessageLog::clear()
{
    m_batch.clear();
    m_newWhilePaused = 0;
    removeFirst(count());
    Q_EMIT batchAdded();
}

// What views ask
// ---------------------------------------------------------------------------------------------

QVariantMap MessageLog::message(qulonglong number) const
{
    // Numbers of rows follow each other, except where clear() or a pause left some out.
    const auto entry
        = std::lower_bound(m_rows.begin(), m_rows.end(), number,
                           [](const Entry &row, quint64 wanted) { return row.number < wanted; });
    if (entry == m_rows.end() || entry->number != number)
        return {};
    return {
        { QStringLiteral("number"), entry->number },
        { QStringLiteral("time"), timeText(entry->time) },
        { QStringLiteral("outgoing"), entry->isOutgoing },
        { QStringLiteral("client"), entry->client },
        { QStringLiteral("msgType"), entry->msgType },
        { QStringLiteral("size"), entry->size },
        { QStringLiteral("keptBytes"), entry->data.size() },
        { QStringLiteral("isText"), Bytes::isText(entry->data) },
        { QStringLiteral("text"), QString::fromUtf8(entry->data) },
        { QStringLiteral("hex"), Bytes::hexDump(entry->data) },
    };
}

int MessageLog::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant MessageLog::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = at(index.row());
    switch (role) {
    case NumberRole:
        return entry.number;
    case TimeRole:
        return timeText(entry.time);
    case OutgoingRole:
        return entry.isOutgoing;
    case ClientRole:
        return entry.client;
    case MsgTypeRole:
        return entry.msgType;
    case SizeRole:
        return entry.size;
    case PreviewRole:
        return Bytes::preview(entry.data);
    default:
        return {};
    }
}

QHash<int, QByteArray> MessageLog::roleNames() const
{
    return {
        { NumberRole, "number" },   { TimeRole, "time" },       { OutgoingRole, "outgoing" },
        { ClientRole, "client" },   { MsgTypeRole, "msgType" }, { SizeRole, "size" },
        { PreviewRole, "preview" },
    };
}
