// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcmessage.h>
#include <Gipc/gipcrequest.h>

#include <QtCore/QFuture>

#include <exception>
#include <functional>
#include <type_traits>
#include <utility>

// What GipcEndpoint::onRequest() makes of the functions that it is given. Nothing here is for
// programs.

namespace GipcCore {

inline void answer(const GipcRequest &request, const QByteArray &data)
{
    request.reply(request.msgType(), data);
}

/*! An error is the answer that there is none. */
inline void answer(const GipcRequest &request, const GipcMessage &message)
{
    if (message.isInternal())
        request.fail(message.errorString());
    else
        request.reply(message.msgType(), message.data());
}

/*! When it is done, in the thread where that happens. A future that is cancelled fails the request,
    as nothing keeps it then. */
template <typename Result> void answer(const GipcRequest &request, QFuture<Result> future)
{
    future.then(QtFuture::Launch::Sync, [request](QFuture<Result> done) {
#ifdef QT_NO_EXCEPTIONS // as Qt says where the program is built without
        answer(request, done.result());
#else
        try {
            answer(request, done.result());
        } catch (const std::exception &e) {
            request.fail(QString::fromUtf8(e.what()));
        }
#endif
    });
}

/*! Calls \a function, which takes the request or nothing, and answers with what it returns, if it
    returns anything. */
template <typename Function, typename... Arguments>
void callAndAnswer(const GipcRequest &request, Function &function, Arguments... arguments)
{
    if constexpr (std::is_invocable_v<Function &, Arguments..., const GipcRequest &>) {
        using Result = std::invoke_result_t<Function &, Arguments..., const GipcRequest &>;
        if constexpr (std::is_void_v<Result>)
            std::invoke(function, arguments..., request);
        else
            answer(request, std::invoke(function, arguments..., request));
    } else {
        static_assert(std::is_invocable_v<Function &, Arguments...>,
                      "The function takes a const GipcRequest & or nothing.");
        using Result = std::invoke_result_t<Function &, Arguments...>;
        if constexpr (std::is_void_v<Result>)
            std::invoke(function, arguments...);
        else
            answer(request, std::invoke(function, arguments...));
    }
}

/*! \a function as one that takes a request: it is called with \a context first if it is a member of
    it. */
template <typename Context, typename Function>
std::function<void(const GipcRequest &)> requestFunction(Context *context, Function function)
{
    constexpr bool isMember
        = std::is_invocable_v<Function &, Context *,
                              const GipcRequest &> || std::is_invocable_v<Function &, Context *>;
    if constexpr (isMember) {
        return [context, function](const GipcRequest &request) mutable {
            callAndAnswer(request, function, context);
        };
    } else {
        return [function = std::move(function)](const GipcRequest &request) mutable {
            callAndAnswer(request, function);
        };
    }
}

} // namespace GipcCore
