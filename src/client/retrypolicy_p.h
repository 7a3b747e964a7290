// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "filewatch_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>
#include <memory>

namespace GipcCore {

/*! Decides when a client dials again, and does not dial itself. It is time after the retry time,
    and on a local socket as soon as something appears at its path. What has appeared may not listen
    yet (a Go server binds first), so if it refuses, it is tried again after 1, 2, 4 ... 64 ms.

    The path is watched from the first failure or loss until there is a session. */
class RetryPolicy final : public QObject
{
    Q_OBJECT

public:
    explicit RetryPolicy(QObject *parent);

    /*! \a path is empty where nothing can be watched. */
    void start(const QString &path, std::chrono::milliseconds retryTime);
    void stop();

    /*! Dialing has failed; now() follows. \a busy means that somebody listens and has a full
        queue. */
    void afterFailure(bool busy);
    /*! A connection was lost after \a lifetime; now() follows, and at once if that was long
        enough. */
    void afterLoss(std::chrono::milliseconds lifetime);
    /*! To be called right before each dialing. now() does not come until one of the two above is
        called. */
    void attempt();
    /*! To be called when there is a session. */
    void succeed();

Q_SIGNALS:
    void now();

private:
    void wait();
    void onChanged();
    std::chrono::milliseconds regularDelay(std::chrono::milliseconds delay) const;
    QByteArray presentIdentity() const;
    bool hasAppeared() const;

    QString m_path;
    std::chrono::milliseconds m_retryTime {};
    std::unique_ptr<GipcTransport::FileWatch> m_watch;
    QByteArray m_dialed; ///< what was at the path when it was dialed
    QElapsedTimer m_sinceDialed; ///< since the file m_dialed was dialed for the first time
    QTimer m_timer;
    std::chrono::milliseconds m_burst {}; ///< the next delay of a burst; 0: none
    bool m_waiting = false;
};

} // namespace GipcCore
