// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "forgedpeer.h"

using namespace WireTest;

namespace {

QByteArray tlv(int type, const QByteArray &value)
{
    QByteArray bytes;
    TlvList::append(&bytes, quint8(type), value);
    return bytes;
}

const QByteArray Random = values(1, 32);
const QByteArray SomeTerms = bigEndian(quint64(5000)) + bigEndian(quint64(0));

/*! What has to be in an offer and, but for the last one, in an acceptance; one list entry each. */
QByteArrayList goodTlvs(Role from)
{
    QByteArrayList list { tlv(1, hex("01")), tlv(2, hex("00000007")), tlv(3, Random),
                          tlv(4, SomeTerms) };
    if (from == Role::Server)
        list << tlv(6, "test");
    return list;
}

QByteArrayList withKey(QByteArrayList list)
{
    list[1] = tlv(2, hex("0000001f"));
    list << tlv(5, "panel");
    return list;
}

QByteArrayList replaced(QByteArrayList list, int index, const QByteArray &value)
{
    list[index] = value;
    return list;
}

constexpr Fault Malformed = Fault::MalformedHandshake;

} // namespace

/*! Offers and acceptances that break the rules: each ends the handshake and none is taken for a peer
    without GIPC-X. */
class tst_NegotiationFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesTlvsOfEitherSide_data();
    void judgesTlvsOfEitherSide();
    void judgesOffers_data();
    void judgesOffers();
    void judgesAcceptances_data();
    void judgesAcceptances();
    void takesTlvsInAnyOrder();
    void refusesAListCutAnywhere();
    void neverFallsBackAfterAFailure();

private:
    static Outcome offer(const QByteArray &behindLimit, bool keyed, QByteArray *answer);
    static Outcome accept(const QByteArray &tlvs, bool keyed);
};

/*! What a client makes of an offer, and its message 5. Without encryption, so nothing but the TLVs
    matters, unless a key is wanted. */
Outcome tst_NegotiationFaults::offer(const QByteArray &behindLimit, bool keyed, QByteArray *answer)
{
    ForgedPeer peer(Role::Server, keyed, keyed ? GoodKey : QByteArray());
    peer.offer = behindLimit;
    Session client(keyed ? keyedSettings(Role::Client) : extendedSettings(Role::Client, false));
    Outcome outcome;
    peer.connect(&client, &outcome);
    *answer = peer.victimsAnswer;
    return outcome;
}

Outcome tst_NegotiationFaults::accept(const QByteArray &tlvs, bool keyed)
{
    ForgedPeer peer(Role::Client, keyed, keyed ? GoodKey : QByteArray());
    peer.tlvs = tlvs;
    Session server(keyed ? keyedSettings(Role::Server) : extendedSettings(Role::Server, false));
    Outcome outcome;
    peer.connect(&server, &outcome);
    return outcome;
}

void tst_NegotiationFaults::judgesTlvsOfEitherSide_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<QByteArray>("tlvs");
    QTest::addColumn<bool>("good");
    for (const Role from : { Role::Client, Role::Server }) {
        const QByteArrayList good = goodTlvs(from);
        const auto row = [=](const char *name, const QByteArrayList &tlvs, bool isGood) {
            QTest::addRow("%s, %s", from == Role::Client ? "acceptance" : "offer", name)
                << int(from) << tlvs.join() << isGood;
        };
        row("good", good, true);
        row("an unknown type", good + QByteArrayList { tlv(100, "?") }, true);
        row("an unassigned type", good + QByteArrayList { tlv(200, QByteArray(255, '?')) }, true);
        row("an unknown type twice", good + QByteArrayList { tlv(9, "?"), tlv(9, "!") }, true);
        row("an unknown type without value", good + QByteArrayList { tlv(0, "") }, true);
        row("requests", good + QByteArrayList { tlv(7, hex("00000400")) }, true);
        const char *const names[] = { "version", "features", "random", "terms", "service" };
        for (int i = 0; i < good.size(); ++i) {
            QByteArrayList less = good;
            less.removeAt(i);
            const QByteArray value = good.at(i).sliced(2);
            const int type = i == 4 ? 6 : i + 1;
            const auto named = [&](const char *what) { return QByteArray(what) + names[i]; };
            row(named("no "), less, false);
            row(named("twice the "), good + QByteArrayList { good.at(i) }, false);
            row(named("an empty "), replaced(good, i, tlv(type, "")), false);
            if (type != 1 && type != 6) {
                row(named("a shorter "), replaced(good, i, tlv(type, value.chopped(1))), false);
                row(named("a longer "), replaced(good, i, tlv(type, value + '\0')), false);
            }
        }
        row("a feature missing", replaced(good, 1, tlv(2, hex("00000003"))), false);
        row("half a key", replaced(good, 1, tlv(2, hex("0000000f"))), false);
        row("the other half", replaced(good, 1, tlv(2, hex("00000017"))), false);
        row("requests, too short", good + QByteArrayList { tlv(7, hex("000400")) }, false);
        row("requests, twice",
            good + QByteArrayList { tlv(7, hex("00000400")), tlv(7, hex("00000400")) }, false);
        row("a lone type behind", good + QByteArrayList { hex("80") }, false);
        row("a length that lies", good + QByteArrayList { hex("80ff0000") }, false);
        row("a length without value", good + QByteArrayList { hex("8001") }, false);
    }
}

void tst_NegotiationFaults::judgesTlvsOfEitherSide()
{
    QFETCH(const int, from);
    QFETCH(const QByteArray, tlvs);
    QFETCH(const bool, good);
    QByteArray answer;
    const Outcome outcome
        = Role(from) == Role::Client ? accept(tlvs, false) : offer(wrapOffer(tlvs), false, &answer);
    QCOMPARE(outcome.fault, good ? Fault::None : Malformed);
    QCOMPARE(outcome.established, good ? 1 : 0);
    if (Role(from) == Role::Server)
        QCOMPARE(answer.left(2), good ? answer.left(2) : hex("e005"));
}

void tst_NegotiationFaults::judgesOffers_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<bool>("keyed");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QByteArray>("answer"); // its beginning
    const QByteArrayList good = goodTlvs(Role::Server);
    const QByteArray accepted = hex("e1");
    const QByteArray ended = hex("e005");
    const QByteArray stays = hex("00");
    const Fault none = Fault::None;
    const auto row
        = [](const char *name, const QByteArray &offered, Fault fault, const QByteArray &answer,
             bool keyed = false) { QTest::newRow(name) << offered << keyed << fault << answer; };
    const QByteArray list = good.join();
    row("good", wrapOffer(list), none, accepted);
    row("bytes behind it", wrapOffer(list) + "anything", none, accepted);
    row("no offer", {}, none, stays);
    row("something else", "GIPY" + wrapOffer(list).sliced(4), none, stays);
    row("half the magic", "GIP", none, stays);
    row("the magic alone", "GIPX", Malformed, ended);
    row("half a length", hex("4749505800"), Malformed, ended);
    row("a length of 0", wrapOffer({}), Malformed, ended);
    row("a length beyond the frame", "GIPX" + bigEndian(quint16(list.size() + 1)) + list, Malformed,
        ended);
    row("the largest length", "GIPX" + bigEndian(quint16(65535)) + list, Malformed, ended);
    row("a length that cuts it", "GIPX" + bigEndian(quint16(list.size() - 1)) + list, Malformed,
        ended);
    row("several versions", wrapOffer(replaced(good, 0, tlv(1, hex("80ff0301"))).join()), none,
        accepted);
    row("versions from another time", wrapOffer(replaced(good, 0, tlv(1, hex("0203"))).join()),
        none, stays);
    row("such versions, and nothing else we know", wrapOffer(tlv(1, hex("0203"))), none, stays);
    row("such versions twice", wrapOffer(tlv(1, hex("02")) + tlv(1, hex("02"))), Malformed, ended);
    row("features from another time", wrapOffer(replaced(good, 1, tlv(2, hex("ffffffe7"))).join()),
        none, accepted);
    row("a service of 64 bytes", wrapOffer(replaced(good, 4, tlv(6, QByteArray(64, 's'))).join()),
        none, accepted);
    row("a service of 65 bytes", wrapOffer(replaced(good, 4, tlv(6, QByteArray(65, 's'))).join()),
        Malformed, ended);
    row("a key without encryption", wrapOffer(withKey(good).join()), Malformed, ended);
    row("a key", wrapOffer(withKey(good).join()), none, accepted, true);
    row("no key for who has one", wrapOffer(list), Fault::PeerLacksKey, hex("e003"), true);
    row("no offer for who has a key", {}, Fault::ExtensionRequired, stays, true);
    row("another service for who has a key",
        wrapOffer(replaced(withKey(good), 4, tlv(6, "other")).join()), Fault::OtherService,
        hex("e004"), true);
}

void tst_NegotiationFaults::judgesOffers()
{
    QFETCH(const QByteArray, offered);
    QFETCH(const bool, keyed);
    QFETCH(const Fault, fault);
    QFETCH(const QByteArray, answer);
    QByteArray said;
    const Outcome outcome = offer(offered, keyed, &said);
    QCOMPARE(outcome.fault, fault);
    QCOMPARE(said.left(answer.size()), answer);
    if (answer != hex("e1"))
        QCOMPARE(said.size(), answer.size());
}

void tst_NegotiationFaults::judgesAcceptances_data()
{
    QTest::addColumn<QByteArray>("tlvs");
    QTest::addColumn<bool>("keyed");
    QTest::addColumn<Fault>("fault");
    const QByteArrayList good = goodTlvs(Role::Client);
    const auto row = [](const char *name, const QByteArrayList &tlvs, bool keyed, Fault fault) {
        QTest::newRow(name) << tlvs.join() << keyed << fault;
    };
    row("good", good, false, Fault::None);
    row("a version not offered", replaced(good, 0, tlv(1, hex("02"))), false, Malformed);
    row("two versions", replaced(good, 0, tlv(1, hex("0101"))), false, Malformed);
    row("a feature not offered", replaced(good, 1, tlv(2, hex("00000027"))), false, Malformed);
    row("a key that was not offered", withKey(good), false, Malformed);
    row("a key", withKey(good), true, Fault::None);
    row("no key where one is wanted", good, true, Fault::PeerLacksKey);
    const QByteArrayList keyed = withKey(good);
    row("a key without identity", keyed.first(4), true, Malformed);
    row("an identity twice", keyed + QByteArrayList { keyed.at(4) }, true, Malformed);
    row("an identity of 65 bytes", replaced(keyed, 4, tlv(5, QByteArray(65, 'i'))), true,
        Malformed);
    row("an empty identity, which nobody has", replaced(keyed, 4, tlv(5, "")), true,
        Fault::Authentication);
    // It has no use without a key, but is known, and so its rules hold.
    row("an identity that is not needed", good + QByteArrayList { tlv(5, "a") }, false,
        Fault::None);
    row("such an identity twice", good + QByteArrayList { tlv(5, "a"), tlv(5, "b") }, false,
        Malformed);
    row("such an identity, too long", good + QByteArrayList { tlv(5, QByteArray(65, 'i')) }, false,
        Malformed);
    row("a type of offers, which means nothing here", good + QByteArrayList { tlv(6, "a") }, false,
        Fault::None);
}

void tst_NegotiationFaults::judgesAcceptances()
{
    QFETCH(const QByteArray, tlvs);
    QFETCH(const bool, keyed);
    QFETCH(const Fault, fault);
    const Outcome outcome = accept(tlvs, keyed);
    QCOMPARE(outcome.fault, fault);
    QCOMPARE(outcome.established, fault == Fault::None ? 1 : 0);
}

void tst_NegotiationFaults::takesTlvsInAnyOrder()
{
    QByteArrayList list = goodTlvs(Role::Server);
    std::sort(list.begin(), list.end());
    int orders = 0;
    do {
        QByteArray answer;
        QCOMPARE(offer(wrapOffer(list.join()), false, &answer).established, 1);
        QCOMPARE(answer.front(), '\xe1');
        ++orders;
    } while (std::next_permutation(list.begin(), list.end()));
    QCOMPARE(orders, 120);
}

void tst_NegotiationFaults::refusesAListCutAnywhere()
{
    const QByteArray whole = goodTlvs(Role::Server).join();
    for (qsizetype size = 0; size < whole.size(); ++size) {
        QByteArray answer;
        QCOMPARE(offer(wrapOffer(whole.first(size)), false, &answer).fault, Malformed);
        QCOMPARE(answer, hex("e005"));
    }
    const QByteArray acceptance = goodTlvs(Role::Client).join();
    for (qsizetype size = 4; size < acceptance.size(); ++size)
        QCOMPARE(accept(acceptance.first(size), false).fault, Malformed);
}

/*! Nor by a second try on the same connection. */
void tst_NegotiationFaults::neverFallsBackAfterAFailure()
{
    ForgedPeer peer(Role::Client, false);
    peer.tlvs = hex("0101");
    Session server(extendedSettings(Role::Server, false));
    Outcome ofServer;
    peer.negotiate(&server, &ofServer);
    feed(&server, hex("00") + plainFrame(1, "version 2 after all"), &ofServer);
    QCOMPARE(ofServer.fault, Malformed);
    QCOMPARE(ofServer.established, 0);
    QVERIFY(ofServer.messages.isEmpty());
}

QTEST_APPLESS_MAIN(tst_NegotiationFaults)
#include "tst_negotiationfaults.moc"
