// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// ZeroMQ's PAIR over ipc, plain and with CURVE.

#include "blockingend.h"

#include <array>
#include <zmq.h>

namespace Bench {
namespace {

void check(bool ok)
{
    if (!ok)
        qFatal("ZeroMQ: %s", zmq_strerror(zmq_errno()));
}

class ZeroMqEnd final : public BlockingEnd<ZeroMqEnd>
{
public:
    explicit ZeroMqEnd(bool curve)
        : m_curve(curve)
        , m_context(zmq_ctx_new())
        , m_socket(zmq_socket(m_context, ZMQ_PAIR))
    { }
    ~ZeroMqEnd() override
    {
        zmq_close(m_socket);
        zmq_ctx_term(m_context);
    }

    void listen(const QString &place, const std::function<void()> &listening) override
    {
        if (m_curve) {
            const int on = 1;
            check(zmq_setsockopt(m_socket, ZMQ_CURVE_SERVER, &on, sizeof on) == 0);
            check(zmq_setsockopt(m_socket, ZMQ_CURVE_SECRETKEY, SecretKey, KeySize) == 0);
        }
        check(zmq_bind(m_socket, addressIn(place).constData()) == 0);
        listening();
        receiveOne(); // the client is there
    }
    void connect(const QString &place) override
    {
        if (m_curve) {
            std::array<char, KeySize + 1> publicKey;
            std::array<char, KeySize + 1> secretKey;
            check(zmq_curve_keypair(publicKey.data(), secretKey.data()) == 0);
            std::array<char, KeySize + 1> serverKey;
            check(zmq_curve_public(serverKey.data(), SecretKey) == 0);
            check(zmq_setsockopt(m_socket, ZMQ_CURVE_SERVERKEY, serverKey.data(), KeySize) == 0);
            check(zmq_setsockopt(m_socket, ZMQ_CURVE_PUBLICKEY, publicKey.data(), KeySize) == 0);
            check(zmq_setsockopt(m_socket, ZMQ_CURVE_SECRETKEY, secretKey.data(), KeySize) == 0);
        }
        check(zmq_connect(m_socket, addressIn(place).constData()) == 0);
        sendOne("hello");
    }

    void sendOne(const QByteArray &data)
    {
        check(zmq_send(m_socket, data.constData(), size_t(data.size()), 0) >= 0);
    }
    void receiveOne()
    {
        zmq_msg_t message;
        zmq_msg_init(&message);
        check(zmq_msg_recv(&message, m_socket, 0) >= 0);
        consume(QByteArrayView(static_cast<const char *>(zmq_msg_data(&message)),
                               qsizetype(zmq_msg_size(&message))));
        zmq_msg_close(&message);
    }

private:
    static constexpr size_t KeySize = 40; ///< in Z85
    /*! Any: nothing is protected here. */
    static constexpr auto SecretKey = "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6";

    static QByteArray addressIn(const QString &place)
    {
        return "ipc://" + place.toUtf8() + "/zmq.sock";
    }

    const bool m_curve;
    void *const m_context;
    void *const m_socket;
};

template <bool curve> std::unique_ptr<End> make()
{
    return std::make_unique<ZeroMqEnd>(curve);
}

} // namespace

std::vector<Subject> zeromqSubjects()
{
    return { { "zeromq", make<false> }, { "zeromq-curve", make<true> } };
}

} // namespace Bench
