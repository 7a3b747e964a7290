// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "meaning_p.h"

namespace GipcCore {

using Gipc::ErrorCode;

/*! What a server refuses or drops, what a client waits for in vain, and what the program asked for
    that cannot be. */
inline constexpr Meaning ProgramMeanings[] = {
    { Cause::None, ErrorCode::NoError, QtDebugMsg, "" },
    { Cause::UserNotAllowed, ErrorCode::PeerNotAllowed, QtInfoMsg,
      //: %1 is the number of a user; allowedUserIds is a property
      QT_TRANSLATE_NOOP("Gipc",
                        "A client of user %1 was turned away: it is not among "
                        "allowedUserIds.") },
    { Cause::NotLetIn, ErrorCode::Refused, QtInfoMsg,
      //: %1 is the number of a user, the address of a host or the name of a key, %2 what the client
      //: is told
      QT_TRANSLATE_NOOP("Gipc",
                        "A client of %1 was turned away by the program, which says \"%2\" "
                        "(setAdmission decides).") },
    { Cause::TooManyClients, ErrorCode::LimitReached, QtWarningMsg,
      QT_TRANSLATE_N_NOOP("Gipc",
                          "A client was turned away: no more than %n may be connected. "
                          "Raise maxClients to let more in.") },
    { Cause::TooManyOfOnePeer, ErrorCode::LimitReached, QtWarningMsg,
      //: %1 is the number of a user, the address of a host or the name of a key
      QT_TRANSLATE_N_NOOP("Gipc",
                          "A client of %1 was turned away: no more than %n of them may "
                          "be connected. Raise maxClientsPerPeer to let more in.") },
    { Cause::TooManyWaitingIds, ErrorCode::LimitReached, QtWarningMsg,
      QT_TRANSLATE_N_NOOP("Gipc",
                          "A client was given no id: no more than %n may wait for those "
                          "who asked for them. Raise maxWaitingIds or "
                          "maxWaitingIdsPerPeer.") },
    { Cause::NoFreeId, ErrorCode::LimitReached, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "A client was given no id: no address next to %1 is free.") },
    { Cause::TooSlow, ErrorCode::QueueFull, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "A client was disconnected: it does not read what is sent to "
                        "it (overflow is Disconnect).") },
    { Cause::DepartedDropped, ErrorCode::LimitReached, QtWarningMsg,
      //: departedInboxLimit is a property
      QT_TRANSLATE_N_NOOP("Gipc",
                          "%n messages of clients that have left were dropped: they were "
                          "not read, and departedInboxLimit is reached.") },
    { Cause::InboxesFull, ErrorCode::LimitReached, QtWarningMsg,
      //: %1 is a number; totalInboxLimit is a property
      QT_TRANSLATE_NOOP("Gipc",
                        "A client was disconnected in the middle of a message: all that "
                        "is unfinished has more than %1 bytes (totalInboxLimit), and "
                        "its part was the largest.") },
    { Cause::ConnectTimeout, ErrorCode::ConnectTimeout, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "Not connected to %1 within %2 ms.") },
    { Cause::NoId, ErrorCode::HandshakeTimeout, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "The server's manager gave no id within %1 ms.") },
    { Cause::NotAManager, ErrorCode::MalformedFrame, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "Instead of an id the server said something else. Does it "
                        "serve many clients?") },
    { Cause::NotConnected, ErrorCode::NotConnected, QtDebugMsg,
      QT_TRANSLATE_NOOP("Gipc", "Not connected.") },
    { Cause::WrongDelivery, ErrorCode::WrongDelivery, QtDebugMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "Messages are delivered by signal. To read them set the "
                        "property delivery to Queue.") },
    { Cause::Interrupted, ErrorCode::Interrupted, QtDebugMsg,
      QT_TRANSLATE_NOOP("Gipc", "Waiting was interrupted: the program is ending.") },
    { Cause::Destroyed, ErrorCode::Destroyed, QtDebugMsg,
      QT_TRANSLATE_NOOP("Gipc", "The object was deleted during the call.") },
    { Cause::WrongStatus, ErrorCode::WrongStatus, QtWarningMsg,
      //: %1 is a status, as "Listening"
      QT_TRANSLATE_NOOP("Gipc", "This cannot be done while the status is %1.") },
    { Cause::NoApplication, ErrorCode::WrongStatus, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "There is no QCoreApplication. Make one first.") },
    { Cause::InvalidServerName, ErrorCode::InvalidName, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "\"%1\" cannot be a server's name: it takes 1 to 64 of "
                        "A-Z a-z 0-9 . _ - and no dot at the start.") },
    { Cause::InvalidClientName, ErrorCode::InvalidName, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "\"%1\" is not a name one can connect to: it must not be "
                        "empty or contain a slash.") },
    { Cause::NoPort, ErrorCode::InvalidSettings, QtWarningMsg,
      //: %1 is an environment variable, %2 its value
      QT_TRANSLATE_NOOP("Gipc",
                        "%1 is \"%2\", which is no port: set it to 1 to 65535, or "
                        "set the property port.") },
    { Cause::NoHost, ErrorCode::InvalidSettings, QtWarningMsg,
      //: %1 is an environment variable
      QT_TRANSLATE_NOOP("Gipc",
                        "The host is empty: set %1 or the property host to an "
                        "address or a name.") },
    { Cause::ServiceNameTooLong, ErrorCode::InvalidSettings, QtWarningMsg,
      QT_TRANSLATE_N_NOOP("Gipc",
                          "The service name \"%1\" is too long: it takes %n bytes of "
                          "UTF-8.") },
    { Cause::KeyWithoutEncryption, ErrorCode::InvalidSettings, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "A pre-shared key is set and encryption is off: switch it on, or "
                        "remove the key.") },
    { Cause::KeyWithoutService, ErrorCode::InvalidSettings, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "A pre-shared key is set and neither name nor serviceName is: a "
                        "session has to know what it is for.") },
    { Cause::KeyWithoutExtension, ErrorCode::InvalidSettings, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "A pre-shared key is set and the policy is Compatible: version 2 "
                        "has no keys.") },
    { Cause::UsersOnNetwork, ErrorCode::InvalidSettings, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "Only certain users are accepted, and on TCP a peer's user is not "
                        "known. Use a local socket or a pre-shared key.") },
    { Cause::ExposedWithoutKey, ErrorCode::InvalidSettings, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "%1 is open to the network, and without a pre-shared key anybody "
                        "can connect and pose as the server. Set one with "
                        "addPreSharedKey(), or --key-file.") },
};

} // namespace GipcCore
