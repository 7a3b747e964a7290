// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "daemon.h"
#include "jobwindow.h"

#include <QtQml/QQmlApplicationEngine>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <QtTest/QTest>

#include <memory>

constexpr int Patience = 30000;

/*! What somebody sees in a front, and does with it. */
class Front
{
public:
    virtual ~Front() = default;

    virtual void type(const QString &text) = 0;
    virtual void press(const QString &button) = 0;
    virtual void cancel(int row) = 0;
    /*! "NAME PERCENT" for each row. */
    virtual QStringList jobs() const = 0;
    virtual QString news() const = 0;
};

class WidgetsFront : public Front
{
public:
    explicit WidgetsFront(const QString &name)
        : m_window(name)
    {
        m_window.show();
    }

    void type(const QString &text) override { m_window.findChild<QLineEdit *>()->setText(text); }

    void press(const QString &button) override
    {
        for (auto *const each : m_window.findChildren<QPushButton *>()) {
            if (each->text() == button)
                QTest::mouseClick(each, Qt::LeftButton);
        }
    }

    void cancel(int row) override
    {
        auto *const list = m_window.findChild<QTreeWidget *>();
        list->setCurrentItem(list->topLevelItem(row));
        press("Cancel");
    }

    QStringList jobs() const override
    {
        const auto *const list = m_window.findChild<QTreeWidget *>();
        QStringList jobs;
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            auto *const row = list->topLevelItem(i);
            const auto *const bar = qobject_cast<QProgressBar *>(list->itemWidget(row, 1));
            jobs += row->text(0) + ' ' + QString::number(bar->value());
        }
        return jobs;
    }

    QString news() const override { return m_window.findChild<QLabel *>()->text(); }

private:
    JobWindow m_window;
};

class QmlFront : public Front
{
public:
    explicit QmlFront(const QString &name)
    {
        QObject::connect(&m_engine, &QQmlEngine::warnings, &m_engine,
                         [this](const auto &warnings) { m_warnings += int(warnings.size()); });
        m_engine.addImportPath(GIPC_QML_IMPORTS);
        m_engine.setInitialProperties({ { "server", name } });
        m_engine.load(QUrl::fromLocalFile(JOB_PAGE));
        m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
    }
    ~QmlFront() override
    {
        [this] { QCOMPARE(m_warnings, 0); }();
    }

    void type(const QString &text) override
    {
        all("QQuickTextField").at(0)->setProperty("text", text);
    }

    void press(const QString &button) override
    {
        for (QQuickItem *const each : all("QQuickButton")) {
            if (each->property("text") == button) {
                click(each);
                return;
            }
        }
    }

    void cancel(int row) override { click(rows("QQuickButton").at(row)); }

    QStringList jobs() const override
    {
        const QList<QQuickItem *> names = rows("QQuickLabel");
        const QList<QQuickItem *> bars = rows("QQuickProgressBar");
        QStringList jobs;
        for (qsizetype i = 0; i < bars.size(); ++i)
            jobs += names.at(i)->property("text").toString() + ' '
                + bars.at(i)->property("value").toString();
        return jobs;
    }

    /*! Below the list. */
    QString news() const override
    {
        const QList<QQuickItem *> labels = all("QQuickLabel");
        return labels.isEmpty() ? QString() : labels.last()->property("text").toString();
    }

private:
    static void collect(const QQuickItem *item, const char *type, QList<QQuickItem *> *found)
    {
        for (QQuickItem *const child : item->childItems()) {
            if (child->inherits(type))
                *found += child;
            else
                collect(child, type, found);
        }
    }

    QList<QQuickItem *> all(const char *type) const
    {
        QList<QQuickItem *> found;
        if (m_window)
            collect(m_window->contentItem(), type, &found);
        return found;
    }

    /*! Of the rows of the list, in their order. */
    QList<QQuickItem *> rows(const char *type) const
    {
        QList<QQuickItem *> found;
        for (QQuickItem *const list : all("QQuickListView"))
            collect(list, type, &found);
        std::sort(found.begin(), found.end(), [](QQuickItem *a, QQuickItem *b) {
            return a->mapToScene({}).y() < b->mapToScene({}).y();
        });
        return found;
    }

    void click(QQuickItem *item)
    {
        const QPointF middle = item->mapToScene({ item->width() / 2, item->height() / 2 });
        QTest::mouseClick(m_window, Qt::LeftButton, {}, middle.toPoint());
    }

    int m_warnings = 0;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

/*! Both fronts of the example jobs. */
class tst_JobFronts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showWhatTheDaemonDoes_data() { addFronts(); }
    void showWhatTheDaemonDoes();
    void sayWhatIsWrong_data() { addFronts(); }
    void sayWhatIsWrong();
    void findTheDaemonAgain_data() { addFronts(); }
    void findTheDaemonAgain();
    void showTheSame();

private:
    void addFronts();
    void startDaemon();
    std::unique_ptr<Front> newFront(const QByteArray &kind) const;

    QString m_name;
    std::unique_ptr<Daemon> m_daemon;
};

void tst_JobFronts::initTestCase()
{
    qmlRegisterUncreatableMetaObject(Job::staticMetaObject, "Jobs", 1, 0, "Job", {});
}

void tst_JobFronts::init()
{
    static int counter = 0;
    m_name = QString("tst_jobfronts-%1-%2").arg(QCoreApplication::applicationPid()).arg(++counter);
    startDaemon();
}

void tst_JobFronts::cleanup()
{
    m_daemon.reset();
}

void tst_JobFronts::addFronts()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("widgets") << QByteArray("widgets");
    QTest::newRow("qml") << QByteArray("qml");
}

void tst_JobFronts::startDaemon()
{
    m_daemon = std::make_unique<Daemon>(m_name);
    QVERIFY(m_daemon->listen());
}

std::unique_ptr<Front> tst_JobFronts::newFront(const QByteArray &kind) const
{
    if (kind == "widgets")
        return std::make_unique<WidgetsFront>(m_name);
    return std::make_unique<QmlFront>(m_name);
}

void tst_JobFronts::showWhatTheDaemonDoes()
{
    QFETCH(const QByteArray, kind);
    const auto front = newFront(kind);
    QTRY_COMPARE_WITH_TIMEOUT(front->news(), "Connected", Patience);
    for (const char *const job : { "backup", "scan" }) {
        front->type(job);
        front->press("Start");
    }
    QTRY_COMPARE_WITH_TIMEOUT(front->jobs().size(), 2, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(front->jobs(), QStringList({ "backup 100", "scan 100" }), Patience);
    front->cancel(0);
    QTRY_COMPARE_WITH_TIMEOUT(front->jobs(), QStringList("scan 100"), Patience);
    front->type("third");
    front->press("Start");
    QTRY_COMPARE_WITH_TIMEOUT(front->jobs().size(), 2, Patience);
    front->cancel(1); // while it is at work, most likely
    QTRY_COMPARE_WITH_TIMEOUT(front->jobs(), QStringList("scan 100"), Patience);
    QCOMPARE(front->news(), "");
}

void tst_JobFronts::sayWhatIsWrong()
{
    QFETCH(const QByteArray, kind);
    const auto front = newFront(kind);
    QTRY_COMPARE_WITH_TIMEOUT(front->news(), "Connected", Patience);
    front->type(" ");
    front->press("Start");
    QTRY_COMPARE_WITH_TIMEOUT(front->news(), "A job needs a name.", Patience);
    QVERIFY(front->jobs().isEmpty());
}

void tst_JobFronts::findTheDaemonAgain()
{
    QFETCH(const QByteArray, kind);
    const auto front = newFront(kind);
    QTRY_COMPARE_WITH_TIMEOUT(front->news(), "Connected", Patience);
    front->type("lost");
    front->press("Start");
    QTRY_COMPARE_WITH_TIMEOUT(front->jobs().size(), 1, Patience);
    m_daemon.reset();
    QTRY_COMPARE_WITH_TIMEOUT(front->news(), "Reconnecting", Patience);
    startDaemon();
    QTRY_COMPARE_WITH_TIMEOUT(front->news(), "Connected", Patience);
    QTRY_VERIFY_WITH_TIMEOUT(front->jobs().isEmpty(), Patience);
}

void tst_JobFronts::showTheSame()
{
    const auto one = newFront("widgets");
    QTRY_COMPARE_WITH_TIMEOUT(one->news(), "Connected", Patience);
    one->type("backup");
    one->press("Start");
    QTRY_COMPARE_WITH_TIMEOUT(one->jobs().size(), 1, Patience);
    const auto other = newFront("qml"); // which comes later
    QTRY_COMPARE_WITH_TIMEOUT(other->jobs(), QStringList("backup 100"), Patience);
    other->cancel(0);
    QTRY_VERIFY_WITH_TIMEOUT(one->jobs().isEmpty(), Patience);
}

QTEST_MAIN(tst_JobFronts)
#include "tst_jobfronts.moc"
