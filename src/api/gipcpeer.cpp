// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "peerof_p.h"

#include "connection_p.h"
#include "printable_p.h"

#include <QtCore/QDebug>

GipcPeer::GipcPeer(qint64 userId, qint64 processId, const QString &address,
                   const QByteArray &keyIdentity, Gipc::Security security, bool extended)
    : m_userId(userId)
    , m_processId(processId)
    , m_security(security)
    , m_extended(extended)
    , m_address(address)
    , m_keyIdentity(keyIdentity)
{ }

QDebug operator<<(QDebug debug, const GipcPeer &peer)
{
    const QDebugStateSaver saver(debug);
    debug.nospace().noquote() << "GipcPeer(" << Gipc::securityName(peer.security())
                              << (peer.isExtended() ? ", GIPC-X" : ", version 2");
    if (peer.userId() >= 0)
        debug << ", user " << peer.userId();
    if (peer.processId() >= 0)
        debug << ", process " << peer.processId();
    if (!peer.address().isEmpty())
        debug << ", " << peer.address();
    if (peer.security() == Gipc::Security::Authenticated)
        debug << ", key \"" << GipcCore::printable(peer.keyIdentity()) << '"';
    return debug << ')';
}

namespace GipcCore {

GipcPeer peerOf(const Connection &connection)
{
    const GipcTransport::PeerCredentials peer = connection.peer();
    return { peer.userId,           peer.processId,         peer.address, connection.keyIdentity(),
             connection.security(), connection.isExtended() };
}

} // namespace GipcCore
