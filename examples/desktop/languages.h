// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtQml/qqml.h>

#include <memory>
#include <vector>

class QJSEngine;
class QQmlEngine;
class QTranslator;

/*! The languages the program has texts in, and the one it speaks; can be changed at any time. */
class Languages : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QStringList available READ available CONSTANT FINAL)
    Q_PROPERTY(QString current READ current WRITE setCurrent NOTIFY currentChanged FINAL)
    QML_ELEMENT
    QML_SINGLETON

public:
    /*! The bindings of \a engine, if there is one, follow the language. No default: QML would
        take it instead of create(). */
    explicit Languages(QQmlEngine *engine);
    ~Languages() override;

    static Languages *create(QQmlEngine *engine, QJSEngine *scripts);

    /*! Codes as "de" and "zh_CN". English, which needs no translation, comes first. */
    QStringList available() const { return m_available; }

    QString current() const { return m_current; }
    /*! The nearest language there is: "de" for "de_AT", English if there is none. */
    void setCurrent(const QString &language);

    /*! A language by its own name, "Deutsch". */
    Q_INVOKABLE static QString nameOf(const QString &language);

Q_SIGNALS:
    void currentChanged();

private:
    void load(const QString &file);

    QQmlEngine *const m_engine;
    QStringList m_available;
    QString m_current = QStringLiteral("en");
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};
