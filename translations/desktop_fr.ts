<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Channel</name>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
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
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Remove from the list (Delete)</source>
        <translation>Retirer de la liste (Suppr)</translation>
    </message>
    <message>
        <source>Received: %1 (%2)</source>
        <extracomment>%1 is as &quot;5 messages&quot;, %2 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>Reçu&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>Sent: %1 (%2)</source>
        <extracomment>%1 is as &quot;5 messages&quot;, %2 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>Envoyé&#xa0;: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>ChannelPage</name>
    <message>
        <source>Messages per second</source>
        <translation>Messages par seconde</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>Octets par seconde</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
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
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>No clients</source>
        <translation>Aucun client</translation>
    </message>
    <message>
        <source>The server waits for them at %1</source>
        <translation>Le serveur les attend à %1</translation>
    </message>
    <message>
        <source>The server is not open.</source>
        <translation>Le serveur n’est pas ouvert.</translation>
    </message>
</context>
<context>
    <name>ClientRow</name>
    <message>
        <source>process %1</source>
        <translation>processus %1</translation>
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
        <translation>Type de message</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hexa</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Write a message, Enter sends it</source>
        <translation>Écrivez un message, Entrée l’envoie</translation>
    </message>
    <message>
        <source>No client is connected</source>
        <translation>Aucun client n’est connecté</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>to all</source>
        <translation>à tous</translation>
    </message>
    <message>
        <source>Number of the client to send to; empty: all</source>
        <translation>Numéro du client destinataire&#xa0;; vide&#xa0;: tous</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>These are not bytes in hexadecimal digits, two for each, as in 48 65 6c.</source>
        <translation>Ce ne sont pas des octets en chiffres hexadécimaux, deux pour chacun, comme dans 48 65 6c.</translation>
    </message>
    <message>
        <source>This is not JSON: %1, at character %2.</source>
        <extracomment>%1 is what is wrong, as Qt says it</extracomment>
        <translation>Ce n’est pas du JSON&#xa0;: %1, au caractère %2.</translation>
    </message>
    <message>
        <source>Not sent: client %1 is gone.</source>
        <translation>Non envoyé&#xa0;: le client %1 n’est plus là.</translation>
    </message>
    <message>
        <source>Not sent: no client is connected.</source>
        <translation>Non envoyé&#xa0;: aucun client n’est connecté.</translation>
    </message>
    <message>
        <source>Not sent: there is no connection.</source>
        <translation>Non envoyé&#xa0;: il n’y a pas de connexion.</translation>
    </message>
    <message>
        <source>Not sent: %1 are more than the server accepts.</source>
        <extracomment>%1 is a size, as &quot;1.5 MB&quot;</extracomment>
        <translation>Non envoyé&#xa0;: %1, c’est plus que le serveur n’accepte.</translation>
    </message>
    <message>
        <source>Not sent: too much is waiting already. The other side does not read.</source>
        <translation>Non envoyé&#xa0;: trop de données attendent déjà. L’autre côté ne lit pas.</translation>
    </message>
    <message>
        <source>Not sent: a message type is a number from 1 to 2147483647.</source>
        <translation>Non envoyé&#xa0;: un type de message est un nombre de 1 à 2147483647.</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>Non envoyé.</translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 n’est pas un fichier.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 what the system says</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Other users can get at the key in %1.</source>
        <translation>D’autres utilisateurs ont accès à la clé dans %1.</translation>
    </message>
    <message>
        <source>%1 holds no key: that is 32 to 64 bytes, not all of them zero.</source>
        <translation>%1 ne contient pas de clé&#xa0;: ce sont 32 à 64 octets, pas tous nuls.</translation>
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
        <translation>Aucun canal n’est ouvert</translation>
    </message>
    <message>
        <source>Open a server for others to connect to, or a client of a server that runs already. You then see every message and how much passes.</source>
        <translation>Ouvrez un serveur auquel d’autres se connectent, ou un client d’un serveur déjà en service. Vous voyez alors chaque message et le volume échangé.</translation>
    </message>
    <message>
        <source>New channel…</source>
        <translation>Nouveau canal…</translation>
    </message>
    <message>
        <source>or press Ctrl+N</source>
        <translation>ou appuyez sur Ctrl+N</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Filter: text, 0x bytes, type:5</source>
        <extracomment>&quot;type:&quot; and &quot;0x&quot; are typed like this in every language</extracomment>
        <translation>Filtre&#xa0;: texte, 0x octets, type:5</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>Filtrer les messages</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>In and out</source>
        <extracomment>messages that come in, that go out</extracomment>
        <translation>Entrée et sortie</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Go on (Ctrl+P)</source>
        <translation>Reprendre (Ctrl+P)</translation>
    </message>
    <message>
        <source>Pause (Ctrl+P)</source>
        <translation>Suspendre (Ctrl+P)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Clear the list of messages</source>
        <translation>Vider la liste des messages</translation>
    </message>
    <message numerus="yes">
        <source>Paused · %Ln new</source>
        <extracomment>counts of messages</extracomment>
        <translation>
            <numerusform>Suspendu · %Ln nouveau</numerusform>
            <numerusform>Suspendu · %Ln nouveaux</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln</source>
        <translation>
            <numerusform>le dernier (%Ln)</numerusform>
            <numerusform>les %Ln derniers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageDetails</name>
    <message>
        <source>Sent at %1 · type %2 · %3</source>
        <extracomment>%1 is a time, %3 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>Envoyé à %1 · type %2 · %3</translation>
    </message>
    <message>
        <source>Received at %1 · type %2 · %3</source>
        <translation>Reçu à %1 · type %2 · %3</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hexa</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>Content of the message</source>
        <translation>Contenu du message</translation>
    </message>
    <message>
        <source>The first %1 of %2 are kept.</source>
        <extracomment>sizes, as &quot;4.0 kB of 1.5 MB&quot;</extracomment>
        <translation>Seuls les premiers %1 sur %2 sont conservés.</translation>
    </message>
</context>
<context>
    <name>MessageHeader</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>Rien ne correspond au filtre</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Pas encore de messages</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are hidden. Escape in the filter shows all.</source>
        <translation>
            <numerusform>%Ln message est masqué. Échap dans le filtre les affiche tous.</numerusform>
            <numerusform>%Ln messages sont masqués. Échap dans le filtre les affiche tous.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is received and sent appears here.</source>
        <translation>Ce qui est reçu et envoyé apparaît ici.</translation>
    </message>
    <message>
        <source>The channel is not open.</source>
        <translation>Le canal n’est pas ouvert.</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>all</source>
        <extracomment>whom a message went to</extracomment>
        <translation>tous</translation>
    </message>
    <message>
        <source>%1, sent, type %2, %3: %4</source>
        <extracomment>%1 is a time, %3 a size as &quot;1.5 kB&quot;, %4 the message</extracomment>
        <translation>%1, envoyé, type %2, %3&#xa0;: %4</translation>
    </message>
    <message>
        <source>%1, received, type %2, %3: %4</source>
        <translation>%1, reçu, type %2, %3&#xa0;: %4</translation>
    </message>
</context>
<context>
    <name>NewChannelDialog</name>
    <message>
        <source>New channel</source>
        <translation>Nouveau canal</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Takes the name and waits for clients.</source>
        <translation>Prend le nom et attend des clients.</translation>
    </message>
    <message>
        <source>Looks for the server with this name, and connects again after every loss.</source>
        <translation>Cherche le serveur de ce nom et se reconnecte après chaque perte.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>Nom du canal</translation>
    </message>
    <message>
        <source>for example: sensors</source>
        <translation>par exemple&#xa0;: sensors</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes and underscores</source>
        <translation>Lettres, chiffres, points, tirets et tirets bas</translation>
    </message>
    <message>
        <source>Over the network (TCP)</source>
        <translation>Par le réseau (TCP)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Chiffré</translation>
    </message>
    <message>
        <source>Both sides must have it off. Whoever can listen in reads and changes messages.</source>
        <translation>Il doit être désactivé des deux côtés. Quiconque intercepte la connexion lit et modifie les messages.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Path of the socket</source>
        <translation>Chemin du socket</translation>
    </message>
    <message>
        <source>File with a pre-shared key</source>
        <translation>Fichier contenant une clé prépartagée</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Nom de la clé</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Opens Gipc servers and clients, and shows their state and what passes.</source>
        <translation>Ouvre des serveurs et des clients Gipc et affiche leur état et ce qui s’échange.</translation>
    </message>
    <message>
        <source>Open a server with this name; can be repeated.</source>
        <translation>Ouvrir un serveur de ce nom&#xa0;; peut être répété.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>Open a client of the server with this name; can be repeated.</source>
        <translation>Ouvrir un client du serveur de ce nom&#xa0;; peut être répété.</translation>
    </message>
    <message>
        <source>Open servers and clients that talk to each other.</source>
        <translation>Ouvrir des serveurs et des clients qui communiquent entre eux.</translation>
    </message>
    <message>
        <source>Look at this one of the channels, counted from 1.</source>
        <translation>Afficher ce canal, compté à partir de 1.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numéro</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system, light ou dark.</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>thème</translation>
    </message>
    <message>
        <source>The language, as de or zh_CN.</source>
        <translation>La langue, comme de ou zh_CN.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>The window&apos;s size, as 1180x760.</source>
        <translation>La taille de la fenêtre, comme 1180x760.</translation>
    </message>
    <message>
        <source>size</source>
        <translation>taille</translation>
    </message>
    <message>
        <source>Save a picture of the window once nothing changes by itself, and end.</source>
        <translation>Enregistrer une image de la fenêtre dès que rien ne change plus de soi-même, puis se terminer.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>With --screenshot: after so many seconds of traffic.</source>
        <translation>Avec --screenshot&#xa0;: après ce nombre de secondes de trafic.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>The path of their socket, instead of the one made of the name.</source>
        <translation>Le chemin de leur socket, au lieu de celui formé à partir du nom.</translation>
    </message>
    <message>
        <source>path</source>
        <translation>chemin</translation>
    </message>
    <message>
        <source>The pre-shared key that they must have, as gipc keygen makes it.</source>
        <translation>La clé prépartagée qu’ils doivent avoir, telle que gipc keygen la crée.</translation>
    </message>
    <message>
        <source>The name of that key.</source>
        <translation>Le nom de cette clé.</translation>
    </message>
    <message>
        <source>--key-id needs --key-file.</source>
        <translation>--key-id nécessite --key-file.</translation>
    </message>
</context>
<context>
    <name>PlotCard</name>
    <message>
        <source>%1: %2 in, %3 out</source>
        <extracomment>%1 is as &quot;Messages per second&quot;</extracomment>
        <translation>%1&#xa0;: %2 en entrée, %3 en sortie</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>in a plot: what comes in, %1 is a number or as &quot;1.5 kB&quot;</extracomment>
        <translation>entrée %1</translation>
    </message>
    <message>
        <source>out %1</source>
        <extracomment>in a plot: what goes out, %1 is a number or as &quot;1.5 kB&quot;</extracomment>
        <translation>sortie %1</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Usage: %1</source>
        <extracomment>%1 is a program with its options</extracomment>
        <translation>Utilisation&#xa0;: %1</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[options]</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Options&#xa0;:</translation>
    </message>
    <message>
        <source>Displays help on commandline options.</source>
        <translation>Afficher l’aide sur les options de la ligne de commande.</translation>
    </message>
    <message>
        <source>Displays help including Qt specific options.</source>
        <translation>Afficher l’aide, y compris sur les options propres à Qt.</translation>
    </message>
    <message>
        <source>Unknown option &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>Option inconnue&#xa0;: «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Unknown options: %1.</source>
        <translation>Options inconnues&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Missing value after &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>Il manque une valeur après «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Unexpected value after &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>Valeur inattendue après «&#xa0;%1&#xa0;».</translation>
    </message>
</context>
<context>
    <name>SettingsButton</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>New channel (Ctrl+N)</source>
        <translation>Nouveau canal (Ctrl+N)</translation>
    </message>
    <message>
        <source>None yet. Servers and clients that you open are listed here.</source>
        <translation>Aucun pour l’instant. Les serveurs et clients que vous ouvrez sont listés ici.</translation>
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
            <numerusform>%1 · %Ln client</numerusform>
            <numerusform>%1 · %Ln clients</numerusform>
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
            <numerusform>%Ln octet</numerusform>
            <numerusform>%Ln octets</numerusform>
        </translation>
    </message>
    <message>
        <source>60 s ago</source>
        <translation>il y a 60 s</translation>
    </message>
    <message>
        <source>30 s</source>
        <translation>30 s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Authenticated</source>
        <translation>Authentifié</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Chiffré</translation>
    </message>
    <message>
        <source>Unencrypted</source>
        <translation>Non chiffré</translation>
    </message>
    <message>
        <source>Nobody can listen in, and both sides have shown that they have the same key.</source>
        <translation>Personne ne peut intercepter les messages, et les deux côtés ont prouvé qu’ils ont la même clé.</translation>
    </message>
    <message>
        <source>Nobody can listen in. Who the other side is has not been shown: that takes a key.</source>
        <translation>Personne ne peut intercepter les messages. L’identité de l’autre côté n’est pas prouvée&#xa0;: il faut pour cela une clé.</translation>
    </message>
    <message>
        <source>Whoever can listen in reads and changes messages.</source>
        <translation>Quiconque intercepte la connexion lit et modifie les messages.</translation>
    </message>
    <message>
        <source>A name belongs to one server. Close the other one, or choose another name.</source>
        <translation>Un nom appartient à un seul serveur. Fermez l’autre ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Start the server, or check the name. The client connects as soon as it is there.</source>
        <translation>Démarrez le serveur ou vérifiez le nom. Le client se connecte dès que le serveur est là.</translation>
    </message>
    <message>
        <source>Ask who runs the server to let other users in.</source>
        <translation>Demandez à la personne qui gère le serveur d’accepter d’autres utilisateurs.</translation>
    </message>
    <message>
        <source>Check host and port, and whether a firewall is between.</source>
        <translation>Vérifiez l’hôte et le port, et si un pare-feu se trouve entre les deux.</translation>
    </message>
    <message>
        <source>The server may serve one client only, or not your user.</source>
        <translation>Le serveur ne sert peut-être qu’un seul client, ou pas votre utilisateur.</translation>
    </message>
    <message>
        <source>Check that a gipc program is at the other end.</source>
        <translation>Vérifiez qu’un programme gipc se trouve à l’autre bout.</translation>
    </message>
    <message>
        <source>Something between the two sides changes what passes. Do not trust this way.</source>
        <translation>Quelque chose entre les deux côtés modifie ce qui s’échange. Ne vous fiez pas à ce chemin.</translation>
    </message>
    <message>
        <source>The other side has crashed or was ended. A client connects again by itself.</source>
        <translation>L’autre côté a planté ou a été arrêté. Un client se reconnecte de lui-même.</translation>
    </message>
    <message>
        <source>Both sides need the same key file and key name.</source>
        <translation>Les deux côtés doivent avoir le même fichier de clé et le même nom de clé.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln octet</numerusform>
            <numerusform>%Ln octets</numerusform>
        </translation>
    </message>
</context>
</TS>
