// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

namespace GipcWire {

/*! A value for each thread. \a User tells values of the same type apart.

    Static objects, which may be clients and servers, are destroyed after the main thread's values.
    From then on there is no value. */
template <typename T, typename User> class PerThread
{
public:
    /*! Null when the thread's values were destroyed. */
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
