// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "latestkeeper.h"

#include <Gipc/GipcClient>

#include <QtCore/QPointer>
#include <QtCore/QVariant>
#include <QtQml/qqml.h>

#include <optional>

/*! The latest message of a type that a client has received: what a server has published, as a property.

        GipcLatest { id: progress; channel: client; msgType: 7 }
        ProgressBar { value: progress.json?.percent ?? 0 }

    Of types for which there is no GipcLatest nothing is kept. It stays when the connection is lost;
    the next session begins with what is published then. Whether it is up to date is the client's
    `connected`. */
class GipcLatest : public QObject
{
    Q_OBJECT
    Q_PROPERTY(GipcClient *channel READ channel WRITE setChannel NOTIFY channelChanged FINAL)
    Q_PROPERTY(int msgType READ msgType WRITE setMsgType NOTIFY msgTypeChanged FINAL)
    Q_PROPERTY(bool available READ isAvailable NOTIFY availableChanged FINAL)
    Q_PROPERTY(GipcMessage message READ message NOTIFY messageChanged FINAL)
    Q_PROPERTY(QString text READ text NOTIFY messageChanged FINAL)
    Q_PROPERTY(QVariant json READ json NOTIFY messageChanged FINAL)
    QML_ELEMENT

public:
    explicit GipcLatest(QObject *parent = nullptr);
    ~GipcLatest() override;

    /*! A GipcClient, of the same thread; null (default) for none. When it is deleted it is null. A
        change of this or of msgType forgets the message. */
    GipcClient *channel() const { return m_channel; }
    void setChannel(GipcClient *client);

    /*! 1 to 2147483647; 0 (default): none. */
    int msgType() const { return m_msgType; }
    void setMsgType(int msgType);

    /*! Whether there was a message. */
    bool isAvailable() const { return !m_message.isInternal(); }

    /*! The message; without one its msgType is -1. */
    GipcMessage message() const { return m_message; }
    /*! Its data in UTF-8. */
    QString text() const { return m_message.text(); }
    /*! The object or array its data are in JSON; undefined if they are none. Parsed when it is first
        asked for. */
    QVariant json() const;

    /*! For the keeper. Slots run: anything may be gone afterwards. */
    void setMessage(const GipcMessage &message);

Q_SIGNALS:
    void channelChanged();
    void msgTypeChanged();
    void availableChanged();
    /*! And text and json with it. Not if the same message came again. */
    void messageChanged();

private:
    void leave();
    void follow(GipcClient *client, int msgType, void (GipcLatest::*changed)());
    bool replace(const GipcMessage &message);
    void announce();

    QPointer<GipcClient> m_channel;
    QPointer<LatestKeeper> m_keeper;
    int m_msgType = 0;
    GipcMessage m_message;
    mutable std::optional<QVariant> m_json;
    bool m_wasAvailable = false; ///< as was said last
};
