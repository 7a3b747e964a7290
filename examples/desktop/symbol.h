// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGui/QColor>
#include <QtGui/QPainterPath>
#include <QtQuick/QQuickPaintedItem>

/*! A simple picture in one colour, drawn with lines: looks the same with every font. */
class Symbol : public QQuickPaintedItem
{
    Q_OBJECT
    Q_PROPERTY(Shape shape READ shape WRITE setShape NOTIFY shapeChanged FINAL)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged FINAL)
    QML_ELEMENT

public:
    enum Shape {
        Lock,
        OpenLock,
        LockWithKey,
        Plus,
        Cross,
        Pause,
        Play,
        Gear,
        In,
        Out,
        Search,
        Warning,
        Chevron
    };
    Q_ENUM(Shape)

    explicit Symbol(QQuickItem *parent = nullptr);

    Shape shape() const { return m_shape; }
    void setShape(Shape shape);

    QColor color() const { return m_color; }
    void setColor(const QColor &color);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void shapeChanged();
    void colorChanged();

private:
    Shape m_shape = Plus;
    QColor m_color = Qt::black;
};
