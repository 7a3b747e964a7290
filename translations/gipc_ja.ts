<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>Gipc</name>
    <message>
        <source>&quot;%1&quot; cannot be a server&apos;s name: it takes 1 to 64 of A-Z a-z 0-9 . _ - and no dot at the start.</source>
        <translation>「%1」はサーバーの名前にできません。A-Z a-z 0-9 . _ - からなる 1～64 文字で、先頭にドットは使えません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name one can connect to: it must not be empty or contain a slash.</source>
        <translation>「%1」は接続先の名前にできません。空にしたりスラッシュを含めたりすることはできません。</translation>
    </message>
    <message numerus="yes">
        <source>The path %1 is too long: the system allows %n bytes. Use a shorter name.</source>
        <extracomment>%n is about 100</extracomment>
        <translation>
            <numerusform>パス %1 は長すぎます。システムが許すのは %n バイトまでです。もっと短い名前を使ってください。</numerusform>
        </translation>
    </message>
    <message>
        <source>A live server has %1 already.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>動作中のサーバーがすでに %1 を使っています。</translation>
    </message>
    <message>
        <source>A live server has %1 already: process %2.</source>
        <extracomment>%1 is the path of a socket, or an address, %2 the number of a process</extracomment>
        <translation>動作中のサーバーがすでに %1 を使っています：プロセス %2。</translation>
    </message>
    <message>
        <source>Something that is not ours is at %1. Remove it, or use another name.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>%1 には別のものがあります。それを削除するか、別の名前を使ってください。</translation>
    </message>
    <message>
        <source>%1 belongs to another user (%2). Use another name.</source>
        <extracomment>%1 is the path of a socket, %2 the number of a user</extracomment>
        <translation>%1 は別のユーザー（%2）のものです。別の名前を使ってください。</translation>
    </message>
    <message>
        <source>No permission for %1. A server lets other users in only with unmaskPermissions.</source>
        <extracomment>%1 is a path or an address; unmaskPermissions is a property</extracomment>
        <translation>%1 を使う権限がありません。サーバーがほかのユーザーを受け入れるのは unmaskPermissions を設定したときだけです。</translation>
    </message>
    <message>
        <source>No server at %1.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>%1 にサーバーがありません。</translation>
    </message>
    <message>
        <source>The server at %1 has too many connections waiting.</source>
        <translation>%1 のサーバーには待っている接続が多すぎます。</translation>
    </message>
    <message>
        <source>The host of %1 is not known.</source>
        <translation>%1 のホストが見つかりません。</translation>
    </message>
    <message>
        <source>No file descriptor is free for %1. Raise the limit on open files.</source>
        <translation>%1 に使えるファイル記述子がありません。開けるファイル数の上限を上げてください。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a path or an address, %2 what the system says</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not connected to %1 within %2 ms.</source>
        <translation>%2 ミリ秒以内に %1 に接続できませんでした。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 が応答しません。</translation>
    </message>
    <message>
        <source>The peer did not finish the handshake within %1 ms.</source>
        <translation>相手が %1 ミリ秒以内にハンドシェイクを終えませんでした。</translation>
    </message>
    <message>
        <source>Connected, but no greeting within %1 ms: the server has another client, is frozen, or is no gipc server.</source>
        <translation>接続しましたが、%1 ミリ秒以内に挨拶がありません。サーバーに別のクライアントがいるか、止まっているか、gipc のサーバーではありません。</translation>
    </message>
    <message>
        <source>The server closed the connection without a greeting.</source>
        <translation>サーバーが挨拶なしに接続を閉じました。</translation>
    </message>
    <message>
        <source>The server speaks version %1 of the protocol, and this program version 2. Or it is no gipc server.</source>
        <translation>サーバーのプロトコルはバージョン %1、このプログラムはバージョン 2 です。あるいは gipc のサーバーではありません。</translation>
    </message>
    <message>
        <source>The client does not speak version 2 of the protocol.</source>
        <translation>クライアントがプロトコルのバージョン 2 に対応していません。</translation>
    </message>
    <message>
        <source>The peer insists on encryption, and it is switched off here. Switch it on here or off there.</source>
        <translation>相手は暗号化を求めていますが、こちらでは無効です。こちらで有効にするか、相手側で無効にしてください。</translation>
    </message>
    <message>
        <source>Encryption is required here, and the peer has it switched off. Switch it on there or off here.</source>
        <translation>こちらでは暗号化が必須ですが、相手側では無効です。相手側で有効にするか、こちらで無効にしてください。</translation>
    </message>
    <message>
        <source>The peer&apos;s public key is not valid.</source>
        <translation>相手の公開鍵が正しくありません。</translation>
    </message>
    <message>
        <source>The peer does not keep to the protocol of the handshake. Is it a gipc program?</source>
        <translation>相手がハンドシェイクの規則に従っていません。gipc のプログラムですか？</translation>
    </message>
    <message>
        <source>The peer sent a frame that is not valid.</source>
        <translation>相手が正しくないフレームを送ってきました。</translation>
    </message>
    <message>
        <source>The peer sent a message of %1 bytes, and the limit is %2. Raise maxMessageSize here.</source>
        <extracomment>%1 is larger than %2, and thus never 1</extracomment>
        <translation>相手が %1 バイトのメッセージを送ってきましたが、上限は %2 です。こちらの maxMessageSize を上げてください。</translation>
    </message>
    <message>
        <source>A waiting message of %1 bytes was dropped: the peer accepts %2. Raise maxMessageSize there.</source>
        <extracomment>%1 is larger than %2, and thus never 1</extracomment>
        <translation>待っていた %1 バイトのメッセージを破棄しました。相手が受け付けるのは %2 までです。相手側の maxMessageSize を上げてください。</translation>
    </message>
    <message>
        <source>A frame was changed on its way.</source>
        <translation>フレームが途中で書き換えられました。</translation>
    </message>
    <message>
        <source>A frame was repeated, left out or sent back.</source>
        <translation>フレームが繰り返されたか、抜けたか、送り返されました。</translation>
    </message>
    <message>
        <source>The session&apos;s key has been used as often as it may.</source>
        <translation>セッションの鍵を使える回数の上限に達しました。</translation>
    </message>
    <message>
        <source>The cryptographic library failed.</source>
        <translation>暗号ライブラリでエラーが発生しました。</translation>
    </message>
    <message>
        <source>The connection ended inside a message.</source>
        <translation>メッセージの途中で接続が終わりました。</translation>
    </message>
    <message>
        <source>The connection ended, and the peer did not say that it would: what it sent last may be missing.</source>
        <translation>相手の予告なしに接続が終わりました。相手が最後に送ったものが届いていない可能性があります。</translation>
    </message>
    <message>
        <source>The connection ended inside the handshake.</source>
        <translation>ハンドシェイクの途中で接続が終わりました。</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>接続が失われました。</translation>
    </message>
    <message numerus="yes">
        <source>A client was turned away: no more than %n may be connected. Raise maxClients to let more in.</source>
        <translation>
            <numerusform>クライアントを断りました。接続できるのは %n つまでです。増やすには maxClients を上げてください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client of %1 was turned away: no more than %n of them may be connected. Raise maxClientsPerPeer to let more in.</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key</extracomment>
        <translation>
            <numerusform>%1 のクライアントを断りました。そこから接続できるのは %n つまでです。増やすには maxClientsPerPeer を上げてください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client was given no id: no more than %n may wait for those who asked for them. Raise maxWaitingIds or maxWaitingIdsPerPeer.</source>
        <translation>
            <numerusform>クライアントに ID を割り当てませんでした。使われるのを待つ ID は %n 個までです。maxWaitingIds または maxWaitingIdsPerPeer を上げてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>A client was given no id: no address next to %1 is free.</source>
        <translation>クライアントに ID を割り当てませんでした。%1 の隣に空いているアドレスがありません。</translation>
    </message>
    <message>
        <source>The server&apos;s manager gave no id within %1 ms.</source>
        <translation>サーバーの管理役が %1 ミリ秒以内に ID を割り当てませんでした。</translation>
    </message>
    <message>
        <source>Instead of an id the server said something else. Does it serve many clients?</source>
        <translation>サーバーが ID ではないものを送ってきました。複数のクライアントに対応していますか？</translation>
    </message>
    <message>
        <source>A client was disconnected: it does not read what is sent to it (overflow is Disconnect).</source>
        <translation>クライアントを切断しました。送られたものを読みません（overflow は Disconnect です）。</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>接続していません。</translation>
    </message>
    <message>
        <source>Messages are delivered by signal. To read them set the property delivery to Queue.</source>
        <translation>メッセージはシグナルで渡されます。読み取るには、プロパティ delivery を Queue にしてください。</translation>
    </message>
    <message>
        <source>Waiting was interrupted: the program is ending.</source>
        <translation>待機が中断されました。プログラムが終了しようとしています。</translation>
    </message>
    <message>
        <source>The object was deleted during the call.</source>
        <translation>呼び出しの間にオブジェクトが削除されました。</translation>
    </message>
    <message>
        <source>This cannot be done while the status is %1.</source>
        <extracomment>%1 is a status, as &quot;Listening&quot;</extracomment>
        <translation>状態が「%1」の間はできません。</translation>
    </message>
    <message>
        <source>The peer speaks version 2 of the protocol only, and GIPC-X is required here (by the policy, or by a key). Is it a Go program, or has somebody between meddled with what it said?</source>
        <translation>相手はプロトコルのバージョン 2 にしか対応していませんが、こちらでは（policy か鍵により）GIPC-X が必須です。Go のプログラムですか？それとも、誰かが途中で内容を書き換えましたか？</translation>
    </message>
    <message>
        <source>The peer insists on a pre-shared key, and none is set here.</source>
        <translation>相手は事前共有鍵を求めていますが、こちらには設定されていません。</translation>
    </message>
    <message>
        <source>A pre-shared key is set here, and the peer has none.</source>
        <translation>こちらには事前共有鍵が設定されていますが、相手にはありません。</translation>
    </message>
    <message>
        <source>The peer&apos;s pre-shared key or its identity is another one. Compare what &quot;gipc fingerprint&quot; says on both sides.</source>
        <translation>相手の事前共有鍵またはその識別名が異なります。両側で「gipc fingerprint」の出力を比べてください。</translation>
    </message>
    <message>
        <source>The server serves something else: name and serviceName must be the same on both sides.</source>
        <translation>サーバーのサービスが異なります。name と serviceName は両側で同じでなければなりません。</translation>
    </message>
    <message>
        <source>The client did not like what GIPC-X offers.</source>
        <translation>クライアントが GIPC-X の提案を受け入れませんでした。</translation>
    </message>
    <message>
        <source>The peer sent a control frame that may not come, or not now.</source>
        <translation>相手が、許されない、または今は許されない制御フレームを送ってきました。</translation>
    </message>
    <message>
        <source>The peer changes its key more often than it sends.</source>
        <translation>相手が送信する回数よりも多く鍵を替えています。</translation>
    </message>
    <message>
        <source>The peer was not heard of for %1 ms (idleLimit): it is frozen, or the network is down.</source>
        <translation>相手から %1 ミリ秒の間（idleLimit）何も届きません。相手が止まっているか、ネットワークが切れています。</translation>
    </message>
    <message>
        <source>What we sent was changed on its way, says the peer.</source>
        <translation>こちらが送ったものが途中で書き換えられた、と相手が伝えてきました。</translation>
    </message>
    <message>
        <source>A message was too large, says the peer.</source>
        <translation>メッセージが大きすぎた、と相手が伝えてきました。</translation>
    </message>
    <message>
        <source>The peer ended the session with error %1.</source>
        <translation>相手がエラー %1 でセッションを終えました。</translation>
    </message>
    <message>
        <source>A client of user %1 was turned away: it is not among allowedUserIds.</source>
        <extracomment>%1 is the number of a user; allowedUserIds is a property</extracomment>
        <translation>ユーザー %1 のクライアントを断りました。allowedUserIds に含まれていません。</translation>
    </message>
    <message>
        <source>%1 belongs to user %2, who is not among trustedUserIds.</source>
        <extracomment>%1 is a path, %2 the number of a user; trustedUserIds is a property</extracomment>
        <translation>%1 はユーザー %2 のものですが、trustedUserIds に含まれていません。</translation>
    </message>
    <message>
        <source>A pre-shared key is set and encryption is off: switch it on, or remove the key.</source>
        <translation>事前共有鍵が設定されていますが、暗号化が無効です。暗号化を有効にするか、鍵を削除してください。</translation>
    </message>
    <message>
        <source>A pre-shared key is set and neither name nor serviceName is: a session has to know what it is for.</source>
        <translation>事前共有鍵が設定されていますが、name も serviceName も設定されていません。セッションには何のためのものかが必要です。</translation>
    </message>
    <message>
        <source>A pre-shared key is set and the policy is Compatible: version 2 has no keys.</source>
        <translation>事前共有鍵が設定されていますが、policy が Compatible です。バージョン 2 に鍵はありません。</translation>
    </message>
    <message numerus="yes">
        <source>The service name &quot;%1&quot; is too long: it takes %n bytes of UTF-8.</source>
        <translation>
            <numerusform>サービス名「%1」は長すぎます。UTF-8 で %n バイトまでです。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only certain users are accepted, and on TCP a peer&apos;s user is not known. Use a local socket or a pre-shared key.</source>
        <translation>特定のユーザーだけを受け入れる設定ですが、TCP では相手のユーザーがわかりません。ローカルソケットか事前共有鍵を使ってください。</translation>
    </message>
    <message>
        <source>%1 is open to the network, and without a pre-shared key anybody can connect and pose as the server. Set one with addPreSharedKey(), or --key-file.</source>
        <translation>%1 はネットワークに開かれており、事前共有鍵がなければ誰でも接続し、サーバーになりすますことができます。addPreSharedKey() か --key-file で設定してください。</translation>
    </message>
    <message>
        <source>Not Connected</source>
        <extracomment>This and the next nine: what a server or a client is doing, for labels</extracomment>
        <translation>未接続</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>待ち受け中</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>再接続中</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>終了処理中</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>時間切れ</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>Nothing arrived in time.</source>
        <translation>時間内に何も届きませんでした。</translation>
    </message>
    <message>
        <source>That cannot be a name.</source>
        <translation>名前として使えません。</translation>
    </message>
    <message>
        <source>The socket&apos;s path is too long for the system.</source>
        <translation>ソケットのパスがシステムには長すぎます。</translation>
    </message>
    <message>
        <source>The name or address is in use.</source>
        <translation>その名前またはアドレスは使用中です。</translation>
    </message>
    <message>
        <source>Access was denied.</source>
        <translation>アクセスが拒否されました。</translation>
    </message>
    <message>
        <source>There is no such server.</source>
        <translation>そのようなサーバーはありません。</translation>
    </message>
    <message>
        <source>No connection came about in time.</source>
        <translation>時間内に接続できませんでした。</translation>
    </message>
    <message>
        <source>The handshake was not finished in time.</source>
        <translation>ハンドシェイクが時間内に終わりませんでした。</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>サーバーが応答しません。</translation>
    </message>
    <message>
        <source>The server closed the connection without a word.</source>
        <translation>サーバーが何も言わずに接続を閉じました。</translation>
    </message>
    <message>
        <source>The two sides speak different versions.</source>
        <translation>両側のバージョンが異なります。</translation>
    </message>
    <message>
        <source>Encryption is on at one side and off at the other.</source>
        <translation>暗号化が一方では有効、もう一方では無効です。</translation>
    </message>
    <message>
        <source>The message is too large.</source>
        <translation>メッセージが大きすぎます。</translation>
    </message>
    <message>
        <source>The type of a message is 1 to 2147483647.</source>
        <translation>メッセージの種類は 1 から 2147483647 までです。</translation>
    </message>
    <message>
        <source>The peer does not keep to the protocol.</source>
        <translation>相手がプロトコルに従っていません。</translation>
    </message>
    <message>
        <source>What arrived was changed on its way, or is a repetition.</source>
        <translation>届いたものは途中で書き換えられたか、繰り返しです。</translation>
    </message>
    <message>
        <source>The connection was cut off in the middle.</source>
        <translation>接続が途中で切れました。</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>接続がありません。</translation>
    </message>
    <message>
        <source>Too much waits to be sent already.</source>
        <translation>送信待ちのものがすでに多すぎます。</translation>
    </message>
    <message>
        <source>A limit was reached.</source>
        <translation>上限に達しました。</translation>
    </message>
    <message>
        <source>Messages come by signal and cannot be read.</source>
        <translation>メッセージはシグナルで届くため、読み取れません。</translation>
    </message>
    <message>
        <source>The program was told to end.</source>
        <translation>プログラムに終了が指示されました。</translation>
    </message>
    <message>
        <source>The object was deleted.</source>
        <translation>オブジェクトが削除されました。</translation>
    </message>
    <message>
        <source>The operating system refused.</source>
        <translation>オペレーティングシステムに拒まれました。</translation>
    </message>
    <message>
        <source>The cryptography failed.</source>
        <translation>暗号処理に失敗しました。</translation>
    </message>
    <message>
        <source>That cannot be done in this status.</source>
        <translation>この状態ではできません。</translation>
    </message>
    <message>
        <source>The two sides do not have the same key.</source>
        <translation>両側の鍵が同じではありません。</translation>
    </message>
    <message>
        <source>The server serves something else.</source>
        <translation>サーバーのサービスが異なります。</translation>
    </message>
    <message>
        <source>The peer does not speak GIPC-X, which is required.</source>
        <translation>相手が、必須の GIPC-X に対応していません。</translation>
    </message>
    <message>
        <source>The peer&apos;s user is not allowed.</source>
        <translation>相手のユーザーは許可されていません。</translation>
    </message>
    <message>
        <source>The peer was not heard of for too long.</source>
        <translation>相手から長い間何も届きません。</translation>
    </message>
    <message>
        <source>Some settings contradict each other.</source>
        <translation>互いに矛盾する設定があります。</translation>
    </message>
    <message>
        <source>Unencrypted</source>
        <extracomment>This and the next two: how a channel is protected, for labels</extracomment>
        <translation>暗号化なし</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>Authenticated</source>
        <translation>認証済み</translation>
    </message>
    <message>
        <source>%1 has a null character in it, where the system would take it to end.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>%1 にはヌル文字が含まれており、システムはそこで終わりとみなします。</translation>
    </message>
    <message>
        <source>The directory for %1 does not exist. Make it, or use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>%1 のためのディレクトリがありません。作成するか、別のパスを使ってください。</translation>
    </message>
    <message>
        <source>User %2 may not make %1. Allow it in that directory, or use another path.</source>
        <extracomment>%1 is the path of a file, %2 the number of a user</extracomment>
        <translation>ユーザー %2 は %1 を作成できません。そのディレクトリで許可するか、別のパスを使ってください。</translation>
    </message>
    <message>
        <source>The system does not permit %1: its directory cannot be changed (is it immutable?). Use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>システムが %1 を許可しません。ディレクトリを変更できません（変更不可の属性が付いていますか？）。別のパスを使ってください。</translation>
    </message>
    <message>
        <source>The permissions of the lock file %1 are not those it was made with. Remove it if no server runs there.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>ロックファイル %1 のアクセス権が作成時のものと違います。そこでサーバーが動いていなければ、削除してください。</translation>
    </message>
    <message>
        <source>The file system of %1 is read-only. Use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>%1 のファイルシステムは読み取り専用です。別のパスを使ってください。</translation>
    </message>
    <message>
        <source>The file system of %1 has no locks (is it a network&apos;s?). Use a path on this machine.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>%1 のファイルシステムではロックが使えません（ネットワーク上のものですか？）。このマシン上のパスを使ってください。</translation>
    </message>
    <message>
        <source>The file system of %1 cannot hold sockets. Use another path.</source>
        <extracomment>%1 is the path of a socket</extracomment>
        <translation>%1 のファイルシステムにはソケットを置けません。別のパスを使ってください。</translation>
    </message>
    <message>
        <source>The file system of %1 does not let a socket&apos;s permissions be set, so it would not be known who may connect. Use another path.</source>
        <extracomment>%1 is the path of a socket</extracomment>
        <translation>%1 のファイルシステムではソケットのアクセス権を設定できず、誰が接続できるかわからなくなります。別のパスを使ってください。</translation>
    </message>
    <message>
        <source>The file system of %1 is full: no space, no inode, or the quota is used up. Make room, or use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>%1 のファイルシステムがいっぱいです。空き容量か inode がないか、割り当てを使い切りました。空きを作るか、別のパスを使ってください。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages of clients that have left were dropped: they were not read, and departedInboxLimit is reached.</source>
        <extracomment>departedInboxLimit is a property</extracomment>
        <translation>
            <numerusform>去ったクライアントのメッセージ %n 件を破棄しました。読み取られないまま departedInboxLimit に達しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>A client was disconnected in the middle of a message: all that is unfinished has more than %1 bytes (totalInboxLimit), and its part was the largest.</source>
        <extracomment>%1 is a number; totalInboxLimit is a property</extracomment>
        <translation>クライアントをメッセージの途中で切断しました。未完成のものが合わせて %1 バイト（totalInboxLimit）を超え、その中で最大でした。</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, which is no port: set it to 1 to 65535, or set the property port.</source>
        <extracomment>%1 is an environment variable, %2 its value</extracomment>
        <translation>%1 は「%2」で、ポートではありません。1～65535 にするか、プロパティ port を設定してください。</translation>
    </message>
    <message>
        <source>The host is empty: set %1 or the property host to an address or a name.</source>
        <extracomment>%1 is an environment variable</extracomment>
        <translation>ホストが空です。%1 かプロパティ host にアドレスまたは名前を設定してください。</translation>
    </message>
    <message>
        <source>There is no QCoreApplication. Make one first.</source>
        <translation>QCoreApplication がありません。先に作ってください。</translation>
    </message>
    <message>
        <source>What was to be written is neither text nor bytes, or nests too deeply.</source>
        <translation>書き込もうとしたものは文字列でもバイト列でもないか、入れ子が深すぎます。</translation>
    </message>
    <message>
        <source>The server does not let this client in.</source>
        <translation>サーバーはこのクライアントを受け入れません。</translation>
    </message>
    <message>
        <source>The other side could not do what was asked.</source>
        <translation>相手側は要求されたことを実行できませんでした。</translation>
    </message>
    <message>
        <source>The other side answers no requests.</source>
        <translation>相手側は要求に応答しません。</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>要求は取り消されました。</translation>
    </message>
    <message>
        <source>A client of %1 was turned away by the program, which says &quot;%2&quot; (setAdmission decides).</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key, %2 what the client is told</extracomment>
        <translation>%1 のクライアントはプログラムに拒否されました。理由は「%2」です (setAdmission が決めます)。</translation>
    </message>
    <message>
        <source>The server does not let this client in: &quot;%1&quot;. Ask whoever runs it, or use a key that it admits.</source>
        <extracomment>%1 are the server&apos;s words, which may be empty</extracomment>
        <translation>サーバーはこのクライアントを受け入れません:「%1」。運用者に尋ねるか、許可された鍵を使ってください。</translation>
    </message>
    <message>
        <source>The server does not let this client in now: &quot;%1&quot;. It is tried again.</source>
        <extracomment>%1 are the server&apos;s words, which may be empty</extracomment>
        <translation>サーバーは今このクライアントを受け入れません:「%1」。再試行します。</translation>
    </message>
    <message>
        <source>The peer asks more at a time than it was told it may.</source>
        <translation>相手側が、許された数を超える要求を同時に送っています。</translation>
    </message>
    <message>
        <source>The peer confirms messages that it was not sent, or takes back what it has confirmed.</source>
        <translation>相手側が、送られていないメッセージを確認したか、確認を取り消しました。</translation>
    </message>
</context>
</TS>
