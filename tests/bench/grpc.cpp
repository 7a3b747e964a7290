// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// gRPC over a Unix socket: unary calls, blocking where there is one at a time, and otherwise with a
// completion queue, the way with the least threads. It answers with callbacks.

#include "subject.h"

#include "channel.grpc.pb.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <semaphore>
#include <string>

namespace Bench {
namespace {

void check(const grpc::Status &status)
{
    if (!status.ok())
        qFatal("gRPC: %s", status.error_message().c_str());
}

QByteArrayView viewOf(const std::string &data)
{
    return { data.data(), qsizetype(data.size()) };
}

class Service final : public bench::Channel::CallbackService
{
public:
    grpc::ServerUnaryReactor *Answer(grpc::CallbackServerContext *context,
                                     const bench::Payload *request, bench::Payload *reply) override
    {
        consume(viewOf(request->data()));
        reply->set_data(request->data());
        grpc::ServerUnaryReactor *const reactor = context->DefaultReactor();
        reactor->Finish(grpc::Status::OK);
        answered.release();
        return reactor;
    }

    std::counting_semaphore<> answered { 0 };
};

/*! A request under way. */
struct Call
{
    grpc::ClientContext context;
    bench::Payload reply;
    grpc::Status status;
};

class GrpcEnd final : public End
{
public:
    void listen(const QString &place, const std::function<void()> &listening) override
    {
        grpc::ServerBuilder builder;
        builder.AddListeningPort(addressIn(place), grpc::InsecureServerCredentials());
        builder.SetMaxReceiveMessageSize(-1);
        builder.RegisterService(&m_service);
        m_server = builder.BuildAndStart();
        if (!m_server)
            qFatal("gRPC: no server");
        listening();
        m_service.answered.acquire(); // the client is there
    }
    void connect(const QString &place) override
    {
        grpc::ChannelArguments settings;
        settings.SetMaxReceiveMessageSize(-1);
        m_stub = bench::Channel::NewStub(grpc::CreateCustomChannel(
            addressIn(place), grpc::InsecureChannelCredentials(), settings));
        askInTurn({}, 1);
    }

    void answer(qsizetype, qint64 count) override
    {
        for (; count > 0; --count)
            m_service.answered.acquire();
    }
    std::vector<qint64> ask(qsizetype size, qint64 count, qint64 open) override
    {
        bench::Payload request;
        request.set_data(std::string(size_t(size), 'x'));
        if (open == 1)
            return askInTurn(request, count);
        askMany(request, count, open);
        return {};
    }

private:
    static std::string addressIn(const QString &place)
    {
        return "unix:" + place.toStdString() + "/grpc.sock";
    }

    std::vector<qint64> askInTurn(const bench::Payload &request, qint64 count)
    {
        std::vector<qint64> times;
        times.reserve(size_t(count));
        for (; count > 0; --count) {
            const qint64 begin = now();
            grpc::ClientContext context;
            context.set_wait_for_ready(true);
            bench::Payload reply;
            check(m_stub->Answer(&context, request, &reply));
            consume(viewOf(reply.data()));
            times.push_back(now() - begin);
        }
        return times;
    }
    void askMany(const bench::Payload &request, qint64 count, qint64 open)
    {
        grpc::CompletionQueue queue;
        const auto one = [&] {
            auto *const call = new Call;
            m_stub->AsyncAnswer(&call->context, request, &queue)
                ->Finish(&call->reply, &call->status, call);
        };
        const qint64 atOnce = std::min(open, count);
        for (qint64 i = 0; i < atOnce; ++i)
            one();
        for (qint64 answered = 0; answered < count; ++answered) {
            void *tag = nullptr;
            bool ok = false;
            if (!queue.Next(&tag, &ok))
                qFatal("gRPC: the queue has ended");
            const std::unique_ptr<Call> call(static_cast<Call *>(tag));
            check(call->status);
            consume(viewOf(call->reply.data()));
            if (answered + atOnce < count)
                one();
        }
    }

    Service m_service;
    std::unique_ptr<grpc::Server> m_server;
    std::unique_ptr<bench::Channel::Stub> m_stub;
};

} // namespace

std::vector<Subject> grpcSubjects()
{
    return { { "grpc", []() -> std::unique_ptr<End> { return std::make_unique<GrpcEnd>(); },
               Does::Requests } };
}

} // namespace Bench
