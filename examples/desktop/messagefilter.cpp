// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "messagefilter.h"

#include "bytes.h"

#include <utility>

MessageFilter::MessageFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{ }

void MessageFilter::setLog(MessageLog *log)
{
    if (m_log == log)
        return;
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    setSourceModel(log);
    if (log) {
        // After the base class's own slots, in which all views hear of the rows.
        for (const auto changed :
             { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
            connect(log, changed, this, &MessageFilter::tellCount);
        connect(log, &QAbstractItemModel::modelReset, this, &MessageFilter::tellCount);
    }
    tellCount();
    Q_EMIT logChanged();
}

void MessageFilter::tellCount()
{
    if (std::exchange(m_toldCount, count()) != count())
        Q_EMIT countChanged();
}

template <typename Change> void MessageFilter::filterAgain(const Change &change)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    beginFilterChange();
    change();
    endFilterChange(QSortFilterProxyModel::Direction::Rows);
#else
    change();
    invalidateRowsFilter();
#endif
    tellCount();
}

void MessageFilter::setText(const QString &text)
{
    if (m_text == text)
        return;
    filterAgain([&] {
        m_text = text;
        parse();
    });
    Q_EMIT textChanged();
}

void MessageFilter::setDirection(Direction direction)
{
    if (m_direction == direction)
        return;
    filterAgain([&] { m_direction = direction; });
    Q_EMIT directionChanged();
}

qulonglong MessageFilter::numberAt(int row) const
{
    return index(row, 0).data(MessageLog::NumberRole).toULongLong();
}

int MessageFilter::rowOf(qulonglong number, int otherwise) const
{
    int first = 0; // numbers ascend
    int end = count();
    while (first < end) {
        const int middle = (first + end) / 2;
        if (numberAt(middle) < number)
            first = middle + 1;
        else
            end = middle;
    }
    return first < count() && numberAt(first) == number ? first : otherwise;
}

void MessageFilter::parse()
{
    m_bytes.clear();
    m_msgType.reset();
    m_client.reset();
    QStringList phrase;
    for (const QString &word : m_text.split(u' ', Qt::SkipEmptyParts)) {
        const QString value = word.section(u':', 1);
        bool isNumber = false;
        const quint64 number = value.toULongLong(&isNumber);
        if (isNumber && word.startsWith(QStringLiteral("type:")))
            m_msgType = int(number);
        else if (isNumber && word.startsWith(QStringLiteral("client:")))
            m_client = number;
        else if (word.startsWith(QStringLiteral("0x")) && Bytes::fromHex(word))
            m_bytes = *Bytes::fromHex(word);
        else
            phrase += word;
    }
    m_phrase = phrase.join(u' ');
}

bool MessageFilter::filterAcceptsRow(int row, const QModelIndex & /*parent*/) const
{
    const MessageLog::Entry &entry = m_log->at(row);
    if (m_direction != Both && entry.isOutgoing != (m_direction == Outgoing))
        return false;
    if (m_msgType && entry.msgType != *m_msgType)
        return false;
    if (m_client && entry.client != *m_client)
        return false;
    if (!m_bytes.isEmpty() && !entry.data.contains(m_bytes))
        return false;
    return m_phrase.isEmpty()
        || QString::fromUtf8(entry.data).contains(m_phrase, Qt::CaseInsensitive);
}
