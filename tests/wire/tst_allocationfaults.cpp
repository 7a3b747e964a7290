// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "recording.h"

#include <openssl/crypto.h>

#include <cstdlib>

using namespace WireTest;

namespace {

/*! Which of OpenSSL's allocations fails next; the others are counted. */
struct Injection
{
    bool on = false;
    qint64 count = 0;
    qint64 failing = 0; ///< the number of the call that fails, from 1; 0: none

    bool fails() { return on && ++count == failing; }
};
Injection injection;

void *allocate(size_t size, const char *, int)
{
    return injection.fails() ? nullptr : std::malloc(size);
}

void *reallocate(void *memory, size_t size, const char *, int)
{
    return injection.fails() ? nullptr : std::realloc(memory, size);
}

void release(void *memory, const char *, int)
{
    std::free(memory);
}

const QList<Message> Talk { { 1, "one" }, { 2, "two" } };

/*! Both handshakes, messages both ways with a key update after each, and CLOSE. False if a session
    could not go on. */
struct Run
{
    explicit Run(bool keyed)
        : talk(settings(Role::Client, keyed), settings(Role::Server, keyed))
    {
        injection.on = true;
        talk.run();
        for (const Message &message : Talk) {
            for (const Role role : { Role::Client, Role::Server })
                say(role, message);
            talk.run();
        }
        for (const Role role : { Role::Client, Role::Server })
            close(role);
        talk.run();
        injection.on = false;
    }

    static SessionSettings settings(Role role, bool keyed)
    {
        SessionSettings settings = keyed ? keyedSettings(role) : extendedSettings(role);
        settings.recordLimits.records = 1;
        return settings;
    }

    void say(Role role, const Message &message)
    {
        Conversation::End &end = talk.end(role);
        QByteArray out;
        if (!end.session.isEstablished())
            return;
        if (end.session.seal(plainFrame(message.type, message.data), &out) == Fault::None
            && end.session.flush(&out) == Fault::None)
            end.toSend << out;
        else
            end.outcome.fault = end.session.fault();
    }

    void close(Role role)
    {
        Conversation::End &end = talk.end(role);
        QByteArray out;
        if (!end.session.isEstablished() || end.session.fault() != Fault::None)
            return;
        if (end.session.sealClose(CloseReason::Done, &out) == Fault::None)
            end.toSend << out;
        else
            end.outcome.fault = end.session.fault();
    }

    bool isGood() const
    {
        return talk.isConnected() && talk.client.messages() == Talk
            && talk.server.messages() == Talk && talk.client.outcome.peerClosed == 1
            && talk.server.outcome.peerClosed == 1;
    }

    Conversation talk;
};

} // namespace

/*! OpenSSL has no memory at any one moment of a session. Our own allocations and Qt's are not part of
    it: when one of those fails Qt ends the process, so there is nothing to survive. */
class tst_AllocationFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyAllocationMayFail_data();
    void everyAllocationMayFail();
};

/*! What OpenSSL sets up once and keeps is not part of a session either. */
void tst_AllocationFaults::initTestCase()
{
    for (const bool keyed : { false, true })
        QVERIFY(Run(keyed).isGood());
    QVERIFY(injection.count > 100); // it does go through our functions
}

void tst_AllocationFaults::everyAllocationMayFail_data()
{
    QTest::addColumn<bool>("keyed");
    QTest::newRow("without a key") << false;
    QTest::newRow("with a key") << true;
}

void tst_AllocationFaults::everyAllocationMayFail()
{
    QFETCH(const bool, keyed);
    injection = {};
    QVERIFY(Run(keyed).isGood());
    const qint64 all = injection.count;
    int survived = 0;
    int failed = 0;
    for (qint64 failing = 1; failing <= all; ++failing) {
        injection = { false, 0, failing };
        const Run run(keyed);
        injection = {};
        // What OpenSSL recovers from by itself need not be noticed.
        if (run.isGood()) {
            ++survived;
            continue;
        }
        ++failed;
        bool told = false;
        for (const auto *const end : { &run.talk.client, &run.talk.server }) {
            QVERIFY2(isPrefix(end->messages(), Talk), QByteArray::number(failing));
            told = told || end->fault() != Fault::None;
        }
        QVERIFY2(told, QByteArray::number(failing));
    }
    qInfo("%lld allocations: %d ended a session, %d did no harm", all, failed, survived);
    QVERIFY(failed > survived);
    QVERIFY(Run(keyed).isGood());
}

int main(int argc, char *argv[])
{
    // Only before OpenSSL's first allocation.
    if (CRYPTO_set_mem_functions(allocate, reallocate, release) != 1)
        qFatal("OpenSSL has been used already");
    tst_AllocationFaults test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_allocationfaults.moc"
