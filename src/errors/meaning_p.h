// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"

#include <QtCore/QtGlobal>

namespace GipcCore {

/*! What a cause means to the program: one row of the tables in namemeanings_p.h,
    sessionmeanings_p.h and programmeanings_p.h. */
struct Meaning
{
    Cause cause;
    Gipc::ErrorCode code;

    /*! Of its line in the log. A warning means that a person should look: something is set up
        wrongly, or broken, or was lost. What comes and goes by itself is information: a server that
        is not there yet, a client that left, a stranger who was refused. What answers a call is for
        debugging. */
    QtMsgType level;

    /*! In English with cause and cure. With %n it has to do for any number: the log takes it as it
        is. */
    const char *text;
};

} // namespace GipcCore
