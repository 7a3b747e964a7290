// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

namespace GipcWire {

/*! A value for each thread. The storage of the main thread ends before static objects do, which may be
    clients and servers: from then on there is none. \a User tells values of one type apart. */
template <typename T, typename User> class PerThread
{
public:
    /*! Null when the thread's storage has ended. */
    static T *get()
    {
        if (s_hasEnded)
            return nullptr;
        thread_local Holder holder;
        return &holder.value;
    }

private:
    struct Holder
    {
        ~Holder() { s_hasEnded = true; }

        T value {};
    };

    inline static constinit thread_local bool s_hasEnded = false;
};

} // namespace GipcWire
