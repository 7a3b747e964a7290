// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "eventformat.h"

#include <QtCore/QObject>

namespace GipcTool {

/*! Prints events on standard output, and what is for people only on standard error. Each line is
    written at once. When standard output cannot be written, lost() is emitted and what follows is
    dropped. */
class Output final : public QObject
{
    Q_OBJECT

public:
    explicit Output(const Options &options);
    ~Output() override;

    /*! Whether something could not be written for another reason than that its reader has left. */
    bool hasFailed() const { return m_failed; }

    // Events. With --quiet only messages are printed.
    void status(Gipc::Status status, const QString &text);
    void connected(const Peer &peer);
    void message(quint64 client, int type, const QByteArray &data);
    void disconnected(quint64 client, Gipc::ErrorCode why);
    // Of requests, see EventFormat. As JSON they are printed even with --quiet, because somebody
    // answers them or waits for them. As text failed() goes to standard error.
    void request(const PeerRequest &request);
    void cancelled(const PeerRequest &request);
    void reply(quint64 client, const QByteArray &id, int type, const QByteArray &data);
    void failed(quint64 client, const QByteArray &id, Gipc::ErrorCode why, const QString &text);
    /*! An error that does not end the program. With text it goes to standard error. */
    void error(Gipc::ErrorCode error, const QString &text);

    /*! A line of a result, printed even with --quiet. */
    void result(const QByteArray &line);

    /*! Why the program ends. Printed with --quiet only: without, error() has said it. */
    void lastWords(const QString &text);

    /*! A message of the input was not sent. Printed even with --quiet, because it is lost. */
    void inputLost(quint64 client, Gipc::ErrorCode why, const QString &text);

    /*! For people, on standard error. A complaint is printed even with --quiet. */
    void remark(const QString &text);
    void complaint(const QString &text);

    /*! Shows what is under way, on a terminal only. Whatever is printed next replaces it. */
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
    bool m_open = true; ///< standard output can be written
    bool m_failed = false;
    bool m_showsProgress = false; ///< the line on the terminal is progress()
};

/*! Prints help and the like without an event loop. If it cannot be written, standard error says so.
    Returns the exit code. */
int printOnly(const QByteArray &text);

} // namespace GipcTool
