// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// nng's pair over ipc.

#include "blockingend.h"

#include <nng/nng.h>
#include <nng/protocol/pair0/pair.h>

namespace Bench {
namespace {

constexpr qsizetype LongMessage = 64 * 1024;
constexpr int QueuedMessages = 128;

void check(int error)
{
    if (error != 0)
        qFatal("nng: %s", nng_strerror(error));
}

class NngEnd final : public BlockingEnd<NngEnd>
{
public:
    NngEnd()
    {
        check(nng_pair0_open(&m_socket));
        check(nng_socket_set_size(m_socket, NNG_OPT_RECVMAXSZ, 0)); // no limit
    }
    ~NngEnd() override { nng_close(m_socket); }

    void listen(const QString &place, const std::function<void()> &listening) override
    {
        check(nng_listen(m_socket, addressIn(place).constData(), nullptr, 0));
        listening();
        receiveOne(); // the client is there
    }
    void connect(const QString &place) override
    {
        check(nng_dial(m_socket, addressIn(place).constData(), nullptr, 0));
        sendOne("hello");
    }

    void prepareSending(qsizetype size) { setQueue(NNG_OPT_SENDBUF, size); }
    void prepareReceiving(qsizetype size) { setQueue(NNG_OPT_RECVBUF, size); }
    void sendOne(const QByteArray &data)
    {
        // It takes the bytes and does not change them.
        check(nng_send(m_socket, const_cast<char *>(data.constData()), size_t(data.size()), 0));
    }
    void receiveOne()
    {
        nng_msg *message = nullptr;
        check(nng_recvmsg(m_socket, &message, 0));
        consume(QByteArrayView(static_cast<const char *>(nng_msg_body(message)),
                               qsizetype(nng_msg_len(message))));
        nng_msg_free(message);
    }

private:
    static QByteArray addressIn(const QString &place)
    {
        return "ipc://" + place.toUtf8() + "/nng.sock";
    }
    /*! It has none unless told so: one makes short messages faster and long ones slower. */
    void setQueue(const char *which, qsizetype size)
    {
        if (size < LongMessage)
            check(nng_socket_set_int(m_socket, which, QueuedMessages));
    }

    nng_socket m_socket {};
};

} // namespace

std::vector<Subject> nngSubjects()
{
    return { { "nng", []() -> std::unique_ptr<End> { return std::make_unique<NngEnd>(); } } };
}

} // namespace Bench
