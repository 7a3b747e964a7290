// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcglobal.h>

#include <QtCore/QString>

/*! The answer to the question whether a client is let in, see GipcServer::setAdmission(). One that
    was made without one of the three functions refuses: nothing is let in by mistake. A value
    class; reentrant.

    \since 0.1 */
class GIPC_EXPORT GipcAdmission
{
public:
    /*! The longest text that the client gets, in bytes of UTF-8; the rest is cut off. */
    static constexpr int MaxTextSize = 128;

    GipcAdmission() = default;

    static GipcAdmission letIn();

    /*! For good: the client's status becomes Error with Refused, and it does not try again. \a text
        is for the person in front of it. */
    static GipcAdmission refuse(const QString &text = {});

    /*! For the moment: the client says Refused and tries again. */
    static GipcAdmission refuseForNow(const QString &text = {});

    bool isLetIn() const { return m_verdict == Verdict::LetIn; }
    /*! A refusal after which the client comes again. */
    bool isForNow() const { return m_verdict == Verdict::RefusedForNow; }
    QString text() const { return m_text; }

    friend bool operator==(const GipcAdmission &a, const GipcAdmission &b)
    {
        return a.m_verdict == b.m_verdict && a.m_text == b.m_text;
    }
    friend bool operator!=(const GipcAdmission &a, const GipcAdmission &b) { return !(a == b); }

private:
    enum class Verdict { Refused, RefusedForNow, LetIn };

    GipcAdmission(Verdict verdict, const QString &text);

    Verdict m_verdict = Verdict::Refused;
    QString m_text;
};

Q_DECLARE_TYPEINFO(GipcAdmission, Q_RELOCATABLE_TYPE);
