// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "symbol.h"

#include <QtGui/QPainter>

#include <cmath>
#include <numbers>

namespace {

// Everything is drawn on a square of 16 by 16.
constexpr double Side = 16;
constexpr double LineWidth = 1.5;

void addLine(QPainterPath *path, QPointF from, QPointF to)
{
    path->moveTo(from);
    path->lineTo(to);
}

QPainterPath lock(bool isOpen)
{
    QPainterPath path;
    path.addRoundedRect(QRectF(3, 7, 10, 7), 1.5, 1.5);
    path.moveTo(5, 7);
    path.lineTo(5, 5);
    path.arcTo(QRectF(5, 2, 6, 6), 180, isOpen ? -140 : -180);
    if (!isOpen)
        path.lineTo(11, 7);
    return path;
}

QPainterPath lockWithKey()
{
    QPainterPath path = lock(false);
    addLine(&path, { 6, 10.5 }, { 7.5, 12 });
    path.lineTo(10, 9.3); // a tick: who is there has been shown
    return path;
}

QPainterPath gear()
{
    constexpr int Teeth = 8;
    QPainterPath path;
    path.addEllipse(QPointF(8, 8), 2, 2);
    path.addEllipse(QPointF(8, 8), 4.6, 4.6);
    for (int i = 0; i < Teeth; ++i) {
        const double angle = 2 * std::numbers::pi * i / Teeth;
        const QPointF direction(std::cos(angle), std::sin(angle));
        addLine(&path, QPointF(8, 8) + 4.6 * direction, QPointF(8, 8) + 6.6 * direction);
    }
    return path;
}

QPainterPath arrow(bool pointsUp)
{
    const double end = pointsUp ? 3 : 13;
    const double head = pointsUp ? 7 : 9;
    QPainterPath path;
    addLine(&path, { 8, pointsUp ? 13.0 : 3.0 }, { 8, end });
    addLine(&path, { 4, head }, { 8, end });
    path.lineTo(12, head);
    return path;
}

QPainterPath warning()
{
    QPainterPath path;
    path.moveTo(8, 2.5);
    path.lineTo(14.5, 13.5);
    path.lineTo(1.5, 13.5);
    path.closeSubpath();
    addLine(&path, { 8, 6.5 }, { 8, 9.5 });
    addLine(&path, { 8, 11.5 }, { 8, 11.6 });
    return path;
}

QPainterPath pathOf(Symbol::Shape shape)
{
    QPainterPath path;
    switch (shape) {
    case Symbol::Lock:
        return lock(false);
    case Symbol::OpenLock:
        return lock(true);
    case Symbol::LockWithKey:
        return lockWithKey();
    case Symbol::Plus:
        addLine(&path, { 8, 3 }, { 8, 13 });
        addLine(&path, { 3, 8 }, { 13, 8 });
        return path;
    case Symbol::Cross:
        addLine(&path, { 4, 4 }, { 12, 12 });
        addLine(&path, { 12, 4 }, { 4, 12 });
        return path;
    case Symbol::Pause:
        addLine(&path, { 5.5, 3.5 }, { 5.5, 12.5 });
        addLine(&path, { 10.5, 3.5 }, { 10.5, 12.5 });
        return path;
    case Symbol::Play:
        path.moveTo(5, 3);
        path.lineTo(12.5, 8);
        path.lineTo(5, 13);
        path.closeSubpath();
        return path;
    case Symbol::Gear:
        return gear();
    case Symbol::In:
        return arrow(false);
    case Symbol::Out:
        return arrow(true);
    case Symbol::Search:
        path.addEllipse(QPointF(7, 7), 4.2, 4.2);
        addLine(&path, { 10.2, 10.2 }, { 13.5, 13.5 });
        return path;
    case Symbol::Warning:
        return warning();
    case Symbol::Chevron:
        addLine(&path, { 4, 6 }, { 8, 10 });
        path.lineTo(12, 6);
        return path;
    }
    Q_UNREACHABLE();
    return path;
}

} // namespace

Symbol::Symbol(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    setImplicitSize(Side, Side);
}

void Symbol::setShape(Shape shape)
{
    if (m_shape == shape)
        return;
    m_shape = shape;
    update();
    Q_EMIT shapeChanged();
}

void Symbol::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    update();
    Q_EMIT colorChanged();
}

void Symbol::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->scale(width() / Side, height() / Side);
    painter->setPen(QPen(m_color, LineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(pathOf(m_shape));
}
