// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <cerrno>

#include <pthread.h>

// Loaded before the C library, it lets a program have no thread but its first.
extern "C" __attribute__((visibility("default"))) int
pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *) noexcept
{
    return EAGAIN;
}
