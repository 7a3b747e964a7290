// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "standardstreams.h"

#include "terminator.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace GipcTool {

namespace {

constexpr qsizetype ReadSize = 64 * 1024;

// A pipe that is writable for poll() takes at least this much without blocking.
constexpr qsizetype WriteSize = 4096;

constexpr int ForEver = -1;
constexpr int PatienceAtTheEnd = 2000;

/*! Waits until standard output takes something. False if it takes too long. */
bool waitForRoom()
{
    for (;;) {
        pollfd output { STDOUT_FILENO, POLLOUT, 0 };
        const int ready = poll(&output, 1, Terminator::isRequested() ? PatienceAtTheEnd : ForEver);
        if (ready >= 0 || errno != EINTR)
            return ready != 0;
    }
}

/*! Whether reading the terminal would stop the process, because its job is in the background. */
bool isInBackground()
{
    const pid_t foreground = tcgetpgrp(STDIN_FILENO); // -1 if it is no terminal of ours
    return foreground > 0 && foreground != getpgrp();
}

} // namespace

void secureStandardStreams()
{
    int descriptor = 0;
    do {
        descriptor = open("/dev/null", O_RDONLY); // so that writing fails, which is reported
    } while (descriptor >= 0 && descriptor <= STDERR_FILENO);
    if (descriptor >= 0)
        close(descriptor);
    std::signal(SIGPIPE, SIG_IGN);
}

int writeAll(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (!waitForRoom())
            return EPIPE;
        const ssize_t written
            = write(STDOUT_FILENO, bytes.data(), size_t(qMin(bytes.size(), WriteSize)));
        if (written > 0)
            bytes = bytes.sliced(written);
        else if (written < 0 && errno != EINTR && errno != EAGAIN)
            return errno;
    }
    return 0;
}

void writeError(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = write(STDERR_FILENO, bytes.data(), size_t(bytes.size()));
        if (written > 0)
            bytes = bytes.sliced(written);
        else if (written < 0 && errno != EINTR)
            return;
    }
}

bool canEraseErrors()
{
    const QByteArray kind = qgetenv("TERM");
    return isatty(STDERR_FILENO) != 0 && !kind.isEmpty() && kind != "dumb";
}

Chunk readInput()
{
    if (isInBackground())
        return {};
    QByteArray data(ReadSize, Qt::Uninitialized);
    const ssize_t size = read(STDIN_FILENO, data.data(), size_t(data.size()));
    if (size > 0)
        return { Chunk::State::Data, data.first(size), 0 };
    if (size == 0)
        return { Chunk::State::End, {}, 0 };
    if (errno == EINTR || errno == EAGAIN)
        return {};
    return { Chunk::State::Failed, {}, errno };
}

bool isInputPollable()
{
    struct stat status = {};
    if (fstat(STDIN_FILENO, &status) != 0)
        return false;
    return S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode) || isatty(STDIN_FILENO) != 0;
}

qint64 inputAvailable()
{
    int bytes = 0;
    return ioctl(STDIN_FILENO, FIONREAD, &bytes) == 0 ? bytes : 0;
}

} // namespace GipcTool
