// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "messagelog.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtQml/qqml.h>

#include <vector>

/*! How much passed through a channel in each second of the last minute. */
class Throughput : public QObject
{
    Q_OBJECT
    Q_PROPERTY(MessageLog *log READ log WRITE setLog NOTIFY logChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY sampled FINAL)
    Q_PROPERTY(int secondsPassed READ secondsPassed NOTIFY sampled FINAL)
    Q_PROPERTY(double messagesIn READ messagesIn NOTIFY sampled FINAL)
    Q_PROPERTY(double messagesOut READ messagesOut NOTIFY sampled FINAL)
    Q_PROPERTY(double bytesIn READ bytesIn NOTIFY sampled FINAL)
    Q_PROPERTY(double bytesOut READ bytesOut NOTIFY sampled FINAL)
    QML_ELEMENT

public:
    /*! Per second. */
    struct Sample
    {
        double messagesIn = 0;
        double messagesOut = 0;
        double bytesIn = 0;
        double bytesOut = 0;
    };

    static constexpr int Seconds = 60;

    explicit Throughput(QObject *parent = nullptr);

    MessageLog *log() const { return m_log; }
    void setLog(MessageLog *log);

    /*! The oldest first, at most Seconds of them. */
    const std::vector<Sample> &samples() const { return m_samples; }
    int count() const { return int(m_samples.size()); }
    /*! How many there have been. */
    int secondsPassed() const { return m_secondsPassed; }

    // In the last second.
    double messagesIn() const { return last().messagesIn; }
    double messagesOut() const { return last().messagesOut; }
    double bytesIn() const { return last().bytesIn; }
    double bytesOut() const { return last().bytesOut; }

    /*! Adds a sample of what has passed since the one before, \a seconds ago. A timer does it. */
    void sample(double seconds);

Q_SIGNALS:
    void logChanged();
    void sampled();

private:
    Sample last() const { return m_samples.empty() ? Sample() : m_samples.back(); }
    Sample totals() const;

    QPointer<MessageLog> m_log;
    std::vector<Sample> m_samples;
    int m_secondsPassed = 0;
    Sample m_before; ///< totals at the last sample
    QTimer m_timer;
    QElapsedTimer m_sinceSample;
};
