// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcglobal.h>

#include <QtCore/QByteArray>
#include <QtCore/QMetaType>
#include <QtCore/QString>

/*! Who is at the other end of a session: what the kernel, the handshake and the pre-shared key say
    of him.

        server.setAdmission([](const GipcPeer &peer) {
            return peer.keyIdentity() == "alice" ? GipcAdmission::letIn()
                                                 : GipcAdmission::refuse("who are you?");
        });

    What the handshake says was shown, not claimed: a peer that has not got the key with this
    identity has no session. A value class; reentrant, copies share the data.

    \since 0.1 */
class GIPC_EXPORT GipcPeer
{
    Q_GADGET
    Q_PROPERTY(qint64 userId READ userId CONSTANT)
    Q_PROPERTY(qint64 processId READ processId CONSTANT)
    Q_PROPERTY(QString address READ address CONSTANT)
    Q_PROPERTY(QByteArray keyIdentity READ keyIdentity CONSTANT)
    Q_PROPERTY(Gipc::Security security READ security CONSTANT)
    Q_PROPERTY(bool extended READ isExtended CONSTANT)

public:
    /*! Nobody: of whom nothing is known. */
    GipcPeer() = default;

    /*! A peer as if it had a session, for tests of programs. */
    GipcPeer(qint64 userId, qint64 processId, const QString &address,
             const QByteArray &keyIdentity = {},
             Gipc::Security security = Gipc::Security::Unencrypted, bool extended = false);

    /*! Its user and process id by the kernel's word when it connected; -1 if unknown, as on TCP.
        GipcConnection::peerUserId() says what there is to know about containers. */
    qint64 userId() const { return m_userId; }
    qint64 processId() const { return m_processId; }

    /*! Its address on TCP; empty on a local socket. */
    QString address() const { return m_address; }

    /*! The identity of the pre-shared key that the client used, up to 64 bytes of whatever whoever
        named the key has chosen; the same on both sides. Empty without a key, and for a key whose
        identity is: security() tells which. */
    QByteArray keyIdentity() const { return m_keyIdentity; }

    Gipc::Security security() const { return m_security; }

    /*! Whether the session speaks GIPC-X. */
    bool isExtended() const { return m_extended; }

    friend bool operator==(const GipcPeer &a, const GipcPeer &b)
    {
        return a.m_userId == b.m_userId && a.m_processId == b.m_processId
            && a.m_security == b.m_security && a.m_extended == b.m_extended
            && a.m_address == b.m_address && a.m_keyIdentity == b.m_keyIdentity;
    }
    friend bool operator!=(const GipcPeer &a, const GipcPeer &b) { return !(a == b); }

private:
    qint64 m_userId = -1;
    qint64 m_processId = -1;
    Gipc::Security m_security = Gipc::Security::Unencrypted;
    bool m_extended = false;
    QString m_address;
    QByteArray m_keyIdentity;
};

Q_DECLARE_TYPEINFO(GipcPeer, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(GipcPeer)

/*! What is known. An identity is shown with control characters and the like replaced. */
GIPC_EXPORT QDebug operator<<(QDebug debug, const GipcPeer &peer);
