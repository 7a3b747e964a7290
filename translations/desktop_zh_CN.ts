<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Channel</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
</context>
<context>
    <name>ChannelHeader</name>
    <message>
        <source>Retry</source>
        <extracomment>Buttons: open or close the channel</extracomment>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove from the list (Delete)</source>
        <translation>从列表中移除（Delete）</translation>
    </message>
    <message>
        <source>Received: %1 (%2)</source>
        <extracomment>%1 is as &quot;5 messages&quot;, %2 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>已接收：%1（%2）</translation>
    </message>
    <message>
        <source>Sent: %1 (%2)</source>
        <extracomment>%1 is as &quot;5 messages&quot;, %2 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>已发送：%1（%2）</translation>
    </message>
</context>
<context>
    <name>ChannelPage</name>
    <message>
        <source>Messages per second</source>
        <translation>每秒消息数</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>每秒字节数</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Clients (%L1)</source>
        <translation>客户端（%L1）</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
</context>
<context>
    <name>ClientList</name>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>No clients</source>
        <translation>没有客户端</translation>
    </message>
    <message>
        <source>The server waits for them at %1</source>
        <translation>服务器正在 %1 处等待</translation>
    </message>
    <message>
        <source>The server is not open.</source>
        <translation>服务器未打开。</translation>
    </message>
</context>
<context>
    <name>ClientRow</name>
    <message>
        <source>process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>Client %1, %2</source>
        <translation>客户端 %1，%2</translation>
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
        <translation>消息类型</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Write a message, Enter sends it</source>
        <translation>输入消息，按 Enter 发送</translation>
    </message>
    <message>
        <source>No client is connected</source>
        <translation>没有客户端连接</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>to all</source>
        <translation>发给所有</translation>
    </message>
    <message>
        <source>Number of the client to send to; empty: all</source>
        <translation>接收消息的客户端编号；留空表示所有</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>These are not bytes in hexadecimal digits, two for each, as in 48 65 6c.</source>
        <translation>这不是用十六进制数字表示的字节，每个字节两位，如 48 65 6c。</translation>
    </message>
    <message>
        <source>This is not JSON: %1, at character %2.</source>
        <extracomment>%1 is what is wrong, as Qt says it</extracomment>
        <translation>这不是 JSON：%1，位于第 %2 个字符。</translation>
    </message>
    <message>
        <source>Not sent: client %1 is gone.</source>
        <translation>未发送：客户端 %1 已不在。</translation>
    </message>
    <message>
        <source>Not sent: no client is connected.</source>
        <translation>未发送：没有客户端连接。</translation>
    </message>
    <message>
        <source>Not sent: there is no connection.</source>
        <translation>未发送：没有连接。</translation>
    </message>
    <message>
        <source>Not sent: %1 are more than the server accepts.</source>
        <extracomment>%1 is a size, as &quot;1.5 MB&quot;</extracomment>
        <translation>未发送：%1 超过了服务器接受的大小。</translation>
    </message>
    <message>
        <source>Not sent: too much is waiting already. The other side does not read.</source>
        <translation>未发送：等待发送的内容已经太多。另一端没有读取。</translation>
    </message>
    <message>
        <source>Not sent: a message type is a number from 1 to 2147483647.</source>
        <translation>未发送：消息类型是 1 到 2147483647 之间的数字。</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>未发送。</translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 what the system says</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Other users can get at the key in %1.</source>
        <translation>其他用户可以访问 %1 中的密钥。</translation>
    </message>
    <message>
        <source>%1 holds no key: that is 32 to 64 bytes, not all of them zero.</source>
        <translation>%1 不包含密钥：密钥为 32 到 64 个字节，且不全为零。</translation>
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
        <translation>没有打开的通道</translation>
    </message>
    <message>
        <source>Open a server for others to connect to, or a client of a server that runs already. You then see every message and how much passes.</source>
        <translation>打开一个供其他程序连接的服务器，或一个已在运行的服务器的客户端。随后您可以看到每条消息和通信量。</translation>
    </message>
    <message>
        <source>New channel…</source>
        <translation>新建通道…</translation>
    </message>
    <message>
        <source>or press Ctrl+N</source>
        <translation>或按 Ctrl+N</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Filter: text, 0x bytes, type:5</source>
        <extracomment>&quot;type:&quot; and &quot;0x&quot; are typed like this in every language</extracomment>
        <translation>筛选：文本、0x 字节、type:5</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>筛选消息</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>In and out</source>
        <extracomment>messages that come in, that go out</extracomment>
        <translation>接收和发送</translation>
    </message>
    <message>
        <source>In</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Go on (Ctrl+P)</source>
        <translation>继续（Ctrl+P）</translation>
    </message>
    <message>
        <source>Pause (Ctrl+P)</source>
        <translation>暂停（Ctrl+P）</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clear the list of messages</source>
        <translation>清空消息列表</translation>
    </message>
    <message numerus="yes">
        <source>Paused · %Ln new</source>
        <extracomment>counts of messages</extracomment>
        <translation>
            <numerusform>已暂停 · %Ln 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln</source>
        <translation>
            <numerusform>最近 %Ln 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageDetails</name>
    <message>
        <source>Sent at %1 · type %2 · %3</source>
        <extracomment>%1 is a time, %3 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>发送于 %1 · 类型 %2 · %3</translation>
    </message>
    <message>
        <source>Received at %1 · type %2 · %3</source>
        <translation>接收于 %1 · 类型 %2 · %3</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Content of the message</source>
        <translation>消息内容</translation>
    </message>
    <message>
        <source>The first %1 of %2 are kept.</source>
        <extracomment>sizes, as &quot;4.0 kB of 1.5 MB&quot;</extracomment>
        <translation>只保留 %2 中的前 %1。</translation>
    </message>
</context>
<context>
    <name>MessageHeader</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
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
        <translation>消息</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>没有符合筛选条件的消息</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>还没有消息</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are hidden. Escape in the filter shows all.</source>
        <translation>
            <numerusform>隐藏了 %Ln 条消息。在筛选框中按 Esc 显示全部。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is received and sent appears here.</source>
        <translation>接收和发送的内容显示在这里。</translation>
    </message>
    <message>
        <source>The channel is not open.</source>
        <translation>通道未打开。</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>all</source>
        <extracomment>whom a message went to</extracomment>
        <translation>所有</translation>
    </message>
    <message>
        <source>%1, sent, type %2, %3: %4</source>
        <extracomment>%1 is a time, %3 a size as &quot;1.5 kB&quot;, %4 the message</extracomment>
        <translation>%1，已发送，类型 %2，%3：%4</translation>
    </message>
    <message>
        <source>%1, received, type %2, %3: %4</source>
        <translation>%1，已接收，类型 %2，%3：%4</translation>
    </message>
</context>
<context>
    <name>NewChannelDialog</name>
    <message>
        <source>New channel</source>
        <translation>新建通道</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Takes the name and waits for clients.</source>
        <translation>占用该名称并等待客户端。</translation>
    </message>
    <message>
        <source>Looks for the server with this name, and connects again after every loss.</source>
        <translation>查找使用该名称的服务器，并在每次断开后重新连接。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>通道名称</translation>
    </message>
    <message>
        <source>for example: sensors</source>
        <translation>例如：sensors</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes and underscores</source>
        <translation>字母、数字、点、连字符和下划线</translation>
    </message>
    <message>
        <source>Over the network (TCP)</source>
        <translation>通过网络（TCP）</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Both sides must have it off. Whoever can listen in reads and changes messages.</source>
        <translation>两端都必须关闭加密。任何能够窃听的人都可以读取和更改消息。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Path of the socket</source>
        <translation>套接字的路径</translation>
    </message>
    <message>
        <source>File with a pre-shared key</source>
        <translation>预共享密钥文件</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>密钥的名称</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Opens Gipc servers and clients, and shows their state and what passes.</source>
        <translation>打开 Gipc 服务器和客户端，并显示其状态和通信内容。</translation>
    </message>
    <message>
        <source>Open a server with this name; can be repeated.</source>
        <translation>打开使用该名称的服务器；可重复指定。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Open a client of the server with this name; can be repeated.</source>
        <translation>打开该名称的服务器的客户端；可重复指定。</translation>
    </message>
    <message>
        <source>Open servers and clients that talk to each other.</source>
        <translation>打开相互通信的服务器和客户端。</translation>
    </message>
    <message>
        <source>Look at this one of the channels, counted from 1.</source>
        <translation>查看第几个通道，从 1 开始计数。</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system、light 或 dark。</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>The language, as de or zh_CN.</source>
        <translation>语言，如 de 或 zh_CN。</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>The window&apos;s size, as 1180x760.</source>
        <translation>窗口的大小，如 1180x760。</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Save a picture of the window once nothing changes by itself, and end.</source>
        <translation>在没有内容自行变化后保存窗口图片，然后结束。</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>With --screenshot: after so many seconds of traffic.</source>
        <translation>使用 --screenshot 时：在通信持续此秒数之后。</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>The path of their socket, instead of the one made of the name.</source>
        <translation>其套接字的路径，代替由名称生成的路径。</translation>
    </message>
    <message>
        <source>path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>The pre-shared key that they must have, as gipc keygen makes it.</source>
        <translation>必须拥有的预共享密钥，由 gipc keygen 生成。</translation>
    </message>
    <message>
        <source>The name of that key.</source>
        <translation>该密钥的名称。</translation>
    </message>
    <message>
        <source>--key-id needs --key-file.</source>
        <translation>--key-id 需要 --key-file。</translation>
    </message>
</context>
<context>
    <name>PlotCard</name>
    <message>
        <source>%1: %2 in, %3 out</source>
        <extracomment>%1 is as &quot;Messages per second&quot;</extracomment>
        <translation>%1：接收 %2，发送 %3</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>in a plot: what comes in, %1 is a number or as &quot;1.5 kB&quot;</extracomment>
        <translation>接收 %1</translation>
    </message>
    <message>
        <source>out %1</source>
        <extracomment>in a plot: what goes out, %1 is a number or as &quot;1.5 kB&quot;</extracomment>
        <translation>发送 %1</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Usage: %1</source>
        <extracomment>%1 is a program with its options</extracomment>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[选项]</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Displays help on commandline options.</source>
        <translation>显示命令行选项的帮助。</translation>
    </message>
    <message>
        <source>Displays help including Qt specific options.</source>
        <translation>显示帮助，包括 Qt 特有的选项。</translation>
    </message>
    <message>
        <source>Unknown option &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>未知选项：“%1”。</translation>
    </message>
    <message>
        <source>Unknown options: %1.</source>
        <translation>未知选项：%1。</translation>
    </message>
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
<context>
    <name>SettingsButton</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>New channel (Ctrl+N)</source>
        <translation>新建通道（Ctrl+N）</translation>
    </message>
    <message>
        <source>None yet. Servers and clients that you open are listed here.</source>
        <translation>还没有通道。您打开的服务器和客户端会列在这里。</translation>
    </message>
</context>
<context>
    <name>SidebarRow</name>
    <message>
        <source>%1, %2, %3, %4</source>
        <extracomment>name, &quot;Server&quot; or &quot;Client&quot;, status, protection</extracomment>
        <translation>%1，%2，%3，%4</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln clients</source>
        <extracomment>%1 is &quot;Server&quot; or &quot;Client&quot;, %2 a status as &quot;Listening&quot;</extracomment>
        <translation>
            <numerusform>%1 · %Ln 个客户端</numerusform>
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
            <numerusform>%Ln 字节</numerusform>
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
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Authenticated</source>
        <translation>已认证</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Unencrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Nobody can listen in, and both sides have shown that they have the same key.</source>
        <translation>没有人能够窃听，并且两端都已证明拥有相同的密钥。</translation>
    </message>
    <message>
        <source>Nobody can listen in. Who the other side is has not been shown: that takes a key.</source>
        <translation>没有人能够窃听。另一端的身份未经证明：这需要密钥。</translation>
    </message>
    <message>
        <source>Whoever can listen in reads and changes messages.</source>
        <translation>任何能够窃听的人都可以读取和更改消息。</translation>
    </message>
    <message>
        <source>A name belongs to one server. Close the other one, or choose another name.</source>
        <translation>一个名称只属于一个服务器。请关闭另一个服务器，或选择其他名称。</translation>
    </message>
    <message>
        <source>Start the server, or check the name. The client connects as soon as it is there.</source>
        <translation>请启动服务器，或检查名称。服务器一旦就绪，客户端就会连接。</translation>
    </message>
    <message>
        <source>Ask who runs the server to let other users in.</source>
        <translation>请让运行服务器的人允许其他用户连接。</translation>
    </message>
    <message>
        <source>Check host and port, and whether a firewall is between.</source>
        <translation>请检查主机和端口，以及中间是否有防火墙。</translation>
    </message>
    <message>
        <source>The server may serve one client only, or not your user.</source>
        <translation>服务器可能只服务一个客户端，或不服务您的用户。</translation>
    </message>
    <message>
        <source>Check that a gipc program is at the other end.</source>
        <translation>请检查另一端是否为 gipc 程序。</translation>
    </message>
    <message>
        <source>Something between the two sides changes what passes. Do not trust this way.</source>
        <translation>两端之间有东西更改了通信内容。请不要信任这条通路。</translation>
    </message>
    <message>
        <source>The other side has crashed or was ended. A client connects again by itself.</source>
        <translation>另一端已崩溃或被终止。客户端会自行重新连接。</translation>
    </message>
    <message>
        <source>Both sides need the same key file and key name.</source>
        <translation>两端需要相同的密钥文件和密钥名称。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln 字节</numerusform>
        </translation>
    </message>
</context>
</TS>
