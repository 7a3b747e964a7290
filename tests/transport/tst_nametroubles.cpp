// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "interposed.h"
#include "testpeers.h"

#include <sys/file.h>
#include <unistd.h>

#include <cstdarg>
#include <memory>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {

enum class Call { None, Open, Make, Lock, Bind, Mode, Listen, Remove };

/*! Which of the calls by which a name is taken fails, always, and how. */
struct Injection
{
    Call call = Call::None;
    int error = 0;
    int count = 0; ///< of failures
};
Injection injection;

bool fails(Call call)
{
    if (injection.call != call)
        return false;
    ++injection.count;
    errno = injection.error;
    return true;
}

} // namespace

// These take the places of the C library's functions.
extern "C" {

Q_DECL_EXPORT int open(const char *path, int flags, ...)
{
    static const auto next = original<int (*)(const char *, int, ...)>("open");
    va_list more;
    va_start(more, flags);
    const unsigned mode = (flags & O_CREAT) != 0 ? va_arg(more, unsigned) : 0;
    va_end(more);
    const bool isLock = QByteArrayView(path).endsWith(".lock");
    if (isLock && fails((flags & O_CREAT) != 0 ? Call::Make : Call::Open))
        return -1;
    return next(path, flags, mode);
}

Q_DECL_EXPORT int flock(int descriptor, int operation)
{
    static const auto next = original<int (*)(int, int)>("flock");
    return operation != LOCK_UN && fails(Call::Lock) ? -1 : next(descriptor, operation);
}

Q_DECL_EXPORT int bind(int descriptor, const sockaddr *address, socklen_t size)
{
    static const auto next = original<int (*)(int, const sockaddr *, socklen_t)>("bind");
    return fails(Call::Bind) ? -1 : next(descriptor, address, size);
}

Q_DECL_EXPORT int fchmodat(int directory, const char *path, mode_t mode, int flags)
{
    static const auto next = original<int (*)(int, const char *, mode_t, int)>("fchmodat");
    return fails(Call::Mode) ? -1 : next(directory, path, mode, flags);
}

Q_DECL_EXPORT int listen(int descriptor, int backlog)
{
    static const auto next = original<int (*)(int, int)>("listen");
    return fails(Call::Listen) ? -1 : next(descriptor, backlog);
}

Q_DECL_EXPORT int unlink(const char *path)
{
    static const auto next = original<int (*)(const char *)>("unlink");
    return fails(Call::Remove) ? -1 : next(path);
}

} // extern "C"

Q_DECLARE_METATYPE(Call)

/*! Why a name cannot be taken: each reason is called by its own name, with what to do about it. */
class tst_NameTroubles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void saysWhatTheSystemSays_data();
    void saysWhatTheSystemSays();
    void saysWhatIsWrongWithTheDirectory_data();
    void saysWhatIsWrongWithTheDirectory();
    void doesWithoutChangingModes_data();
    void doesWithoutChangingModes();
    void everyReasonHasItsOwnWords();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void tst_NameTroubles::init()
{
    injection = {};
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_path = m_directory->filePath(QStringLiteral("s.sock"));
}

void tst_NameTroubles::cleanup()
{
    injection = {};
    m_directory.reset();
}

namespace {

void configure(GipcServer *server, const QString &path)
{
    server->setName(QStringLiteral("trouble"));
    server->setEncryption(false);
    server->setSocketPath(path);
}

} // namespace

void tst_NameTroubles::saysWhatTheSystemSays_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<int>("error");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, Call call, int error, ErrorCode code, const char *word) {
        QTest::newRow(name) << call << error << code << QString::fromLatin1(word);
    };
    row("no such directory", Call::Make, ENOENT, ErrorCode::Transport, "does not exist");
    row("no directory", Call::Make, ENOTDIR, ErrorCode::Transport, "does not exist");
    row("not writable", Call::Make, EACCES, ErrorCode::AccessDenied, "may not make");
    row("immutable", Call::Make, EPERM, ErrorCode::AccessDenied, "immutable");
    row("read-only", Call::Make, EROFS, ErrorCode::Transport, "read-only");
    row("no space", Call::Make, ENOSPC, ErrorCode::Transport, "is full");
    row("no quota", Call::Make, EDQUOT, ErrorCode::Transport, "is full");
    row("no descriptor", Call::Make, EMFILE, ErrorCode::LimitReached, "open files");
    row("no descriptor in the system", Call::Make, ENFILE, ErrorCode::LimitReached, "open files");
    row("broken", Call::Make, EIO, ErrorCode::Transport, "Input/output error");
    row("locked out of our own lock", Call::Open, EACCES, ErrorCode::AccessDenied, "permissions");
    row("the lock, read-only", Call::Open, EROFS, ErrorCode::Transport, "read-only");
    row("no locks: ENOLCK", Call::Lock, ENOLCK, ErrorCode::Transport, "has no locks");
    row("no locks: EOPNOTSUPP", Call::Lock, EOPNOTSUPP, ErrorCode::Transport, "has no locks");
    row("no locks: ENOSYS", Call::Lock, ENOSYS, ErrorCode::Transport, "has no locks");
    row("the lock is held", Call::Lock, EWOULDBLOCK, ErrorCode::AddressInUse, "live server");
    row("no sockets", Call::Bind, EPERM, ErrorCode::Transport, "cannot hold sockets");
    row("no space for the socket", Call::Bind, ENOSPC, ErrorCode::Transport, "is full");
    row("not writable any more", Call::Bind, EACCES, ErrorCode::AccessDenied, "may not make");
    row("read-only now", Call::Bind, EROFS, ErrorCode::Transport, "read-only");
    row("somebody was faster", Call::Bind, EADDRINUSE, ErrorCode::AddressInUse, "live server");
    row("cannot listen", Call::Listen, EOPNOTSUPP, ErrorCode::Transport, "not supported");
    row("cannot remove what is left over", Call::Remove, EPERM, ErrorCode::AccessDenied,
        "immutable");
}

void tst_NameTroubles::saysWhatTheSystemSays()
{
    QFETCH(Call, call);
    QFETCH(int, error);
    QFETCH(ErrorCode, code);
    QFETCH(QString, word);
    if (call == Call::Remove)
        rawListener(m_path).close();
    if (call == Call::Open) {
        QFile lock(m_path + QStringLiteral(".lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly) && lock.write("gipc-lock-1 1\n") > 0);
    }
    const QStringList before = contentOf(m_directory->path());
    GipcServer server;
    configure(&server, m_path);
    injection = { call, error, 0 };
    QVERIFY(!server.listen());
    QVERIFY(injection.count > 0);
    injection = {};
    QCOMPARE(server.error(), code);
    QCOMPARE(server.status(), Status::Error);
    const QString text = server.errorString();
    QVERIFY2(text.contains(word), qPrintable(text));
    QVERIFY2(text.contains(m_path), qPrintable(text));
    const bool isInUse = code == ErrorCode::AddressInUse;
    QCOMPARE(text.contains(QStringLiteral("live server")), isInUse);
    // What could not be removed is there, and what somebody else has locked is his.
    if (call != Call::Remove && error != EWOULDBLOCK)
        QCOMPARE(contentOf(m_directory->path()), before);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
}

void tst_NameTroubles::saysWhatIsWrongWithTheDirectory_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("word");
    QTest::newRow("missing") << QStringLiteral("missing") << QStringLiteral("Transport")
                             << QStringLiteral("does not exist");
    QTest::newRow("a file") << QStringLiteral("file") << QStringLiteral("Transport")
                            << QStringLiteral("does not exist");
    QTest::newRow("a dangling link") << QStringLiteral("link") << QStringLiteral("Transport")
                                     << QStringLiteral("does not exist");
    QTest::newRow("not writable") << QStringLiteral("not writable")
                                  << QStringLiteral("AccessDenied")
                                  << QStringLiteral("may not make");
    QTest::newRow("not to be entered") << QStringLiteral("closed") << QStringLiteral("AccessDenied")
                                       << QStringLiteral("may not make");
}

/*! The real thing, and not as root, whom permissions do not stop. */
void tst_NameTroubles::saysWhatIsWrongWithTheDirectory()
{
    QFETCH(QString, kind);
    QFETCH(QString, error);
    QFETCH(QString, word);
    QCOMPARE(::chmod(QFile::encodeName(m_directory->path()).constData(), 0755), 0);
    const QString folder = m_directory->filePath(QStringLiteral("folder"));
    if (kind == QStringLiteral("file")) {
        QFile file(folder);
        QVERIFY(file.open(QIODevice::WriteOnly));
    } else if (kind == QStringLiteral("link")) {
        QVERIFY(QFile::link(folder + QStringLiteral(".gone"), folder));
    } else if (kind != QStringLiteral("missing")) {
        const mode_t mode = kind == QStringLiteral("closed") ? 0 : 0555;
        QVERIFY(QDir().mkdir(folder));
        QCOMPARE(::chmod(QFile::encodeName(folder).constData(), mode), 0);
    }
    TestServer server(::geteuid() == 0 ? QStringList { QStringLiteral("65534") } : QStringList());
    const QString path = folder + QStringLiteral("/s.sock");
    const QString answer = server.ask(QStringLiteral("listen ") + path);
    QVERIFY2(answer.startsWith(QStringLiteral("no ") + error), qPrintable(answer));
    QVERIFY2(answer.contains(word) && answer.contains(path), qPrintable(answer));
    ::chmod(QFile::encodeName(folder).constData(), 0755);
}

void tst_NameTroubles::doesWithoutChangingModes_data()
{
    QTest::addColumn<int>("mask");
    QTest::addColumn<bool>("everyone");
    QTest::addColumn<bool>("listens");
    QTest::newRow("for us") << 022 << false << true;
    QTest::newRow("for us, an open umask") << 0 << false << true;
    QTest::newRow("for us, a closed umask") << 0777 << false << false;
    QTest::newRow("for everyone") << 022 << true << false;
}

/*! Some file systems refuse chmod() on a socket. Who may connect has to be known all the same. */
void tst_NameTroubles::doesWithoutChangingModes()
{
    QFETCH(int, mask);
    QFETCH(bool, everyone);
    QFETCH(bool, listens);
    for (const int error : { EPERM, EOPNOTSUPP, EINVAL, EROFS }) {
        GipcServer server;
        configure(&server, m_path);
        server.setUnmaskPermissions(everyone);
        injection = { Call::Mode, error, 0 };
        const mode_t before = ::umask(mode_t(mask));
        const bool done = server.listen();
        ::umask(before);
        QCOMPARE(done, listens);
        if (listens) {
            QCOMPARE(int(fileAt(m_path).st_mode & 07777), 0600);
            QCOMPARE(injection.count, 0);
            continue;
        }
        QCOMPARE(server.error(), ErrorCode::Transport);
        const QString text = server.errorString();
        QVERIFY2(text.contains(QStringLiteral("permissions")) && text.contains(m_path),
                 qPrintable(text));
        QCOMPARE(contentOf(m_directory->path()), QStringList());
    }
}

void tst_NameTroubles::everyReasonHasItsOwnWords()
{
    QStringList texts;
    const std::pair<Call, int> reasons[] = {
        { Call::Make, ENOENT }, { Call::Make, EACCES }, { Call::Make, EPERM },
        { Call::Make, EROFS },  { Call::Make, ENOSPC }, { Call::Make, EMFILE },
        { Call::Lock, ENOLCK }, { Call::Bind, EPERM },
    };
    for (const auto &[call, error] : reasons) {
        GipcServer server;
        configure(&server, m_path);
        injection = { call, error, 0 };
        QVERIFY(!server.listen());
        texts << server.errorString();
    }
    QCOMPARE(texts.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(tst_NameTroubles)
#include "tst_nametroubles.moc"
