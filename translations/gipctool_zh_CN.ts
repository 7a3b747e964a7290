<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>GipcTool</name>
    <message>
        <source>The second process does not answer.</source>
        <translation>第二个进程没有响应。</translation>
    </message>
    <message>
        <source>Cannot start %1: %2</source>
        <translation>无法启动 %1：%2</translation>
    </message>
    <message>
        <source>Cannot make a directory in %1: %2</source>
        <translation>无法在 %1 中创建目录：%2</translation>
    </message>
    <message>
        <source>The second process has ended too early.</source>
        <translation>第二个进程过早结束。</translation>
    </message>
    <message>
        <source>unencrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>version 2</source>
        <translation>版本 2</translation>
    </message>
    <message>
        <source>local socket</source>
        <translation>本地套接字</translation>
    </message>
    <message>
        <source>message</source>
        <extracomment>the size of the messages in this line</extracomment>
        <translation>消息</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>消息/秒</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/秒</translation>
    </message>
    <message>
        <source>round trip, µs</source>
        <extracomment>the median</extracomment>
        <translation>往返（µs）</translation>
    </message>
    <message>
        <source>99 % within, µs</source>
        <translation>99% 不超过（µs）</translation>
    </message>
    <message>
        <source>Interrupted before everything was measured.</source>
        <translation>在全部测量完成之前被中断。</translation>
    </message>
    <message>
        <source>one way</source>
        <translation>单向</translation>
    </message>
    <message>
        <source>round trips</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>measuring, %1 of %2: %3, %4, %5</source>
        <extracomment>%1 of %2 steps; %3 how it is protected, %4 a size, %5 &quot;one way&quot; or &quot;round trips&quot;</extracomment>
        <translation>正在测量，%1/%2：%3，%4，%5</translation>
    </message>
    <message>
        <source>Cannot read standard input: %1</source>
        <translation>无法读取标准输入：%1</translation>
    </message>
    <message>
        <source>Line %1 of the input is not sent: it is longer than --max-message-size allows.</source>
        <translation>输入的第 %1 行未发送：它超过了 --max-message-size 允许的长度。</translation>
    </message>
    <message>
        <source>Line %1 of the input is not sent: %2.</source>
        <extracomment>%2 is a clause, as &quot;not a JSON object&quot;</extracomment>
        <translation>输入的第 %1 行未发送：%2。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 what the system says</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <source>The key in %1 belongs to another user, who knows it.</source>
        <translation>%1 中的密钥属于另一个用户，该用户知道此密钥。</translation>
    </message>
    <message>
        <source>Other users can get at the key in %1: chmod 600 it, or make a new one.</source>
        <translation>其他用户可以访问 %1 中的密钥：请执行 chmod 600，或生成一个新的。</translation>
    </message>
    <message>
        <source>%1 holds no key: that is 32 to 64 bytes, not all of them zero.</source>
        <translation>%1 不包含密钥：密钥为 32 到 64 个字节，且不全为零。</translation>
    </message>
    <message>
        <source>The system has no randomness.</source>
        <translation>系统无法提供随机数。</translation>
    </message>
    <message>
        <source>%1 is there already, and a key is not overwritten.</source>
        <translation>%1 已存在，密钥不会被覆盖。</translation>
    </message>
    <message>
        <source>listening on %1</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>正在监听 %1</translation>
    </message>
    <message>
        <source>%1 has no option --%2.</source>
        <translation>%1 没有选项 --%2。</translation>
    </message>
    <message>
        <source>Unknown option: %1%2.</source>
        <translation>未知选项：%1%2。</translation>
    </message>
    <message>
        <source>Too many arguments: %1.</source>
        <translation>参数过多：%1。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>--network and --socket exclude each other.</source>
        <translation>--network 和 --socket 不能同时使用。</translation>
    </message>
    <message>
        <source>--host and --port need --network.</source>
        <translation>--host 和 --port 需要 --network。</translation>
    </message>
    <message>
        <source>--policy takes compatible, prefer or require, not &quot;%1&quot;.</source>
        <translation>--policy 的值为 compatible、prefer 或 require，而不是“%1”。</translation>
    </message>
    <message>
        <source>--key-id needs --key-file.</source>
        <translation>--key-id 需要 --key-file。</translation>
    </message>
    <message numerus="yes">
        <source>--key-id takes at most %n bytes.</source>
        <translation>
            <numerusform>--key-id 最多 %n 个字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>--json and --format exclude each other.</source>
        <translation>--json 和 --format 不能同时使用。</translation>
    </message>
    <message>
        <source>--format takes text or json, not &quot;%1&quot;.</source>
        <translation>--format 的值为 text 或 json，而不是“%1”。</translation>
    </message>
    <message>
        <source>--%1 takes a value that is not empty.</source>
        <translation>--%1 的值不能为空。</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 的值为 %2 到 %3 之间的数，而不是“%4”。</translation>
    </message>
    <message>
        <source>A command comes first, not %1.</source>
        <translation>首先应是命令，而不是 %1。</translation>
    </message>
    <message>
        <source>Unknown command: %1.</source>
        <translation>未知命令：%1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string of Base64</source>
        <translation>“%1”必须是 Base64 字符串</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>not JSON (%1)</source>
        <translation>不是 JSON（%1）</translation>
    </message>
    <message>
        <source>Not sent: message type %1 is reserved. Use 1 to 2147483647.</source>
        <translation>未发送：消息类型 %1 为保留类型。请使用 1 到 2147483647。</translation>
    </message>
    <message numerus="yes">
        <source>Not sent: %n bytes are more than the server&apos;s --max-message-size allows.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>未发送：%n 个字节超过了服务器的 --max-message-size 允许的大小。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: not connected.</source>
        <translation>未发送：未连接。</translation>
    </message>
    <message>
        <source>Not sent: client %1 is not connected.</source>
        <translation>未发送：客户端 %1 未连接。</translation>
    </message>
    <message>
        <source>Not sent: %1.</source>
        <extracomment>%1 is the fixed name of an error, as QueueFull</extracomment>
        <translation>未发送：%1。</translation>
    </message>
    <message>
        <source>Cannot write to standard output: %1</source>
        <translation>无法写入标准输出：%1</translation>
    </message>
    <message>
        <source>Not sent: no message can be larger than %1 bytes.</source>
        <translation>未发送：消息不能大于 %1 字节。</translation>
    </message>
    <message>
        <source>Not sent: interrupted.</source>
        <translation>未发送：被中断。</translation>
    </message>
    <message>
        <source>Not sent: the server does not read.</source>
        <translation>未发送：服务器没有读取。</translation>
    </message>
    <message>
        <source>Not sent: the connection was lost.</source>
        <translation>未发送：连接已断开。</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>authenticated</source>
        <translation>已认证</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>客户端 %1</translation>
    </message>
    <message>
        <source>status: %1</source>
        <extracomment>%1 is a status, as &quot;Connecting&quot;</extracomment>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>id %1</source>
        <extracomment>the id that the server gave to us</extracomment>
        <translation>编号 %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the facts in &quot;connected: client 3, encrypted, version 2, user 1000, process 4711&quot;</extracomment>
        <translation>，</translation>
    </message>
    <message>
        <source>connected: %1</source>
        <extracomment>%1 is a list of facts, as &quot;client 3, encrypted, version 2&quot;</extracomment>
        <translation>已连接：%1</translation>
    </message>
    <message>
        <source>message, type %1: </source>
        <translation>消息，类型 %1：</translation>
    </message>
    <message>
        <source>message, client %1, type %2: </source>
        <translation>消息，客户端 %1，类型 %2：</translation>
    </message>
    <message>
        <source>disconnected: %1</source>
        <translation>已断开：%1</translation>
    </message>
    <message>
        <source>disconnected: %1, %2</source>
        <extracomment>%1 is &quot;server&quot; or &quot;client 3&quot;, %2 the fixed name of an error, as Truncated</extracomment>
        <translation>已断开：%1，%2</translation>
    </message>
    <message>
        <source>client %1: %2</source>
        <extracomment>%1 is a client&apos;s id, %2 what went wrong with it</extracomment>
        <translation>客户端 %1：%2</translation>
    </message>
    <message>
        <source>Serves NAME and prints what arrives. Each line of standard input goes to every client. Runs until interrupted.</source>
        <translation>作为 NAME 提供服务并显示收到的内容。标准输入的每一行都发送给所有客户端。一直运行到被中断为止。</translation>
    </message>
    <message>
        <source>Connects to the server NAME, again after every loss, and prints what arrives. Each line of standard input goes to the server. Runs until interrupted.</source>
        <translation>连接到服务器 NAME，每次断开后重新连接，并显示收到的内容。标准输入的每一行都发送给服务器。一直运行到被中断为止。</translation>
    </message>
    <message>
        <source>Connects to the server NAME, sends one message and ends. The exit code is 0 only when the message went out whole.</source>
        <translation>连接到服务器 NAME，发送一条消息后结束。只有消息完整发出时，退出代码才为 0。</translation>
    </message>
    <message>
        <source>Writes a new pre-shared key of 32 random bytes to FILE, for --key-file on both sides, and prints its fingerprint. A FILE that is there stays.</source>
        <translation>将由 32 个随机字节组成的新预共享密钥写入 FILE，供两端的 --key-file 使用，并显示其指纹。已存在的 FILE 保持不变。</translation>
    </message>
    <message>
        <source>Prints a short number by which two people can tell whether they have the same key. The key cannot be found out from it.</source>
        <translation>显示一个简短的数字，两个人可以据此判断他们的密钥是否相同。从中无法得知密钥。</translation>
    </message>
    <message>
        <source>Measures how many messages a second go from one process to another on this machine, how many bytes of data that is, and how long a message takes there and back: half of them at most, and 99 of 100.</source>
        <translation>测量在这台计算机上每秒有多少消息从一个进程到达另一个进程、这是多少字节的数据，以及一条消息往返最多需要多长时间：一半消息的情况，以及 100 条中 99 条的情况。</translation>
    </message>
    <message>
        <source>The second process of gipc bench, which starts it.</source>
        <translation>gipc bench 所启动的第二个进程。</translation>
    </message>
    <message>
        <source>[options]</source>
        <extracomment>stands for any options in the line that shows how a command is used</extracomment>
        <translation>[选项]</translation>
    </message>
    <message>
        <source>Usage: gipc %1 %2</source>
        <extracomment>%1 is a command, %2 what comes behind it, as in &quot;Usage: gipc listen [options] NAME&quot;</extracomment>
        <translation>用法：gipc %1 %2</translation>
    </message>
    <message>
        <source>Talk unencrypted; both sides must agree.</source>
        <translation>不加密通信；两端必须一致。</translation>
    </message>
    <message>
        <source>Use TCP instead of a local socket.</source>
        <translation>使用 TCP 而不是本地套接字。</translation>
    </message>
    <message>
        <source>With --network: the address (GIPC_NETWORK_HOST, else 127.0.0.1).</source>
        <translation>使用 --network 时的地址（GIPC_NETWORK_HOST，否则 127.0.0.1）。</translation>
    </message>
    <message>
        <source>With --network: the port (GIPC_NETWORK_PORT, else 8100). For listen, 0 is any free one.</source>
        <translation>使用 --network 时的端口（GIPC_NETWORK_PORT，否则 8100）。对于 listen，0 表示任意空闲端口。</translation>
    </message>
    <message>
        <source>The path of the local socket, instead of the one made of NAME.</source>
        <translation>本地套接字的路径，代替由 NAME 生成的路径。</translation>
    </message>
    <message>
        <source>compatible: version 2 of the protocol only, as Go programs speak it; prefer: GIPC-X with those who know it; require: with others not at all (prefer).</source>
        <translation>compatible：与 Go 程序一样，只使用协议版本 2；prefer：与支持 GIPC-X 的对端使用 GIPC-X；require：与其他对端完全不通信（prefer）。</translation>
    </message>
    <message>
        <source>A pre-shared key that both sides must have; gipc keygen makes one. The other side must then speak GIPC-X.</source>
        <translation>两端都必须拥有的预共享密钥；可用 gipc keygen 生成。另一端此时必须使用 GIPC-X。</translation>
    </message>
    <message>
        <source>The name of that key, the same on both sides (empty).</source>
        <translation>该密钥的名称，两端相同（空）。</translation>
    </message>
    <message>
        <source>Serve any number of clients at a time, those of Go included.</source>
        <translation>同时服务任意数量的客户端，包括 Go 的客户端。</translation>
    </message>
    <message>
        <source>Let other users connect (socket mode 0777).</source>
        <translation>允许其他用户连接（套接字模式 0777）。</translation>
    </message>
    <message>
        <source>The server is one of Go&apos;s multi-client mode: ask it for an id first. A server of this library does not need that.</source>
        <translation>服务器处于 Go 的多客户端模式：先向它申请编号。本库的服务器不需要这样做。</translation>
    </message>
    <message>
        <source>Milliseconds between two attempts to connect (1000).</source>
        <translation>两次连接尝试之间的毫秒数（1000）。</translation>
    </message>
    <message>
        <source>End after N messages received.</source>
        <translation>收到 N 条消息后结束。</translation>
    </message>
    <message>
        <source>The type of what is sent, 1 to 2147483647 (1); lines of JSON have their own.</source>
        <translation>所发送内容的类型，1 到 2147483647（1）；JSON 行自带类型。</translation>
    </message>
    <message>
        <source>Input and output: readable lines, or a JSON object per line with the data in Base64 (text).</source>
        <translation>输入和输出：可读的行，或每行一个 JSON 对象，数据为 Base64（text）。</translation>
    </message>
    <message>
        <source>Print messages only.</source>
        <translation>只显示消息。</translation>
    </message>
    <message>
        <source>Use TCP on 127.0.0.1 instead of a local socket.</source>
        <translation>使用 127.0.0.1 上的 TCP 而不是本地套接字。</translation>
    </message>
    <message>
        <source>The bytes of a message (64, 1024, 65536 and 1048576 in turn).</source>
        <translation>一条消息的字节数（依次为 64、1024、65536 和 1048576）。</translation>
    </message>
    <message>
        <source>How long each of the measurements takes, two for each protection and size; a quarter of it is added to warm up (0.3).</source>
        <translation>每次测量持续的秒数，每种保护方式和大小各测两次；另加四分之一的时间用于预热（0.3）。</translation>
    </message>
    <message>
        <source>A table, or one JSON object (text).</source>
        <translation>表格，或一个 JSON 对象（text）。</translation>
    </message>
    <message>
        <source>The same as --format json.</source>
        <translation>与 --format json 相同。</translation>
    </message>
    <message>
        <source>Show no progress.</source>
        <translation>不显示进度。</translation>
    </message>
    <message>
        <source>The file with the key, its bare bytes.</source>
        <translation>密钥文件，只含密钥的字节。</translation>
    </message>
    <message>
        <source>The server&apos;s name; its socket is /tmp/NAME.sock.</source>
        <translation>服务器的名称；其套接字为 /tmp/NAME.sock。</translation>
    </message>
    <message>
        <source>serve NAME; print what arrives, send each line of standard input</source>
        <translation>作为 NAME 提供服务；显示收到的内容，发送标准输入的每一行</translation>
    </message>
    <message>
        <source>connect to NAME; print what arrives, send each line of standard input</source>
        <translation>连接到 NAME；显示收到的内容，发送标准输入的每一行</translation>
    </message>
    <message>
        <source>send one message to NAME and end; DATA - is all of standard input</source>
        <translation>向 NAME 发送一条消息后结束；DATA 为 - 时表示全部标准输入</translation>
    </message>
    <message>
        <source>make a pre-shared key for --key-file</source>
        <translation>生成供 --key-file 使用的预共享密钥</translation>
    </message>
    <message>
        <source>print what tells that key from others</source>
        <translation>显示该密钥与其他密钥的区别</translation>
    </message>
    <message>
        <source>measure how fast messages are on this machine</source>
        <translation>测量消息在这台计算机上的速度</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>wrong arguments</source>
        <translation>参数错误</translation>
    </message>
    <message>
        <source>no server, or not in time</source>
        <translation>没有服务器，或未及时连接</translation>
    </message>
    <message>
        <source>handshake or authentication failed</source>
        <translation>握手或认证失败</translation>
    </message>
    <message>
        <source>message refused</source>
        <translation>消息被拒绝</translation>
    </message>
    <message>
        <source>name in use</source>
        <translation>名称已被占用</translation>
    </message>
    <message>
        <source>Usage: gipc COMMAND NAME [options]</source>
        <translation>用法：gipc COMMAND NAME [选项]</translation>
    </message>
    <message>
        <source>Sends and receives messages over a gipc channel, encrypted unless told otherwise.</source>
        <translation>通过 gipc 通道发送和接收消息，除非另有指定，否则均加密。</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>gipc COMMAND --help shows the options of a command, gipc --version the version.</source>
        <translation>gipc COMMAND --help 显示命令的选项，gipc --version 显示版本。</translation>
    </message>
    <message>
        <source>In two terminals:</source>
        <translation>在两个终端中：</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>退出代码：</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>参数：</translation>
    </message>
    <message>
        <source>Try gipc --help.</source>
        <translation>请尝试 gipc --help。</translation>
    </message>
    <message>
        <source>%1. Try gipc %2 --help.</source>
        <extracomment>%1 is the line that begins with &quot;Usage:&quot;, %2 a command</extracomment>
        <translation>%1。请尝试 gipc %2 --help。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no server&apos;s name: that is 1 to 64 of A-Z a-z 0-9 . _ -, with no dot at the start.</source>
        <translation>“%1”不是服务器名称：须为 1 到 64 个字符，取自 A-Z a-z 0-9 . _ -，且不能以点开头。</translation>
    </message>
    <message>
        <source>--raw and --format json exclude each other.</source>
        <translation>--raw 和 --format json 不能同时使用。</translation>
    </message>
    <message>
        <source>Print the data of messages as they are and nothing else: no escapes, no ends of lines.</source>
        <translation>按原样输出消息的数据，仅此而已：没有转义，没有换行。</translation>
    </message>
    <message>
        <source>The message, with --format json one object as in a line of input; - is all of standard input. Put -- before what begins with a dash.</source>
        <translation>消息；使用 --format json 时为一个与输入行形式相同的对象；- 表示全部标准输入。以短横线开头的内容前请加 --。</translation>
    </message>
    <message>
        <source>Milliseconds that the other side has for the handshake (5000, with --network 10000).</source>
        <translation>另一端可用于握手的毫秒数（5000，使用 --network 时为 10000）。</translation>
    </message>
    <message>
        <source>this key is not among those allowed</source>
        <translation>此密钥不在允许之列</translation>
    </message>
    <message>
        <source>--allow-key needs --key-file.</source>
        <translation>--allow-key 需要 --key-file。</translation>
    </message>
    <message numerus="yes">
        <source>--allow-key takes at most %n bytes.</source>
        <translation>
            <numerusform>--allow-key 最多 %n 个字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>Milliseconds within which something is sent at the latest, with GIPC-X; 0 is a third of what the other side allows. On TCP in version 2, how often something is sent (5000).</source>
        <translation>使用 GIPC-X 时最迟在多少毫秒内发送一次；0 表示另一端所允许时间的三分之一。版本 2 通过 TCP 时为发送的间隔（5000）。</translation>
    </message>
    <message>
        <source>Milliseconds for which the other side may be silent, with GIPC-X; at least 1000, and 0 is for ever (15000).</source>
        <translation>使用 GIPC-X 时另一端可以保持沉默的毫秒数；至少 1000，0 表示无限（15000）。</translation>
    </message>
    <message>
        <source>Let in only clients whose key has this name; may be given several times.</source>
        <translation>只接纳密钥具有此名称的客户端；可多次给出。</translation>
    </message>
    <message>
        <source>key &quot;%1&quot;</source>
        <extracomment>%1 is the name of a pre-shared key, and may be empty</extracomment>
        <translation>密钥“%1”</translation>
    </message>
    <message>
        <source>no request %1 waits for an answer</source>
        <translation>没有等待答复的请求 %1</translation>
    </message>
    <message>
        <source>no request %1 is open</source>
        <extracomment>%1 is what a program has called its request</extracomment>
        <translation>没有未完成的请求 %1</translation>
    </message>
    <message>
        <source>a request %1 is open already</source>
        <translation>请求 %1 已在进行中</translation>
    </message>
    <message>
        <source>&quot;client&quot; must say which of several is asked</source>
        <translation>“client”必须指明询问多个客户端中的哪一个</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3</source>
        <translation>“%1”必须是 %2 到 %3 的整数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string</source>
        <translation>“%1”必须是字符串</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string or a number</source>
        <translation>“%1”必须是字符串或数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and &quot;%2&quot; exclude each other</source>
        <translation>“%1”与“%2”不能同时使用</translation>
    </message>
    <message>
        <source>not a message</source>
        <translation>不是消息</translation>
    </message>
    <message>
        <source>The program that answers has ended.</source>
        <translation>负责答复的程序已结束。</translation>
    </message>
    <message>
        <source>--%1 needs --exec.</source>
        <translation>--%1 需要 --exec。</translation>
    </message>
    <message>
        <source>Send each message back to its sender, same type; a request is answered so, too.</source>
        <translation>将每条消息以相同类型发回其发送者；请求也如此答复。</translation>
    </message>
    <message>
        <source>Give up after so many milliseconds without a connection, call then after as many without an answer; 0 is never (connect: 0, send: 5000, call: 5000 and 30000).</source>
        <translation>这么多毫秒内未连接上则放弃，call 随后在同样长的时间内无答复则放弃；0 表示永不（connect：0，send：5000，call：5000 和 30000）。</translation>
    </message>
    <message>
        <source>Start PROGRAM for each request: its input is the request&apos;s data, its output the answer. With another exit code than 0 the request has failed, and the last line of its standard error says why. Arguments for it stand behind NAME; put -- before those that begin with a dash.</source>
        <translation>为每个请求启动 PROGRAM：其输入为请求的数据，其输出为答复。退出码不为 0 时请求失败，其标准错误的最后一行说明原因。它的参数写在 NAME 之后；以短横开头的参数之前请加 --。</translation>
    </message>
    <message>
        <source>Milliseconds that PROGRAM may take; 0 is any time (30000).</source>
        <translation>PROGRAM 可用的毫秒数；0 表示不限（30000）。</translation>
    </message>
    <message>
        <source>How many requests of a client PROGRAM does at a time; others wait (4).</source>
        <translation>PROGRAM 同时处理一个客户端的多少个请求；其余的等待（4）。</translation>
    </message>
    <message>
        <source>The largest message in bytes, received, read from standard input or answered by PROGRAM (listen: 3145728, else 67108864).</source>
        <translation>接收、从标准输入读取或由 PROGRAM 答复的最大消息字节数（listen：3145728，其他：67108864）。</translation>
    </message>
    <message>
        <source>End when standard input has ended, all of it has been sent, and what it asked is answered.</source>
        <translation>标准输入结束、其全部内容已发送且其请求均得到答复后结束。</translation>
    </message>
    <message>
        <source>The answer is larger than %1 bytes.</source>
        <translation>答复大于 %1 字节。</translation>
    </message>
    <message>
        <source>The program takes longer than %1 ms.</source>
        <translation>程序用时超过 %1 毫秒。</translation>
    </message>
    <message>
        <source>The program does not start: %1</source>
        <extracomment>%1 is the system&apos;s reason</extracomment>
        <translation>程序无法启动：%1</translation>
    </message>
    <message>
        <source>The program&apos;s exit code is %1.</source>
        <translation>程序的退出码为 %1。</translation>
    </message>
    <message>
        <source>Signal %1 has ended the program.</source>
        <translation>信号 %1 终止了程序。</translation>
    </message>
    <message>
        <source>The answer is larger than the other side accepts.</source>
        <translation>答复超过了另一端所接受的大小。</translation>
    </message>
    <message>
        <source>Request of type %1: %2</source>
        <translation>类型 %1 的请求：%2</translation>
    </message>
    <message>
        <source>Request of client %1, type %2: %3</source>
        <translation>客户端 %1 类型 %2 的请求：%3</translation>
    </message>
    <message>
        <source>There is no program %1 that can be executed.</source>
        <translation>没有可执行的程序 %1。</translation>
    </message>
    <message>
        <source>request, type %1: </source>
        <translation>请求，类型 %1：</translation>
    </message>
    <message>
        <source>request, client %1, type %2: </source>
        <translation>请求，客户端 %1，类型 %2：</translation>
    </message>
    <message>
        <source>request given up</source>
        <translation>请求已被放弃</translation>
    </message>
    <message>
        <source>request given up: client %1</source>
        <translation>请求已被放弃：客户端 %1</translation>
    </message>
    <message>
        <source>Connects to the server NAME, sends one request, prints the data of its answer and ends.</source>
        <translation>连接到服务器 NAME，发送一个请求，输出其答复的数据，然后结束。</translation>
    </message>
    <message>
        <source>send one request to NAME, print its answer and end</source>
        <translation>向 NAME 发送一个请求，输出其答复并结束</translation>
    </message>
    <message>
        <source>request failed</source>
        <translation>请求失败</translation>
    </message>
    <message>
        <source>nobody answers requests</source>
        <translation>无人应答请求</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Missing value after &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>“%1”后缺少值。</translation>
    </message>
    <message>
        <source>Unexpected value after &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>“%1”后有意外的值。</translation>
    </message>
</context>
</TS>
