// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

#include <functional>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace GipcCore {

class LoopCallbackQueue;

/*! Calls back when the event loop has done what it was woken for, before it waits again. An event
    would do the same for two or three system calls more, which a single message and its answer
    feel. For one thread, that of its owner. */
class LoopCallback
{
public:
    /*! A member of \a owner. Anything may be gone after \a act. */
    LoopCallback(QObject *owner, std::function<void()> act);
    ~LoopCallback();
    LoopCallback(const LoopCallback &) = delete;
    LoopCallback &operator=(const LoopCallback &) = delete;

    /*! Calls back once. */
    void request();
    /*! The owner is about to move to another thread: QEvent::ThreadChange. */
    void leaveThread();

private:
    friend class LoopCallbackQueue;
    void post();
    void fire();

    QObject *const m_owner;
    const std::function<void()> m_act;
    LoopCallbackQueue *m_queue = nullptr; ///< that has our request
    bool m_isRequested = false;
};

} // namespace GipcCore
