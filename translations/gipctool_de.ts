<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>GipcTool</name>
    <message>
        <source>The second process does not answer.</source>
        <translation>Der zweite Prozess antwortet nicht.</translation>
    </message>
    <message>
        <source>Cannot start %1: %2</source>
        <translation>%1 lässt sich nicht starten: %2</translation>
    </message>
    <message>
        <source>Cannot make a directory in %1: %2</source>
        <translation>In %1 lässt sich kein Verzeichnis anlegen: %2</translation>
    </message>
    <message>
        <source>The second process has ended too early.</source>
        <translation>Der zweite Prozess hat sich zu früh beendet.</translation>
    </message>
    <message>
        <source>unencrypted</source>
        <translation>unverschlüsselt</translation>
    </message>
    <message>
        <source>version 2</source>
        <translation>Version 2</translation>
    </message>
    <message>
        <source>local socket</source>
        <translation>lokaler Socket</translation>
    </message>
    <message>
        <source>message</source>
        <extracomment>the size of the messages in this line</extracomment>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>Nachr./s</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/s</translation>
    </message>
    <message>
        <source>round trip, µs</source>
        <extracomment>the median</extracomment>
        <translation>Umlaufzeit, µs</translation>
    </message>
    <message>
        <source>99 % within, µs</source>
        <translation>99 % binnen, µs</translation>
    </message>
    <message>
        <source>Interrupted before everything was measured.</source>
        <translation>Unterbrochen, bevor alles gemessen war.</translation>
    </message>
    <message>
        <source>one way</source>
        <translation>in eine Richtung</translation>
    </message>
    <message>
        <source>round trips</source>
        <translation>hin und zurück</translation>
    </message>
    <message>
        <source>measuring, %1 of %2: %3, %4, %5</source>
        <extracomment>%1 of %2 steps; %3 how it is protected, %4 a size, %5 &quot;one way&quot; or &quot;round trips&quot;</extracomment>
        <translation>messe, %1 von %2: %3, %4, %5</translation>
    </message>
    <message>
        <source>Cannot read standard input: %1</source>
        <translation>Standardeingabe nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Line %1 of the input is not sent: it is longer than --max-message-size allows.</source>
        <translation>Zeile %1 der Eingabe wird nicht gesendet: Sie ist länger, als --max-message-size erlaubt.</translation>
    </message>
    <message>
        <source>Line %1 of the input is not sent: %2.</source>
        <extracomment>%2 is a clause, as &quot;not a JSON object&quot;</extracomment>
        <translation>Zeile %1 der Eingabe wird nicht gesendet: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 what the system says</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 ist keine Datei.</translation>
    </message>
    <message>
        <source>The key in %1 belongs to another user, who knows it.</source>
        <translation>Der Schlüssel in %1 gehört einem anderen Benutzer, und der kennt ihn.</translation>
    </message>
    <message>
        <source>Other users can get at the key in %1: chmod 600 it, or make a new one.</source>
        <translation>Andere Benutzer kommen an den Schlüssel in %1: Führen Sie chmod 600 aus oder erzeugen Sie einen neuen.</translation>
    </message>
    <message>
        <source>%1 holds no key: that is 32 to 64 bytes, not all of them zero.</source>
        <translation>%1 enthält keinen Schlüssel: Das sind 32 bis 64 Bytes, nicht alle null.</translation>
    </message>
    <message>
        <source>The system has no randomness.</source>
        <translation>Das System liefert keine Zufallszahlen.</translation>
    </message>
    <message>
        <source>%1 is there already, and a key is not overwritten.</source>
        <translation>%1 gibt es schon, und ein Schlüssel wird nicht überschrieben.</translation>
    </message>
    <message>
        <source>listening on %1</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>lauscht auf %1</translation>
    </message>
    <message>
        <source>%1 has no option --%2.</source>
        <translation>%1 kennt keine Option --%2.</translation>
    </message>
    <message>
        <source>Unknown option: %1%2.</source>
        <translation>Unbekannte Option: %1%2.</translation>
    </message>
    <message>
        <source>Too many arguments: %1.</source>
        <translation>Zu viele Argumente: %1.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>--network and --socket exclude each other.</source>
        <translation>--network und --socket schließen einander aus.</translation>
    </message>
    <message>
        <source>--host and --port need --network.</source>
        <translation>--host und --port setzen --network voraus.</translation>
    </message>
    <message>
        <source>--policy takes compatible, prefer or require, not &quot;%1&quot;.</source>
        <translation>--policy nimmt compatible, prefer oder require, nicht „%1“.</translation>
    </message>
    <message>
        <source>--key-id needs --key-file.</source>
        <translation>--key-id setzt --key-file voraus.</translation>
    </message>
    <message numerus="yes">
        <source>--key-id takes at most %n bytes.</source>
        <translation>
            <numerusform>--key-id nimmt höchstens %n Byte.</numerusform>
            <numerusform>--key-id nimmt höchstens %n Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>--json and --format exclude each other.</source>
        <translation>--json und --format schließen einander aus.</translation>
    </message>
    <message>
        <source>--format takes text or json, not &quot;%1&quot;.</source>
        <translation>--format nimmt text oder json, nicht „%1“.</translation>
    </message>
    <message>
        <source>--%1 takes a value that is not empty.</source>
        <translation>--%1 verlangt einen Wert, der nicht leer ist.</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 nimmt eine Zahl von %2 bis %3, nicht „%4“.</translation>
    </message>
    <message>
        <source>A command comes first, not %1.</source>
        <translation>Zuerst kommt ein Befehl, nicht %1.</translation>
    </message>
    <message>
        <source>Unknown command: %1.</source>
        <translation>Unbekannter Befehl: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string of Base64</source>
        <translation>„%1“ muss eine Zeichenkette in Base64 sein</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>kein JSON-Objekt</translation>
    </message>
    <message>
        <source>not JSON (%1)</source>
        <translation>kein JSON (%1)</translation>
    </message>
    <message>
        <source>Not sent: message type %1 is reserved. Use 1 to 2147483647.</source>
        <translation>Nicht gesendet: Nachrichtentyp %1 ist reserviert. Verwenden Sie 1 bis 2147483647.</translation>
    </message>
    <message numerus="yes">
        <source>Not sent: %n bytes are more than the server&apos;s --max-message-size allows.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>Nicht gesendet: %n Byte ist mehr, als --max-message-size des Servers erlaubt.</numerusform>
            <numerusform>Nicht gesendet: %n Bytes sind mehr, als --max-message-size des Servers erlaubt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: not connected.</source>
        <translation>Nicht gesendet: nicht verbunden.</translation>
    </message>
    <message>
        <source>Not sent: client %1 is not connected.</source>
        <translation>Nicht gesendet: Client %1 ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Not sent: %1.</source>
        <extracomment>%1 is the fixed name of an error, as QueueFull</extracomment>
        <translation>Nicht gesendet: %1.</translation>
    </message>
    <message>
        <source>Cannot write to standard output: %1</source>
        <translation>Standardausgabe nicht beschreibbar: %1</translation>
    </message>
    <message>
        <source>Not sent: no message can be larger than %1 bytes.</source>
        <translation>Nicht gesendet: Keine Nachricht kann größer als %1 Bytes sein.</translation>
    </message>
    <message>
        <source>Not sent: interrupted.</source>
        <translation>Nicht gesendet: unterbrochen.</translation>
    </message>
    <message>
        <source>Not sent: the server does not read.</source>
        <translation>Nicht gesendet: Der Server liest nicht.</translation>
    </message>
    <message>
        <source>Not sent: the connection was lost.</source>
        <translation>Nicht gesendet: Die Verbindung ist abgebrochen.</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>verschlüsselt</translation>
    </message>
    <message>
        <source>authenticated</source>
        <translation>authentifiziert</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>Client %1</translation>
    </message>
    <message>
        <source>status: %1</source>
        <extracomment>%1 is a status, as &quot;Connecting&quot;</extracomment>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>id %1</source>
        <extracomment>the id that the server gave to us</extracomment>
        <translation>Id %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the facts in &quot;connected: client 3, encrypted, version 2, user 1000, process 4711&quot;</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>connected: %1</source>
        <extracomment>%1 is a list of facts, as &quot;client 3, encrypted, version 2&quot;</extracomment>
        <translation>verbunden: %1</translation>
    </message>
    <message>
        <source>message, type %1: </source>
        <translation>Nachricht, Typ %1: </translation>
    </message>
    <message>
        <source>message, client %1, type %2: </source>
        <translation>Nachricht, Client %1, Typ %2: </translation>
    </message>
    <message>
        <source>disconnected: %1</source>
        <translation>getrennt: %1</translation>
    </message>
    <message>
        <source>disconnected: %1, %2</source>
        <extracomment>%1 is &quot;server&quot; or &quot;client 3&quot;, %2 the fixed name of an error, as Truncated</extracomment>
        <translation>getrennt: %1, %2</translation>
    </message>
    <message>
        <source>client %1: %2</source>
        <extracomment>%1 is a client&apos;s id, %2 what went wrong with it</extracomment>
        <translation>Client %1: %2</translation>
    </message>
    <message>
        <source>Serves NAME and prints what arrives. Each line of standard input goes to every client. Runs until interrupted.</source>
        <translation>Bedient NAME und gibt aus, was ankommt. Jede Zeile der Standardeingabe geht an alle Clients. Läuft, bis es unterbrochen wird.</translation>
    </message>
    <message>
        <source>Connects to the server NAME, again after every loss, and prints what arrives. Each line of standard input goes to the server. Runs until interrupted.</source>
        <translation>Verbindet sich mit dem Server NAME, nach jedem Abbruch erneut, und gibt aus, was ankommt. Jede Zeile der Standardeingabe geht an den Server. Läuft, bis es unterbrochen wird.</translation>
    </message>
    <message>
        <source>Connects to the server NAME, sends one message and ends. The exit code is 0 only when the message went out whole.</source>
        <translation>Verbindet sich mit dem Server NAME, sendet eine Nachricht und endet. Der Exit-Code ist nur dann 0, wenn die Nachricht ganz hinausgegangen ist.</translation>
    </message>
    <message>
        <source>Writes a new pre-shared key of 32 random bytes to FILE, for --key-file on both sides, and prints its fingerprint. A FILE that is there stays.</source>
        <translation>Schreibt einen neuen vorab auszutauschenden Schlüssel aus 32 zufälligen Bytes nach FILE, für --key-file auf beiden Seiten, und gibt seinen Fingerabdruck aus. Eine vorhandene Datei FILE bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Prints a short number by which two people can tell whether they have the same key. The key cannot be found out from it.</source>
        <translation>Gibt eine kurze Zahl aus, an der zwei Personen erkennen, ob sie denselben Schlüssel haben. Der Schlüssel lässt sich daraus nicht ermitteln.</translation>
    </message>
    <message>
        <source>Measures how many messages a second go from one process to another on this machine, how many bytes of data that is, and how long a message takes there and back: half of them at most, and 99 of 100.</source>
        <translation>Misst, wie viele Nachrichten pro Sekunde auf diesem Rechner von einem Prozess zu einem anderen gehen, wie viele Bytes an Daten das sind und wie lange eine Nachricht hin und zurück höchstens braucht, bei der Hälfte und bei 99 von 100.</translation>
    </message>
    <message>
        <source>The second process of gipc bench, which starts it.</source>
        <translation>Der zweite Prozess von gipc bench, das ihn startet.</translation>
    </message>
    <message>
        <source>[options]</source>
        <extracomment>stands for any options in the line that shows how a command is used</extracomment>
        <translation>[Optionen]</translation>
    </message>
    <message>
        <source>Usage: gipc %1 %2</source>
        <extracomment>%1 is a command, %2 what comes behind it, as in &quot;Usage: gipc listen [options] NAME&quot;</extracomment>
        <translation>Aufruf: gipc %1 %2</translation>
    </message>
    <message>
        <source>Talk unencrypted; both sides must agree.</source>
        <translation>Unverschlüsselt sprechen; beide Seiten müssen sich einig sein.</translation>
    </message>
    <message>
        <source>Use TCP instead of a local socket.</source>
        <translation>TCP statt eines lokalen Sockets verwenden.</translation>
    </message>
    <message>
        <source>With --network: the address (GIPC_NETWORK_HOST, else 127.0.0.1).</source>
        <translation>Mit --network: die Adresse (GIPC_NETWORK_HOST, sonst 127.0.0.1).</translation>
    </message>
    <message>
        <source>With --network: the port (GIPC_NETWORK_PORT, else 8100). For listen, 0 is any free one.</source>
        <translation>Mit --network: der Port (GIPC_NETWORK_PORT, sonst 8100). Bei listen ist 0 irgendein freier.</translation>
    </message>
    <message>
        <source>The path of the local socket, instead of the one made of NAME.</source>
        <translation>Der Pfad des lokalen Sockets statt dessen, der aus NAME gebildet wird.</translation>
    </message>
    <message>
        <source>compatible: version 2 of the protocol only, as Go programs speak it; prefer: GIPC-X with those who know it; require: with others not at all (prefer).</source>
        <translation>compatible: nur Version 2 des Protokolls, wie Go-Programme sie sprechen; prefer: GIPC-X mit denen, die es kennen; require: mit anderen gar nicht (prefer).</translation>
    </message>
    <message>
        <source>A pre-shared key that both sides must have; gipc keygen makes one. The other side must then speak GIPC-X.</source>
        <translation>Ein vorab ausgetauschter Schlüssel, den beide Seiten haben müssen; gipc keygen erzeugt einen. Die andere Seite muss dann GIPC-X sprechen.</translation>
    </message>
    <message>
        <source>The name of that key, the same on both sides (empty).</source>
        <translation>Der Name dieses Schlüssels, auf beiden Seiten derselbe (leer).</translation>
    </message>
    <message>
        <source>Serve any number of clients at a time, those of Go included.</source>
        <translation>Beliebig viele Clients zugleich bedienen, auch die von Go.</translation>
    </message>
    <message>
        <source>Let other users connect (socket mode 0777).</source>
        <translation>Andere Benutzer zulassen (Socket mit Modus 0777).</translation>
    </message>
    <message>
        <source>The server is one of Go&apos;s multi-client mode: ask it for an id first. A server of this library does not need that.</source>
        <translation>Der Server arbeitet in Gos Modus für mehrere Clients: ihn zuerst um eine Id bitten. Ein Server dieser Bibliothek braucht das nicht.</translation>
    </message>
    <message>
        <source>Milliseconds between two attempts to connect (1000).</source>
        <translation>Millisekunden zwischen zwei Verbindungsversuchen (1000).</translation>
    </message>
    <message>
        <source>End after N messages received.</source>
        <translation>Nach N empfangenen Nachrichten enden.</translation>
    </message>
    <message>
        <source>The type of what is sent, 1 to 2147483647 (1); lines of JSON have their own.</source>
        <translation>Der Typ dessen, was gesendet wird, 1 bis 2147483647 (1); Zeilen in JSON haben ihren eigenen.</translation>
    </message>
    <message>
        <source>Input and output: readable lines, or a JSON object per line with the data in Base64 (text).</source>
        <translation>Ein- und Ausgabe: lesbare Zeilen oder je Zeile ein JSON-Objekt mit den Daten in Base64 (text).</translation>
    </message>
    <message>
        <source>Print messages only.</source>
        <translation>Nur Nachrichten ausgeben.</translation>
    </message>
    <message>
        <source>Use TCP on 127.0.0.1 instead of a local socket.</source>
        <translation>TCP auf 127.0.0.1 statt eines lokalen Sockets verwenden.</translation>
    </message>
    <message>
        <source>The bytes of a message (64, 1024, 65536 and 1048576 in turn).</source>
        <translation>Die Bytes einer Nachricht (nacheinander 64, 1024, 65536 und 1048576).</translation>
    </message>
    <message>
        <source>How long each of the measurements takes, two for each protection and size; a quarter of it is added to warm up (0.3).</source>
        <translation>Wie lange jede der Messungen dauert, zwei für jeden Schutz und jede Größe; ein Viertel davon kommt zum Warmlaufen hinzu (0.3).</translation>
    </message>
    <message>
        <source>A table, or one JSON object (text).</source>
        <translation>Eine Tabelle oder ein JSON-Objekt (text).</translation>
    </message>
    <message>
        <source>The same as --format json.</source>
        <translation>Dasselbe wie --format json.</translation>
    </message>
    <message>
        <source>Show no progress.</source>
        <translation>Keinen Fortschritt anzeigen.</translation>
    </message>
    <message>
        <source>The file with the key, its bare bytes.</source>
        <translation>Die Datei mit dem Schlüssel, seine bloßen Bytes.</translation>
    </message>
    <message>
        <source>The server&apos;s name; its socket is /tmp/NAME.sock.</source>
        <translation>Der Name des Servers; sein Socket ist /tmp/NAME.sock.</translation>
    </message>
    <message>
        <source>serve NAME; print what arrives, send each line of standard input</source>
        <translation>NAME bedienen; ausgeben, was ankommt, jede Zeile der Standardeingabe senden</translation>
    </message>
    <message>
        <source>connect to NAME; print what arrives, send each line of standard input</source>
        <translation>mit NAME verbinden; ausgeben, was ankommt, jede Zeile der Standardeingabe senden</translation>
    </message>
    <message>
        <source>send one message to NAME and end; DATA - is all of standard input</source>
        <translation>eine Nachricht an NAME senden und enden; DATA - ist die ganze Standardeingabe</translation>
    </message>
    <message>
        <source>make a pre-shared key for --key-file</source>
        <translation>einen vorab auszutauschenden Schlüssel für --key-file erzeugen</translation>
    </message>
    <message>
        <source>print what tells that key from others</source>
        <translation>ausgeben, was diesen Schlüssel von anderen unterscheidet</translation>
    </message>
    <message>
        <source>measure how fast messages are on this machine</source>
        <translation>messen, wie schnell Nachrichten auf diesem Rechner sind</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>wrong arguments</source>
        <translation>falsche Argumente</translation>
    </message>
    <message>
        <source>no server, or not in time</source>
        <translation>kein Server, oder nicht rechtzeitig</translation>
    </message>
    <message>
        <source>handshake or authentication failed</source>
        <translation>Handshake oder Authentifizierung fehlgeschlagen</translation>
    </message>
    <message>
        <source>message refused</source>
        <translation>Nachricht abgelehnt</translation>
    </message>
    <message>
        <source>name in use</source>
        <translation>Name in Gebrauch</translation>
    </message>
    <message>
        <source>Usage: gipc COMMAND NAME [options]</source>
        <translation>Aufruf: gipc COMMAND NAME [Optionen]</translation>
    </message>
    <message>
        <source>Sends and receives messages over a gipc channel, encrypted unless told otherwise.</source>
        <translation>Sendet und empfängt Nachrichten über einen gipc-Kanal, verschlüsselt, wenn nichts anderes verlangt wird.</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Befehle:</translation>
    </message>
    <message>
        <source>gipc COMMAND --help shows the options of a command, gipc --version the version.</source>
        <translation>gipc COMMAND --help zeigt die Optionen eines Befehls, gipc --version die Version.</translation>
    </message>
    <message>
        <source>In two terminals:</source>
        <translation>In zwei Terminals:</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>Exit-Codes:</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe anzeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version anzeigen.</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>Argumente:</translation>
    </message>
    <message>
        <source>Try gipc --help.</source>
        <translation>Siehe gipc --help.</translation>
    </message>
    <message>
        <source>%1. Try gipc %2 --help.</source>
        <extracomment>%1 is the line that begins with &quot;Usage:&quot;, %2 a command</extracomment>
        <translation>%1. Siehe gipc %2 --help.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no server&apos;s name: that is 1 to 64 of A-Z a-z 0-9 . _ -, with no dot at the start.</source>
        <translation>„%1“ ist kein Servername: Das sind 1 bis 64 Zeichen aus A-Z a-z 0-9 . _ -, ohne Punkt am Anfang.</translation>
    </message>
    <message>
        <source>--raw and --format json exclude each other.</source>
        <translation>--raw und --format json schließen einander aus.</translation>
    </message>
    <message>
        <source>Print the data of messages as they are and nothing else: no escapes, no ends of lines.</source>
        <translation>Die Daten der Nachrichten ausgeben, wie sie sind, und sonst nichts: keine Ersatzzeichen, keine Zeilenenden.</translation>
    </message>
    <message>
        <source>The message, with --format json one object as in a line of input; - is all of standard input. Put -- before what begins with a dash.</source>
        <translation>Die Nachricht, mit --format json ein Objekt wie in einer Zeile der Eingabe; - ist die ganze Standardeingabe. Setzen Sie -- vor das, was mit einem Strich beginnt.</translation>
    </message>
    <message>
        <source>Milliseconds that the other side has for the handshake (5000, with --network 10000).</source>
        <translation>Millisekunden, die die andere Seite für den Handshake hat (5000, mit --network 10000).</translation>
    </message>
    <message>
        <source>this key is not among those allowed</source>
        <translation>dieser Schlüssel gehört nicht zu den zugelassenen</translation>
    </message>
    <message>
        <source>--allow-key needs --key-file.</source>
        <translation>--allow-key setzt --key-file voraus.</translation>
    </message>
    <message numerus="yes">
        <source>--allow-key takes at most %n bytes.</source>
        <translation>
            <numerusform>--allow-key nimmt höchstens %n Byte.</numerusform>
            <numerusform>--allow-key nimmt höchstens %n Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Milliseconds within which something is sent at the latest, with GIPC-X; 0 is a third of what the other side allows. On TCP in version 2, how often something is sent (5000).</source>
        <translation>Millisekunden, nach denen mit GIPC-X spätestens etwas gesendet wird; 0 heißt ein Drittel dessen, was die andere Seite zulässt. Über TCP in Version 2: wie oft etwas gesendet wird (5000).</translation>
    </message>
    <message>
        <source>Milliseconds for which the other side may be silent, with GIPC-X; at least 1000, and 0 is for ever (15000).</source>
        <translation>Millisekunden, die die andere Seite mit GIPC-X schweigen darf; mindestens 1000, und 0 heißt beliebig lange (15000).</translation>
    </message>
    <message>
        <source>Let in only clients whose key has this name; may be given several times.</source>
        <translation>Nur Clients einlassen, deren Schlüssel diesen Namen hat; darf mehrmals angegeben werden.</translation>
    </message>
    <message>
        <source>key &quot;%1&quot;</source>
        <extracomment>%1 is the name of a pre-shared key, and may be empty</extracomment>
        <translation>Schlüssel „%1“</translation>
    </message>
    <message>
        <source>no request %1 waits for an answer</source>
        <translation>keine Anfrage %1 wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>no request %1 is open</source>
        <extracomment>%1 is what a program has called its request</extracomment>
        <translation>keine Anfrage %1 ist offen</translation>
    </message>
    <message>
        <source>a request %1 is open already</source>
        <translation>eine Anfrage %1 ist schon offen</translation>
    </message>
    <message>
        <source>&quot;client&quot; must say which of several is asked</source>
        <translation>„client“ muss sagen, welcher von mehreren gefragt wird</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3</source>
        <translation>„%1“ muss eine ganze Zahl von %2 bis %3 sein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string</source>
        <translation>„%1“ muss eine Zeichenkette sein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string or a number</source>
        <translation>„%1“ muss eine Zeichenkette oder eine Zahl sein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and &quot;%2&quot; exclude each other</source>
        <translation>„%1“ und „%2“ schließen einander aus</translation>
    </message>
    <message>
        <source>not a message</source>
        <translation>keine Nachricht</translation>
    </message>
    <message>
        <source>The program that answers has ended.</source>
        <translation>Das Programm, das antwortet, ist beendet.</translation>
    </message>
    <message>
        <source>--%1 needs --exec.</source>
        <translation>--%1 setzt --exec voraus.</translation>
    </message>
    <message>
        <source>Send each message back to its sender, same type; a request is answered so, too.</source>
        <translation>Jede Nachricht mit demselben Typ an ihren Absender zurückschicken; auch Anfragen werden so beantwortet.</translation>
    </message>
    <message>
        <source>Give up after so many milliseconds without a connection, call then after as many without an answer; 0 is never (connect: 0, send: 5000, call: 5000 and 30000).</source>
        <translation>Nach so vielen Millisekunden ohne Verbindung aufgeben, call danach nach ebenso vielen ohne Antwort; 0 ist nie (connect: 0, send: 5000, call: 5000 und 30000).</translation>
    </message>
    <message>
        <source>Start PROGRAM for each request: its input is the request&apos;s data, its output the answer. With another exit code than 0 the request has failed, and the last line of its standard error says why. Arguments for it stand behind NAME; put -- before those that begin with a dash.</source>
        <translation>PROGRAM für jede Anfrage starten: seine Eingabe sind die Daten der Anfrage, seine Ausgabe die Antwort. Bei einem anderen Rückgabewert als 0 ist die Anfrage fehlgeschlagen, und die letzte Zeile seiner Fehlerausgabe sagt, warum. Argumente dafür stehen hinter NAME; vor solche, die mit einem Strich beginnen, gehört --.</translation>
    </message>
    <message>
        <source>Milliseconds that PROGRAM may take; 0 is any time (30000).</source>
        <translation>Millisekunden, die PROGRAM brauchen darf; 0 ist beliebig lange (30000).</translation>
    </message>
    <message>
        <source>How many requests of a client PROGRAM does at a time; others wait (4).</source>
        <translation>Wie viele Anfragen eines Clients PROGRAM gleichzeitig erledigt; weitere warten (4).</translation>
    </message>
    <message>
        <source>The largest message in bytes, received, read from standard input or answered by PROGRAM (listen: 3145728, else 67108864).</source>
        <translation>Die größte Nachricht in Bytes, die empfangen, von der Standardeingabe gelesen oder von PROGRAM geantwortet wird (listen: 3145728, sonst 67108864).</translation>
    </message>
    <message>
        <source>End when standard input has ended, all of it has been sent, and what it asked is answered.</source>
        <translation>Beenden, wenn die Standardeingabe zu Ende, alles davon gesendet und jede ihrer Anfragen beantwortet ist.</translation>
    </message>
    <message>
        <source>The answer is larger than %1 bytes.</source>
        <translation>Die Antwort ist größer als %1 Bytes.</translation>
    </message>
    <message>
        <source>The program takes longer than %1 ms.</source>
        <translation>Das Programm braucht länger als %1 ms.</translation>
    </message>
    <message>
        <source>The program does not start: %1</source>
        <extracomment>%1 is the system&apos;s reason</extracomment>
        <translation>Das Programm startet nicht: %1</translation>
    </message>
    <message>
        <source>The program&apos;s exit code is %1.</source>
        <translation>Der Rückgabewert des Programms ist %1.</translation>
    </message>
    <message>
        <source>Signal %1 has ended the program.</source>
        <translation>Signal %1 hat das Programm beendet.</translation>
    </message>
    <message>
        <source>The answer is larger than the other side accepts.</source>
        <translation>Die Antwort ist größer, als die andere Seite annimmt.</translation>
    </message>
    <message>
        <source>Request of type %1: %2</source>
        <translation>Anfrage vom Typ %1: %2</translation>
    </message>
    <message>
        <source>Request of client %1, type %2: %3</source>
        <translation>Anfrage von Client %1, Typ %2: %3</translation>
    </message>
    <message>
        <source>There is no program %1 that can be executed.</source>
        <translation>Es gibt kein ausführbares Programm %1.</translation>
    </message>
    <message>
        <source>request, type %1: </source>
        <translation>Anfrage, Typ %1: </translation>
    </message>
    <message>
        <source>request, client %1, type %2: </source>
        <translation>Anfrage, Client %1, Typ %2: </translation>
    </message>
    <message>
        <source>request given up</source>
        <translation>Anfrage aufgegeben</translation>
    </message>
    <message>
        <source>request given up: client %1</source>
        <translation>Anfrage aufgegeben: Client %1</translation>
    </message>
    <message>
        <source>Connects to the server NAME, sends one request, prints the data of its answer and ends.</source>
        <translation>Verbindet sich mit dem Server NAME, sendet eine Anfrage, gibt die Daten der Antwort aus und beendet sich.</translation>
    </message>
    <message>
        <source>send one request to NAME, print its answer and end</source>
        <translation>eine Anfrage an NAME senden, die Antwort ausgeben und beenden</translation>
    </message>
    <message>
        <source>request failed</source>
        <translation>Anfrage fehlgeschlagen</translation>
    </message>
    <message>
        <source>nobody answers requests</source>
        <translation>niemand beantwortet Anfragen</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Missing value after &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>Nach „%1“ fehlt der Wert.</translation>
    </message>
    <message>
        <source>Unexpected value after &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>Nach „%1“ steht ein Wert, der dort nicht erwartet wird.</translation>
    </message>
</context>
</TS>
