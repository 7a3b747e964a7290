// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/gipcadmission.h>

GipcAdmission::GipcAdmission(Verdict verdict, const QString &text)
    : m_verdict(verdict)
    , m_text(text)
{ }

GipcAdmission GipcAdmission::letIn()
{
    return { Verdict::LetIn, {} };
}

GipcAdmission GipcAdmission::refuse(const QString &text)
{
    return { Verdict::Refused, text };
}

GipcAdmission GipcAdmission::refuseForNow(const QString &text)
{
    return { Verdict::RefusedForNow, text };
}
