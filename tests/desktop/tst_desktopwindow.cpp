// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "desktophelpers.h"
#include "messagelog.h"
#include "monitorwindow.h"

#include <Gipc/GipcGlobal>

#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtGui/QColor>
#include <QtQml/QQmlComponent>
#include <QtQuick/QQuickItem>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <vector>

/*! Whatever QML warns of fails the test. */
class tst_DesktopWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void startsEmpty();
    void hasEnoughContrast_data();
    void hasEnoughContrast();
    void opensWhatTheCommandLineNames();
    void opensAChannelByKeyboard();
    void sendsByKeyboard();
    void pausesAndClearsByKeyboard();
    void keepsWhatIsBeingWritten();
    void removesAChannelByKeyboard();
    void showsTheDemo_data();
    void showsTheDemo();
    void removesTheDemosChannels();
    void showsTheNewestInOrder();
    void namesItsColumnsInFull_data();
    void namesItsColumnsInFull();
    void outlivesABadLanguage();
};

namespace {

bool isStatus(const MonitorWindow &monitor, int index, Gipc::Status status)
{
    return monitor.status(index) == int(status);
}

void type(QQuickWindow *window, const QString &text)
{
    for (const QChar character : text)
        QTest::keyClick(window, character.toLatin1());
}

MessageLog *logOf(QObject *channel)
{
    return channel->property("log").value<MessageLog *>();
}

/*! As WCAG 2 defines them. */
double luminance(const QColor &color)
{
    const auto linear = [](float share) {
        return share <= 0.04045F ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({ luminance(a), luminance(b) });
    return (lighter + 0.05) / (darker + 0.05);
}

/*! The program's colours in one of its looks. */
std::unique_ptr<QObject> theme(QQmlEngine *engine, const QString &choice)
{
    engine->addImportPath(QStringLiteral(":/"));
    engine->addImportPath(QStringLiteral(GIPC_QML_IMPORTS));
    QQmlComponent component(engine);
    component.setData("import QtQml\nimport GipcMonitor\n"
                      "QtObject { property QtObject colors: Theme; required property string choice;"
                      " Component.onCompleted: Theme.choice = choice }",
                      QUrl());
    return std::unique_ptr<QObject>(
        component.createWithInitialProperties({ { QStringLiteral("choice"), choice } }));
}

/*! The items of this type below \a root, by the beginning of its name. */
std::vector<QQuickItem *> itemsOf(QQuickItem *root, const char *type)
{
    std::vector<QQuickItem *> items;
    for (QQuickItem *item : root->childItems()) {
        if (QByteArrayView(item->metaObject()->className()).startsWith(type))
            items.push_back(item);
        const auto below = itemsOf(item, type);
        items.insert(items.end(), below.begin(), below.end());
    }
    return items;
}

QQuickItem *viewOf(const QQuickItem *row)
{
    return row->parentItem()->parentItem();
}

/*! The messages that can be seen, from the top. */
std::vector<QQuickItem *> rowsInView(QQuickWindow *window)
{
    std::vector<QQuickItem *> rows = itemsOf(window->contentItem(), "MessageRow");
    const auto isOutside = [](const QQuickItem *row) {
        const qreal top = row->y() - viewOf(row)->property("contentY").toReal();
        return !row->isVisible() || top + row->height() <= 0 || top >= viewOf(row)->height();
    };
    rows.erase(std::remove_if(rows.begin(), rows.end(), isOutside), rows.end());
    std::sort(rows.begin(), rows.end(),
              [](const QQuickItem *a, const QQuickItem *b) { return a->y() < b->y(); });
    return rows;
}

} // namespace

void tst_DesktopWindow::initTestCase()
{
    qputenv("GIPC_DEBUG", "error"); // the library's own log tells of errors that are meant here
}

void tst_DesktopWindow::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("[.]qml|QQml")));
}

void tst_DesktopWindow::startsEmpty()
{
    const MonitorWindow monitor;
    QVERIFY(monitor.window());
    QVERIFY(QTest::qWaitForWindowExposed(monitor.window(), Patience));
    QVERIFY(monitor.channels().isEmpty());
    QCOMPARE(monitor.currentChannel(), nullptr);
}

void tst_DesktopWindow::hasEnoughContrast_data()
{
    QTest::addColumn<QString>("choice");
    QTest::newRow("light") << QStringLiteral("light");
    QTest::newRow("dark") << QStringLiteral("dark");
}

void tst_DesktopWindow::hasEnoughContrast()
{
    QFETCH(const QString, choice);
    QQmlEngine engine;
    const auto holder = theme(&engine, choice);
    QVERIFY(holder);
    const auto *const colors = holder->property("colors").value<QObject *>();
    const auto colorOf
        = [colors](const char *name) { return colors->property(name).value<QColor>(); };
    const auto check = [&](const char *ink, const char *surface, double least) {
        const double found = contrast(colorOf(ink), colorOf(surface));
        if (found < least)
            qCritical("%s on %s: %.2f", ink, surface, found);
        return found >= least;
    };

    bool isEnough = true;
    for (const char *const surface :
         { "window", "sidebar", "card", "field", "hover", "selected" }) {
        for (const char *const ink :
             { "text", "quiet", "good", "warning", "error", "incoming", "outgoing" })
            isEnough = check(ink, surface, 4.5) && isEnough;
    }
    isEnough = check("accentText", "accent", 4.5) && isEnough;
    for (const char *const surface : { "errorSurface", "warningSurface" })
        isEnough = check("text", surface, 4.5) && isEnough;
    isEnough = check("error", "errorSurface", 4.5) && isEnough;
    isEnough = check("warning", "warningSurface", 4.5) && isEnough;
    // What is no text: 3 to 1.
    for (const char *const surface : { "window", "card", "field" })
        isEnough = check("controlBorder", surface, 3) && isEnough;
    QVERIFY(isEnough);
}

void tst_DesktopWindow::opensWhatTheCommandLineNames()
{
    const QString name = uniqueName();
    const MonitorWindow monitor({ { QStringLiteral("servers"), QStringList { name } },
                                  { QStringLiteral("clients"), QStringList { name } } });
    QVERIFY(monitor.window());
    QCOMPARE(monitor.channels().size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(isStatus(monitor, 1, Gipc::Status::Connected), Patience);
    QCOMPARE(monitor.channel(0)->property("isServer").toBool(), true);
    QTRY_COMPARE_WITH_TIMEOUT(monitor.channel(0)->property("clientCount").toInt(), 1, Patience);
    QCOMPARE(monitor.currentChannel(), monitor.channel(1));
}

void tst_DesktopWindow::opensAChannelByKeyboard()
{
    const QString name = uniqueName();
    const MonitorWindow monitor;
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    QTest::keyClick(monitor.window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        monitor.window()->activeFocusItem()->property("maximumLength").toInt() == 64, Patience);
    type(monitor.window(), name);
    QTest::keyClick(monitor.window(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(monitor.channels().size(), 1, Patience);
    QCOMPARE(monitor.channel(0)->property("name").toString(), name);
    QTRY_VERIFY_WITH_TIMEOUT(isStatus(monitor, 0, Gipc::Status::Listening), Patience);
}

void tst_DesktopWindow::sendsByKeyboard()
{
    const QString name = uniqueName();
    const MonitorWindow monitor({ { QStringLiteral("servers"), QStringList { name } },
                                  { QStringLiteral("clients"), QStringList { name } } });
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    QTRY_VERIFY_WITH_TIMEOUT(isStatus(monitor, 1, Gipc::Status::Connected), Patience);
    QTest::keyClick(monitor.window(), Qt::Key_M, Qt::ControlModifier);
    type(monitor.window(), QStringLiteral("hello"));
    QTest::keyClick(monitor.window(), Qt::Key_Return);
    const MessageLog *const received = logOf(monitor.channel(0));
    QTRY_COMPARE_WITH_TIMEOUT(received->count(), 1, Patience);
    QCOMPARE(received->at(0).data, QByteArray("hello"));

    QTest::keyClick(monitor.window(), Qt::Key_Up); // once more
    QTest::keyClick(monitor.window(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(received->count(), 2, Patience);
    QCOMPARE(received->at(1).data, QByteArray("hello"));
}

void tst_DesktopWindow::pausesAndClearsByKeyboard()
{
    const MonitorWindow monitor({ { QStringLiteral("servers"), QStringList { uniqueName() } } });
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    MessageLog *const log = logOf(monitor.channel(0));
    log->addSent(1, "data", 0);
    QTRY_COMPARE_WITH_TIMEOUT(log->count(), 1, Patience);
    QTest::keyClick(monitor.window(), Qt::Key_P, Qt::ControlModifier);
    QVERIFY(log->isPaused());
    QTest::keyClick(monitor.window(), Qt::Key_P, Qt::ControlModifier);
    QVERIFY(!log->isPaused());
    QTest::keyClick(monitor.window(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(log->count(), 0);
}

void tst_DesktopWindow::keepsWhatIsBeingWritten()
{
    const QString name = uniqueName();
    const MonitorWindow monitor({ { QStringLiteral("servers"), QStringList { name } } });
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    QTest::keyClick(monitor.window(), Qt::Key_F, Qt::ControlModifier);
    type(monitor.window(), QStringLiteral("wanted"));
    const QPointer<QQuickItem> field = monitor.window()->activeFocusItem();

    QTest::keyClick(monitor.window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(monitor.window()->activeFocusItem() != field, Patience);
    type(monitor.window(), name + QStringLiteral("-2"));
    QTest::keyClick(monitor.window(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(monitor.channels().size(), 2, Patience);
    QVERIFY(field);
    QCOMPARE(field->property("text").toString(), QStringLiteral("wanted"));
}

void tst_DesktopWindow::removesAChannelByKeyboard()
{
    const QString name = uniqueName();
    const MonitorWindow monitor({ { QStringLiteral("servers"), QStringList { name } } });
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    QTRY_VERIFY_WITH_TIMEOUT(isStatus(monitor, 0, Gipc::Status::Listening), Patience);
    QTest::keyClick(monitor.window(), Qt::Key_Delete);
    QVERIFY(monitor.channels().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!Gipc::isServerRunning(name), Patience);
}

void tst_DesktopWindow::showsTheDemo_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << QStringLiteral("light") << QSize(1180, 760);
    QTest::newRow("dark, small") << QStringLiteral("dark") << QSize(640, 480);
}

void tst_DesktopWindow::showsTheDemo()
{
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    const QTemporaryDir folder;
    const MonitorWindow monitor({ { QStringLiteral("demoFolder"), folder.path() },
                                  { QStringLiteral("theme"), theme },
                                  { QStringLiteral("width"), size.width() },
                                  { QStringLiteral("height"), size.height() } });
    using Gipc::Status;
    const QList<Status> wanted { Status::Listening, Status::Connected, Status::Listening,
                                 Status::Connecting, Status::Error };
    QCOMPARE(monitor.channels().size(), wanted.size());
    for (int i = 0; i < wanted.size(); ++i)
        QTRY_VERIFY_WITH_TIMEOUT(isStatus(monitor, i, wanted.at(i)), Patience);
    for (int i = 0; i < 3; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(logOf(monitor.channel(i))->messagesIn() > 0, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(logOf(monitor.channel(i))->messagesOut() > 0, Patience);
    }
    for (int i = 3; i < 5; ++i)
        QTRY_VERIFY_WITH_TIMEOUT(!monitor.channel(i)->property("errorString").toString().isEmpty(),
                                 Patience);
    for (int i = 0; i < wanted.size(); ++i) { // every page is drawn
        QTest::keyClick(monitor.window(), Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(!monitor.window()->grabWindow().isNull());
    }
}

void tst_DesktopWindow::removesTheDemosChannels()
{
    const QTemporaryDir folder;
    const MonitorWindow monitor({ { QStringLiteral("demoFolder"), folder.path() } });
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    QTRY_VERIFY_WITH_TIMEOUT(logOf(monitor.channel(0))->messagesIn() > 0, Patience);
    while (!monitor.channels().isEmpty()) {
        const auto before = monitor.channels().size();
        QTest::keyClick(monitor.window(), Qt::Key_Delete);
        QCOMPARE(monitor.channels().size(), before - 1);
    }
    QVERIFY(!monitor.window()->grabWindow().isNull());
}

void tst_DesktopWindow::showsTheNewestInOrder()
{
    const MonitorWindow monitor({ { QStringLiteral("servers"), QStringList { uniqueName() } } });
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    MessageLog *const log = logOf(monitor.channel(0));
    QSignalSpy batches(log, &MessageLog::batchAdded);
    constexpr int BatchSize = 500;
    constexpr int Batches = MessageLog::Capacity / BatchSize + 5;
    const auto checkRows = [&] {
        QVERIFY(!monitor.window()->grabWindow().isNull()); // the view is laid out
        const std::vector<QQuickItem *> rows = rowsInView(monitor.window());
        QVERIFY(rows.size() > 5);
        QVERIFY(rows.front()->y() >= viewOf(rows.front())->property("contentY").toReal());
        const double first = rows.front()->property("number").toDouble();
        for (size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(rows.at(i)->property("number").toDouble(), first + double(i));
        QCOMPARE(rows.back()->property("number").toDouble(),
                 double(log->at(log->count() - 1).number));
    };
    for (int batch = 0; batch < Batches; ++batch) {
        for (int i = 0; i < BatchSize; ++i)
            log->addSent(1, "data", 0);
        batches.clear();
        QVERIFY(batches.wait(Patience));
        checkRows();
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(log->count(), MessageLog::Capacity);
    QCOMPARE(log->at(0).number, quint64(5 * BatchSize + 1));
    log->setPaused(true);
    checkRows();
}

void tst_DesktopWindow::namesItsColumnsInFull_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("width");
    for (const char *language : { "en", "de", "es", "fr", "ja", "zh_CN" }) {
        for (const int width : { 640, 1180 })
            QTest::addRow("%s, %d", language, width) << QString::fromLatin1(language) << width;
    }
}

void tst_DesktopWindow::namesItsColumnsInFull()
{
    QFETCH(const QString, language);
    QFETCH(const int, width);
    const MonitorWindow monitor({ { QStringLiteral("servers"), QStringList { uniqueName() } },
                                  { QStringLiteral("language"), language },
                                  { QStringLiteral("width"), width } });
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    QVERIFY(!monitor.window()->grabWindow().isNull());
    const auto headers = itemsOf(monitor.window()->contentItem(), "MessageHeader");
    QCOMPARE(headers.size(), size_t(1));
    const auto names = itemsOf(headers.front(), "Name");
    QVERIFY(names.size() >= 4);
    for (const QQuickItem *name : names) {
        if (name->isVisible())
            QVERIFY2(!name->property("truncated").toBool(),
                     qPrintable(name->property("text").toString()));
    }
}

void tst_DesktopWindow::outlivesABadLanguage()
{
    const MonitorWindow monitor({ { QStringLiteral("language"), QStringLiteral("tlh") } });
    QVERIFY(monitor.window());
    QCOMPARE(monitor.window()->title(), QStringLiteral("Gipc Monitor"));
}

QTEST_MAIN(tst_DesktopWindow)
#include "tst_desktopwindow.moc"
