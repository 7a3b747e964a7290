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

/*! Calls back at the end of a turn of the event loop, before the loop waits again. A posted event
    would do the same, but costs two or three more system calls; that is felt in the round trip of a
    single message. To be used in its owner's thread only. */
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
