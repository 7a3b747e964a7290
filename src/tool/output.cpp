// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "output.h"

#include "escape.h"
#include "exitcode.h"
#include "standardstreams.h"
#include "words.h"

#include <cerrno>
#include <utility>

namespace GipcTool {

namespace {

QString lossText(int error)
{
    return Words::tr("Cannot write to standard output: %1").arg(qt_error_string(error));
}

void complain(const QString &text)
{
    writeError("gipc: " + escaped(text.toUtf8()) + '\n');
}

} // namespace

Output::Output(const Options &options)
    : m_format(makeFormat(options.format, options.quiet))
    , m_json(options.format == Format::Json)
    , m_quiet(options.quiet)
    , m_raw(options.raw)
{ }

Output::~Output()
{
    eraseProgress();
}

void Output::status(Gipc::Status status, const QString &text)
{
    if (!m_quiet)
        print(m_format->status(status, text));
}

void Output::connected(const Peer &peer)
{
    if (!m_quiet)
        print(m_format->connected(peer));
}

void Output::message(quint64 client, int type, const QByteArray &data)
{
    if (m_raw)
        put(data);
    else
        print(m_format->message(client, type, data));
}

void Output::disconnected(quint64 client, Gipc::ErrorCode why)
{
    if (!m_quiet)
        print(m_format->disconnected(client, why));
}

void Output::request(const PeerRequest &request)
{
    if (m_json || !m_quiet)
        print(m_format->request(request));
}

void Output::cancelled(const PeerRequest &request)
{
    if (m_json || !m_quiet)
        print(m_format->cancelled(request));
}

void Output::reply(quint64 client, const QByteArray &id, int type, const QByteArray &data)
{
    if (m_raw)
        put(data);
    else
        print(m_format->reply(client, id, type, data));
}

void Output::failed(quint64 client, const QByteArray &id, Gipc::ErrorCode why, const QString &text)
{
    if (m_json)
        print(m_format->failed(client, id, why, text));
    else
        complaint(text);
}

void Output::result(const QByteArray &line)
{
    print(line);
}

void Output::error(Gipc::ErrorCode error, const QString &text)
{
    if (m_quiet)
        return;
    if (m_json)
        print(m_format->error(0, error, text));
    else
        complaint(text);
}

void Output::lastWords(const QString &text)
{
    if (m_quiet && !text.isEmpty())
        complaint(text);
}

void Output::inputLost(quint64 client, Gipc::ErrorCode why, const QString &text)
{
    if (m_json && !m_quiet)
        print(m_format->error(client, why, text));
    else
        complaint(text);
}

void Output::remark(const QString &text)
{
    if (!m_quiet)
        complaint(text);
}

void Output::progress(const QString &text)
{
    if (m_quiet || !canEraseErrors())
        return;
    eraseProgress();
    writeError("gipc: " + escaped(text.toUtf8()));
    m_showsProgress = true;
}

void Output::print(const QByteArray &line)
{
    put(line + '\n');
}

void Output::put(const QByteArray &bytes)
{
    eraseProgress();
    if (!m_open)
        return;
    const int error = writeAll(bytes);
    if (error != 0)
        giveUp(error);
}

void Output::giveUp(int error)
{
    m_open = false;
    if (error == EPIPE) { // as in "gipc listen x | head": the reader has what it wanted
        Q_EMIT lost(Done);
        return;
    }
    m_failed = true;
    complaint(lossText(error));
    Q_EMIT lost(WrongUsage);
}

void Output::complaint(const QString &text)
{
    eraseProgress();
    complain(text);
}

void Output::eraseProgress()
{
    if (std::exchange(m_showsProgress, false))
        writeError("\r\x1b[K");
}

int printOnly(const QByteArray &text)
{
    const int error = writeAll(text);
    if (error == 0 || error == EPIPE) // the reader has what it wanted
        return Done;
    complain(lossText(error));
    return WrongUsage;
}

} // namespace GipcTool
