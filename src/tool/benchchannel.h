// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"

#include <Gipc/GipcServer>

#include <QtCore/QProcess>
#include <QtCore/QTimer>

class QTemporaryDir;

namespace GipcTool {

/*! A server at an address that nobody else uses, and a second process of this program as its
    client. It ends with closed() or failed(). The destructor ends the process if it still runs. */
class BenchChannel final : public QObject
{
    Q_OBJECT

public:
    /*! \a options says how the channel is protected, not where it is. */
    explicit BenchChannel(const Options &options);
    ~BenchChannel() override;

    void open();
    void close();

    GipcServer *server() { return &m_server; }

    /*! The next step may take \a time. If this is not called again within that and 30 s, failed()
        follows. */
    void allow(std::chrono::seconds time);

Q_SIGNALS:
    void ready();
    void closed();
    void failed(int exitCode, const QString &why);

private:
    bool findPlace();
    QStringList peerArguments() const;
    void startPeer();
    void onPeerEnd();
    void fail(int exitCode, const QString &why);

    Options m_options;
    std::unique_ptr<QTemporaryDir> m_directory;
    GipcServer m_server;
    QProcess m_peer;
    QTimer m_second;
    qint64 m_secondsLeft = 0;
    bool m_closing = false;
};

} // namespace GipcTool
