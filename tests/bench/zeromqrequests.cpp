// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// Requests with ZeroMQ over ipc: a DEALER asks, a ROUTER answers. Each request has a number, by
// which its answer would be told from others.

#include "subject.h"

#include <algorithm>
#include <zmq.h>

namespace Bench {
namespace {

void check(bool ok)
{
    if (!ok)
        qFatal("ZeroMQ: %s", zmq_strerror(zmq_errno()));
}

/*! A part of a message, as it came. */
class Part
{
public:
    explicit Part(void *socket)
    {
        zmq_msg_init(&m_message);
        check(zmq_msg_recv(&m_message, socket, 0) >= 0);
    }
    ~Part() { zmq_msg_close(&m_message); }
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;

    QByteArrayView view()
    {
        return { static_cast<const char *>(zmq_msg_data(&m_message)),
                 qsizetype(zmq_msg_size(&m_message)) };
    }

private:
    zmq_msg_t m_message;
};

class DealerEnd final : public End
{
public:
    DealerEnd()
        : m_context(zmq_ctx_new())
    { }
    ~DealerEnd() override
    {
        zmq_close(m_socket);
        zmq_ctx_term(m_context);
    }

    void listen(const QString &place, const std::function<void()> &listening) override
    {
        open(ZMQ_ROUTER);
        check(zmq_bind(m_socket, addressIn(place).constData()) == 0);
        listening();
        answer(1, 1); // the client is there
    }
    void connect(const QString &place) override
    {
        open(ZMQ_DEALER);
        check(zmq_connect(m_socket, addressIn(place).constData()) == 0);
        ask(1, 1, 1);
    }

    void answer(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        for (; count > 0; --count) {
            Part peer(m_socket);
            Part number(m_socket);
            consume(Part(m_socket).view());
            put(peer.view(), ZMQ_SNDMORE);
            put(number.view(), ZMQ_SNDMORE);
            put(data);
        }
    }
    std::vector<qint64> ask(qsizetype size, qint64 count, qint64 open) override
    {
        const QByteArray data(size, 'x');
        qint64 asked = 0;
        const auto askOne = [&] {
            ++asked;
            put({ reinterpret_cast<const char *>(&asked), sizeof asked }, ZMQ_SNDMORE);
            put(data);
        };
        const auto takeOne = [&] {
            const Part number(m_socket);
            consume(Part(m_socket).view());
        };
        if (open == 1) {
            return timesOf(count, [&] {
                askOne();
                takeOne();
            });
        }
        while (asked < std::min(open, count))
            askOne();
        for (; count > 0; --count) {
            takeOne();
            if (count > open)
                askOne();
        }
        return {};
    }

private:
    static QByteArray addressIn(const QString &place)
    {
        return "ipc://" + place.toUtf8() + "/zmq.sock";
    }

    void open(int type)
    {
        m_socket = zmq_socket(m_context, type);
        const int most = 2 * int(ManyOpen); // a router drops what is too much
        check(zmq_setsockopt(m_socket, ZMQ_SNDHWM, &most, sizeof most) == 0);
        check(zmq_setsockopt(m_socket, ZMQ_RCVHWM, &most, sizeof most) == 0);
    }
    void put(QByteArrayView data, int flags = 0)
    {
        check(zmq_send(m_socket, data.constData(), size_t(data.size()), flags) >= 0);
    }

    void *const m_context;
    void *m_socket = nullptr;
};

} // namespace

std::vector<Subject> zeromqRequestSubjects()
{
    return { { "zeromq-dealer",
               []() -> std::unique_ptr<End> { return std::make_unique<DealerEnd>(); },
               Does::Requests } };
}

} // namespace Bench
