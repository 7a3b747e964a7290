// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "rawserver.h"
#include "signalmoments.h"

/*! A step of a story, and when it is done. */
using Step = std::pair<std::function<void()>, std::function<bool()>>;

/*! Each step to its end, until the watcher fires. False if one has no end. */
inline bool tell(const QList<Step> &steps, const Watcher &watcher)
{
    for (const Step &step : steps) {
        step.first();
        if (!watcher.hasFired && !eventually([&] { return watcher.hasFired || step.second(); }))
            return false;
        if (watcher.hasFired)
            break;
    }
    return true;
}

/*! The life of a server or a client, with all that can happen to it. A raw peer is its other end. */
template <typename Object> class Story
{
public:
    Story(const Story &) = delete;
    Story &operator=(const Story &) = delete;

    bool tell() { return ::tell(steps(), watcher); }

    const QPointer<Object> object;
    Watcher watcher;

protected:
    explicit Story(const QString &name)
        : object(new Object(name))
    {
        object->setObjectName(name);
        const auto count = [this] { ++m_heard; };
        QObject::connect(object, &Object::messageReceived, &watcher, count);
        QObject::connect(object, &Object::messagesAvailable, &watcher, count);
    }
    virtual ~Story() { delete object; }

    virtual QList<Step> steps() = 0;

    /*! To be called when all is set. */
    void watch(QObject *what)
    {
        watcher.watch(what, [this] { return object->statusText().toUtf8(); });
    }
    bool isIn(Gipc::Status status) const { return object && object->status() == status; }
    bool hasFailed() const { return object && object->error() != Gipc::ErrorCode::NoError; }

    /*! Whatever was done to it: it is ready to be opened. */
    bool isReadyToOpen()
    {
        m_peer.close();
        object->abort();
        return object->status() == Gipc::Status::Closed
            || object->status() == Gipc::Status::NotConnected;
    }

    /*! Counts as heard what this signal says, too. */
    template <typename Signal> void listenTo(Signal signal)
    {
        QObject::connect(object, signal, &watcher, [this] { ++m_heard; });
    }
    /*! Done when it was told of a message, see listenTo(). */
    Step untilHeard(std::function<void()> deed)
    {
        return { [this, deed = std::move(deed)] {
                    m_heard = 0;
                    deed();
                },
                 [this] { return m_heard > 0; } };
    }
    Step hear()
    {
        return untilHeard([this] { m_peer.sendMessage(1, "hello"); });
    }
    Step end()
    {
        return { [this] { object->close(); },
                 [this] {
                     m_peer.pump();
                     if (m_peer.atEnd())
                         m_peer.close();
                     return isIn(Gipc::Status::Closed);
                 } };
    }
    /*! A step that is done at once. */
    static Step atOnce(std::function<void()> deed)
    {
        return { std::move(deed), [] { return true; } };
    }

    RawPeer m_peer;

private:
    int m_heard = 0; ///< messages, or news of them
};

/*! Does the deed at that moment of the story, in which it is done to the object; then that can be used anew, unless
    it has gone or all was changed. */
template <typename Story, typename Object>
void tryDeed(Story *story, const QByteArray &moment, const QPair<QByteArray, Deed<Object>> &deed)
{
    const QPointer<Object> object = story->object;
    story->watcher.setDeed(moment, [&] { deed.second(object); });
    QVERIFY(story->tell());
    QVERIFY(story->watcher.hasFired);
    spin(3); // what follows the signal
    QCOMPARE(!object, deed.first == "delete");
    if (object && deed.first != "change all")
        QVERIFY(story->worksAnew());
}

/*! Tells the story; what contradicts what at which moment, or that it has no end. */
template <typename Story> QByteArrayList contradictionsIn(Story *story)
{
    QByteArrayList faults;
    story->watcher.check = [&](const QByteArray &moment) {
        if (const QByteArray what = story->contradiction(moment); !what.isEmpty())
            faults.append(moment + ": " + what);
    };
    if (!story->tell())
        faults.append("the story has no end");
    story->watcher.check = {};
    return faults;
}
