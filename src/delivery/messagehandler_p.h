// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArrayView>

#include <functional>
#include <utility>

namespace GipcCore {

/*! A function of the program that takes messages. While it runs it may be replaced, and this object
    destroyed: it lives until it returns.

    Users are counted by hand, as it is called for each message and from one thread only: a
    std::shared_ptr would count with atomic operations. */
class MessageHandler
{
public:
    using Handler = std::function<void(int type, QByteArrayView data)>;

    MessageHandler() = default;
    ~MessageHandler() { set({}); }
    MessageHandler(const MessageHandler &) = delete;
    MessageHandler &operator=(const MessageHandler &) = delete;

    bool isEmpty() const { return !m_content; }

    void set(Handler handler)
    {
        Content *const next = handler ? new Content { std::move(handler) } : nullptr;
        if (Content *const old = std::exchange(m_content, next))
            release(old); // last, as destroying what it has captured may delete us
    }

    /*! Anything may be gone afterwards. */
    void call(int type, QByteArrayView data) const
    {
        const Use use(m_content);
        use.content->handler(type, data);
    }

private:
    struct Content
    {
        Handler handler;
        int users = 1;
    };
    struct Use
    {
        explicit Use(Content *used)
            : content(used)
        {
            ++content->users;
        }
        ~Use() { release(content); }
        Use(const Use &) = delete;
        Use &operator=(const Use &) = delete;

        Content *const content;
    };

    static void release(Content *content)
    {
        if (--content->users == 0)
            delete content;
    }

    Content *m_content = nullptr;
};

} // namespace GipcCore
