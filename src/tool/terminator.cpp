// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "terminator.h"

#include <QtCore/QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>

#include <fcntl.h>
#include <unistd.h>

namespace GipcTool {

namespace {

// In milliseconds. A second signal within this time is the first one again: timeout(1) and the like
// signal the process, and then its group.
constexpr qint64 Repetition = 100;

// What the signal handler uses.
std::atomic<qint64> firstRequest = 0; // in milliseconds of the monotonic clock; 0: none
static_assert(std::atomic<qint64>::is_always_lock_free);
int wakePipe[2] = { -1, -1 };

qint64 now()
{
    timespec time = {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1000000;
}

extern "C" void onTerminationSignal(int number)
{
    const int savedErrno = errno;
    qint64 first = 0;
    if (firstRequest.compare_exchange_strong(first, now())) {
        [[maybe_unused]] const ssize_t written = write(wakePipe[1], "", 1);
    } else if (now() - first > Repetition) {
        std::signal(number, SIG_DFL);
        raise(number); // it is delivered when the handler returns
    }
    errno = savedErrno;
}

void makeWakePipe()
{
    if (pipe(wakePipe) != 0)
        qFatal("gipc: no pipe: %s", qPrintable(qt_error_string(errno)));
    for (const int end : wakePipe) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
}

void catchSignal(int number)
{
    struct sigaction action = {};
    action.sa_handler = onTerminationSignal;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr); // no SA_RESTART, so that a blocking read or write returns
}

/*! Whether the program is to go on when its terminal is closed. nohup(1) starts it like this. */
bool isHangupIgnored()
{
    struct sigaction action = {};
    return sigaction(SIGHUP, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

} // namespace

Terminator::Terminator()
{
    makeWakePipe();
    auto *notifier = new QSocketNotifier(wakePipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        Q_EMIT requested();
    });
    for (const int number : std::array { SIGINT, SIGTERM })
        catchSignal(number);
    if (!isHangupIgnored())
        catchSignal(SIGHUP);
}

bool Terminator::isRequested()
{
    return firstRequest != 0;
}

} // namespace GipcTool
