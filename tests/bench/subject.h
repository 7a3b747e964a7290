// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>

#include <ctime>
#include <functional>
#include <memory>
#include <vector>

/*! One of the things that are compared: a way to get messages to another process. The speed benchmark
    runs each in two processes, both of which have an End. */
namespace Bench {

/*! One end of a channel. Every call returns when its work is done; what a subject does not do is not
    called. */
class End
{
public:
    virtual ~End() = default;

    /*! Waits for the peer. \a listening is called as soon as a peer may come. \a place is a directory of
        this run. */
    virtual void listen(const QString &place, const std::function<void()> &listening) = 0;
    virtual void connect(const QString &place) = 0;

    /*! Sends \a count messages of \a size; all of them have left the process then. */
    virtual void send(qsizetype size, qint64 count);
    /*! Takes that many and reads every byte, see consume(). */
    virtual void receive(qsizetype size, qint64 count);

    /*! Sends back that many. */
    virtual void echo(qsizetype size, qint64 count);
    /*! The other side of echo(): one message at a time. The nanoseconds each took. */
    virtual std::vector<qint64> roundTrips(qsizetype size, qint64 count);

    /*! Answers so many requests with as many bytes. */
    virtual void answer(qsizetype size, qint64 count);
    /*! The other side of answer(), with \a open requests under way, and every byte of each answer read.
        The nanoseconds each took if it is one at a time. */
    virtual std::vector<qint64> ask(qsizetype size, qint64 count, qint64 open);

    /*! The process id of a third one that takes part, as a broker; 0 if there is none. It
        counts for this end. */
    virtual qint64 helper() const { return 0; }
};

using Maker = std::unique_ptr<End> (*)();

enum class Does { Messages, Requests, Both };

struct Subject
{
    const char *name;
    Maker make;
    Does does = Does::Messages;
};

/*! All that were built. */
std::vector<Subject> subjects();

// Each file's own:
std::vector<Subject> rawSubjects();
std::vector<Subject> qtSubjects();
std::vector<Subject> gipcSubjects();
std::vector<Subject> tlsSubjects();
#ifdef GIPC_BENCH_ZEROMQ
std::vector<Subject> zeromqSubjects();
std::vector<Subject> zeromqRequestSubjects();
#endif
#ifdef GIPC_BENCH_NNG
std::vector<Subject> nngSubjects();
#endif
#ifdef GIPC_BENCH_GRPC
std::vector<Subject> grpcSubjects();
#endif
#ifdef GIPC_BENCH_QTDBUS
std::vector<Subject> qtdbusSubjects();
#endif
#ifdef GIPC_BENCH_QTREMOTEOBJECTS
std::vector<Subject> qtremoteobjectsSubjects();
#endif

/*! How many requests are under way where that is not one. */
constexpr qint64 ManyOpen = 1024;

/*! Reads each byte, as fast as that can be done. */
void consume(QByteArrayView bytes);

inline qint64 now()
{
    timespec time {};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/*! How many nanoseconds each round trip took. */
template <typename RoundTrip> std::vector<qint64> timesOf(qint64 count, RoundTrip roundTrip)
{
    std::vector<qint64> times;
    times.reserve(size_t(count));
    for (qint64 i = 0; i < count; ++i) {
        const qint64 begin = now();
        roundTrip();
        times.push_back(now() - begin);
    }
    return times;
}

constexpr int MessageType = 1;

} // namespace Bench
