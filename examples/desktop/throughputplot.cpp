// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "throughputplot.h"

#include <QtCore/QLocale>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace {

constexpr double KibiByte = 1024;
constexpr double LineWidth = 1.6;
constexpr double FillOpacity = 0.13;
constexpr double LabelGap = 6;

} // namespace

ThroughputPlot::ThroughputPlot(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &ThroughputPlot::lookChanged, this, [this] { update(); });
}

void ThroughputPlot::setThroughput(Throughput *throughput)
{
    if (m_throughput == throughput)
        return;
    if (m_throughput)
        m_throughput->disconnect(this);
    m_throughput = throughput;
    if (throughput)
        connect(throughput, &Throughput::sampled, this, [this] { update(); });
    update();
    Q_EMIT throughputChanged();
}

// Numbers
// ---------------------------------------------------------------------------------------------

double ThroughputPlot::axisEnd(double value, Quantity quantity)
{
    double unit = 1;
    while (quantity == Bytes && value / unit > KibiByte)
        unit *= KibiByte;
    const double least = quantity == Bytes ? 100 : 10; // a quiet channel is not drawn as a storm
    const double inUnits = std::max(value / unit, unit > 1 ? 1 : least);
    const double power = std::pow(10, std::floor(std::log10(inUnits)));
    for (const double step : { 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0 }) {
        if (inUnits <= step * power)
            return step * power * unit;
    }
    return inUnits * unit;
}

QString ThroughputPlot::label(double value) const
{
    if (value == 0)
        return QStringLiteral("0");
    const QLocale locale;
    const double rounded = std::round(value);
    if (m_quantity == Messages)
        return locale.toString(rounded, 'f', 0);
    if (rounded < KibiByte)
        return tr("%Ln bytes", nullptr, int(rounded));
    const double inUnits = rounded / std::pow(KibiByte, std::floor(std::log2(rounded) / 10));
    const bool isWhole = inUnits == std::floor(inUnits);
    return locale.formattedDataSize(qint64(rounded), isWhole ? 0 : 1,
                                    QLocale::DataSizeTraditionalFormat);
}

double ThroughputPlot::valueOf(const Throughput::Sample &sample, bool isOutgoing) const
{
    if (m_quantity == Messages)
        return isOutgoing ? sample.messagesOut : sample.messagesIn;
    return isOutgoing ? sample.bytesOut : sample.bytesIn;
}

double ThroughputPlot::highest() const
{
    double value = 0;
    for (const auto &sample : m_throughput->samples())
        value = std::max({ value, valueOf(sample, false), valueOf(sample, true) });
    return value;
}

// Drawing
// ---------------------------------------------------------------------------------------------

void ThroughputPlot::paint(QPainter *painter)
{
    if (!m_throughput)
        return;
    const double end = axisEnd(highest(), m_quantity);
    const QFontMetricsF metrics(m_font);
    double labelWidth = 0;
    for (const double value : { end, end / 2 })
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(label(value)));
    const QRectF area = QRectF(0, 0, width(), height())
                            .adjusted(std::ceil(labelWidth + LabelGap), metrics.height() / 2, -1,
                                      -metrics.height() - LabelGap);
    painter->setFont(m_font);
    paintAxes(painter, area, end);
    paintCurve(painter, area, end, false);
    paintCurve(painter, area, end, true);
}

void ThroughputPlot::paintAxes(QPainter *painter, const QRectF &area, double end) const
{
    const QFontMetricsF metrics(m_font);
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const double share : { 0.0, 0.5, 1.0 }) {
        const double y = std::round(area.bottom() - share * area.height());
        painter->setPen(m_gridColor);
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter->setPen(m_labelColor);
        const QRectF place(0, y - metrics.height() / 2, area.left() - LabelGap, metrics.height());
        painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter, label(share * end));
    }
    const QRectF below(area.left(), area.bottom() + LabelGap / 2, area.width(), metrics.height());
    painter->drawText(below, Qt::AlignLeft, tr("60 s ago"));
    painter->drawText(below, Qt::AlignHCenter, tr("30 s"));
    painter->drawText(below, Qt::AlignRight, tr("now"));
}

void ThroughputPlot::paintCurve(QPainter *painter, const QRectF &area, double end,
                                bool isOutgoing) const
{
    const auto &samples = m_throughput->samples();
    if (samples.size() < 2)
        return;
    const double step = area.width() / (Throughput::Seconds - 1);
    QPolygonF line;
    for (size_t i = 0; i < samples.size(); ++i) {
        const double age = double(samples.size() - 1 - i);
        const double share = valueOf(samples[i], isOutgoing) / end;
        line << QPointF(area.right() - age * step, area.bottom() - share * area.height());
    }
    const QColor color = isOutgoing ? m_outgoingColor : m_incomingColor;
    QColor fill = color;
    fill.setAlphaF(float(FillOpacity));
    QPolygonF below = line;
    below << QPointF(line.last().x(), area.bottom()) << QPointF(line.first().x(), area.bottom());

    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawPolygon(below);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, LineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(line);
}
