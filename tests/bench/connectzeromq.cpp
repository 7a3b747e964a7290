// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// ZeroMQ over ipc with CURVE, whose curve is X25519: less to compute than P-384.

#include "connect.h"
#include "subject.h"

#include <array>
#include <unistd.h>
#include <zmq.h>

namespace Connect {
namespace {

constexpr size_t KeySize = 40; ///< in Z85
/*! Any: nothing is protected here. */
constexpr auto SecretKey = "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6";

using TextKey = std::array<char, KeySize + 1>;

void check(bool ok)
{
    if (!ok)
        qFatal("ZeroMQ: %s", zmq_strerror(zmq_errno()));
}

QByteArray addressIn(const QString &place)
{
    return "ipc://" + place.toUtf8() + "/zmq.sock";
}

void set(void *socket, int option, const void *value, size_t size)
{
    check(zmq_setsockopt(socket, option, value, size) == 0);
}

/*! Sends a part of a message on; whether there is another. */
bool passOn(void *socket)
{
    zmq_msg_t part;
    zmq_msg_init(&part);
    check(zmq_msg_recv(&part, socket, 0) >= 0);
    const bool more = zmq_msg_more(&part) != 0;
    check(zmq_msg_send(&part, socket, more ? ZMQ_SNDMORE : 0) >= 0);
    return more;
}

void serve(const QString &place)
{
    void *const context = zmq_ctx_new();
    void *const socket = zmq_socket(context, ZMQ_ROUTER);
    const int on = 1;
    set(socket, ZMQ_CURVE_SERVER, &on, sizeof on);
    set(socket, ZMQ_CURVE_SECRETKEY, SecretKey, KeySize);
    set(socket, ZMQ_BACKLOG, &MostClients, sizeof MostClients);
    check(zmq_bind(socket, addressIn(place).constData()) == 0);
    ready();
    std::array<zmq_pollitem_t, 2> items {};
    items[0].socket = socket;
    items[0].events = ZMQ_POLLIN;
    items[1].fd = STDIN_FILENO;
    items[1].events = ZMQ_POLLIN;
    while (items[1].revents == 0) {
        check(zmq_poll(items.data(), int(items.size()), -1) >= 0);
        if (items[0].revents != 0) {
            while (passOn(socket)) { }
        }
    }
    zmq_close(socket);
    zmq_ctx_term(context);
}

qint64 meet(const QString &place, int count)
{
    void *const context = zmq_ctx_new();
    TextKey serverKey;
    check(zmq_curve_public(serverKey.data(), SecretKey) == 0);
    const QByteArray address = addressIn(place);
    const QByteArray data(MessageSize, 'x');
    std::vector<void *> sockets;
    const qint64 begin = Bench::now();
    for (int i = 0; i < count; ++i) {
        TextKey publicKey;
        TextKey secretKey;
        check(zmq_curve_keypair(publicKey.data(), secretKey.data()) == 0);
        void *const socket = zmq_socket(context, ZMQ_DEALER);
        set(socket, ZMQ_CURVE_SERVERKEY, serverKey.data(), KeySize);
        set(socket, ZMQ_CURVE_PUBLICKEY, publicKey.data(), KeySize);
        set(socket, ZMQ_CURVE_SECRETKEY, secretKey.data(), KeySize);
        check(zmq_connect(socket, address.constData()) == 0);
        check(zmq_send(socket, data.constData(), size_t(data.size()), 0) >= 0);
        sockets.push_back(socket);
    }
    std::array<char, MessageSize> reply;
    for (void *const socket : sockets)
        check(zmq_recv(socket, reply.data(), reply.size(), 0) == MessageSize);
    const qint64 took = Bench::now() - begin;
    for (void *const socket : sockets)
        zmq_close(socket);
    zmq_ctx_term(context);
    return took;
}

} // namespace

std::vector<Subject> zeromqSubjects()
{
    return { { "zeromq-curve", serve, meet } };
}

} // namespace Connect
