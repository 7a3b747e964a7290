<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Gipc</name>
    <message>
        <source>&quot;%1&quot; cannot be a server&apos;s name: it takes 1 to 64 of A-Z a-z 0-9 . _ - and no dot at the start.</source>
        <translation>“%1”不能作为服务器名称：须为 1 到 64 个字符，取自 A-Z a-z 0-9 . _ -，且不能以点开头。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name one can connect to: it must not be empty or contain a slash.</source>
        <translation>“%1”不是可以连接的名称：不能为空，也不能包含斜杠。</translation>
    </message>
    <message numerus="yes">
        <source>The path %1 is too long: the system allows %n bytes. Use a shorter name.</source>
        <extracomment>%n is about 100</extracomment>
        <translation>
            <numerusform>路径 %1 太长：系统允许 %n 个字节。请使用更短的名称。</numerusform>
        </translation>
    </message>
    <message>
        <source>A live server has %1 already.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>一个运行中的服务器已占用 %1。</translation>
    </message>
    <message>
        <source>A live server has %1 already: process %2.</source>
        <extracomment>%1 is the path of a socket, or an address, %2 the number of a process</extracomment>
        <translation>一个运行中的服务器已占用 %1：进程 %2。</translation>
    </message>
    <message>
        <source>Something that is not ours is at %1. Remove it, or use another name.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>%1 处有不属于我们的内容。请将其删除，或使用其他名称。</translation>
    </message>
    <message>
        <source>%1 belongs to another user (%2). Use another name.</source>
        <extracomment>%1 is the path of a socket, %2 the number of a user</extracomment>
        <translation>%1 属于另一个用户（%2）。请使用其他名称。</translation>
    </message>
    <message>
        <source>No permission for %1. A server lets other users in only with unmaskPermissions.</source>
        <extracomment>%1 is a path or an address; unmaskPermissions is a property</extracomment>
        <translation>没有 %1 的权限。服务器只有设置了 unmaskPermissions 才允许其他用户连接。</translation>
    </message>
    <message>
        <source>No server at %1.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>%1 处没有服务器。</translation>
    </message>
    <message>
        <source>The server at %1 has too many connections waiting.</source>
        <translation>%1 处的服务器有太多连接在等待。</translation>
    </message>
    <message>
        <source>The host of %1 is not known.</source>
        <translation>%1 的主机未知。</translation>
    </message>
    <message>
        <source>No file descriptor is free for %1. Raise the limit on open files.</source>
        <translation>没有可供 %1 使用的文件描述符。请提高打开文件数的上限。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a path or an address, %2 what the system says</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not connected to %1 within %2 ms.</source>
        <translation>未能在 %2 毫秒内连接到 %1。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有响应。</translation>
    </message>
    <message>
        <source>The peer did not finish the handshake within %1 ms.</source>
        <translation>对端未在 %1 毫秒内完成握手。</translation>
    </message>
    <message>
        <source>Connected, but no greeting within %1 ms: the server has another client, is frozen, or is no gipc server.</source>
        <translation>已连接，但 %1 毫秒内没有收到问候：服务器已有另一个客户端、已停止响应，或不是 gipc 服务器。</translation>
    </message>
    <message>
        <source>The server closed the connection without a greeting.</source>
        <translation>服务器未发送问候就关闭了连接。</translation>
    </message>
    <message>
        <source>The server speaks version %1 of the protocol, and this program version 2. Or it is no gipc server.</source>
        <translation>服务器使用协议版本 %1，而本程序使用版本 2。或者它不是 gipc 服务器。</translation>
    </message>
    <message>
        <source>The client does not speak version 2 of the protocol.</source>
        <translation>客户端不支持协议版本 2。</translation>
    </message>
    <message>
        <source>The peer insists on encryption, and it is switched off here. Switch it on here or off there.</source>
        <translation>对端要求加密，而此处已关闭加密。请在此处打开，或在对端关闭。</translation>
    </message>
    <message>
        <source>Encryption is required here, and the peer has it switched off. Switch it on there or off here.</source>
        <translation>此处要求加密，而对端已关闭加密。请在对端打开，或在此处关闭。</translation>
    </message>
    <message>
        <source>The peer&apos;s public key is not valid.</source>
        <translation>对端的公钥无效。</translation>
    </message>
    <message>
        <source>The peer does not keep to the protocol of the handshake. Is it a gipc program?</source>
        <translation>对端没有遵守握手协议。它是 gipc 程序吗？</translation>
    </message>
    <message>
        <source>The peer sent a frame that is not valid.</source>
        <translation>对端发送了无效的帧。</translation>
    </message>
    <message>
        <source>The peer sent a message of %1 bytes, and the limit is %2. Raise maxMessageSize here.</source>
        <extracomment>%1 is larger than %2, and thus never 1</extracomment>
        <translation>对端发送了 %1 字节的消息，而上限为 %2。请提高此处的 maxMessageSize。</translation>
    </message>
    <message>
        <source>A waiting message of %1 bytes was dropped: the peer accepts %2. Raise maxMessageSize there.</source>
        <extracomment>%1 is larger than %2, and thus never 1</extracomment>
        <translation>一条 %1 字节的待发消息已被丢弃：对端最多接受 %2。请提高对端的 maxMessageSize。</translation>
    </message>
    <message>
        <source>A frame was changed on its way.</source>
        <translation>一个帧在途中被更改。</translation>
    </message>
    <message>
        <source>A frame was repeated, left out or sent back.</source>
        <translation>一个帧被重复、遗漏或退回。</translation>
    </message>
    <message>
        <source>The session&apos;s key has been used as often as it may.</source>
        <translation>会话密钥的使用次数已达上限。</translation>
    </message>
    <message>
        <source>The cryptographic library failed.</source>
        <translation>加密库出错。</translation>
    </message>
    <message>
        <source>The connection ended inside a message.</source>
        <translation>连接在消息中途结束。</translation>
    </message>
    <message>
        <source>The connection ended, and the peer did not say that it would: what it sent last may be missing.</source>
        <translation>连接已结束，而对端没有事先告知：它最后发送的内容可能缺失。</translation>
    </message>
    <message>
        <source>The connection ended inside the handshake.</source>
        <translation>连接在握手过程中结束。</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>连接已断开。</translation>
    </message>
    <message numerus="yes">
        <source>A client was turned away: no more than %n may be connected. Raise maxClients to let more in.</source>
        <translation>
            <numerusform>一个客户端被拒绝：最多允许 %n 个连接。要允许更多，请提高 maxClients。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client of %1 was turned away: no more than %n of them may be connected. Raise maxClientsPerPeer to let more in.</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key</extracomment>
        <translation>
            <numerusform>来自 %1 的一个客户端被拒绝：最多允许其中 %n 个连接。要允许更多，请提高 maxClientsPerPeer。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client was given no id: no more than %n may wait for those who asked for them. Raise maxWaitingIds or maxWaitingIdsPerPeer.</source>
        <translation>
            <numerusform>一个客户端没有得到编号：最多允许 %n 个编号等待其申请者。请提高 maxWaitingIds 或 maxWaitingIdsPerPeer。</numerusform>
        </translation>
    </message>
    <message>
        <source>A client was given no id: no address next to %1 is free.</source>
        <translation>一个客户端没有得到编号：%1 附近没有空闲的地址。</translation>
    </message>
    <message>
        <source>The server&apos;s manager gave no id within %1 ms.</source>
        <translation>服务器的管理端未在 %1 毫秒内分配编号。</translation>
    </message>
    <message>
        <source>Instead of an id the server said something else. Does it serve many clients?</source>
        <translation>服务器发送的不是编号，而是其他内容。它支持多个客户端吗？</translation>
    </message>
    <message>
        <source>A client was disconnected: it does not read what is sent to it (overflow is Disconnect).</source>
        <translation>一个客户端已被断开：它不读取发给它的内容（overflow 为 Disconnect）。</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>未连接。</translation>
    </message>
    <message>
        <source>Messages are delivered by signal. To read them set the property delivery to Queue.</source>
        <translation>消息通过信号传递。要读取消息，请将属性 delivery 设为 Queue。</translation>
    </message>
    <message>
        <source>Waiting was interrupted: the program is ending.</source>
        <translation>等待被中断：程序正在结束。</translation>
    </message>
    <message>
        <source>The object was deleted during the call.</source>
        <translation>对象在调用期间被删除。</translation>
    </message>
    <message>
        <source>This cannot be done while the status is %1.</source>
        <extracomment>%1 is a status, as &quot;Listening&quot;</extracomment>
        <translation>状态为“%1”时无法执行此操作。</translation>
    </message>
    <message>
        <source>The peer speaks version 2 of the protocol only, and GIPC-X is required here (by the policy, or by a key). Is it a Go program, or has somebody between meddled with what it said?</source>
        <translation>对端只支持协议版本 2，而此处要求 GIPC-X（由 policy 或密钥决定）。它是 Go 程序吗？还是有人在途中篡改了它的内容？</translation>
    </message>
    <message>
        <source>The peer insists on a pre-shared key, and none is set here.</source>
        <translation>对端要求预共享密钥，而此处没有设置。</translation>
    </message>
    <message>
        <source>A pre-shared key is set here, and the peer has none.</source>
        <translation>此处设置了预共享密钥，而对端没有。</translation>
    </message>
    <message>
        <source>The peer&apos;s pre-shared key or its identity is another one. Compare what &quot;gipc fingerprint&quot; says on both sides.</source>
        <translation>对端的预共享密钥或其标识不同。请在两端比较“gipc fingerprint”的输出。</translation>
    </message>
    <message>
        <source>The server serves something else: name and serviceName must be the same on both sides.</source>
        <translation>服务器提供的是其他服务：两端的 name 和 serviceName 必须相同。</translation>
    </message>
    <message>
        <source>The client did not like what GIPC-X offers.</source>
        <translation>客户端没有接受 GIPC-X 提供的内容。</translation>
    </message>
    <message>
        <source>The peer sent a control frame that may not come, or not now.</source>
        <translation>对端发送了不允许的控制帧，或此时不允许的控制帧。</translation>
    </message>
    <message>
        <source>The peer changes its key more often than it sends.</source>
        <translation>对端更换密钥的次数多于发送的次数。</translation>
    </message>
    <message>
        <source>The peer was not heard of for %1 ms (idleLimit): it is frozen, or the network is down.</source>
        <translation>已有 %1 毫秒没有收到对端的消息（idleLimit）：它已停止响应，或网络已断开。</translation>
    </message>
    <message>
        <source>What we sent was changed on its way, says the peer.</source>
        <translation>对端报告：我们发送的内容在途中被更改。</translation>
    </message>
    <message>
        <source>A message was too large, says the peer.</source>
        <translation>对端报告：一条消息太大。</translation>
    </message>
    <message>
        <source>The peer ended the session with error %1.</source>
        <translation>对端以错误 %1 结束了会话。</translation>
    </message>
    <message>
        <source>A client of user %1 was turned away: it is not among allowedUserIds.</source>
        <extracomment>%1 is the number of a user; allowedUserIds is a property</extracomment>
        <translation>用户 %1 的一个客户端被拒绝：不在 allowedUserIds 之中。</translation>
    </message>
    <message>
        <source>%1 belongs to user %2, who is not among trustedUserIds.</source>
        <extracomment>%1 is a path, %2 the number of a user; trustedUserIds is a property</extracomment>
        <translation>%1 属于用户 %2，该用户不在 trustedUserIds 之中。</translation>
    </message>
    <message>
        <source>A pre-shared key is set and encryption is off: switch it on, or remove the key.</source>
        <translation>设置了预共享密钥，但加密已关闭：请打开加密，或移除密钥。</translation>
    </message>
    <message>
        <source>A pre-shared key is set and neither name nor serviceName is: a session has to know what it is for.</source>
        <translation>设置了预共享密钥，但没有设置 name 或 serviceName：会话必须知道自己的用途。</translation>
    </message>
    <message>
        <source>A pre-shared key is set and the policy is Compatible: version 2 has no keys.</source>
        <translation>设置了预共享密钥，但 policy 为 Compatible：版本 2 没有密钥。</translation>
    </message>
    <message numerus="yes">
        <source>The service name &quot;%1&quot; is too long: it takes %n bytes of UTF-8.</source>
        <translation>
            <numerusform>服务名称“%1”太长：最多 %n 个 UTF-8 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only certain users are accepted, and on TCP a peer&apos;s user is not known. Use a local socket or a pre-shared key.</source>
        <translation>只接受特定用户，而通过 TCP 无法得知对端的用户。请使用本地套接字或预共享密钥。</translation>
    </message>
    <message>
        <source>%1 is open to the network, and without a pre-shared key anybody can connect and pose as the server. Set one with addPreSharedKey(), or --key-file.</source>
        <translation>%1 对网络开放，没有预共享密钥时任何人都可以连接并冒充服务器。请用 addPreSharedKey() 或 --key-file 设置一个。</translation>
    </message>
    <message>
        <source>Not Connected</source>
        <extracomment>This and the next nine: what a server or a client is doing, for labels</extracomment>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>正在监听</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>正在重新连接</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>Nothing arrived in time.</source>
        <translation>没有内容及时到达。</translation>
    </message>
    <message>
        <source>That cannot be a name.</source>
        <translation>不能作为名称。</translation>
    </message>
    <message>
        <source>The socket&apos;s path is too long for the system.</source>
        <translation>套接字的路径对系统来说太长。</translation>
    </message>
    <message>
        <source>The name or address is in use.</source>
        <translation>名称或地址已被占用。</translation>
    </message>
    <message>
        <source>Access was denied.</source>
        <translation>访问被拒绝。</translation>
    </message>
    <message>
        <source>There is no such server.</source>
        <translation>没有这样的服务器。</translation>
    </message>
    <message>
        <source>No connection came about in time.</source>
        <translation>未能及时建立连接。</translation>
    </message>
    <message>
        <source>The handshake was not finished in time.</source>
        <translation>握手未能及时完成。</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>服务器没有响应。</translation>
    </message>
    <message>
        <source>The server closed the connection without a word.</source>
        <translation>服务器未作任何说明就关闭了连接。</translation>
    </message>
    <message>
        <source>The two sides speak different versions.</source>
        <translation>两端使用的版本不同。</translation>
    </message>
    <message>
        <source>Encryption is on at one side and off at the other.</source>
        <translation>一端打开了加密，另一端关闭了加密。</translation>
    </message>
    <message>
        <source>The message is too large.</source>
        <translation>消息太大。</translation>
    </message>
    <message>
        <source>The type of a message is 1 to 2147483647.</source>
        <translation>消息的类型为 1 到 2147483647。</translation>
    </message>
    <message>
        <source>The peer does not keep to the protocol.</source>
        <translation>对端没有遵守协议。</translation>
    </message>
    <message>
        <source>What arrived was changed on its way, or is a repetition.</source>
        <translation>收到的内容在途中被更改，或者是重复的。</translation>
    </message>
    <message>
        <source>The connection was cut off in the middle.</source>
        <translation>连接在中途被切断。</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>没有连接。</translation>
    </message>
    <message>
        <source>Too much waits to be sent already.</source>
        <translation>等待发送的内容已经太多。</translation>
    </message>
    <message>
        <source>A limit was reached.</source>
        <translation>已达到上限。</translation>
    </message>
    <message>
        <source>Messages come by signal and cannot be read.</source>
        <translation>消息通过信号到达，无法读取。</translation>
    </message>
    <message>
        <source>The program was told to end.</source>
        <translation>程序被要求结束。</translation>
    </message>
    <message>
        <source>The object was deleted.</source>
        <translation>对象已被删除。</translation>
    </message>
    <message>
        <source>The operating system refused.</source>
        <translation>操作系统拒绝了。</translation>
    </message>
    <message>
        <source>The cryptography failed.</source>
        <translation>加密处理失败。</translation>
    </message>
    <message>
        <source>That cannot be done in this status.</source>
        <translation>在此状态下无法执行。</translation>
    </message>
    <message>
        <source>The two sides do not have the same key.</source>
        <translation>两端的密钥不同。</translation>
    </message>
    <message>
        <source>The server serves something else.</source>
        <translation>服务器提供的是其他服务。</translation>
    </message>
    <message>
        <source>The peer does not speak GIPC-X, which is required.</source>
        <translation>对端不支持所要求的 GIPC-X。</translation>
    </message>
    <message>
        <source>The peer&apos;s user is not allowed.</source>
        <translation>对端的用户未被允许。</translation>
    </message>
    <message>
        <source>The peer was not heard of for too long.</source>
        <translation>太久没有收到对端的消息。</translation>
    </message>
    <message>
        <source>Some settings contradict each other.</source>
        <translation>某些设置互相矛盾。</translation>
    </message>
    <message>
        <source>Unencrypted</source>
        <extracomment>This and the next two: how a channel is protected, for labels</extracomment>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Authenticated</source>
        <translation>已认证</translation>
    </message>
    <message>
        <source>%1 has a null character in it, where the system would take it to end.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>%1 中含有空字符，系统会认为它在该处结束。</translation>
    </message>
    <message>
        <source>The directory for %1 does not exist. Make it, or use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>%1 所在的目录不存在。请创建该目录，或使用其他路径。</translation>
    </message>
    <message>
        <source>User %2 may not make %1. Allow it in that directory, or use another path.</source>
        <extracomment>%1 is the path of a file, %2 the number of a user</extracomment>
        <translation>用户 %2 不能创建 %1。请在该目录中授予权限，或使用其他路径。</translation>
    </message>
    <message>
        <source>The system does not permit %1: its directory cannot be changed (is it immutable?). Use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>系统不允许 %1：其目录无法更改（是否被设为不可变？）。请使用其他路径。</translation>
    </message>
    <message>
        <source>The permissions of the lock file %1 are not those it was made with. Remove it if no server runs there.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>锁文件 %1 的权限与创建时不同。如果那里没有服务器在运行，请将其删除。</translation>
    </message>
    <message>
        <source>The file system of %1 is read-only. Use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>%1 所在的文件系统为只读。请使用其他路径。</translation>
    </message>
    <message>
        <source>The file system of %1 has no locks (is it a network&apos;s?). Use a path on this machine.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>%1 所在的文件系统不支持锁（是网络文件系统吗？）。请使用本机上的路径。</translation>
    </message>
    <message>
        <source>The file system of %1 cannot hold sockets. Use another path.</source>
        <extracomment>%1 is the path of a socket</extracomment>
        <translation>%1 所在的文件系统不能存放套接字。请使用其他路径。</translation>
    </message>
    <message>
        <source>The file system of %1 does not let a socket&apos;s permissions be set, so it would not be known who may connect. Use another path.</source>
        <extracomment>%1 is the path of a socket</extracomment>
        <translation>%1 所在的文件系统不允许设置套接字的权限，因此无法得知谁可以连接。请使用其他路径。</translation>
    </message>
    <message>
        <source>The file system of %1 is full: no space, no inode, or the quota is used up. Make room, or use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>%1 所在的文件系统已满：没有空间、没有 inode，或配额已用尽。请腾出空间，或使用其他路径。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages of clients that have left were dropped: they were not read, and departedInboxLimit is reached.</source>
        <extracomment>departedInboxLimit is a property</extracomment>
        <translation>
            <numerusform>已离开的客户端的 %n 条消息被丢弃：它们未被读取，且已达到 departedInboxLimit。</numerusform>
        </translation>
    </message>
    <message>
        <source>A client was disconnected in the middle of a message: all that is unfinished has more than %1 bytes (totalInboxLimit), and its part was the largest.</source>
        <extracomment>%1 is a number; totalInboxLimit is a property</extracomment>
        <translation>一个客户端在消息中途被断开：所有未完成的内容超过 %1 字节（totalInboxLimit），而它的部分最大。</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, which is no port: set it to 1 to 65535, or set the property port.</source>
        <extracomment>%1 is an environment variable, %2 its value</extracomment>
        <translation>%1 为“%2”，不是端口：请设为 1 到 65535，或设置属性 port。</translation>
    </message>
    <message>
        <source>The host is empty: set %1 or the property host to an address or a name.</source>
        <extracomment>%1 is an environment variable</extracomment>
        <translation>主机为空：请将 %1 或属性 host 设为地址或名称。</translation>
    </message>
    <message>
        <source>There is no QCoreApplication. Make one first.</source>
        <translation>没有 QCoreApplication。请先创建一个。</translation>
    </message>
    <message>
        <source>What was to be written is neither text nor bytes, or nests too deeply.</source>
        <translation>要写入的内容既不是文本也不是字节，或者嵌套过深。</translation>
    </message>
    <message>
        <source>The server does not let this client in.</source>
        <translation>服务器不接纳此客户端。</translation>
    </message>
    <message>
        <source>The other side could not do what was asked.</source>
        <translation>另一端无法完成所请求的事。</translation>
    </message>
    <message>
        <source>The other side answers no requests.</source>
        <translation>另一端不应答任何请求。</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>请求已被取消。</translation>
    </message>
    <message>
        <source>A client of %1 was turned away by the program, which says &quot;%2&quot; (setAdmission decides).</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key, %2 what the client is told</extracomment>
        <translation>来自 %1 的客户端被程序拒绝，程序说明：“%2”（由 setAdmission 决定）。</translation>
    </message>
    <message>
        <source>The server does not let this client in: &quot;%1&quot;. Ask whoever runs it, or use a key that it admits.</source>
        <extracomment>%1 are the server&apos;s words, which may be empty</extracomment>
        <translation>服务器不接纳此客户端：“%1”。请询问其管理者，或使用它所接纳的密钥。</translation>
    </message>
    <message>
        <source>The server does not let this client in now: &quot;%1&quot;. It is tried again.</source>
        <extracomment>%1 are the server&apos;s words, which may be empty</extracomment>
        <translation>服务器目前不接纳此客户端：“%1”。将会重试。</translation>
    </message>
    <message>
        <source>The peer asks more at a time than it was told it may.</source>
        <translation>另一端同时发出的请求超过了所允许的数量。</translation>
    </message>
    <message>
        <source>The peer confirms messages that it was not sent, or takes back what it has confirmed.</source>
        <translation>另一端确认了未曾发给它的消息，或收回了已确认的内容。</translation>
    </message>
</context>
</TS>
