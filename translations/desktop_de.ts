<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Channel</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
</context>
<context>
    <name>ChannelHeader</name>
    <message>
        <source>Retry</source>
        <extracomment>Buttons: open or close the channel</extracomment>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Remove from the list (Delete)</source>
        <translation>Aus der Liste entfernen (Entf)</translation>
    </message>
    <message>
        <source>Received: %1 (%2)</source>
        <extracomment>%1 is as &quot;5 messages&quot;, %2 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>Empfangen: %1 (%2)</translation>
    </message>
    <message>
        <source>Sent: %1 (%2)</source>
        <extracomment>%1 is as &quot;5 messages&quot;, %2 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>Gesendet: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>ChannelPage</name>
    <message>
        <source>Messages per second</source>
        <translation>Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>Bytes pro Sekunde</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Clients (%L1)</source>
        <translation>Clients (%L1)</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
</context>
<context>
    <name>ClientList</name>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>No clients</source>
        <translation>Keine Clients</translation>
    </message>
    <message>
        <source>The server waits for them at %1</source>
        <translation>Der Server wartet auf sie unter %1</translation>
    </message>
    <message>
        <source>The server is not open.</source>
        <translation>Der Server ist nicht geöffnet.</translation>
    </message>
</context>
<context>
    <name>ClientRow</name>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>Client %1, %2</source>
        <translation>Client %1, %2</translation>
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
        <translation>Nachrichtentyp</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Write a message, Enter sends it</source>
        <translation>Nachricht schreiben, Eingabetaste sendet</translation>
    </message>
    <message>
        <source>No client is connected</source>
        <translation>Kein Client ist verbunden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>to all</source>
        <translation>an alle</translation>
    </message>
    <message>
        <source>Number of the client to send to; empty: all</source>
        <translation>Nummer des Clients, an den gesendet wird; leer: alle</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>These are not bytes in hexadecimal digits, two for each, as in 48 65 6c.</source>
        <translation>Das sind keine Bytes in hexadezimalen Ziffern, je zwei, wie in 48 65 6c.</translation>
    </message>
    <message>
        <source>This is not JSON: %1, at character %2.</source>
        <extracomment>%1 is what is wrong, as Qt says it</extracomment>
        <translation>Das ist kein JSON: %1, bei Zeichen %2.</translation>
    </message>
    <message>
        <source>Not sent: client %1 is gone.</source>
        <translation>Nicht gesendet: Client %1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Not sent: no client is connected.</source>
        <translation>Nicht gesendet: Kein Client ist verbunden.</translation>
    </message>
    <message>
        <source>Not sent: there is no connection.</source>
        <translation>Nicht gesendet: Es besteht keine Verbindung.</translation>
    </message>
    <message>
        <source>Not sent: %1 are more than the server accepts.</source>
        <extracomment>%1 is a size, as &quot;1.5 MB&quot;</extracomment>
        <translation>Nicht gesendet: %1 sind mehr, als der Server annimmt.</translation>
    </message>
    <message>
        <source>Not sent: too much is waiting already. The other side does not read.</source>
        <translation>Nicht gesendet: Es wartet schon zu viel. Die andere Seite liest nicht.</translation>
    </message>
    <message>
        <source>Not sent: a message type is a number from 1 to 2147483647.</source>
        <translation>Nicht gesendet: Ein Nachrichtentyp ist eine Zahl von 1 bis 2147483647.</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>Nicht gesendet.</translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 ist keine Datei.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 what the system says</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Other users can get at the key in %1.</source>
        <translation>Andere Benutzer kommen an den Schlüssel in %1.</translation>
    </message>
    <message>
        <source>%1 holds no key: that is 32 to 64 bytes, not all of them zero.</source>
        <translation>%1 enthält keinen Schlüssel: Das sind 32 bis 64 Bytes, nicht alle null.</translation>
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
        <translation>Kein Kanal ist geöffnet</translation>
    </message>
    <message>
        <source>Open a server for others to connect to, or a client of a server that runs already. You then see every message and how much passes.</source>
        <translation>Öffnen Sie einen Server, mit dem sich andere verbinden, oder einen Client eines Servers, der schon läuft. Sie sehen dann jede Nachricht und wie viel hin und her geht.</translation>
    </message>
    <message>
        <source>New channel…</source>
        <translation>Neuer Kanal…</translation>
    </message>
    <message>
        <source>or press Ctrl+N</source>
        <translation>oder Strg+N drücken</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Filter: text, 0x bytes, type:5</source>
        <extracomment>&quot;type:&quot; and &quot;0x&quot; are typed like this in every language</extracomment>
        <translation>Filter: Text, 0x Bytes, type:5</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>Nachrichten filtern</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>In and out</source>
        <extracomment>messages that come in, that go out</extracomment>
        <translation>Ein- und ausgehend</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Go on (Ctrl+P)</source>
        <translation>Fortsetzen (Strg+P)</translation>
    </message>
    <message>
        <source>Pause (Ctrl+P)</source>
        <translation>Anhalten (Strg+P)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the list of messages</source>
        <translation>Die Liste der Nachrichten leeren</translation>
    </message>
    <message numerus="yes">
        <source>Paused · %Ln new</source>
        <extracomment>counts of messages</extracomment>
        <translation>
            <numerusform>Angehalten · %Ln neue</numerusform>
            <numerusform>Angehalten · %Ln neue</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln</source>
        <translation>
            <numerusform>die letzte (%Ln)</numerusform>
            <numerusform>die letzten %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageDetails</name>
    <message>
        <source>Sent at %1 · type %2 · %3</source>
        <extracomment>%1 is a time, %3 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>Gesendet um %1 · Typ %2 · %3</translation>
    </message>
    <message>
        <source>Received at %1 · type %2 · %3</source>
        <translation>Empfangen um %1 · Typ %2 · %3</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Content of the message</source>
        <translation>Inhalt der Nachricht</translation>
    </message>
    <message>
        <source>The first %1 of %2 are kept.</source>
        <extracomment>sizes, as &quot;4.0 kB of 1.5 MB&quot;</extracomment>
        <translation>Aufbewahrt sind die ersten %1 von %2.</translation>
    </message>
</context>
<context>
    <name>MessageHeader</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>Nichts passt zum Filter</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Noch keine Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are hidden. Escape in the filter shows all.</source>
        <translation>
            <numerusform>%Ln Nachricht ist ausgeblendet. Esc im Filter zeigt alle.</numerusform>
            <numerusform>%Ln Nachrichten sind ausgeblendet. Esc im Filter zeigt alle.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is received and sent appears here.</source>
        <translation>Was empfangen und gesendet wird, erscheint hier.</translation>
    </message>
    <message>
        <source>The channel is not open.</source>
        <translation>Der Kanal ist nicht geöffnet.</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>all</source>
        <extracomment>whom a message went to</extracomment>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1, sent, type %2, %3: %4</source>
        <extracomment>%1 is a time, %3 a size as &quot;1.5 kB&quot;, %4 the message</extracomment>
        <translation>%1, gesendet, Typ %2, %3: %4</translation>
    </message>
    <message>
        <source>%1, received, type %2, %3: %4</source>
        <translation>%1, empfangen, Typ %2, %3: %4</translation>
    </message>
</context>
<context>
    <name>NewChannelDialog</name>
    <message>
        <source>New channel</source>
        <translation>Neuer Kanal</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Takes the name and waits for clients.</source>
        <translation>Belegt den Namen und wartet auf Clients.</translation>
    </message>
    <message>
        <source>Looks for the server with this name, and connects again after every loss.</source>
        <translation>Sucht den Server mit diesem Namen und verbindet sich nach jedem Abbruch erneut.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>Name des Kanals</translation>
    </message>
    <message>
        <source>for example: sensors</source>
        <translation>zum Beispiel: sensors</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes and underscores</source>
        <translation>Buchstaben, Ziffern, Punkte, Binde- und Unterstriche</translation>
    </message>
    <message>
        <source>Over the network (TCP)</source>
        <translation>Über das Netzwerk (TCP)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Both sides must have it off. Whoever can listen in reads and changes messages.</source>
        <translation>Beide Seiten müssen sie ausgeschaltet haben. Wer mithören kann, liest und verändert Nachrichten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Path of the socket</source>
        <translation>Pfad des Sockets</translation>
    </message>
    <message>
        <source>File with a pre-shared key</source>
        <translation>Datei mit einem vorab ausgetauschten Schlüssel</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name des Schlüssels</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Opens Gipc servers and clients, and shows their state and what passes.</source>
        <translation>Öffnet Gipc-Server und -Clients und zeigt ihren Zustand und was hin und her geht.</translation>
    </message>
    <message>
        <source>Open a server with this name; can be repeated.</source>
        <translation>Einen Server mit diesem Namen öffnen; mehrfach möglich.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Open a client of the server with this name; can be repeated.</source>
        <translation>Einen Client des Servers mit diesem Namen öffnen; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Open servers and clients that talk to each other.</source>
        <translation>Server und Clients öffnen, die miteinander sprechen.</translation>
    </message>
    <message>
        <source>Look at this one of the channels, counted from 1.</source>
        <translation>Diesen der Kanäle ansehen, ab 1 gezählt.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system, light oder dark.</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>The language, as de or zh_CN.</source>
        <translation>Die Sprache, wie de oder zh_CN.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>The window&apos;s size, as 1180x760.</source>
        <translation>Die Größe des Fensters, wie 1180x760.</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Save a picture of the window once nothing changes by itself, and end.</source>
        <translation>Ein Bild des Fensters speichern, sobald sich nichts mehr von selbst ändert, und das Programm beenden.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>With --screenshot: after so many seconds of traffic.</source>
        <translation>Mit --screenshot: nach so vielen Sekunden Verkehr.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>The path of their socket, instead of the one made of the name.</source>
        <translation>Der Pfad ihres Sockets statt dessen, der aus dem Namen gebildet wird.</translation>
    </message>
    <message>
        <source>path</source>
        <translation>pfad</translation>
    </message>
    <message>
        <source>The pre-shared key that they must have, as gipc keygen makes it.</source>
        <translation>Der vorab ausgetauschte Schlüssel, den sie haben müssen, wie ihn gipc keygen erzeugt.</translation>
    </message>
    <message>
        <source>The name of that key.</source>
        <translation>Der Name dieses Schlüssels.</translation>
    </message>
    <message>
        <source>--key-id needs --key-file.</source>
        <translation>--key-id setzt --key-file voraus.</translation>
    </message>
</context>
<context>
    <name>PlotCard</name>
    <message>
        <source>%1: %2 in, %3 out</source>
        <extracomment>%1 is as &quot;Messages per second&quot;</extracomment>
        <translation>%1: %2 ein, %3 aus</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>in a plot: what comes in, %1 is a number or as &quot;1.5 kB&quot;</extracomment>
        <translation>eingehend %1</translation>
    </message>
    <message>
        <source>out %1</source>
        <extracomment>in a plot: what goes out, %1 is a number or as &quot;1.5 kB&quot;</extracomment>
        <translation>ausgehend %1</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Usage: %1</source>
        <extracomment>%1 is a program with its options</extracomment>
        <translation>Aufruf: %1</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[Optionen]</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Displays help on commandline options.</source>
        <translation>Hilfe zu den Befehlszeilenoptionen anzeigen.</translation>
    </message>
    <message>
        <source>Displays help including Qt specific options.</source>
        <translation>Hilfe anzeigen, auch zu den Optionen von Qt.</translation>
    </message>
    <message>
        <source>Unknown option &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>Unbekannte Option: „%1“.</translation>
    </message>
    <message>
        <source>Unknown options: %1.</source>
        <translation>Unbekannte Optionen: %1.</translation>
    </message>
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
<context>
    <name>SettingsButton</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>New channel (Ctrl+N)</source>
        <translation>Neuer Kanal (Strg+N)</translation>
    </message>
    <message>
        <source>None yet. Servers and clients that you open are listed here.</source>
        <translation>Noch keine. Server und Clients, die Sie öffnen, stehen hier.</translation>
    </message>
</context>
<context>
    <name>SidebarRow</name>
    <message>
        <source>%1, %2, %3, %4</source>
        <extracomment>name, &quot;Server&quot; or &quot;Client&quot;, status, protection</extracomment>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln clients</source>
        <extracomment>%1 is &quot;Server&quot; or &quot;Client&quot;, %2 a status as &quot;Listening&quot;</extracomment>
        <translation>
            <numerusform>%1 · %Ln Client</numerusform>
            <numerusform>%1 · %Ln Clients</numerusform>
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
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>60 s ago</source>
        <translation>vor 60 s</translation>
    </message>
    <message>
        <source>30 s</source>
        <translation>30 s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Authenticated</source>
        <translation>Authentifiziert</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Unencrypted</source>
        <translation>Unverschlüsselt</translation>
    </message>
    <message>
        <source>Nobody can listen in, and both sides have shown that they have the same key.</source>
        <translation>Niemand kann mithören, und beide Seiten haben gezeigt, dass sie denselben Schlüssel haben.</translation>
    </message>
    <message>
        <source>Nobody can listen in. Who the other side is has not been shown: that takes a key.</source>
        <translation>Niemand kann mithören. Wer die andere Seite ist, hat sie nicht gezeigt: Dazu braucht es einen Schlüssel.</translation>
    </message>
    <message>
        <source>Whoever can listen in reads and changes messages.</source>
        <translation>Wer mithören kann, liest und verändert Nachrichten.</translation>
    </message>
    <message>
        <source>A name belongs to one server. Close the other one, or choose another name.</source>
        <translation>Ein Name gehört einem einzigen Server. Schließen Sie den anderen oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Start the server, or check the name. The client connects as soon as it is there.</source>
        <translation>Starten Sie den Server oder prüfen Sie den Namen. Der Client verbindet sich, sobald der Server da ist.</translation>
    </message>
    <message>
        <source>Ask who runs the server to let other users in.</source>
        <translation>Bitten Sie den Betreiber des Servers, andere Benutzer zuzulassen.</translation>
    </message>
    <message>
        <source>Check host and port, and whether a firewall is between.</source>
        <translation>Prüfen Sie Rechner und Port und ob eine Firewall dazwischen ist.</translation>
    </message>
    <message>
        <source>The server may serve one client only, or not your user.</source>
        <translation>Vielleicht bedient der Server nur einen Client oder nicht Ihren Benutzer.</translation>
    </message>
    <message>
        <source>Check that a gipc program is at the other end.</source>
        <translation>Prüfen Sie, ob am anderen Ende ein gipc-Programm ist.</translation>
    </message>
    <message>
        <source>Something between the two sides changes what passes. Do not trust this way.</source>
        <translation>Etwas zwischen den beiden Seiten verändert, was hin und her geht. Trauen Sie diesem Weg nicht.</translation>
    </message>
    <message>
        <source>The other side has crashed or was ended. A client connects again by itself.</source>
        <translation>Die andere Seite ist abgestürzt oder wurde beendet. Ein Client verbindet sich von selbst erneut.</translation>
    </message>
    <message>
        <source>Both sides need the same key file and key name.</source>
        <translation>Beide Seiten brauchen dieselbe Schlüsseldatei und denselben Schlüsselnamen.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
</context>
</TS>
