<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>GipcTool</name>
    <message>
        <source>The second process does not answer.</source>
        <translation>Le second processus ne répond pas.</translation>
    </message>
    <message>
        <source>Cannot start %1: %2</source>
        <translation>Impossible de démarrer %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Cannot make a directory in %1: %2</source>
        <translation>Impossible de créer un répertoire dans %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The second process has ended too early.</source>
        <translation>Le second processus s’est terminé trop tôt.</translation>
    </message>
    <message>
        <source>unencrypted</source>
        <translation>non chiffré</translation>
    </message>
    <message>
        <source>version 2</source>
        <translation>version 2</translation>
    </message>
    <message>
        <source>local socket</source>
        <translation>socket local</translation>
    </message>
    <message>
        <source>message</source>
        <extracomment>the size of the messages in this line</extracomment>
        <translation>message</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>messages/s</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>Mo/s</translation>
    </message>
    <message>
        <source>round trip, µs</source>
        <extracomment>the median</extracomment>
        <translation>aller-retour, µs</translation>
    </message>
    <message>
        <source>99 % within, µs</source>
        <translation>99&#xa0;% sous, µs</translation>
    </message>
    <message>
        <source>Interrupted before everything was measured.</source>
        <translation>Interrompu avant que tout soit mesuré.</translation>
    </message>
    <message>
        <source>one way</source>
        <translation>aller simple</translation>
    </message>
    <message>
        <source>round trips</source>
        <translation>aller-retour</translation>
    </message>
    <message>
        <source>measuring, %1 of %2: %3, %4, %5</source>
        <extracomment>%1 of %2 steps; %3 how it is protected, %4 a size, %5 &quot;one way&quot; or &quot;round trips&quot;</extracomment>
        <translation>mesure, %1 sur %2&#xa0;: %3, %4, %5</translation>
    </message>
    <message>
        <source>Cannot read standard input: %1</source>
        <translation>Impossible de lire l’entrée standard&#xa0;: %1</translation>
    </message>
    <message>
        <source>Line %1 of the input is not sent: it is longer than --max-message-size allows.</source>
        <translation>La ligne %1 de l’entrée n’est pas envoyée&#xa0;: elle est plus longue que ne le permet --max-message-size.</translation>
    </message>
    <message>
        <source>Line %1 of the input is not sent: %2.</source>
        <extracomment>%2 is a clause, as &quot;not a JSON object&quot;</extracomment>
        <translation>La ligne %1 de l’entrée n’est pas envoyée&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 what the system says</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 n’est pas un fichier.</translation>
    </message>
    <message>
        <source>The key in %1 belongs to another user, who knows it.</source>
        <translation>La clé dans %1 appartient à un autre utilisateur, qui la connaît.</translation>
    </message>
    <message>
        <source>Other users can get at the key in %1: chmod 600 it, or make a new one.</source>
        <translation>D’autres utilisateurs ont accès à la clé dans %1&#xa0;: faites chmod 600 ou créez-en une nouvelle.</translation>
    </message>
    <message>
        <source>%1 holds no key: that is 32 to 64 bytes, not all of them zero.</source>
        <translation>%1 ne contient pas de clé&#xa0;: ce sont 32 à 64 octets, pas tous nuls.</translation>
    </message>
    <message>
        <source>The system has no randomness.</source>
        <translation>Le système ne fournit pas de nombres aléatoires.</translation>
    </message>
    <message>
        <source>%1 is there already, and a key is not overwritten.</source>
        <translation>%1 existe déjà, et une clé n’est pas écrasée.</translation>
    </message>
    <message>
        <source>listening on %1</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>à l’écoute sur %1</translation>
    </message>
    <message>
        <source>%1 has no option --%2.</source>
        <translation>%1 n’a pas d’option --%2.</translation>
    </message>
    <message>
        <source>Unknown option: %1%2.</source>
        <translation>Option inconnue&#xa0;: %1%2.</translation>
    </message>
    <message>
        <source>Too many arguments: %1.</source>
        <translation>Trop d’arguments&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>Il manque %1.</translation>
    </message>
    <message>
        <source>--network and --socket exclude each other.</source>
        <translation>--network et --socket s’excluent mutuellement.</translation>
    </message>
    <message>
        <source>--host and --port need --network.</source>
        <translation>--host et --port nécessitent --network.</translation>
    </message>
    <message>
        <source>--policy takes compatible, prefer or require, not &quot;%1&quot;.</source>
        <translation>--policy prend compatible, prefer ou require, pas «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--key-id needs --key-file.</source>
        <translation>--key-id nécessite --key-file.</translation>
    </message>
    <message numerus="yes">
        <source>--key-id takes at most %n bytes.</source>
        <translation>
            <numerusform>--key-id prend au plus %n octet.</numerusform>
            <numerusform>--key-id prend au plus %n octets.</numerusform>
        </translation>
    </message>
    <message>
        <source>--json and --format exclude each other.</source>
        <translation>--json et --format s’excluent mutuellement.</translation>
    </message>
    <message>
        <source>--format takes text or json, not &quot;%1&quot;.</source>
        <translation>--format prend text ou json, pas «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--%1 takes a value that is not empty.</source>
        <translation>--%1 demande une valeur qui n’est pas vide.</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 prend un nombre de %2 à %3, pas «&#xa0;%4&#xa0;».</translation>
    </message>
    <message>
        <source>A command comes first, not %1.</source>
        <translation>Une commande vient en premier, pas %1.</translation>
    </message>
    <message>
        <source>Unknown command: %1.</source>
        <translation>Commande inconnue&#xa0;: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string of Base64</source>
        <translation>«&#xa0;%1&#xa0;» doit être une chaîne en Base64</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>pas un objet JSON</translation>
    </message>
    <message>
        <source>not JSON (%1)</source>
        <translation>pas du JSON (%1)</translation>
    </message>
    <message>
        <source>Not sent: message type %1 is reserved. Use 1 to 2147483647.</source>
        <translation>Non envoyé&#xa0;: le type de message %1 est réservé. Utilisez de 1 à 2147483647.</translation>
    </message>
    <message numerus="yes">
        <source>Not sent: %n bytes are more than the server&apos;s --max-message-size allows.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>Non envoyé&#xa0;: %n octet dépasse ce que permet --max-message-size du serveur.</numerusform>
            <numerusform>Non envoyé&#xa0;: %n octets dépassent ce que permet --max-message-size du serveur.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: not connected.</source>
        <translation>Non envoyé&#xa0;: pas de connexion.</translation>
    </message>
    <message>
        <source>Not sent: client %1 is not connected.</source>
        <translation>Non envoyé&#xa0;: le client %1 n’est pas connecté.</translation>
    </message>
    <message>
        <source>Not sent: %1.</source>
        <extracomment>%1 is the fixed name of an error, as QueueFull</extracomment>
        <translation>Non envoyé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Cannot write to standard output: %1</source>
        <translation>Impossible d’écrire sur la sortie standard&#xa0;: %1</translation>
    </message>
    <message>
        <source>Not sent: no message can be larger than %1 bytes.</source>
        <translation>Non envoyé&#xa0;: aucun message ne peut dépasser %1 octets.</translation>
    </message>
    <message>
        <source>Not sent: interrupted.</source>
        <translation>Non envoyé&#xa0;: interrompu.</translation>
    </message>
    <message>
        <source>Not sent: the server does not read.</source>
        <translation>Non envoyé&#xa0;: le serveur ne lit pas.</translation>
    </message>
    <message>
        <source>Not sent: the connection was lost.</source>
        <translation>Non envoyé&#xa0;: la connexion a été perdue.</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>chiffré</translation>
    </message>
    <message>
        <source>authenticated</source>
        <translation>authentifié</translation>
    </message>
    <message>
        <source>server</source>
        <translation>serveur</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>client %1</translation>
    </message>
    <message>
        <source>status: %1</source>
        <extracomment>%1 is a status, as &quot;Connecting&quot;</extracomment>
        <translation>état&#xa0;: %1</translation>
    </message>
    <message>
        <source>id %1</source>
        <extracomment>the id that the server gave to us</extracomment>
        <translation>identifiant %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>utilisateur %1</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>processus %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the facts in &quot;connected: client 3, encrypted, version 2, user 1000, process 4711&quot;</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>connected: %1</source>
        <extracomment>%1 is a list of facts, as &quot;client 3, encrypted, version 2&quot;</extracomment>
        <translation>connecté&#xa0;: %1</translation>
    </message>
    <message>
        <source>message, type %1: </source>
        <translation>message, type %1&#xa0;: </translation>
    </message>
    <message>
        <source>message, client %1, type %2: </source>
        <translation>message, client %1, type %2&#xa0;: </translation>
    </message>
    <message>
        <source>disconnected: %1</source>
        <translation>déconnecté&#xa0;: %1</translation>
    </message>
    <message>
        <source>disconnected: %1, %2</source>
        <extracomment>%1 is &quot;server&quot; or &quot;client 3&quot;, %2 the fixed name of an error, as Truncated</extracomment>
        <translation>déconnecté&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>client %1: %2</source>
        <extracomment>%1 is a client&apos;s id, %2 what went wrong with it</extracomment>
        <translation>client %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Serves NAME and prints what arrives. Each line of standard input goes to every client. Runs until interrupted.</source>
        <translation>Sert NAME et affiche ce qui arrive. Chaque ligne de l’entrée standard est envoyée à tous les clients. S’exécute jusqu’à interruption.</translation>
    </message>
    <message>
        <source>Connects to the server NAME, again after every loss, and prints what arrives. Each line of standard input goes to the server. Runs until interrupted.</source>
        <translation>Se connecte au serveur NAME, de nouveau après chaque coupure, et affiche ce qui arrive. Chaque ligne de l’entrée standard est envoyée au serveur. S’exécute jusqu’à interruption.</translation>
    </message>
    <message>
        <source>Connects to the server NAME, sends one message and ends. The exit code is 0 only when the message went out whole.</source>
        <translation>Se connecte au serveur NAME, envoie un message et se termine. Le code de sortie n’est 0 que si le message est parti en entier.</translation>
    </message>
    <message>
        <source>Writes a new pre-shared key of 32 random bytes to FILE, for --key-file on both sides, and prints its fingerprint. A FILE that is there stays.</source>
        <translation>Écrit une nouvelle clé prépartagée de 32 octets aléatoires dans FILE, pour --key-file des deux côtés, et affiche son empreinte. Un fichier FILE existant reste tel quel.</translation>
    </message>
    <message>
        <source>Prints a short number by which two people can tell whether they have the same key. The key cannot be found out from it.</source>
        <translation>Affiche un nombre court qui permet à deux personnes de savoir si elles ont la même clé. La clé ne peut pas en être déduite.</translation>
    </message>
    <message>
        <source>Measures how many messages a second go from one process to another on this machine, how many bytes of data that is, and how long a message takes there and back: half of them at most, and 99 of 100.</source>
        <translation>Mesure combien de messages par seconde vont d’un processus à un autre sur cette machine, combien d’octets de données cela représente, et le temps que prend au plus un aller-retour&#xa0;: dans la moitié des cas, et dans 99 sur 100.</translation>
    </message>
    <message>
        <source>The second process of gipc bench, which starts it.</source>
        <translation>Le second processus de gipc bench, qui le démarre.</translation>
    </message>
    <message>
        <source>[options]</source>
        <extracomment>stands for any options in the line that shows how a command is used</extracomment>
        <translation>[options]</translation>
    </message>
    <message>
        <source>Usage: gipc %1 %2</source>
        <extracomment>%1 is a command, %2 what comes behind it, as in &quot;Usage: gipc listen [options] NAME&quot;</extracomment>
        <translation>Utilisation&#xa0;: gipc %1 %2</translation>
    </message>
    <message>
        <source>Talk unencrypted; both sides must agree.</source>
        <translation>Communiquer sans chiffrement&#xa0;; les deux côtés doivent être d’accord.</translation>
    </message>
    <message>
        <source>Use TCP instead of a local socket.</source>
        <translation>Utiliser TCP au lieu d’un socket local.</translation>
    </message>
    <message>
        <source>With --network: the address (GIPC_NETWORK_HOST, else 127.0.0.1).</source>
        <translation>Avec --network&#xa0;: l’adresse (GIPC_NETWORK_HOST, sinon 127.0.0.1).</translation>
    </message>
    <message>
        <source>With --network: the port (GIPC_NETWORK_PORT, else 8100). For listen, 0 is any free one.</source>
        <translation>Avec --network&#xa0;: le port (GIPC_NETWORK_PORT, sinon 8100). Pour listen, 0 désigne n’importe quel port libre.</translation>
    </message>
    <message>
        <source>The path of the local socket, instead of the one made of NAME.</source>
        <translation>Le chemin du socket local, au lieu de celui formé à partir de NAME.</translation>
    </message>
    <message>
        <source>compatible: version 2 of the protocol only, as Go programs speak it; prefer: GIPC-X with those who know it; require: with others not at all (prefer).</source>
        <translation>compatible&#xa0;: seulement la version 2 du protocole, que parlent les programmes Go&#xa0;; prefer&#xa0;: GIPC-X avec ceux qui le connaissent&#xa0;; require&#xa0;: rien avec les autres (prefer).</translation>
    </message>
    <message>
        <source>A pre-shared key that both sides must have; gipc keygen makes one. The other side must then speak GIPC-X.</source>
        <translation>Une clé prépartagée que les deux côtés doivent avoir&#xa0;; gipc keygen en crée une. L’autre côté doit alors parler GIPC-X.</translation>
    </message>
    <message>
        <source>The name of that key, the same on both sides (empty).</source>
        <translation>Le nom de cette clé, le même des deux côtés (vide).</translation>
    </message>
    <message>
        <source>Serve any number of clients at a time, those of Go included.</source>
        <translation>Servir un nombre quelconque de clients à la fois, y compris ceux de Go.</translation>
    </message>
    <message>
        <source>Let other users connect (socket mode 0777).</source>
        <translation>Accepter les connexions d’autres utilisateurs (socket en mode 0777).</translation>
    </message>
    <message>
        <source>The server is one of Go&apos;s multi-client mode: ask it for an id first. A server of this library does not need that.</source>
        <translation>Le serveur est dans le mode multiclient de Go&#xa0;: lui demander d’abord un identifiant. Un serveur de cette bibliothèque n’en a pas besoin.</translation>
    </message>
    <message>
        <source>Milliseconds between two attempts to connect (1000).</source>
        <translation>Millisecondes entre deux tentatives de connexion (1000).</translation>
    </message>
    <message>
        <source>End after N messages received.</source>
        <translation>Se terminer après N messages reçus.</translation>
    </message>
    <message>
        <source>The type of what is sent, 1 to 2147483647 (1); lines of JSON have their own.</source>
        <translation>Le type de ce qui est envoyé, de 1 à 2147483647 (1)&#xa0;; les lignes JSON ont le leur.</translation>
    </message>
    <message>
        <source>Input and output: readable lines, or a JSON object per line with the data in Base64 (text).</source>
        <translation>Entrée et sortie&#xa0;: des lignes lisibles, ou un objet JSON par ligne avec les données en Base64 (text).</translation>
    </message>
    <message>
        <source>Print messages only.</source>
        <translation>N’afficher que les messages.</translation>
    </message>
    <message>
        <source>Use TCP on 127.0.0.1 instead of a local socket.</source>
        <translation>Utiliser TCP sur 127.0.0.1 au lieu d’un socket local.</translation>
    </message>
    <message>
        <source>The bytes of a message (64, 1024, 65536 and 1048576 in turn).</source>
        <translation>Les octets d’un message (64, 1024, 65536 et 1048576 tour à tour).</translation>
    </message>
    <message>
        <source>How long each of the measurements takes, two for each protection and size; a quarter of it is added to warm up (0.3).</source>
        <translation>La durée de chacune des mesures, deux par protection et par taille&#xa0;; un quart s’y ajoute pour la mise en route (0.3).</translation>
    </message>
    <message>
        <source>A table, or one JSON object (text).</source>
        <translation>Un tableau, ou un seul objet JSON (text).</translation>
    </message>
    <message>
        <source>The same as --format json.</source>
        <translation>La même chose que --format json.</translation>
    </message>
    <message>
        <source>Show no progress.</source>
        <translation>Ne pas afficher la progression.</translation>
    </message>
    <message>
        <source>The file with the key, its bare bytes.</source>
        <translation>Le fichier contenant la clé, ses octets bruts.</translation>
    </message>
    <message>
        <source>The server&apos;s name; its socket is /tmp/NAME.sock.</source>
        <translation>Le nom du serveur&#xa0;; son socket est /tmp/NAME.sock.</translation>
    </message>
    <message>
        <source>serve NAME; print what arrives, send each line of standard input</source>
        <translation>servir NAME&#xa0;; afficher ce qui arrive, envoyer chaque ligne de l’entrée standard</translation>
    </message>
    <message>
        <source>connect to NAME; print what arrives, send each line of standard input</source>
        <translation>se connecter à NAME&#xa0;; afficher ce qui arrive, envoyer chaque ligne de l’entrée standard</translation>
    </message>
    <message>
        <source>send one message to NAME and end; DATA - is all of standard input</source>
        <translation>envoyer un message à NAME et se terminer&#xa0;; DATA - désigne toute l’entrée standard</translation>
    </message>
    <message>
        <source>make a pre-shared key for --key-file</source>
        <translation>créer une clé prépartagée pour --key-file</translation>
    </message>
    <message>
        <source>print what tells that key from others</source>
        <translation>afficher ce qui distingue cette clé des autres</translation>
    </message>
    <message>
        <source>measure how fast messages are on this machine</source>
        <translation>mesurer la vitesse des messages sur cette machine</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>wrong arguments</source>
        <translation>mauvais arguments</translation>
    </message>
    <message>
        <source>no server, or not in time</source>
        <translation>pas de serveur, ou pas à temps</translation>
    </message>
    <message>
        <source>handshake or authentication failed</source>
        <translation>échec de la négociation ou de l’authentification</translation>
    </message>
    <message>
        <source>message refused</source>
        <translation>message refusé</translation>
    </message>
    <message>
        <source>name in use</source>
        <translation>nom déjà utilisé</translation>
    </message>
    <message>
        <source>Usage: gipc COMMAND NAME [options]</source>
        <translation>Utilisation&#xa0;: gipc COMMAND NAME [options]</translation>
    </message>
    <message>
        <source>Sends and receives messages over a gipc channel, encrypted unless told otherwise.</source>
        <translation>Envoie et reçoit des messages par un canal gipc, chiffré sauf demande contraire.</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Commandes&#xa0;:</translation>
    </message>
    <message>
        <source>gipc COMMAND --help shows the options of a command, gipc --version the version.</source>
        <translation>gipc COMMAND --help affiche les options d’une commande, gipc --version la version.</translation>
    </message>
    <message>
        <source>In two terminals:</source>
        <translation>Dans deux terminaux&#xa0;:</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>Codes de sortie&#xa0;:</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Afficher cette aide.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Afficher la version.</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Options&#xa0;:</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>Arguments&#xa0;:</translation>
    </message>
    <message>
        <source>Try gipc --help.</source>
        <translation>Essayez gipc --help.</translation>
    </message>
    <message>
        <source>%1. Try gipc %2 --help.</source>
        <extracomment>%1 is the line that begins with &quot;Usage:&quot;, %2 a command</extracomment>
        <translation>%1. Essayez gipc %2 --help.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no server&apos;s name: that is 1 to 64 of A-Z a-z 0-9 . _ -, with no dot at the start.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom de serveur&#xa0;: ce sont 1 à 64 caractères parmi A-Z a-z 0-9 . _ -, sans point au début.</translation>
    </message>
    <message>
        <source>--raw and --format json exclude each other.</source>
        <translation>--raw et --format json s’excluent mutuellement.</translation>
    </message>
    <message>
        <source>Print the data of messages as they are and nothing else: no escapes, no ends of lines.</source>
        <translation>Afficher les données des messages telles quelles et rien d’autre&#xa0;: ni échappements, ni fins de ligne.</translation>
    </message>
    <message>
        <source>The message, with --format json one object as in a line of input; - is all of standard input. Put -- before what begins with a dash.</source>
        <translation>Le message, avec --format json un objet comme dans une ligne de l’entrée&#xa0;; - désigne toute l’entrée standard. Mettez -- devant ce qui commence par un tiret.</translation>
    </message>
    <message>
        <source>Milliseconds that the other side has for the handshake (5000, with --network 10000).</source>
        <translation>Millisecondes dont l’autre côté dispose pour la négociation (5000, avec --network 10000).</translation>
    </message>
    <message>
        <source>this key is not among those allowed</source>
        <translation>cette clé n’est pas parmi celles autorisées</translation>
    </message>
    <message>
        <source>--allow-key needs --key-file.</source>
        <translation>--allow-key nécessite --key-file.</translation>
    </message>
    <message numerus="yes">
        <source>--allow-key takes at most %n bytes.</source>
        <translation>
            <numerusform>--allow-key prend au plus %n octet.</numerusform>
            <numerusform>--allow-key prend au plus %n octets.</numerusform>
        </translation>
    </message>
    <message>
        <source>Milliseconds within which something is sent at the latest, with GIPC-X; 0 is a third of what the other side allows. On TCP in version 2, how often something is sent (5000).</source>
        <translation>Millisecondes au bout desquelles, avec GIPC-X, quelque chose est envoyé au plus tard&#xa0;; 0 est un tiers de ce que l’autre côté permet. Par TCP en version 2, la fréquence d’envoi (5000).</translation>
    </message>
    <message>
        <source>Milliseconds for which the other side may be silent, with GIPC-X; at least 1000, and 0 is for ever (15000).</source>
        <translation>Millisecondes pendant lesquelles l’autre côté peut se taire, avec GIPC-X&#xa0;; au moins 1000, et 0 veut dire sans limite (15000).</translation>
    </message>
    <message>
        <source>Let in only clients whose key has this name; may be given several times.</source>
        <translation>N’admettre que les clients dont la clé porte ce nom&#xa0;; peut être donné plusieurs fois.</translation>
    </message>
    <message>
        <source>key &quot;%1&quot;</source>
        <extracomment>%1 is the name of a pre-shared key, and may be empty</extracomment>
        <translation>clé «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>no request %1 waits for an answer</source>
        <translation>aucune requête %1 n’attend de réponse</translation>
    </message>
    <message>
        <source>no request %1 is open</source>
        <extracomment>%1 is what a program has called its request</extracomment>
        <translation>aucune requête %1 n’est ouverte</translation>
    </message>
    <message>
        <source>a request %1 is open already</source>
        <translation>une requête %1 est déjà ouverte</translation>
    </message>
    <message>
        <source>&quot;client&quot; must say which of several is asked</source>
        <translation>«&#xa0;client&#xa0;» doit dire auquel de plusieurs on s’adresse</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3</source>
        <translation>«&#xa0;%1&#xa0;» doit être un nombre entier de %2 à %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string</source>
        <translation>«&#xa0;%1&#xa0;» doit être une chaîne</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string or a number</source>
        <translation>«&#xa0;%1&#xa0;» doit être une chaîne ou un nombre</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and &quot;%2&quot; exclude each other</source>
        <translation>«&#xa0;%1&#xa0;» et «&#xa0;%2&#xa0;» s’excluent</translation>
    </message>
    <message>
        <source>not a message</source>
        <translation>pas un message</translation>
    </message>
    <message>
        <source>The program that answers has ended.</source>
        <translation>Le programme qui répond s’est terminé.</translation>
    </message>
    <message>
        <source>--%1 needs --exec.</source>
        <translation>--%1 nécessite --exec.</translation>
    </message>
    <message>
        <source>Send each message back to its sender, same type; a request is answered so, too.</source>
        <translation>Renvoyer chaque message à son expéditeur, avec le même type&#xa0;; on répond aussi ainsi aux requêtes.</translation>
    </message>
    <message>
        <source>Give up after so many milliseconds without a connection, call then after as many without an answer; 0 is never (connect: 0, send: 5000, call: 5000 and 30000).</source>
        <translation>Abandonner après tant de millisecondes sans connexion, puis, pour call, après autant sans réponse&#xa0;; 0 veut dire jamais (connect&#xa0;: 0, send&#xa0;: 5000, call&#xa0;: 5000 et 30000).</translation>
    </message>
    <message>
        <source>Start PROGRAM for each request: its input is the request&apos;s data, its output the answer. With another exit code than 0 the request has failed, and the last line of its standard error says why. Arguments for it stand behind NAME; put -- before those that begin with a dash.</source>
        <translation>Lancer PROGRAM pour chaque requête&#xa0;: son entrée est les données de la requête, sa sortie la réponse. Avec un autre code de retour que 0, la requête a échoué, et la dernière ligne de sa sortie d’erreur dit pourquoi. Ses arguments suivent NAME&#xa0;; mettre -- devant ceux qui commencent par un tiret.</translation>
    </message>
    <message>
        <source>Milliseconds that PROGRAM may take; 0 is any time (30000).</source>
        <translation>Millisecondes que PROGRAM peut prendre&#xa0;; 0 veut dire sans limite (30000).</translation>
    </message>
    <message>
        <source>How many requests of a client PROGRAM does at a time; others wait (4).</source>
        <translation>Combien de requêtes d’un client PROGRAM traite à la fois&#xa0;; les autres attendent (4).</translation>
    </message>
    <message>
        <source>The largest message in bytes, received, read from standard input or answered by PROGRAM (listen: 3145728, else 67108864).</source>
        <translation>Le plus grand message en octets, reçu, lu sur l’entrée standard ou donné en réponse par PROGRAM (listen&#xa0;: 3145728, sinon 67108864).</translation>
    </message>
    <message>
        <source>End when standard input has ended, all of it has been sent, and what it asked is answered.</source>
        <translation>Terminer quand l’entrée standard est finie, que tout en a été envoyé et que ses requêtes ont leur réponse.</translation>
    </message>
    <message>
        <source>The answer is larger than %1 bytes.</source>
        <translation>La réponse dépasse %1 octets.</translation>
    </message>
    <message>
        <source>The program takes longer than %1 ms.</source>
        <translation>Le programme prend plus de %1 ms.</translation>
    </message>
    <message>
        <source>The program does not start: %1</source>
        <extracomment>%1 is the system&apos;s reason</extracomment>
        <translation>Le programme ne démarre pas&#xa0;: %1</translation>
    </message>
    <message>
        <source>The program&apos;s exit code is %1.</source>
        <translation>Le code de retour du programme est %1.</translation>
    </message>
    <message>
        <source>Signal %1 has ended the program.</source>
        <translation>Le signal %1 a terminé le programme.</translation>
    </message>
    <message>
        <source>The answer is larger than the other side accepts.</source>
        <translation>La réponse est plus grande que ce que l’autre côté accepte.</translation>
    </message>
    <message>
        <source>Request of type %1: %2</source>
        <translation>Requête de type %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Request of client %1, type %2: %3</source>
        <translation>Requête du client %1, type %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>There is no program %1 that can be executed.</source>
        <translation>Il n’y a pas de programme %1 exécutable.</translation>
    </message>
    <message>
        <source>request, type %1: </source>
        <translation>requête, type %1&#xa0;: </translation>
    </message>
    <message>
        <source>request, client %1, type %2: </source>
        <translation>requête, client %1, type %2&#xa0;: </translation>
    </message>
    <message>
        <source>request given up</source>
        <translation>requête abandonnée</translation>
    </message>
    <message>
        <source>request given up: client %1</source>
        <translation>requête abandonnée&#xa0;: client %1</translation>
    </message>
    <message>
        <source>Connects to the server NAME, sends one request, prints the data of its answer and ends.</source>
        <translation>Se connecte au serveur NAME, envoie une requête, affiche les données de sa réponse et se termine.</translation>
    </message>
    <message>
        <source>send one request to NAME, print its answer and end</source>
        <translation>envoyer une requête à NAME, afficher sa réponse et terminer</translation>
    </message>
    <message>
        <source>request failed</source>
        <translation>échec de la requête</translation>
    </message>
    <message>
        <source>nobody answers requests</source>
        <translation>personne ne répond aux requêtes</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
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
</TS>
