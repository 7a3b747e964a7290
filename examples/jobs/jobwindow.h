// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "jobs.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcPayload>

#include <QtWidgets/QtWidgets>

class JobWindow : public QWidget
{
public:
    explicit JobWindow(const QString &name)
        : m_client(name)
    {
        auto *const edit = new QLineEdit;
        auto *const start = new QPushButton("Start");
        auto *const cancel = new QPushButton("Cancel");
        auto *const layout = new QGridLayout(this);
        layout->addWidget(edit, 0, 0);
        layout->addWidget(start, 0, 1);
        layout->addWidget(m_list, 1, 0, 1, 2);
        layout->addWidget(m_news, 2, 0);
        layout->addWidget(cancel, 2, 1);
        edit->setPlaceholderText("Name of a job");
        m_list->setHeaderLabels({ "Job", "Progress" });
        m_list->setRootIsDecorated(false);
        setWindowTitle("Jobs of " + name);

        connect(edit, &QLineEdit::returnPressed, start, &QPushButton::click);
        connect(start, &QPushButton::clicked, [this, edit] {
            ask(Job::Start, { { "name", edit->text() } });
            edit->clear();
        });
        connect(cancel, &QPushButton::clicked, [this] {
            ask(Job::Cancel, { { "id", m_rows.key(m_list->currentItem()) } });
        });
        connect(&m_client, &GipcClient::statusChanged, m_news,
                [this] { m_news->setText(m_client.statusText()); });
        m_client.onMessage(Job::State, this, &JobWindow::showJobs);
        m_client.connectToServer(); // the daemon need not be there yet
    }

private:
    void ask(int type, const QJsonObject &what)
    {
        m_client.request(type, Gipc::jsonData(what)).then(this, [this](const GipcMessage &answer) {
            m_news->setText(answer.errorString());
        });
    }

    void showJobs(const GipcMessage &state)
    {
        QHash<int, QTreeWidgetItem *> before = std::exchange(m_rows, {});
        const QJsonArray jobs = Gipc::json(state)["jobs"].toArray();
        for (const QJsonValue &job : jobs) {
            QTreeWidgetItem *row = before.take(job["id"].toInt());
            if (!row) {
                row = new QTreeWidgetItem(m_list, { job["name"].toString() });
                m_list->setItemWidget(row, 1, new QProgressBar);
            }
            m_list->itemWidget(row, 1)->setProperty("value", job["percent"].toInt());
            m_rows.insert(job["id"].toInt(), row);
        }
        qDeleteAll(before);
    }

    QTreeWidget *const m_list = new QTreeWidget;
    QLabel *const m_news = new QLabel;
    QHash<int, QTreeWidgetItem *> m_rows; // by id of the job
    GipcClient m_client;
};
