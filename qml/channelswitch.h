// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcGlobal>

#include <QtCore/QObject>

#include <functional>

/*! The property `active` of a server or client: opens its channel and closes it again.

    Being on is a wish, not the status: a channel that could not be opened stays on, and is
    opened again when a setting changes. It follows the channel where others open and close it.
    Closing takes a while: it waits for the end before it opens again. */
class ChannelSwitch final : public QObject
{
    Q_OBJECT

public:
    /*! What can be done with a channel. */
    struct Channel
    {
        std::function<Gipc::Status()> status;
        std::function<void()> open;
        std::function<void()> close;
    };

    explicit ChannelSwitch(Channel channel);

    bool isOn() const { return m_isOn; }
    void set(bool on);

    /*! Nothing is opened between the two, while properties get their first values. */
    void hold() { m_isHeld = true; }
    void release();

    /*! A setting changed that takes effect with the next opening: opens again, once for all
        that change in one turn of the event loop. */
    void reopenLater();

    // What the channel says. Handlers in QML run before these and may have gone on from there, so
    // its status is asked for.
    void onStatusChanged();
    void onClosed();

Q_SIGNALS:
    void changed();

private:
    bool isOpen() const;
    void apply();
    void reopen();
    void follow(bool on);

    const Channel m_channel;
    bool m_isOn = false;
    bool m_isHeld = false;
    bool m_isReopenPosted = false;
    bool m_isOutdated = false; ///< a setting changed while the channel was open
    bool m_opensWhenClosed = false; ///< it is on, and the channel is Closing
};
