// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "apihelpers.h"

#include <QtCore/QTemporaryDir>

#include <memory>

/*! So long that a test which waits for it fails. */
constexpr int NoRetry = 3600 * 1000;

/*! A path in a directory of each test's own: a server listens there, clients look for it there and find
    it without dialing now and then. */
class TemporaryPath
{
protected:
    void makePath()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
        m_path = m_directory->filePath(QStringLiteral("s.sock"));
    }
    void removePath() { m_directory.reset(); }

    void aimAt(GipcClient *client) const
    {
        client->setEncryption(false);
        client->setSocketPath(m_path);
        client->setRetryTimer(NoRetry);
    }

    bool listenAt(GipcServer *server) const
    {
        server->setName(QStringLiteral("server"));
        server->setEncryption(false);
        server->setSocketPath(m_path);
        return server->listen();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};
