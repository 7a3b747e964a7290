// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "daemon.h"

#include <Gipc/GipcClient>

#include <QtTest/QTest>

class tst_Jobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_daemon = std::make_unique<Daemon>(m_name);
        m_client = std::make_unique<GipcClient>(m_name);
        m_client->onMessage(Job::State, this,
                            [this](const GipcMessage &state) { m_jobs = jobs(state); });
        QVERIFY(m_daemon->listen() && m_client->connectToServer());
    }

    void worksUntilItIsDone()
    {
        QCOMPARE(Gipc::json(ask(Job::Start, { { "name", "backup" } }))["id"].toInt(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_jobs.at(0)["percent"].toInt(), 100, 30000);
        QCOMPARE(jobs(ask(Job::List)), m_jobs);
        QVERIFY(!ask(Job::Cancel, { { "id", 1 } }).isInternal());
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs.isEmpty(), 30000);
    }

    void refusesWhatItCannotDo()
    {
        QCOMPARE(ask(Job::Start, { { "name", " " } }).errorString(), "A job needs a name.");
        QCOMPARE(ask(Job::Cancel, { { "id", 7 } }).errorString(), "There is no such job.");
    }

    void isFoundAgain()
    {
        QVERIFY(!ask(Job::Start, { { "name", "lost" } }).isInternal());
        QTRY_COMPARE_WITH_TIMEOUT(m_jobs.size(), 1, 30000);
        m_daemon = std::make_unique<Daemon>(m_name);
        QVERIFY(m_daemon->listen());
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs.isEmpty(), 30000);
    }

private:
    static QJsonArray jobs(const GipcMessage &state) { return Gipc::json(state)["jobs"].toArray(); }

    GipcMessage ask(int type, const QJsonObject &what = {})
    {
        return m_client->call(type, Gipc::jsonData(what)); // the daemon answers meanwhile
    }

    const QString m_name = "tst_jobs-" + QString::number(QCoreApplication::applicationPid());
    std::unique_ptr<Daemon> m_daemon;
    std::unique_ptr<GipcClient> m_client;
    QJsonArray m_jobs;
};

QTEST_GUILESS_MAIN(tst_Jobs)
#include "tst_jobs.moc"
