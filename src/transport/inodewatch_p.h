// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTimer>

#include <memory>

namespace GipcTransport {

class WatchQueue;

/*! Says when something may have happened to one file: it was removed, moved or replaced, or its
    mode changed. The file itself is watched, not its directory, where other programs may be busy.

    All watches of a thread share one inotify instance. Without one changed() comes about once a
    second, so that its receiver looks for itself. */
class InodeWatch final : public QObject
{
    Q_OBJECT

public:
    explicit InodeWatch(QObject *parent);
    ~InodeWatch() override;

    /*! Watches what is at \a path now, instead of anything before. */
    void watch(const QString &path);

Q_SIGNALS:
    void changed();

protected:
    bool event(QEvent *event) override;

private:
    friend class WatchQueue;

    void start();
    void stop();

    QString m_path;
    QTimer m_timer;
    std::shared_ptr<WatchQueue> m_queue;
    int m_watch = -1; ///< the queue's number for it
};

} // namespace GipcTransport
