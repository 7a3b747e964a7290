// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "eventformat.h"

#include <QtCore/QObject>

namespace GipcTool {

/*! Everything the program says: events on standard output, each line at once; on standard error what is
    for people only. When standard output takes no more, lost() says so and the rest is dropped. */
class Output final : public QObject
{
    Q_OBJECT

public:
    explicit Output(const Options &options);
    ~Output() override;

    /*! Something could not be written, and not because its reader had enough. */
    bool hasFailed() const { return m_failed; }

    // Events; --quiet leaves only messages.
    void status(Gipc::Status status, const QString &text);
    void connected(const Peer &peer);
    void message(quint64 client, int type, const QByteArray &data);
    void disconnected(quint64 client, Gipc::ErrorCode why);
    /*! An error the program lives with. As text it goes to standard error. */
    void error(Gipc::ErrorCode error, const QString &text);

    /*! A line of what was asked for; said even with --quiet. */
    void result(const QByteArray &line);

    /*! Why the program ends; said even with --quiet, but not again if error() said it. */
    void lastWords(const QString &text);

    /*! Input was not sent: said even with --quiet, for it is lost. */
    void inputLost(quint64 client, Gipc::ErrorCode why, const QString &text);

    /*! To people, on standard error; a complaint even with --quiet. */
    void remark(const QString &text);
    void complaint(const QString &text);

    /*! What is going on, on a terminal only: the next word takes its place. */
    void progress(const QString &text);

Q_SIGNALS:
    void lost(int exitCode);

private:
    void print(const QByteArray &line);
    void put(const QByteArray &bytes);
    void giveUp(int error);
    void eraseProgress();

    const std::unique_ptr<EventFormat> m_format;
    const bool m_json;
    const bool m_quiet;
    const bool m_raw;
    bool m_open = true;
    bool m_failed = false;
    bool m_showsProgress = false;
};

/*! Prints what needs no event loop, such as help; says so on standard error when it could not be written.
    Returns the exit code. */
int printOnly(const QByteArray &text);

} // namespace GipcTool
