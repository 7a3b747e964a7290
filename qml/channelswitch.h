// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcGlobal>

#include <QtCore/QObject>

#include <functional>

/*! The property `active` of a server or client: opens its channel and closes it.

    isOn() is what the program wants, not the status. It stays true if the channel cannot be opened;
    a change of a setting tries again. If the program opens or closes the channel by a call, isOn()
    changes with it.

    A channel that is Closing is opened again only when it is Closed. */
class ChannelSwitch final : public QObject
{
    Q_OBJECT

public:
    /*! The calls of a channel. */
    struct Channel
    {
        std::function<Gipc::Status()> status;
        std::function<void()> open;
        std::function<void()> close;
    };

    explicit ChannelSwitch(Channel channel);

    bool isOn() const { return m_isOn; }
    void set(bool on);

    /*! Between hold() and release() nothing is opened: QML sets the first values of properties. */
    void hold() { m_isHeld = true; }
    void release();

    /*! A setting has changed that takes effect when the channel is opened. It is closed and opened
        again, once for all changes of one turn of the event loop. */
    void reopenLater();

    // The channel's signals. Handlers in QML run before these and may have opened or closed the
    // channel, so the status is not passed but asked for.
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
    bool m_isHeld = false; ///< between hold() and release()
    bool m_isReopenPosted = false; ///< reopen() will be called
    bool m_isOutdated = false; ///< a setting changed while the channel was open; false once Closing
    bool m_opensWhenClosed = false; ///< only while Closing, and just before: open it when Closed
};
