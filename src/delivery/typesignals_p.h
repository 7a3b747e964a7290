// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcmessage.h>

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace GipcCore {

/*! The messages and requests of one type as signals, so that QObject::connect() keeps what is promised of
    functions for it: their order, their context objects, the threads of these. */
class TypeSignal final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool hasMessageFunction() const;
    bool hasRequestFunction() const;

Q_SIGNALS:
    void messageReceived(const GipcMessage &message);
    void requestReceived(const GipcRequest &request);
};

/*! The types of messages and requests that a program has functions for. */
class TypeSignals
{
public:
    /*! The signals become children of \a parent, as they have to be in its thread. */
    explicit TypeSignals(QObject *parent)
        : m_parent(parent)
    { }

    /*! Made when it is first asked for, and kept. */
    TypeSignal *signalOf(int type);

    /*! False if no function is there for its type. Slots run: anything may be gone afterwards. */
    bool emitMessage(const GipcMessage &message) const
    {
        return !m_signals.isEmpty() && emitKnown(message);
    }
    bool emitRequest(const GipcRequest &request) const;

private:
    bool emitKnown(const GipcMessage &message) const;

    QObject *const m_parent;
    QHash<int, TypeSignal *> m_signals;
};

} // namespace GipcCore
