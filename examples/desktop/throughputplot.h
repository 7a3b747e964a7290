// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "throughput.h"

#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtQuick/QQuickPaintedItem>

/*! Draws one quantity of a Throughput over the last minute, in and out, with axes. */
class ThroughputPlot : public QQuickPaintedItem
{
    Q_OBJECT
    Q_PROPERTY(
        Throughput *throughput READ throughput WRITE setThroughput NOTIFY throughputChanged FINAL)
    Q_PROPERTY(Quantity quantity MEMBER m_quantity NOTIFY lookChanged FINAL)
    Q_PROPERTY(QColor incomingColor MEMBER m_incomingColor NOTIFY lookChanged FINAL)
    Q_PROPERTY(QColor outgoingColor MEMBER m_outgoingColor NOTIFY lookChanged FINAL)
    Q_PROPERTY(QColor gridColor MEMBER m_gridColor NOTIFY lookChanged FINAL)
    Q_PROPERTY(QColor labelColor MEMBER m_labelColor NOTIFY lookChanged FINAL)
    Q_PROPERTY(QFont font MEMBER m_font NOTIFY lookChanged FINAL)
    QML_ELEMENT

public:
    enum Quantity { Messages, Bytes };
    Q_ENUM(Quantity)

    explicit ThroughputPlot(QQuickItem *parent = nullptr);

    Throughput *throughput() const { return m_throughput; }
    void setThroughput(Throughput *throughput);

    /*! A round number not below \a value, for the upper end of an axis. Bytes are rounded in
        powers of two above 1024, as they are shown. */
    static double axisEnd(double value, Quantity quantity);

    /*! A value of the axis in words: "1,500", "2 kB". */
    Q_INVOKABLE QString label(double value) const;

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void throughputChanged();
    void lookChanged();

private:
    double valueOf(const Throughput::Sample &sample, bool isOutgoing) const;
    double highest() const;
    void paintAxes(QPainter *painter, const QRectF &area, double end) const;
    void paintCurve(QPainter *painter, const QRectF &area, double end, bool isOutgoing) const;

    QPointer<Throughput> m_throughput;
    Quantity m_quantity = Messages;
    QColor m_incomingColor;
    QColor m_outgoingColor;
    QColor m_gridColor;
    QColor m_labelColor;
    QFont m_font;
};
