// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "messagelog.h"

#include <QtCore/QPointer>
#include <QtCore/QSortFilterProxyModel>

#include <optional>

/*! The messages of a MessageLog that a person looks for.

    The text is a phrase to be found in the data, in any case; these words in it say more:
    "type:5", "client:3", and "0x0d0a", bytes to be found. All must fit. */
class MessageFilter : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_PROPERTY(MessageLog *log READ log WRITE setLog NOTIFY logChanged FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(Direction direction READ direction WRITE setDirection NOTIFY directionChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    QML_ELEMENT

public:
    enum Direction { Both, Incoming, Outgoing };
    Q_ENUM(Direction)

    explicit MessageFilter(QObject *parent = nullptr);

    MessageLog *log() const { return m_log; }
    void setLog(MessageLog *log);

    QString text() const { return m_text; }
    void setText(const QString &text);

    Direction direction() const { return m_direction; }
    void setDirection(Direction direction);

    int count() const { return rowCount(); }

    /*! The number of the message in this row, which stays while rows come and go. */
    Q_INVOKABLE qulonglong numberAt(int row) const;
    /*! The row of the message with this number, \a otherwise if it is not among those shown. */
    Q_INVOKABLE int rowOf(qulonglong number, int otherwise = -1) const;

Q_SIGNALS:
    void logChanged();
    void textChanged();
    void directionChanged();
    /*! After the views know: a handler may scroll one of them. */
    void countChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    /*! Makes the change, then looks at each message again. */
    template <typename Change> void filterAgain(const Change &change);
    void parse();
    void tellCount();

    QPointer<MessageLog> m_log;
    int m_toldCount = 0;
    QString m_text;
    Direction m_direction = Both;

    // What the text says.
    QString m_phrase;
    QByteArray m_bytes;
    std::optional<int> m_msgType;
    std::optional<quint64> m_client;
};
