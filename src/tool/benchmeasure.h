// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "benchmessages.h"

#include <QtCore/QByteArray>
#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>

#include <vector>

class GipcMessage;
class GipcServer;

namespace GipcTool {

/*! How many messages a second arrive when the client sends as many as it can. */
class OneWay final : public QObject
{
    Q_OBJECT

public:
    OneWay(GipcServer *server, const StreamPlan &plan);

    void start();

Q_SIGNALS:
    void done(double messagesPerSecond);

private:
    void take(const GipcMessage &message);

    GipcServer *const m_server;
    const StreamPlan m_plan;
    QElapsedTimer m_clock; ///< since the first measured message
    qint64 m_count = 0; ///< measured messages after the first
};

/*! How long a message takes to the client and back, with no other on its way. */
class RoundTrips final : public QObject
{
    Q_OBJECT

public:
    RoundTrips(GipcServer *server, const StreamPlan &plan);

    void start();

Q_SIGNALS:
    /*! Half of them took at most \a median nanoseconds, 99 of 100 at most \a p99. */
    void done(qint64 median, qint64 p99);

private:
    void send();
    void take();
    qint64 percentile(int percent) const;

    GipcServer *const m_server;
    const StreamPlan m_plan;
    const QByteArray m_data;
    QElapsedTimer m_clock; ///< since the start
    qint64 m_sent = 0; ///< when the present round trip began
    std::vector<qint64> m_times;
};

} // namespace GipcTool
