<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>Channel</name>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>クライアント</translation>
    </message>
</context>
<context>
    <name>ChannelHeader</name>
    <message>
        <source>Retry</source>
        <extracomment>Buttons: open or close the channel</extracomment>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Remove from the list (Delete)</source>
        <translation>一覧から取り除く（Delete）</translation>
    </message>
    <message>
        <source>Received: %1 (%2)</source>
        <extracomment>%1 is as &quot;5 messages&quot;, %2 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>受信：%1（%2）</translation>
    </message>
    <message>
        <source>Sent: %1 (%2)</source>
        <extracomment>%1 is as &quot;5 messages&quot;, %2 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>送信：%1（%2）</translation>
    </message>
</context>
<context>
    <name>ChannelPage</name>
    <message>
        <source>Messages per second</source>
        <translation>毎秒のメッセージ数</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>毎秒のバイト数</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Clients (%L1)</source>
        <translation>クライアント（%L1）</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>クライアント</translation>
    </message>
</context>
<context>
    <name>ClientList</name>
    <message>
        <source>Clients</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>保護</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>No clients</source>
        <translation>クライアントなし</translation>
    </message>
    <message>
        <source>The server waits for them at %1</source>
        <translation>サーバーは %1 で待っています</translation>
    </message>
    <message>
        <source>The server is not open.</source>
        <translation>サーバーは開いていません。</translation>
    </message>
</context>
<context>
    <name>ClientRow</name>
    <message>
        <source>process %1</source>
        <translation>プロセス %1</translation>
    </message>
    <message>
        <source>Client %1, %2</source>
        <translation>クライアント %1、%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 is a client&apos;s number, %2 as &quot;process 4711&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ComposeLine</name>
    <message>
        <source>Message type</source>
        <translation>メッセージの型</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>16 進</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Write a message, Enter sends it</source>
        <translation>メッセージを入力し、Enter で送信</translation>
    </message>
    <message>
        <source>No client is connected</source>
        <translation>クライアントが接続していません</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>to all</source>
        <translation>全員へ</translation>
    </message>
    <message>
        <source>Number of the client to send to; empty: all</source>
        <translation>送信先のクライアントの番号。空ならすべて</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>These are not bytes in hexadecimal digits, two for each, as in 48 65 6c.</source>
        <translation>16 進数のバイト列ではありません。48 65 6c のように 1 バイトを 2 桁で書きます。</translation>
    </message>
    <message>
        <source>This is not JSON: %1, at character %2.</source>
        <extracomment>%1 is what is wrong, as Qt says it</extracomment>
        <translation>JSON ではありません：%1（%2 文字目）。</translation>
    </message>
    <message>
        <source>Not sent: client %1 is gone.</source>
        <translation>送信していません：クライアント %1 はもういません。</translation>
    </message>
    <message>
        <source>Not sent: no client is connected.</source>
        <translation>送信していません：クライアントが接続していません。</translation>
    </message>
    <message>
        <source>Not sent: there is no connection.</source>
        <translation>送信していません：接続していません。</translation>
    </message>
    <message>
        <source>Not sent: %1 are more than the server accepts.</source>
        <extracomment>%1 is a size, as &quot;1.5 MB&quot;</extracomment>
        <translation>送信していません：%1 はサーバーが受け付ける大きさを超えています。</translation>
    </message>
    <message>
        <source>Not sent: too much is waiting already. The other side does not read.</source>
        <translation>送信していません：待っているデータがすでに多すぎます。相手側が読み取っていません。</translation>
    </message>
    <message>
        <source>Not sent: a message type is a number from 1 to 2147483647.</source>
        <translation>送信していません：メッセージの型は 1 から 2147483647 までの数です。</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>送信していません。</translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 はファイルではありません。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 what the system says</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Other users can get at the key in %1.</source>
        <translation>%1 の鍵はほかのユーザーにも読まれます。</translation>
    </message>
    <message>
        <source>%1 holds no key: that is 32 to 64 bytes, not all of them zero.</source>
        <translation>%1 に鍵がありません。鍵は 32～64 バイトで、すべてが 0 であってはなりません。</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Gipc Monitor</source>
        <translation>%1 – Gipc Monitor</translation>
    </message>
    <message>
        <source>Gipc Monitor</source>
        <translation>Gipc Monitor</translation>
    </message>
    <message>
        <source>No channel is open</source>
        <translation>開いているチャネルはありません</translation>
    </message>
    <message>
        <source>Open a server for others to connect to, or a client of a server that runs already. You then see every message and how much passes.</source>
        <translation>ほかのプログラムが接続するサーバー、またはすでに動いているサーバーのクライアントを開いてください。すべてのメッセージと通信量を見ることができます。</translation>
    </message>
    <message>
        <source>New channel…</source>
        <translation>新しいチャネル…</translation>
    </message>
    <message>
        <source>or press Ctrl+N</source>
        <translation>または Ctrl+N を押す</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Filter: text, 0x bytes, type:5</source>
        <extracomment>&quot;type:&quot; and &quot;0x&quot; are typed like this in every language</extracomment>
        <translation>絞り込み：文字列、0x バイト列、type:5</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>メッセージの絞り込み</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>In and out</source>
        <extracomment>messages that come in, that go out</extracomment>
        <translation>受信と送信</translation>
    </message>
    <message>
        <source>In</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Go on (Ctrl+P)</source>
        <translation>再開（Ctrl+P）</translation>
    </message>
    <message>
        <source>Pause (Ctrl+P)</source>
        <translation>一時停止（Ctrl+P）</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Clear the list of messages</source>
        <translation>メッセージの一覧を消去</translation>
    </message>
    <message numerus="yes">
        <source>Paused · %Ln new</source>
        <extracomment>counts of messages</extracomment>
        <translation>
            <numerusform>一時停止中 · 新着 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 件中 %1 件</translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln</source>
        <translation>
            <numerusform>最新の %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageDetails</name>
    <message>
        <source>Sent at %1 · type %2 · %3</source>
        <extracomment>%1 is a time, %3 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>%1 に送信 · 型 %2 · %3</translation>
    </message>
    <message>
        <source>Received at %1 · type %2 · %3</source>
        <translation>%1 に受信 · 型 %2 · %3</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>16 進</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>閉じる（Esc）</translation>
    </message>
    <message>
        <source>Content of the message</source>
        <translation>メッセージの内容</translation>
    </message>
    <message>
        <source>The first %1 of %2 are kept.</source>
        <extracomment>sizes, as &quot;4.0 kB of 1.5 MB&quot;</extracomment>
        <translation>%2 のうち先頭の %1 を保存しています。</translation>
    </message>
</context>
<context>
    <name>MessageHeader</name>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>条件に合うものはありません</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>まだメッセージはありません</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are hidden. Escape in the filter shows all.</source>
        <translation>
            <numerusform>%Ln 件のメッセージが隠れています。絞り込み欄で Esc を押すとすべて表示します。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is received and sent appears here.</source>
        <translation>受信と送信の内容がここに表示されます。</translation>
    </message>
    <message>
        <source>The channel is not open.</source>
        <translation>チャネルは開いていません。</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>all</source>
        <extracomment>whom a message went to</extracomment>
        <translation>全員</translation>
    </message>
    <message>
        <source>%1, sent, type %2, %3: %4</source>
        <extracomment>%1 is a time, %3 a size as &quot;1.5 kB&quot;, %4 the message</extracomment>
        <translation>%1、送信、型 %2、%3：%4</translation>
    </message>
    <message>
        <source>%1, received, type %2, %3: %4</source>
        <translation>%1、受信、型 %2、%3：%4</translation>
    </message>
</context>
<context>
    <name>NewChannelDialog</name>
    <message>
        <source>New channel</source>
        <translation>新しいチャネル</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Takes the name and waits for clients.</source>
        <translation>名前を確保し、クライアントを待ちます。</translation>
    </message>
    <message>
        <source>Looks for the server with this name, and connects again after every loss.</source>
        <translation>この名前のサーバーを探し、接続が失われるたびに再接続します。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>チャネルの名前</translation>
    </message>
    <message>
        <source>for example: sensors</source>
        <translation>例：sensors</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes and underscores</source>
        <translation>英字、数字、ドット、ハイフン、アンダースコア</translation>
    </message>
    <message>
        <source>Over the network (TCP)</source>
        <translation>ネットワーク経由（TCP）</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>Both sides must have it off. Whoever can listen in reads and changes messages.</source>
        <translation>両側で無効にする必要があります。盗聴できる人は、メッセージを読むことも書き換えることもできます。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Path of the socket</source>
        <translation>ソケットのパス</translation>
    </message>
    <message>
        <source>File with a pre-shared key</source>
        <translation>事前共有鍵のファイル</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>鍵の名前</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Opens Gipc servers and clients, and shows their state and what passes.</source>
        <translation>Gipc のサーバーとクライアントを開き、その状態と通信の内容を表示します。</translation>
    </message>
    <message>
        <source>Open a server with this name; can be repeated.</source>
        <translation>この名前のサーバーを開きます。繰り返し指定できます。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Open a client of the server with this name; can be repeated.</source>
        <translation>この名前のサーバーのクライアントを開きます。繰り返し指定できます。</translation>
    </message>
    <message>
        <source>Open servers and clients that talk to each other.</source>
        <translation>互いに通信するサーバーとクライアントを開きます。</translation>
    </message>
    <message>
        <source>Look at this one of the channels, counted from 1.</source>
        <translation>表示するチャネルの番号、1 から数えます。</translation>
    </message>
    <message>
        <source>number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system、light、dark のいずれか。</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>The language, as de or zh_CN.</source>
        <translation>言語、de や zh_CN など。</translation>
    </message>
    <message>
        <source>code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>The window&apos;s size, as 1180x760.</source>
        <translation>ウィンドウの大きさ、1180x760 など。</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Save a picture of the window once nothing changes by itself, and end.</source>
        <translation>ひとりでに変わるものがなくなったらウィンドウの画像を保存し、終了します。</translation>
    </message>
    <message>
        <source>file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>With --screenshot: after so many seconds of traffic.</source>
        <translation>--screenshot のとき：通信がこの秒数だけ続いてから。</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>The path of their socket, instead of the one made of the name.</source>
        <translation>名前から作られるパスの代わりに使う、ソケットのパス。</translation>
    </message>
    <message>
        <source>path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>The pre-shared key that they must have, as gipc keygen makes it.</source>
        <translation>持っていなければならない事前共有鍵。gipc keygen で作れます。</translation>
    </message>
    <message>
        <source>The name of that key.</source>
        <translation>その鍵の名前。</translation>
    </message>
    <message>
        <source>--key-id needs --key-file.</source>
        <translation>--key-id には --key-file が必要です。</translation>
    </message>
</context>
<context>
    <name>PlotCard</name>
    <message>
        <source>%1: %2 in, %3 out</source>
        <extracomment>%1 is as &quot;Messages per second&quot;</extracomment>
        <translation>%1：受信 %2、送信 %3</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>in a plot: what comes in, %1 is a number or as &quot;1.5 kB&quot;</extracomment>
        <translation>受信 %1</translation>
    </message>
    <message>
        <source>out %1</source>
        <extracomment>in a plot: what goes out, %1 is a number or as &quot;1.5 kB&quot;</extracomment>
        <translation>送信 %1</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Usage: %1</source>
        <extracomment>%1 is a program with its options</extracomment>
        <translation>使い方：%1</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[オプション]</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>オプション：</translation>
    </message>
    <message>
        <source>Displays help on commandline options.</source>
        <translation>コマンドラインオプションのヘルプを表示します。</translation>
    </message>
    <message>
        <source>Displays help including Qt specific options.</source>
        <translation>Qt 固有のオプションも含めてヘルプを表示します。</translation>
    </message>
    <message>
        <source>Unknown option &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>不明なオプション：「%1」。</translation>
    </message>
    <message>
        <source>Unknown options: %1.</source>
        <translation>不明なオプション：%1。</translation>
    </message>
    <message>
        <source>Missing value after &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>「%1」の後に値がありません。</translation>
    </message>
    <message>
        <source>Unexpected value after &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>「%1」の後に予期しない値があります。</translation>
    </message>
</context>
<context>
    <name>SettingsButton</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Channels</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <source>New channel (Ctrl+N)</source>
        <translation>新しいチャネル（Ctrl+N）</translation>
    </message>
    <message>
        <source>None yet. Servers and clients that you open are listed here.</source>
        <translation>まだありません。開いたサーバーとクライアントがここに並びます。</translation>
    </message>
</context>
<context>
    <name>SidebarRow</name>
    <message>
        <source>%1, %2, %3, %4</source>
        <extracomment>name, &quot;Server&quot; or &quot;Client&quot;, status, protection</extracomment>
        <translation>%1、%2、%3、%4</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln clients</source>
        <extracomment>%1 is &quot;Server&quot; or &quot;Client&quot;, %2 a status as &quot;Listening&quot;</extracomment>
        <translation>
            <numerusform>%1 · クライアント %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ThroughputPlot</name>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln バイト</numerusform>
        </translation>
    </message>
    <message>
        <source>60 s ago</source>
        <translation>60 秒前</translation>
    </message>
    <message>
        <source>30 s</source>
        <translation>30 秒</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Authenticated</source>
        <translation>認証済み</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>Unencrypted</source>
        <translation>暗号化なし</translation>
    </message>
    <message>
        <source>Nobody can listen in, and both sides have shown that they have the same key.</source>
        <translation>盗聴はできません。両側とも同じ鍵を持っていることを示しました。</translation>
    </message>
    <message>
        <source>Nobody can listen in. Who the other side is has not been shown: that takes a key.</source>
        <translation>盗聴はできません。相手が誰かは確かめられていません。それには鍵が必要です。</translation>
    </message>
    <message>
        <source>Whoever can listen in reads and changes messages.</source>
        <translation>盗聴できる人は、メッセージを読むことも書き換えることもできます。</translation>
    </message>
    <message>
        <source>A name belongs to one server. Close the other one, or choose another name.</source>
        <translation>1 つの名前を使えるサーバーは 1 つだけです。もう一方を閉じるか、別の名前を選んでください。</translation>
    </message>
    <message>
        <source>Start the server, or check the name. The client connects as soon as it is there.</source>
        <translation>サーバーを起動するか、名前を確認してください。サーバーが見つかり次第、クライアントは接続します。</translation>
    </message>
    <message>
        <source>Ask who runs the server to let other users in.</source>
        <translation>ほかのユーザーを受け入れるよう、サーバーを動かしている人に頼んでください。</translation>
    </message>
    <message>
        <source>Check host and port, and whether a firewall is between.</source>
        <translation>ホストとポート、間にファイアウォールがないかを確認してください。</translation>
    </message>
    <message>
        <source>The server may serve one client only, or not your user.</source>
        <translation>サーバーが応対するクライアントは 1 つだけか、このユーザーを受け入れないのかもしれません。</translation>
    </message>
    <message>
        <source>Check that a gipc program is at the other end.</source>
        <translation>相手側が gipc のプログラムかどうかを確認してください。</translation>
    </message>
    <message>
        <source>Something between the two sides changes what passes. Do not trust this way.</source>
        <translation>両側の間にある何かが通信の内容を書き換えています。この経路を信用しないでください。</translation>
    </message>
    <message>
        <source>The other side has crashed or was ended. A client connects again by itself.</source>
        <translation>相手側が異常終了したか、終了させられました。クライアントは自動的に再接続します。</translation>
    </message>
    <message>
        <source>Both sides need the same key file and key name.</source>
        <translation>両側に同じ鍵ファイルと同じ鍵の名前が必要です。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>メッセージ %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln バイト</numerusform>
        </translation>
    </message>
</context>
</TS>
