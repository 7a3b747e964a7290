// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtQml/qqml.h>

/*! A file with a pre-shared key, as "gipc keygen" makes it. */
class KeyFile : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    /*! The key in the file at \a path; empty if it cannot be used. */
    Q_INVOKABLE QByteArray read(const QString &path) const;

    /*! What is wrong with the file at \a path, in words; empty if it holds a key. */
    Q_INVOKABLE QString problem(const QString &path) const;

private:
    static QByteArray readKey(const QString &path, QString *problem);
};
