// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcEndpoint>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

/*! A refused write leaves no trace but its answer. */
inline void expectRefusal(GipcEndpoint *endpoint, int type, const QByteArray &data,
                          Gipc::ErrorCode wanted)
{
    const Gipc::ErrorCode error = endpoint->error();
    const QString errorString = endpoint->errorString();
    const Gipc::Status status = endpoint->status();
    QSignalSpy errors(endpoint, &GipcEndpoint::errorOccurred);
    QSignalSpy statuses(endpoint, &GipcEndpoint::statusChanged);
    Gipc::ErrorCode why = Gipc::ErrorCode::NoError;
    QVERIFY(!endpoint->write(type, data, &why));
    QCOMPARE(why, wanted);
    QVERIFY(!endpoint->write(type, data)); // it need not be asked why
    QCOMPARE(endpoint->error(), error);
    QCOMPARE(endpoint->errorString(), errorString);
    QCOMPARE(endpoint->status(), status);
    QCOMPARE(errors.size(), 0);
    QCOMPARE(statuses.size(), 0);
}
