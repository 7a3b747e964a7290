// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QByteArray>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtCore/QVariantMap>
#include <QtQml/qqml.h>

#include <deque>

class GipcMessage;

/*! What has passed through a channel: the newest messages for a view, and totals of all.

    However many arrive, views hear of them twenty times a second, of a whole batch at a time.
    Both the number of messages and what is kept of each are bounded. */
class MessageLog : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QObject *source READ source WRITE setSource NOTIFY sourceChanged FINAL)
    Q_PROPERTY(bool paused READ isPaused WRITE setPaused NOTIFY pausedChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY batchAdded FINAL)
    Q_PROPERTY(qulonglong newWhilePaused READ newWhilePaused NOTIFY batchAdded FINAL)
    Q_PROPERTY(qulonglong messagesIn READ messagesIn NOTIFY batchAdded FINAL)
    Q_PROPERTY(qulonglong bytesIn READ bytesIn NOTIFY batchAdded FINAL)
    Q_PROPERTY(qulonglong messagesOut READ messagesOut NOTIFY batchAdded FINAL)
    Q_PROPERTY(qulonglong bytesOut READ bytesOut NOTIFY batchAdded FINAL)
    QML_ELEMENT

public:
    /*! The roles' names are these in lower case, without "Role". */
    enum Role {
        NumberRole = Qt::UserRole, ///< 1, 2, 3, ... in the order of passing
        TimeRole, ///< in words
        OutgoingRole,
        ClientRole, ///< the client's id on the server's side; 0: the server, or all clients
        MsgTypeRole,
        SizeRole,
        PreviewRole,
    };
    Q_ENUM(Role)

    struct Entry
    {
        quint64 number;
        qint64 time; ///< milliseconds since 1970
        quint64 client;
        qint64 size;
        QByteArray data; ///< its first KeptBytes
        int msgType;
        bool isOutgoing;
    };

    static constexpr int Capacity = 10000; ///< messages
    static constexpr int KeptBytes = 4096; ///< of each

    explicit MessageLog(QObject *parent = nullptr);

    /*! The GipcServer or GipcClient whose messages are received here. */
    QObject *source() const { return m_source; }
    void setSource(QObject *source);

    /*! While paused the rows stay as they are. */
    bool isPaused() const { return m_isPaused; }
    void setPaused(bool paused);
    quint64 newWhilePaused() const { return m_newWhilePaused; }

    quint64 messagesIn() const { return m_in.messages; }
    quint64 bytesIn() const { return m_in.bytes; }
    quint64 messagesOut() const { return m_out.messages; }
    quint64 bytesOut() const { return m_out.bytes; }

    /*! For messages sent, which no signal tells of. */
    void addSent(int msgType, const QByteArray &data, quint64 client);

    /*! Forgets the messages, not the totals. */
    Q_INVOKABLE void clear();

    /*! All of the message with this number, as long as it is kept; else empty. */
    Q_INVOKABLE QVariantMap message(qulonglong number) const;

    const Entry &at(int row) const { return m_rows[size_t(row)]; }
    int count() const { return int(m_rows.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sourceChanged();
    void pausedChanged();
    /*! At most twenty times a second. While paused only the totals have changed. */
    void batchAdded();

private:
    struct Total
    {
        quint64 messages = 0;
        quint64 bytes = 0;
    };

    void addReceived(const GipcMessage &message);
    void add(bool isOutgoing, int msgType, const QByteArray &data, quint64 client);
    void addBatch();
    void removeFirst(int rows);

    QPointer<QObject> m_source;
    std::deque<Entry> m_rows;
    std::deque<Entry> m_batch; ///< not shown yet
    QTimer m_nextBatch;
    Total m_in;
    Total m_out;
    quint64 m_lastNumber = 0;
    quint64 m_newWhilePaused = 0;
    bool m_isPaused = false;
};
