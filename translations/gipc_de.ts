<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Gipc</name>
    <message>
        <source>&quot;%1&quot; cannot be a server&apos;s name: it takes 1 to 64 of A-Z a-z 0-9 . _ - and no dot at the start.</source>
        <translation>„%1“ kann kein Servername sein: erlaubt sind 1 bis 64 Zeichen aus A-Z a-z 0-9 . _ - und kein Punkt am Anfang.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name one can connect to: it must not be empty or contain a slash.</source>
        <translation>„%1“ ist kein Name, mit dem man sich verbinden kann: Er darf weder leer sein noch einen Schrägstrich enthalten.</translation>
    </message>
    <message numerus="yes">
        <source>The path %1 is too long: the system allows %n bytes. Use a shorter name.</source>
        <extracomment>%n is about 100</extracomment>
        <translation>
            <numerusform>Der Pfad %1 ist zu lang: Das System erlaubt %n Byte. Verwenden Sie einen kürzeren Namen.</numerusform>
            <numerusform>Der Pfad %1 ist zu lang: Das System erlaubt %n Bytes. Verwenden Sie einen kürzeren Namen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A live server has %1 already.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>Ein laufender Server hat %1 bereits.</translation>
    </message>
    <message>
        <source>A live server has %1 already: process %2.</source>
        <extracomment>%1 is the path of a socket, or an address, %2 the number of a process</extracomment>
        <translation>Ein laufender Server hat %1 bereits: Prozess %2.</translation>
    </message>
    <message>
        <source>Something that is not ours is at %1. Remove it, or use another name.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Unter %1 liegt etwas Fremdes. Entfernen Sie es oder verwenden Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>%1 belongs to another user (%2). Use another name.</source>
        <extracomment>%1 is the path of a socket, %2 the number of a user</extracomment>
        <translation>%1 gehört einem anderen Benutzer (%2). Verwenden Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>No permission for %1. A server lets other users in only with unmaskPermissions.</source>
        <extracomment>%1 is a path or an address; unmaskPermissions is a property</extracomment>
        <translation>Keine Berechtigung für %1. Ein Server lässt andere Benutzer nur mit unmaskPermissions zu.</translation>
    </message>
    <message>
        <source>No server at %1.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>Kein Server unter %1.</translation>
    </message>
    <message>
        <source>The server at %1 has too many connections waiting.</source>
        <translation>Beim Server unter %1 warten zu viele Verbindungen.</translation>
    </message>
    <message>
        <source>The host of %1 is not known.</source>
        <translation>Der Rechner von %1 ist nicht bekannt.</translation>
    </message>
    <message>
        <source>No file descriptor is free for %1. Raise the limit on open files.</source>
        <translation>Für %1 ist kein Dateideskriptor frei. Erhöhen Sie die Grenze für offene Dateien.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a path or an address, %2 what the system says</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not connected to %1 within %2 ms.</source>
        <translation>Keine Verbindung mit %1 innerhalb von %2 ms.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>The peer did not finish the handshake within %1 ms.</source>
        <translation>Die Gegenstelle hat den Handshake nicht innerhalb von %1 ms abgeschlossen.</translation>
    </message>
    <message>
        <source>Connected, but no greeting within %1 ms: the server has another client, is frozen, or is no gipc server.</source>
        <translation>Verbunden, aber keine Begrüßung innerhalb von %1 ms: Der Server hat einen anderen Client, hängt oder ist kein gipc-Server.</translation>
    </message>
    <message>
        <source>The server closed the connection without a greeting.</source>
        <translation>Der Server hat die Verbindung ohne Begrüßung geschlossen.</translation>
    </message>
    <message>
        <source>The server speaks version %1 of the protocol, and this program version 2. Or it is no gipc server.</source>
        <translation>Der Server spricht Version %1 des Protokolls und dieses Programm Version 2. Oder es ist kein gipc-Server.</translation>
    </message>
    <message>
        <source>The client does not speak version 2 of the protocol.</source>
        <translation>Der Client spricht Version 2 des Protokolls nicht.</translation>
    </message>
    <message>
        <source>The peer insists on encryption, and it is switched off here. Switch it on here or off there.</source>
        <translation>Die Gegenstelle besteht auf Verschlüsselung, und sie ist hier ausgeschaltet. Schalten Sie sie hier ein oder dort aus.</translation>
    </message>
    <message>
        <source>Encryption is required here, and the peer has it switched off. Switch it on there or off here.</source>
        <translation>Hier ist Verschlüsselung verlangt, und die Gegenstelle hat sie ausgeschaltet. Schalten Sie sie dort ein oder hier aus.</translation>
    </message>
    <message>
        <source>The peer&apos;s public key is not valid.</source>
        <translation>Der öffentliche Schlüssel der Gegenstelle ist ungültig.</translation>
    </message>
    <message>
        <source>The peer does not keep to the protocol of the handshake. Is it a gipc program?</source>
        <translation>Die Gegenstelle hält sich nicht an das Protokoll des Handshakes. Ist sie ein gipc-Programm?</translation>
    </message>
    <message>
        <source>The peer sent a frame that is not valid.</source>
        <translation>Die Gegenstelle hat einen ungültigen Frame gesendet.</translation>
    </message>
    <message>
        <source>The peer sent a message of %1 bytes, and the limit is %2. Raise maxMessageSize here.</source>
        <extracomment>%1 is larger than %2, and thus never 1</extracomment>
        <translation>Die Gegenstelle hat eine Nachricht von %1 Bytes gesendet, und die Grenze liegt bei %2. Erhöhen Sie maxMessageSize hier.</translation>
    </message>
    <message>
        <source>A waiting message of %1 bytes was dropped: the peer accepts %2. Raise maxMessageSize there.</source>
        <extracomment>%1 is larger than %2, and thus never 1</extracomment>
        <translation>Eine wartende Nachricht von %1 Bytes wurde verworfen: Die Gegenstelle nimmt %2 an. Erhöhen Sie maxMessageSize dort.</translation>
    </message>
    <message>
        <source>A frame was changed on its way.</source>
        <translation>Ein Frame wurde unterwegs verändert.</translation>
    </message>
    <message>
        <source>A frame was repeated, left out or sent back.</source>
        <translation>Ein Frame wurde wiederholt, ausgelassen oder zurückgesendet.</translation>
    </message>
    <message>
        <source>The session&apos;s key has been used as often as it may.</source>
        <translation>Der Schlüssel der Sitzung wurde so oft verwendet, wie er darf.</translation>
    </message>
    <message>
        <source>The cryptographic library failed.</source>
        <translation>Die Kryptografiebibliothek hat versagt.</translation>
    </message>
    <message>
        <source>The connection ended inside a message.</source>
        <translation>Die Verbindung endete mitten in einer Nachricht.</translation>
    </message>
    <message>
        <source>The connection ended, and the peer did not say that it would: what it sent last may be missing.</source>
        <translation>Die Verbindung endete, ohne dass die Gegenstelle es angekündigt hat: Was sie zuletzt gesendet hat, kann fehlen.</translation>
    </message>
    <message>
        <source>The connection ended inside the handshake.</source>
        <translation>Die Verbindung endete während des Handshakes.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Die Verbindung ist abgebrochen.</translation>
    </message>
    <message numerus="yes">
        <source>A client was turned away: no more than %n may be connected. Raise maxClients to let more in.</source>
        <translation>
            <numerusform>Ein Client wurde abgewiesen: Höchstens %n darf verbunden sein. Erhöhen Sie maxClients, um mehr zuzulassen.</numerusform>
            <numerusform>Ein Client wurde abgewiesen: Höchstens %n dürfen verbunden sein. Erhöhen Sie maxClients, um mehr zuzulassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client of %1 was turned away: no more than %n of them may be connected. Raise maxClientsPerPeer to let more in.</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key</extracomment>
        <translation>
            <numerusform>Ein Client von %1 wurde abgewiesen: Höchstens %n davon darf verbunden sein. Erhöhen Sie maxClientsPerPeer, um mehr zuzulassen.</numerusform>
            <numerusform>Ein Client von %1 wurde abgewiesen: Höchstens %n davon dürfen verbunden sein. Erhöhen Sie maxClientsPerPeer, um mehr zuzulassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client was given no id: no more than %n may wait for those who asked for them. Raise maxWaitingIds or maxWaitingIdsPerPeer.</source>
        <translation>
            <numerusform>Ein Client hat keine Id bekommen: Höchstens %n darf auf den warten, der sie angefordert hat. Erhöhen Sie maxWaitingIds oder maxWaitingIdsPerPeer.</numerusform>
            <numerusform>Ein Client hat keine Id bekommen: Höchstens %n dürfen auf die warten, die sie angefordert haben. Erhöhen Sie maxWaitingIds oder maxWaitingIdsPerPeer.</numerusform>
        </translation>
    </message>
    <message>
        <source>A client was given no id: no address next to %1 is free.</source>
        <translation>Ein Client hat keine Id bekommen: Keine Adresse neben %1 ist frei.</translation>
    </message>
    <message>
        <source>The server&apos;s manager gave no id within %1 ms.</source>
        <translation>Die Verwaltung des Servers hat innerhalb von %1 ms keine Id vergeben.</translation>
    </message>
    <message>
        <source>Instead of an id the server said something else. Does it serve many clients?</source>
        <translation>Statt einer Id hat der Server etwas anderes gesendet. Bedient er mehrere Clients?</translation>
    </message>
    <message>
        <source>A client was disconnected: it does not read what is sent to it (overflow is Disconnect).</source>
        <translation>Die Verbindung mit einem Client wurde getrennt: Er liest nicht, was ihm gesendet wird (overflow ist Disconnect).</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>Messages are delivered by signal. To read them set the property delivery to Queue.</source>
        <translation>Nachrichten werden als Signal zugestellt. Um sie zu lesen, setzen Sie die Eigenschaft delivery auf Queue.</translation>
    </message>
    <message>
        <source>Waiting was interrupted: the program is ending.</source>
        <translation>Das Warten wurde unterbrochen: Das Programm wird beendet.</translation>
    </message>
    <message>
        <source>The object was deleted during the call.</source>
        <translation>Das Objekt wurde während des Aufrufs gelöscht.</translation>
    </message>
    <message>
        <source>This cannot be done while the status is %1.</source>
        <extracomment>%1 is a status, as &quot;Listening&quot;</extracomment>
        <translation>Das ist nicht möglich, solange der Status „%1“ ist.</translation>
    </message>
    <message>
        <source>The peer speaks version 2 of the protocol only, and GIPC-X is required here (by the policy, or by a key). Is it a Go program, or has somebody between meddled with what it said?</source>
        <translation>Die Gegenstelle spricht nur Version 2 des Protokolls, und hier ist GIPC-X verlangt (durch die Policy oder durch einen Schlüssel). Ist sie ein Go-Programm, oder hat jemand dazwischen verändert, was sie gesagt hat?</translation>
    </message>
    <message>
        <source>The peer insists on a pre-shared key, and none is set here.</source>
        <translation>Die Gegenstelle besteht auf einem vorab ausgetauschten Schlüssel, und hier ist keiner gesetzt.</translation>
    </message>
    <message>
        <source>A pre-shared key is set here, and the peer has none.</source>
        <translation>Hier ist ein vorab ausgetauschter Schlüssel gesetzt, und die Gegenstelle hat keinen.</translation>
    </message>
    <message>
        <source>The peer&apos;s pre-shared key or its identity is another one. Compare what &quot;gipc fingerprint&quot; says on both sides.</source>
        <translation>Der vorab ausgetauschte Schlüssel der Gegenstelle oder dessen Kennung ist ein anderer. Vergleichen Sie auf beiden Seiten, was „gipc fingerprint“ ausgibt.</translation>
    </message>
    <message>
        <source>The server serves something else: name and serviceName must be the same on both sides.</source>
        <translation>Der Server bietet einen anderen Dienst: name und serviceName müssen auf beiden Seiten gleich sein.</translation>
    </message>
    <message>
        <source>The client did not like what GIPC-X offers.</source>
        <translation>Der Client hat nicht angenommen, was GIPC-X anbietet.</translation>
    </message>
    <message>
        <source>The peer sent a control frame that may not come, or not now.</source>
        <translation>Die Gegenstelle hat einen Steuer-Frame gesendet, der nicht oder jetzt nicht kommen darf.</translation>
    </message>
    <message>
        <source>The peer changes its key more often than it sends.</source>
        <translation>Die Gegenstelle wechselt ihren Schlüssel öfter, als sie sendet.</translation>
    </message>
    <message>
        <source>The peer was not heard of for %1 ms (idleLimit): it is frozen, or the network is down.</source>
        <translation>Von der Gegenstelle war %1 ms lang nichts zu hören (idleLimit): Sie hängt, oder das Netzwerk ist ausgefallen.</translation>
    </message>
    <message>
        <source>What we sent was changed on its way, says the peer.</source>
        <translation>Was wir gesendet haben, wurde unterwegs verändert, meldet die Gegenstelle.</translation>
    </message>
    <message>
        <source>A message was too large, says the peer.</source>
        <translation>Eine Nachricht war zu groß, meldet die Gegenstelle.</translation>
    </message>
    <message>
        <source>The peer ended the session with error %1.</source>
        <translation>Die Gegenstelle hat die Sitzung mit Fehler %1 beendet.</translation>
    </message>
    <message>
        <source>A client of user %1 was turned away: it is not among allowedUserIds.</source>
        <extracomment>%1 is the number of a user; allowedUserIds is a property</extracomment>
        <translation>Ein Client des Benutzers %1 wurde abgewiesen: Er steht nicht in allowedUserIds.</translation>
    </message>
    <message>
        <source>%1 belongs to user %2, who is not among trustedUserIds.</source>
        <extracomment>%1 is a path, %2 the number of a user; trustedUserIds is a property</extracomment>
        <translation>%1 gehört Benutzer %2, und der steht nicht in trustedUserIds.</translation>
    </message>
    <message>
        <source>A pre-shared key is set and encryption is off: switch it on, or remove the key.</source>
        <translation>Ein vorab ausgetauschter Schlüssel ist gesetzt und die Verschlüsselung ausgeschaltet: Schalten Sie sie ein oder entfernen Sie den Schlüssel.</translation>
    </message>
    <message>
        <source>A pre-shared key is set and neither name nor serviceName is: a session has to know what it is for.</source>
        <translation>Ein vorab ausgetauschter Schlüssel ist gesetzt, aber weder name noch serviceName: Eine Sitzung muss wissen, wozu sie dient.</translation>
    </message>
    <message>
        <source>A pre-shared key is set and the policy is Compatible: version 2 has no keys.</source>
        <translation>Ein vorab ausgetauschter Schlüssel ist gesetzt und die Policy ist Compatible: Version 2 kennt keine Schlüssel.</translation>
    </message>
    <message numerus="yes">
        <source>The service name &quot;%1&quot; is too long: it takes %n bytes of UTF-8.</source>
        <translation>
            <numerusform>Der Dienstname „%1“ ist zu lang: Er darf %n Byte UTF-8 haben.</numerusform>
            <numerusform>Der Dienstname „%1“ ist zu lang: Er darf %n Bytes UTF-8 haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only certain users are accepted, and on TCP a peer&apos;s user is not known. Use a local socket or a pre-shared key.</source>
        <translation>Nur bestimmte Benutzer sind zugelassen, und über TCP ist der Benutzer der Gegenstelle nicht bekannt. Verwenden Sie einen lokalen Socket oder einen vorab ausgetauschten Schlüssel.</translation>
    </message>
    <message>
        <source>%1 is open to the network, and without a pre-shared key anybody can connect and pose as the server. Set one with addPreSharedKey(), or --key-file.</source>
        <translation>%1 ist vom Netzwerk aus erreichbar, und ohne vorab ausgetauschten Schlüssel kann jeder sich verbinden und sich als der Server ausgeben. Setzen Sie einen mit addPreSharedKey() oder --key-file.</translation>
    </message>
    <message>
        <source>Not Connected</source>
        <extracomment>This and the next nine: what a server or a client is doing, for labels</extracomment>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Lauscht</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Verbindet erneut</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließt</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Nothing arrived in time.</source>
        <translation>Innerhalb der Zeit ist nichts angekommen.</translation>
    </message>
    <message>
        <source>That cannot be a name.</source>
        <translation>Das kann kein Name sein.</translation>
    </message>
    <message>
        <source>The socket&apos;s path is too long for the system.</source>
        <translation>Der Pfad des Sockets ist zu lang für das System.</translation>
    </message>
    <message>
        <source>The name or address is in use.</source>
        <translation>Der Name oder die Adresse ist belegt.</translation>
    </message>
    <message>
        <source>Access was denied.</source>
        <translation>Der Zugriff wurde verweigert.</translation>
    </message>
    <message>
        <source>There is no such server.</source>
        <translation>Einen solchen Server gibt es nicht.</translation>
    </message>
    <message>
        <source>No connection came about in time.</source>
        <translation>Es kam nicht rechtzeitig zu einer Verbindung.</translation>
    </message>
    <message>
        <source>The handshake was not finished in time.</source>
        <translation>Der Handshake wurde nicht rechtzeitig abgeschlossen.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Der Server antwortet nicht.</translation>
    </message>
    <message>
        <source>The server closed the connection without a word.</source>
        <translation>Der Server hat die Verbindung wortlos geschlossen.</translation>
    </message>
    <message>
        <source>The two sides speak different versions.</source>
        <translation>Die beiden Seiten sprechen verschiedene Versionen.</translation>
    </message>
    <message>
        <source>Encryption is on at one side and off at the other.</source>
        <translation>Die Verschlüsselung ist auf der einen Seite ein- und auf der anderen ausgeschaltet.</translation>
    </message>
    <message>
        <source>The message is too large.</source>
        <translation>Die Nachricht ist zu groß.</translation>
    </message>
    <message>
        <source>The type of a message is 1 to 2147483647.</source>
        <translation>Der Typ einer Nachricht ist 1 bis 2147483647.</translation>
    </message>
    <message>
        <source>The peer does not keep to the protocol.</source>
        <translation>Die Gegenstelle hält sich nicht an das Protokoll.</translation>
    </message>
    <message>
        <source>What arrived was changed on its way, or is a repetition.</source>
        <translation>Was ankam, wurde unterwegs verändert oder ist eine Wiederholung.</translation>
    </message>
    <message>
        <source>The connection was cut off in the middle.</source>
        <translation>Die Verbindung ist mittendrin abgerissen.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>Too much waits to be sent already.</source>
        <translation>Es wartet schon zu viel darauf, gesendet zu werden.</translation>
    </message>
    <message>
        <source>A limit was reached.</source>
        <translation>Eine Grenze ist erreicht.</translation>
    </message>
    <message>
        <source>Messages come by signal and cannot be read.</source>
        <translation>Nachrichten kommen als Signal und können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The program was told to end.</source>
        <translation>Das Programm wurde angewiesen zu enden.</translation>
    </message>
    <message>
        <source>The object was deleted.</source>
        <translation>Das Objekt wurde gelöscht.</translation>
    </message>
    <message>
        <source>The operating system refused.</source>
        <translation>Das Betriebssystem hat sich geweigert.</translation>
    </message>
    <message>
        <source>The cryptography failed.</source>
        <translation>Die Kryptografie hat versagt.</translation>
    </message>
    <message>
        <source>That cannot be done in this status.</source>
        <translation>Das ist in diesem Status nicht möglich.</translation>
    </message>
    <message>
        <source>The two sides do not have the same key.</source>
        <translation>Die beiden Seiten haben nicht denselben Schlüssel.</translation>
    </message>
    <message>
        <source>The server serves something else.</source>
        <translation>Der Server bietet einen anderen Dienst.</translation>
    </message>
    <message>
        <source>The peer does not speak GIPC-X, which is required.</source>
        <translation>Die Gegenstelle spricht GIPC-X nicht, und das ist verlangt.</translation>
    </message>
    <message>
        <source>The peer&apos;s user is not allowed.</source>
        <translation>Der Benutzer der Gegenstelle ist nicht zugelassen.</translation>
    </message>
    <message>
        <source>The peer was not heard of for too long.</source>
        <translation>Von der Gegenstelle war zu lange nichts zu hören.</translation>
    </message>
    <message>
        <source>Some settings contradict each other.</source>
        <translation>Einige Einstellungen widersprechen einander.</translation>
    </message>
    <message>
        <source>Unencrypted</source>
        <extracomment>This and the next two: how a channel is protected, for labels</extracomment>
        <translation>Unverschlüsselt</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Authenticated</source>
        <translation>Authentifiziert</translation>
    </message>
    <message>
        <source>%1 has a null character in it, where the system would take it to end.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>%1 enthält ein Nullzeichen, und das System würde es dort enden lassen.</translation>
    </message>
    <message>
        <source>The directory for %1 does not exist. Make it, or use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Das Verzeichnis für %1 gibt es nicht. Legen Sie es an oder verwenden Sie einen anderen Pfad.</translation>
    </message>
    <message>
        <source>User %2 may not make %1. Allow it in that directory, or use another path.</source>
        <extracomment>%1 is the path of a file, %2 the number of a user</extracomment>
        <translation>Benutzer %2 darf %1 nicht anlegen. Erlauben Sie es in diesem Verzeichnis oder verwenden Sie einen anderen Pfad.</translation>
    </message>
    <message>
        <source>The system does not permit %1: its directory cannot be changed (is it immutable?). Use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Das System erlaubt %1 nicht: Das Verzeichnis lässt sich nicht ändern (ist es als unveränderlich markiert?). Verwenden Sie einen anderen Pfad.</translation>
    </message>
    <message>
        <source>The permissions of the lock file %1 are not those it was made with. Remove it if no server runs there.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Die Zugriffsrechte der Sperrdatei %1 sind nicht die, mit denen sie angelegt wurde. Entfernen Sie sie, wenn dort kein Server läuft.</translation>
    </message>
    <message>
        <source>The file system of %1 is read-only. Use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Das Dateisystem von %1 ist schreibgeschützt. Verwenden Sie einen anderen Pfad.</translation>
    </message>
    <message>
        <source>The file system of %1 has no locks (is it a network&apos;s?). Use a path on this machine.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Das Dateisystem von %1 kennt keine Sperren (liegt es im Netzwerk?). Verwenden Sie einen Pfad auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The file system of %1 cannot hold sockets. Use another path.</source>
        <extracomment>%1 is the path of a socket</extracomment>
        <translation>Das Dateisystem von %1 kann keine Sockets aufnehmen. Verwenden Sie einen anderen Pfad.</translation>
    </message>
    <message>
        <source>The file system of %1 does not let a socket&apos;s permissions be set, so it would not be known who may connect. Use another path.</source>
        <extracomment>%1 is the path of a socket</extracomment>
        <translation>Das Dateisystem von %1 lässt die Zugriffsrechte eines Sockets nicht setzen, und so wäre nicht bekannt, wer sich verbinden darf. Verwenden Sie einen anderen Pfad.</translation>
    </message>
    <message>
        <source>The file system of %1 is full: no space, no inode, or the quota is used up. Make room, or use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Das Dateisystem von %1 ist voll: kein Platz, kein Inode oder das Kontingent ist erschöpft. Schaffen Sie Platz oder verwenden Sie einen anderen Pfad.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages of clients that have left were dropped: they were not read, and departedInboxLimit is reached.</source>
        <extracomment>departedInboxLimit is a property</extracomment>
        <translation>
            <numerusform>%n Nachricht von Clients, die gegangen sind, wurde verworfen: Sie wurde nicht gelesen, und departedInboxLimit ist erreicht.</numerusform>
            <numerusform>%n Nachrichten von Clients, die gegangen sind, wurden verworfen: Sie wurden nicht gelesen, und departedInboxLimit ist erreicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>A client was disconnected in the middle of a message: all that is unfinished has more than %1 bytes (totalInboxLimit), and its part was the largest.</source>
        <extracomment>%1 is a number; totalInboxLimit is a property</extracomment>
        <translation>Die Verbindung mit einem Client wurde mitten in einer Nachricht getrennt: Alles Unfertige hat mehr als %1 Bytes (totalInboxLimit), und sein Teil war der größte.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, which is no port: set it to 1 to 65535, or set the property port.</source>
        <extracomment>%1 is an environment variable, %2 its value</extracomment>
        <translation>%1 ist „%2“, und das ist kein Port: Setzen Sie es auf 1 bis 65535 oder setzen Sie die Eigenschaft port.</translation>
    </message>
    <message>
        <source>The host is empty: set %1 or the property host to an address or a name.</source>
        <extracomment>%1 is an environment variable</extracomment>
        <translation>Der Rechner ist leer: Setzen Sie %1 oder die Eigenschaft host auf eine Adresse oder einen Namen.</translation>
    </message>
    <message>
        <source>There is no QCoreApplication. Make one first.</source>
        <translation>Es gibt keine QCoreApplication. Erzeugen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>What was to be written is neither text nor bytes, or nests too deeply.</source>
        <translation>Was geschrieben werden sollte, ist weder Text noch Bytes oder zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The server does not let this client in.</source>
        <translation>Der Server lässt diesen Client nicht ein.</translation>
    </message>
    <message>
        <source>The other side could not do what was asked.</source>
        <translation>Die andere Seite konnte nicht tun, worum sie gebeten wurde.</translation>
    </message>
    <message>
        <source>The other side answers no requests.</source>
        <translation>Die andere Seite beantwortet keine Anfragen.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>Die Anfrage wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A client of %1 was turned away by the program, which says &quot;%2&quot; (setAdmission decides).</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key, %2 what the client is told</extracomment>
        <translation>Ein Client von %1 wurde vom Programm abgewiesen, das „%2“ sagt (setAdmission entscheidet).</translation>
    </message>
    <message>
        <source>The server does not let this client in: &quot;%1&quot;. Ask whoever runs it, or use a key that it admits.</source>
        <extracomment>%1 are the server&apos;s words, which may be empty</extracomment>
        <translation>Der Server lässt diesen Client nicht ein: „%1“. Fragen Sie, wer ihn betreibt, oder verwenden Sie einen Schlüssel, den er zulässt.</translation>
    </message>
    <message>
        <source>The server does not let this client in now: &quot;%1&quot;. It is tried again.</source>
        <extracomment>%1 are the server&apos;s words, which may be empty</extracomment>
        <translation>Der Server lässt diesen Client im Moment nicht ein: „%1“. Es wird wieder versucht.</translation>
    </message>
    <message>
        <source>The peer asks more at a time than it was told it may.</source>
        <translation>Die Gegenseite stellt mehr Anfragen gleichzeitig, als ihr erlaubt wurde.</translation>
    </message>
    <message>
        <source>The peer confirms messages that it was not sent, or takes back what it has confirmed.</source>
        <translation>Die Gegenseite bestätigt Nachrichten, die ihr nicht gesendet wurden, oder nimmt Bestätigtes zurück.</translation>
    </message>
</context>
</TS>
