<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>GipcTool</name>
    <message>
        <source>The second process does not answer.</source>
        <translation>2 つ目のプロセスが応答しません。</translation>
    </message>
    <message>
        <source>Cannot start %1: %2</source>
        <translation>%1 を起動できません：%2</translation>
    </message>
    <message>
        <source>Cannot make a directory in %1: %2</source>
        <translation>%1 にディレクトリを作れません：%2</translation>
    </message>
    <message>
        <source>The second process has ended too early.</source>
        <translation>2 つ目のプロセスが早く終わりすぎました。</translation>
    </message>
    <message>
        <source>unencrypted</source>
        <translation>暗号化なし</translation>
    </message>
    <message>
        <source>version 2</source>
        <translation>バージョン 2</translation>
    </message>
    <message>
        <source>local socket</source>
        <translation>ローカルソケット</translation>
    </message>
    <message>
        <source>message</source>
        <extracomment>the size of the messages in this line</extracomment>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>メッセージ/秒</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/秒</translation>
    </message>
    <message>
        <source>round trip, µs</source>
        <extracomment>the median</extracomment>
        <translation>往復（µs）</translation>
    </message>
    <message>
        <source>99 % within, µs</source>
        <translation>99% 以内（µs）</translation>
    </message>
    <message>
        <source>Interrupted before everything was measured.</source>
        <translation>すべてを測り終える前に中断されました。</translation>
    </message>
    <message>
        <source>one way</source>
        <translation>片道</translation>
    </message>
    <message>
        <source>round trips</source>
        <translation>往復</translation>
    </message>
    <message>
        <source>measuring, %1 of %2: %3, %4, %5</source>
        <extracomment>%1 of %2 steps; %3 how it is protected, %4 a size, %5 &quot;one way&quot; or &quot;round trips&quot;</extracomment>
        <translation>測定中、%1/%2：%3、%4、%5</translation>
    </message>
    <message>
        <source>Cannot read standard input: %1</source>
        <translation>標準入力を読み取れません：%1</translation>
    </message>
    <message>
        <source>Line %1 of the input is not sent: it is longer than --max-message-size allows.</source>
        <translation>入力の %1 行目を送りません。--max-message-size が許すより長い行です。</translation>
    </message>
    <message>
        <source>Line %1 of the input is not sent: %2.</source>
        <extracomment>%2 is a clause, as &quot;not a JSON object&quot;</extracomment>
        <translation>入力の %1 行目を送りません：%2。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 what the system says</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 はファイルではありません。</translation>
    </message>
    <message>
        <source>The key in %1 belongs to another user, who knows it.</source>
        <translation>%1 の鍵は別のユーザーのもので、そのユーザーに知られています。</translation>
    </message>
    <message>
        <source>Other users can get at the key in %1: chmod 600 it, or make a new one.</source>
        <translation>%1 の鍵はほかのユーザーにも読まれます。chmod 600 を実行するか、新しい鍵を作ってください。</translation>
    </message>
    <message>
        <source>%1 holds no key: that is 32 to 64 bytes, not all of them zero.</source>
        <translation>%1 に鍵がありません。鍵は 32～64 バイトで、すべてが 0 であってはなりません。</translation>
    </message>
    <message>
        <source>The system has no randomness.</source>
        <translation>システムから乱数が得られません。</translation>
    </message>
    <message>
        <source>%1 is there already, and a key is not overwritten.</source>
        <translation>%1 はすでにあります。鍵は上書きされません。</translation>
    </message>
    <message>
        <source>listening on %1</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>%1 で待ち受けています</translation>
    </message>
    <message>
        <source>%1 has no option --%2.</source>
        <translation>%1 にオプション --%2 はありません。</translation>
    </message>
    <message>
        <source>Unknown option: %1%2.</source>
        <translation>不明なオプション：%1%2。</translation>
    </message>
    <message>
        <source>Too many arguments: %1.</source>
        <translation>引数が多すぎます：%1。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 がありません。</translation>
    </message>
    <message>
        <source>--network and --socket exclude each other.</source>
        <translation>--network と --socket は同時に使えません。</translation>
    </message>
    <message>
        <source>--host and --port need --network.</source>
        <translation>--host と --port には --network が必要です。</translation>
    </message>
    <message>
        <source>--policy takes compatible, prefer or require, not &quot;%1&quot;.</source>
        <translation>--policy の値は compatible、prefer、require のどれかで、「%1」ではありません。</translation>
    </message>
    <message>
        <source>--key-id needs --key-file.</source>
        <translation>--key-id には --key-file が必要です。</translation>
    </message>
    <message numerus="yes">
        <source>--key-id takes at most %n bytes.</source>
        <translation>
            <numerusform>--key-id は %n バイトまでです。</numerusform>
        </translation>
    </message>
    <message>
        <source>--json and --format exclude each other.</source>
        <translation>--json と --format は同時に使えません。</translation>
    </message>
    <message>
        <source>--format takes text or json, not &quot;%1&quot;.</source>
        <translation>--format の値は text か json で、「%1」ではありません。</translation>
    </message>
    <message>
        <source>--%1 takes a value that is not empty.</source>
        <translation>--%1 には空でない値が必要です。</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 の値は %2 から %3 までの数で、「%4」ではありません。</translation>
    </message>
    <message>
        <source>A command comes first, not %1.</source>
        <translation>最初に来るのは %1 ではなくコマンドです。</translation>
    </message>
    <message>
        <source>Unknown command: %1.</source>
        <translation>不明なコマンド：%1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string of Base64</source>
        <translation>「%1」は Base64 の文字列でなければなりません</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>JSON オブジェクトではありません</translation>
    </message>
    <message>
        <source>not JSON (%1)</source>
        <translation>JSON ではありません（%1）</translation>
    </message>
    <message>
        <source>Not sent: message type %1 is reserved. Use 1 to 2147483647.</source>
        <translation>送信していません：メッセージの型 %1 は予約されています。1 から 2147483647 を使ってください。</translation>
    </message>
    <message numerus="yes">
        <source>Not sent: %n bytes are more than the server&apos;s --max-message-size allows.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>送信していません：%n バイトは、サーバーの --max-message-size が許す大きさを超えています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: not connected.</source>
        <translation>送信していません：接続していません。</translation>
    </message>
    <message>
        <source>Not sent: client %1 is not connected.</source>
        <translation>送信していません：クライアント %1 は接続していません。</translation>
    </message>
    <message>
        <source>Not sent: %1.</source>
        <extracomment>%1 is the fixed name of an error, as QueueFull</extracomment>
        <translation>送信していません：%1。</translation>
    </message>
    <message>
        <source>Cannot write to standard output: %1</source>
        <translation>標準出力に書き込めません：%1</translation>
    </message>
    <message>
        <source>Not sent: no message can be larger than %1 bytes.</source>
        <translation>送信していません：メッセージは %1 バイトを超えられません。</translation>
    </message>
    <message>
        <source>Not sent: interrupted.</source>
        <translation>送信していません：中断されました。</translation>
    </message>
    <message>
        <source>Not sent: the server does not read.</source>
        <translation>送信していません：サーバーが読み取りません。</translation>
    </message>
    <message>
        <source>Not sent: the connection was lost.</source>
        <translation>送信していません：接続が失われました。</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>authenticated</source>
        <translation>認証済み</translation>
    </message>
    <message>
        <source>server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>クライアント %1</translation>
    </message>
    <message>
        <source>status: %1</source>
        <extracomment>%1 is a status, as &quot;Connecting&quot;</extracomment>
        <translation>状態：%1</translation>
    </message>
    <message>
        <source>id %1</source>
        <extracomment>the id that the server gave to us</extracomment>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>ユーザー %1</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>プロセス %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the facts in &quot;connected: client 3, encrypted, version 2, user 1000, process 4711&quot;</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>connected: %1</source>
        <extracomment>%1 is a list of facts, as &quot;client 3, encrypted, version 2&quot;</extracomment>
        <translation>接続：%1</translation>
    </message>
    <message>
        <source>message, type %1: </source>
        <translation>メッセージ、型 %1：</translation>
    </message>
    <message>
        <source>message, client %1, type %2: </source>
        <translation>メッセージ、クライアント %1、型 %2：</translation>
    </message>
    <message>
        <source>disconnected: %1</source>
        <translation>切断：%1</translation>
    </message>
    <message>
        <source>disconnected: %1, %2</source>
        <extracomment>%1 is &quot;server&quot; or &quot;client 3&quot;, %2 the fixed name of an error, as Truncated</extracomment>
        <translation>切断：%1、%2</translation>
    </message>
    <message>
        <source>client %1: %2</source>
        <extracomment>%1 is a client&apos;s id, %2 what went wrong with it</extracomment>
        <translation>クライアント %1：%2</translation>
    </message>
    <message>
        <source>Serves NAME and prints what arrives. Each line of standard input goes to every client. Runs until interrupted.</source>
        <translation>NAME のサーバーになり、届いたものを表示します。標準入力の各行をすべてのクライアントに送ります。中断されるまで動作します。</translation>
    </message>
    <message>
        <source>Connects to the server NAME, again after every loss, and prints what arrives. Each line of standard input goes to the server. Runs until interrupted.</source>
        <translation>サーバー NAME に接続し、切れるたびにつなぎ直し、届いたものを表示します。標準入力の各行をサーバーに送ります。中断されるまで動作します。</translation>
    </message>
    <message>
        <source>Connects to the server NAME, sends one message and ends. The exit code is 0 only when the message went out whole.</source>
        <translation>サーバー NAME に接続し、メッセージを 1 つ送って終わります。終了コードが 0 になるのは、メッセージ全体が送り出されたときだけです。</translation>
    </message>
    <message>
        <source>Writes a new pre-shared key of 32 random bytes to FILE, for --key-file on both sides, and prints its fingerprint. A FILE that is there stays.</source>
        <translation>32 バイトの乱数からなる新しい事前共有鍵を FILE に書き込み、そのフィンガープリントを表示します。両側の --key-file で使います。すでにある FILE はそのまま残ります。</translation>
    </message>
    <message>
        <source>Prints a short number by which two people can tell whether they have the same key. The key cannot be found out from it.</source>
        <translation>2 人が同じ鍵を持っているかどうかを確かめられる短い数を表示します。そこから鍵を知ることはできません。</translation>
    </message>
    <message>
        <source>Measures how many messages a second go from one process to another on this machine, how many bytes of data that is, and how long a message takes there and back: half of them at most, and 99 of 100.</source>
        <translation>このマシンで、あるプロセスから別のプロセスへ毎秒いくつのメッセージが届くか、それが何バイトのデータか、メッセージの往復に最大でどれだけかかるか（半数の場合と、100 のうち 99 の場合）を測ります。</translation>
    </message>
    <message>
        <source>The second process of gipc bench, which starts it.</source>
        <translation>gipc bench が起動する 2 つ目のプロセスです。</translation>
    </message>
    <message>
        <source>[options]</source>
        <extracomment>stands for any options in the line that shows how a command is used</extracomment>
        <translation>[オプション]</translation>
    </message>
    <message>
        <source>Usage: gipc %1 %2</source>
        <extracomment>%1 is a command, %2 what comes behind it, as in &quot;Usage: gipc listen [options] NAME&quot;</extracomment>
        <translation>使い方：gipc %1 %2</translation>
    </message>
    <message>
        <source>Talk unencrypted; both sides must agree.</source>
        <translation>暗号化せずに通信します。両側で一致している必要があります。</translation>
    </message>
    <message>
        <source>Use TCP instead of a local socket.</source>
        <translation>ローカルソケットの代わりに TCP を使います。</translation>
    </message>
    <message>
        <source>With --network: the address (GIPC_NETWORK_HOST, else 127.0.0.1).</source>
        <translation>--network のときのアドレス（GIPC_NETWORK_HOST、なければ 127.0.0.1）。</translation>
    </message>
    <message>
        <source>With --network: the port (GIPC_NETWORK_PORT, else 8100). For listen, 0 is any free one.</source>
        <translation>--network のときのポート（GIPC_NETWORK_PORT、なければ 8100）。listen では 0 が任意の空きポートを表します。</translation>
    </message>
    <message>
        <source>The path of the local socket, instead of the one made of NAME.</source>
        <translation>NAME から作られるパスの代わりに使う、ローカルソケットのパス。</translation>
    </message>
    <message>
        <source>compatible: version 2 of the protocol only, as Go programs speak it; prefer: GIPC-X with those who know it; require: with others not at all (prefer).</source>
        <translation>compatible：Go のプログラムと同じく、プロトコルのバージョン 2 だけ。prefer：対応している相手とは GIPC-X。require：ほかの相手とは通信しない（prefer）。</translation>
    </message>
    <message>
        <source>A pre-shared key that both sides must have; gipc keygen makes one. The other side must then speak GIPC-X.</source>
        <translation>両側が持っていなければならない事前共有鍵。gipc keygen で作れます。相手側も GIPC-X に対応している必要があります。</translation>
    </message>
    <message>
        <source>The name of that key, the same on both sides (empty).</source>
        <translation>その鍵の名前。両側で同じにします（空）。</translation>
    </message>
    <message>
        <source>Serve any number of clients at a time, those of Go included.</source>
        <translation>Go のものも含めて、いくつでも同時にクライアントに応対します。</translation>
    </message>
    <message>
        <source>Let other users connect (socket mode 0777).</source>
        <translation>ほかのユーザーの接続を許します（ソケットのモード 0777）。</translation>
    </message>
    <message>
        <source>The server is one of Go&apos;s multi-client mode: ask it for an id first. A server of this library does not need that.</source>
        <translation>サーバーは Go の複数クライアントモードです。まず ID を求めます。このライブラリのサーバーには必要ありません。</translation>
    </message>
    <message>
        <source>Milliseconds between two attempts to connect (1000).</source>
        <translation>接続を試みる間隔のミリ秒（1000）。</translation>
    </message>
    <message>
        <source>End after N messages received.</source>
        <translation>N 個のメッセージを受け取ったら終わります。</translation>
    </message>
    <message>
        <source>The type of what is sent, 1 to 2147483647 (1); lines of JSON have their own.</source>
        <translation>送るものの型、1 から 2147483647（1）。JSON の行はそれぞれの型を持ちます。</translation>
    </message>
    <message>
        <source>Input and output: readable lines, or a JSON object per line with the data in Base64 (text).</source>
        <translation>入力と出力：読みやすい行、または各行が Base64 のデータを持つ JSON オブジェクト（text）。</translation>
    </message>
    <message>
        <source>Print messages only.</source>
        <translation>メッセージだけを表示します。</translation>
    </message>
    <message>
        <source>Use TCP on 127.0.0.1 instead of a local socket.</source>
        <translation>ローカルソケットの代わりに 127.0.0.1 の TCP を使います。</translation>
    </message>
    <message>
        <source>The bytes of a message (64, 1024, 65536 and 1048576 in turn).</source>
        <translation>メッセージのバイト数（64、1024、65536、1048576 を順に）。</translation>
    </message>
    <message>
        <source>How long each of the measurements takes, two for each protection and size; a quarter of it is added to warm up (0.3).</source>
        <translation>1 回の測定にかける秒数。保護と大きさの組み合わせごとに 2 回測ります。準備運転のためにその 4 分の 1 が加わります（0.3）。</translation>
    </message>
    <message>
        <source>A table, or one JSON object (text).</source>
        <translation>表、または 1 つの JSON オブジェクト（text）。</translation>
    </message>
    <message>
        <source>The same as --format json.</source>
        <translation>--format json と同じです。</translation>
    </message>
    <message>
        <source>Show no progress.</source>
        <translation>進み具合を表示しません。</translation>
    </message>
    <message>
        <source>The file with the key, its bare bytes.</source>
        <translation>鍵のファイル。鍵のバイトそのものが入っています。</translation>
    </message>
    <message>
        <source>The server&apos;s name; its socket is /tmp/NAME.sock.</source>
        <translation>サーバーの名前。ソケットは /tmp/NAME.sock です。</translation>
    </message>
    <message>
        <source>serve NAME; print what arrives, send each line of standard input</source>
        <translation>NAME のサーバーになり、届いたものを表示し、標準入力の各行を送る</translation>
    </message>
    <message>
        <source>connect to NAME; print what arrives, send each line of standard input</source>
        <translation>NAME に接続し、届いたものを表示し、標準入力の各行を送る</translation>
    </message>
    <message>
        <source>send one message to NAME and end; DATA - is all of standard input</source>
        <translation>NAME にメッセージを 1 つ送って終わる。DATA が - なら標準入力の全体</translation>
    </message>
    <message>
        <source>make a pre-shared key for --key-file</source>
        <translation>--key-file で使う事前共有鍵を作る</translation>
    </message>
    <message>
        <source>print what tells that key from others</source>
        <translation>その鍵をほかの鍵と見分けるものを表示する</translation>
    </message>
    <message>
        <source>measure how fast messages are on this machine</source>
        <translation>このマシンでのメッセージの速さを測る</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>wrong arguments</source>
        <translation>引数の誤り</translation>
    </message>
    <message>
        <source>no server, or not in time</source>
        <translation>サーバーがない、または間に合わない</translation>
    </message>
    <message>
        <source>handshake or authentication failed</source>
        <translation>ハンドシェイクまたは認証の失敗</translation>
    </message>
    <message>
        <source>message refused</source>
        <translation>メッセージが拒否された</translation>
    </message>
    <message>
        <source>name in use</source>
        <translation>名前が使用中</translation>
    </message>
    <message>
        <source>Usage: gipc COMMAND NAME [options]</source>
        <translation>使い方：gipc COMMAND NAME [オプション]</translation>
    </message>
    <message>
        <source>Sends and receives messages over a gipc channel, encrypted unless told otherwise.</source>
        <translation>gipc のチャネルでメッセージを送受信します。特に指定しなければ暗号化されます。</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>コマンド：</translation>
    </message>
    <message>
        <source>gipc COMMAND --help shows the options of a command, gipc --version the version.</source>
        <translation>コマンドのオプションは gipc COMMAND --help で、バージョンは gipc --version で表示されます。</translation>
    </message>
    <message>
        <source>In two terminals:</source>
        <translation>2 つの端末で：</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>終了コード：</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>このヘルプを表示します。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>バージョンを表示します。</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>オプション：</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>引数：</translation>
    </message>
    <message>
        <source>Try gipc --help.</source>
        <translation>gipc --help を試してください。</translation>
    </message>
    <message>
        <source>%1. Try gipc %2 --help.</source>
        <extracomment>%1 is the line that begins with &quot;Usage:&quot;, %2 a command</extracomment>
        <translation>%1。gipc %2 --help を試してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no server&apos;s name: that is 1 to 64 of A-Z a-z 0-9 . _ -, with no dot at the start.</source>
        <translation>「%1」はサーバーの名前ではありません。A-Z a-z 0-9 . _ - からなる 1～64 文字で、先頭にドットは使えません。</translation>
    </message>
    <message>
        <source>--raw and --format json exclude each other.</source>
        <translation>--raw と --format json は同時に使えません。</translation>
    </message>
    <message>
        <source>Print the data of messages as they are and nothing else: no escapes, no ends of lines.</source>
        <translation>メッセージのデータをそのまま、それだけを出力します。エスケープも改行もありません。</translation>
    </message>
    <message>
        <source>The message, with --format json one object as in a line of input; - is all of standard input. Put -- before what begins with a dash.</source>
        <translation>メッセージ。--format json なら入力の 1 行と同じ形のオブジェクト 1 つ。- なら標準入力の全体。ダッシュで始まるものの前には -- を置いてください。</translation>
    </message>
    <message>
        <source>Milliseconds that the other side has for the handshake (5000, with --network 10000).</source>
        <translation>相手側がハンドシェイクに使えるミリ秒数（5000、--network なら 10000）。</translation>
    </message>
    <message>
        <source>this key is not among those allowed</source>
        <translation>この鍵は許可されていません</translation>
    </message>
    <message>
        <source>--allow-key needs --key-file.</source>
        <translation>--allow-key には --key-file が必要です。</translation>
    </message>
    <message numerus="yes">
        <source>--allow-key takes at most %n bytes.</source>
        <translation>
            <numerusform>--allow-key は %n バイトまでです。</numerusform>
        </translation>
    </message>
    <message>
        <source>Milliseconds within which something is sent at the latest, with GIPC-X; 0 is a third of what the other side allows. On TCP in version 2, how often something is sent (5000).</source>
        <translation>GIPC-X で、遅くともこのミリ秒以内に何かを送ります。0 は相手側が許す時間の 3 分の 1 です。バージョン 2 の TCP では送る間隔です (5000)。</translation>
    </message>
    <message>
        <source>Milliseconds for which the other side may be silent, with GIPC-X; at least 1000, and 0 is for ever (15000).</source>
        <translation>GIPC-X で、相手側が沈黙してよいミリ秒数。1000 以上で、0 は無制限です (15000)。</translation>
    </message>
    <message>
        <source>Let in only clients whose key has this name; may be given several times.</source>
        <translation>この名前の鍵を持つクライアントだけを受け入れます。複数回指定できます。</translation>
    </message>
    <message>
        <source>key &quot;%1&quot;</source>
        <extracomment>%1 is the name of a pre-shared key, and may be empty</extracomment>
        <translation>鍵「%1」</translation>
    </message>
    <message>
        <source>no request %1 waits for an answer</source>
        <translation>応答を待つ要求 %1 はありません</translation>
    </message>
    <message>
        <source>no request %1 is open</source>
        <extracomment>%1 is what a program has called its request</extracomment>
        <translation>開いている要求 %1 はありません</translation>
    </message>
    <message>
        <source>a request %1 is open already</source>
        <translation>要求 %1 はすでに開いています</translation>
    </message>
    <message>
        <source>&quot;client&quot; must say which of several is asked</source>
        <translation>「client」で、複数のうちどれに尋ねるかを指定してください</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3</source>
        <translation>「%1」は %2 から %3 までの整数でなければなりません</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string</source>
        <translation>「%1」は文字列でなければなりません</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string or a number</source>
        <translation>「%1」は文字列か数でなければなりません</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and &quot;%2&quot; exclude each other</source>
        <translation>「%1」と「%2」は同時に使えません</translation>
    </message>
    <message>
        <source>not a message</source>
        <translation>メッセージではありません</translation>
    </message>
    <message>
        <source>The program that answers has ended.</source>
        <translation>応答するプログラムは終了しました。</translation>
    </message>
    <message>
        <source>--%1 needs --exec.</source>
        <translation>--%1 には --exec が必要です。</translation>
    </message>
    <message>
        <source>Send each message back to its sender, same type; a request is answered so, too.</source>
        <translation>各メッセージを同じ型で送り主に返します。要求にもそのように応答します。</translation>
    </message>
    <message>
        <source>Give up after so many milliseconds without a connection, call then after as many without an answer; 0 is never (connect: 0, send: 5000, call: 5000 and 30000).</source>
        <translation>このミリ秒だけ接続できなければあきらめます。call はその後、同じだけ応答がなければあきらめます。0 はあきらめません (connect: 0、send: 5000、call: 5000 と 30000)。</translation>
    </message>
    <message>
        <source>Start PROGRAM for each request: its input is the request&apos;s data, its output the answer. With another exit code than 0 the request has failed, and the last line of its standard error says why. Arguments for it stand behind NAME; put -- before those that begin with a dash.</source>
        <translation>要求ごとに PROGRAM を起動します。入力は要求のデータ、出力は応答です。終了コードが 0 以外なら要求は失敗し、標準エラー出力の最後の行が理由になります。引数は NAME の後に置き、ダッシュで始まるものの前には -- を置きます。</translation>
    </message>
    <message>
        <source>Milliseconds that PROGRAM may take; 0 is any time (30000).</source>
        <translation>PROGRAM が使えるミリ秒数。0 は無制限です (30000)。</translation>
    </message>
    <message>
        <source>How many requests of a client PROGRAM does at a time; others wait (4).</source>
        <translation>PROGRAM が 1 つのクライアントの要求を同時にいくつ処理するか。残りは待ちます (4)。</translation>
    </message>
    <message>
        <source>The largest message in bytes, received, read from standard input or answered by PROGRAM (listen: 3145728, else 67108864).</source>
        <translation>受信する、標準入力から読む、または PROGRAM が応答する最大のメッセージのバイト数 (listen: 3145728、その他: 67108864)。</translation>
    </message>
    <message>
        <source>End when standard input has ended, all of it has been sent, and what it asked is answered.</source>
        <translation>標準入力が終わり、そのすべてが送られ、その要求に応答があったら終了します。</translation>
    </message>
    <message>
        <source>The answer is larger than %1 bytes.</source>
        <translation>応答が %1 バイトを超えています。</translation>
    </message>
    <message>
        <source>The program takes longer than %1 ms.</source>
        <translation>プログラムは %1 ms より長くかかっています。</translation>
    </message>
    <message>
        <source>The program does not start: %1</source>
        <extracomment>%1 is the system&apos;s reason</extracomment>
        <translation>プログラムが起動しません: %1</translation>
    </message>
    <message>
        <source>The program&apos;s exit code is %1.</source>
        <translation>プログラムの終了コードは %1 です。</translation>
    </message>
    <message>
        <source>Signal %1 has ended the program.</source>
        <translation>シグナル %1 がプログラムを終了させました。</translation>
    </message>
    <message>
        <source>The answer is larger than the other side accepts.</source>
        <translation>応答は相手側が受け入れる大きさを超えています。</translation>
    </message>
    <message>
        <source>Request of type %1: %2</source>
        <translation>型 %1 の要求: %2</translation>
    </message>
    <message>
        <source>Request of client %1, type %2: %3</source>
        <translation>クライアント %1、型 %2 の要求: %3</translation>
    </message>
    <message>
        <source>There is no program %1 that can be executed.</source>
        <translation>実行できるプログラム %1 がありません。</translation>
    </message>
    <message>
        <source>request, type %1: </source>
        <translation>要求、型 %1: </translation>
    </message>
    <message>
        <source>request, client %1, type %2: </source>
        <translation>要求、クライアント %1、型 %2: </translation>
    </message>
    <message>
        <source>request given up</source>
        <translation>要求は取りやめられました</translation>
    </message>
    <message>
        <source>request given up: client %1</source>
        <translation>要求は取りやめられました: クライアント %1</translation>
    </message>
    <message>
        <source>Connects to the server NAME, sends one request, prints the data of its answer and ends.</source>
        <translation>サーバー NAME に接続し、要求を 1 つ送り、応答のデータを表示して終了します。</translation>
    </message>
    <message>
        <source>send one request to NAME, print its answer and end</source>
        <translation>NAME に要求を 1 つ送り、応答を表示して終了する</translation>
    </message>
    <message>
        <source>request failed</source>
        <translation>要求が失敗しました</translation>
    </message>
    <message>
        <source>nobody answers requests</source>
        <translation>要求に応答するものがありません</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
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
</TS>
