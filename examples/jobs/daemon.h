// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "jobs.h"

#include <Gipc/GipcPayload>
#include <Gipc/GipcServer>

#include <QtCore/QtCore>

// Has jobs, which do nothing but to take two seconds each.
class Daemon : public QObject
{
public:
    explicit Daemon(const QString &name)
        : m_server(name)
    {
        m_server.setMultiClient(true);
        m_server.onRequest(Job::Start, this, &Daemon::start);
        m_server.onRequest(Job::Cancel, this, &Daemon::cancel);
        m_server.onRequest(Job::List, this, &Daemon::list);
        connect(&m_clock, &QTimer::timeout, this, &Daemon::work);
        publish();
    }

    bool listen() { return m_server.listen(); } // if not, the log says why

private:
    QByteArray list() const
    {
        QJsonArray jobs;
        for (const QJsonObject &job : m_jobs)
            jobs += job;
        return Gipc::jsonData({ { "jobs", jobs } });
    }

    // To all who are there, and who come; whoever is slow gets the latest.
    void publish() { m_server.publish(Job::State, list()); }

    void start(const GipcRequest &request)
    {
        const QString name = Gipc::json(request.data())["name"].toString().trimmed();
        if (name.isEmpty() || m_jobs.size() == 100) {
            request.fail(name.isEmpty() ? "A job needs a name." : "There are 100 jobs already.");
            return;
        }
        const int id = ++m_lastId;
        m_jobs.insert(id, { { "id", id }, { "name", name }, { "percent", 0 } });
        request.reply(Job::Start, Gipc::jsonData({ { "id", id } }));
        publish();
        if (!m_clock.isActive())
            m_clock.start(100);
    }

    void cancel(const GipcRequest &request)
    {
        if (m_jobs.remove(Gipc::json(request.data())["id"].toInt()))
            request.reply(Job::Cancel);
        else
            request.fail("There is no such job.");
        publish();
    }

    void work()
    {
        bool isBusy = false;
        for (QJsonObject &job : m_jobs) {
            job["percent"] = std::min(job["percent"].toInt() + 5, 100);
            isBusy = isBusy || job["percent"] != 100;
        }
        publish();
        if (!isBusy)
            m_clock.stop();
    }

    QMap<int, QJsonObject> m_jobs; // by id
    int m_lastId = 0;
    QTimer m_clock;
    GipcServer m_server;
};
