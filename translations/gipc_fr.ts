<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Gipc</name>
    <message>
        <source>&quot;%1&quot; cannot be a server&apos;s name: it takes 1 to 64 of A-Z a-z 0-9 . _ - and no dot at the start.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être le nom d’un serveur&#xa0;: il faut de 1 à 64 caractères parmi A-Z a-z 0-9 . _ - et aucun point au début.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name one can connect to: it must not be empty or contain a slash.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom auquel on peut se connecter&#xa0;: il ne doit être ni vide ni contenir de barre oblique.</translation>
    </message>
    <message numerus="yes">
        <source>The path %1 is too long: the system allows %n bytes. Use a shorter name.</source>
        <extracomment>%n is about 100</extracomment>
        <translation>
            <numerusform>Le chemin %1 est trop long&#xa0;: le système autorise %n octet. Utilisez un nom plus court.</numerusform>
            <numerusform>Le chemin %1 est trop long&#xa0;: le système autorise %n octets. Utilisez un nom plus court.</numerusform>
        </translation>
    </message>
    <message>
        <source>A live server has %1 already.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>Un serveur en service occupe déjà %1.</translation>
    </message>
    <message>
        <source>A live server has %1 already: process %2.</source>
        <extracomment>%1 is the path of a socket, or an address, %2 the number of a process</extracomment>
        <translation>Un serveur en service occupe déjà %1&#xa0;: le processus %2.</translation>
    </message>
    <message>
        <source>Something that is not ours is at %1. Remove it, or use another name.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Quelque chose qui ne nous appartient pas se trouve à %1. Supprimez-le ou utilisez un autre nom.</translation>
    </message>
    <message>
        <source>%1 belongs to another user (%2). Use another name.</source>
        <extracomment>%1 is the path of a socket, %2 the number of a user</extracomment>
        <translation>%1 appartient à un autre utilisateur (%2). Utilisez un autre nom.</translation>
    </message>
    <message>
        <source>No permission for %1. A server lets other users in only with unmaskPermissions.</source>
        <extracomment>%1 is a path or an address; unmaskPermissions is a property</extracomment>
        <translation>Pas d’autorisation pour %1. Un serveur n’accepte d’autres utilisateurs qu’avec unmaskPermissions.</translation>
    </message>
    <message>
        <source>No server at %1.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>Aucun serveur à %1.</translation>
    </message>
    <message>
        <source>The server at %1 has too many connections waiting.</source>
        <translation>Trop de connexions attendent le serveur à %1.</translation>
    </message>
    <message>
        <source>The host of %1 is not known.</source>
        <translation>L’hôte de %1 est inconnu.</translation>
    </message>
    <message>
        <source>No file descriptor is free for %1. Raise the limit on open files.</source>
        <translation>Aucun descripteur de fichier n’est libre pour %1. Augmentez la limite de fichiers ouverts.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a path or an address, %2 what the system says</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Not connected to %1 within %2 ms.</source>
        <translation>Pas de connexion à %1 en %2 ms.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 ne répond pas.</translation>
    </message>
    <message>
        <source>The peer did not finish the handshake within %1 ms.</source>
        <translation>Le pair n’a pas terminé la négociation en %1 ms.</translation>
    </message>
    <message>
        <source>Connected, but no greeting within %1 ms: the server has another client, is frozen, or is no gipc server.</source>
        <translation>Connecté, mais aucun message d’accueil en %1 ms&#xa0;: le serveur a un autre client, est bloqué ou n’est pas un serveur gipc.</translation>
    </message>
    <message>
        <source>The server closed the connection without a greeting.</source>
        <translation>Le serveur a fermé la connexion sans message d’accueil.</translation>
    </message>
    <message>
        <source>The server speaks version %1 of the protocol, and this program version 2. Or it is no gipc server.</source>
        <translation>Le serveur parle la version %1 du protocole, et ce programme la version 2. Ou bien ce n’est pas un serveur gipc.</translation>
    </message>
    <message>
        <source>The client does not speak version 2 of the protocol.</source>
        <translation>Le client ne parle pas la version 2 du protocole.</translation>
    </message>
    <message>
        <source>The peer insists on encryption, and it is switched off here. Switch it on here or off there.</source>
        <translation>Le pair exige le chiffrement, qui est désactivé ici. Activez-le ici ou désactivez-le là-bas.</translation>
    </message>
    <message>
        <source>Encryption is required here, and the peer has it switched off. Switch it on there or off here.</source>
        <translation>Le chiffrement est exigé ici, et le pair l’a désactivé. Activez-le là-bas ou désactivez-le ici.</translation>
    </message>
    <message>
        <source>The peer&apos;s public key is not valid.</source>
        <translation>La clé publique du pair n’est pas valide.</translation>
    </message>
    <message>
        <source>The peer does not keep to the protocol of the handshake. Is it a gipc program?</source>
        <translation>Le pair ne respecte pas le protocole de la négociation. Est-ce un programme gipc&#xa0;?</translation>
    </message>
    <message>
        <source>The peer sent a frame that is not valid.</source>
        <translation>Le pair a envoyé une trame qui n’est pas valide.</translation>
    </message>
    <message>
        <source>The peer sent a message of %1 bytes, and the limit is %2. Raise maxMessageSize here.</source>
        <extracomment>%1 is larger than %2, and thus never 1</extracomment>
        <translation>Le pair a envoyé un message de %1 octets, et la limite est de %2. Augmentez maxMessageSize ici.</translation>
    </message>
    <message>
        <source>A waiting message of %1 bytes was dropped: the peer accepts %2. Raise maxMessageSize there.</source>
        <extracomment>%1 is larger than %2, and thus never 1</extracomment>
        <translation>Un message en attente de %1 octets a été abandonné&#xa0;: le pair en accepte %2. Augmentez maxMessageSize là-bas.</translation>
    </message>
    <message>
        <source>A frame was changed on its way.</source>
        <translation>Une trame a été modifiée en chemin.</translation>
    </message>
    <message>
        <source>A frame was repeated, left out or sent back.</source>
        <translation>Une trame a été répétée, omise ou renvoyée.</translation>
    </message>
    <message>
        <source>The session&apos;s key has been used as often as it may.</source>
        <translation>La clé de la session a été utilisée autant de fois que permis.</translation>
    </message>
    <message>
        <source>The cryptographic library failed.</source>
        <translation>La bibliothèque cryptographique a échoué.</translation>
    </message>
    <message>
        <source>The connection ended inside a message.</source>
        <translation>La connexion s’est terminée au milieu d’un message.</translation>
    </message>
    <message>
        <source>The connection ended, and the peer did not say that it would: what it sent last may be missing.</source>
        <translation>La connexion s’est terminée sans que le pair l’annonce&#xa0;: ce qu’il a envoyé en dernier peut manquer.</translation>
    </message>
    <message>
        <source>The connection ended inside the handshake.</source>
        <translation>La connexion s’est terminée pendant la négociation.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>La connexion a été perdue.</translation>
    </message>
    <message numerus="yes">
        <source>A client was turned away: no more than %n may be connected. Raise maxClients to let more in.</source>
        <translation>
            <numerusform>Un client a été refusé&#xa0;: au plus %n peut être connecté. Augmentez maxClients pour en accepter davantage.</numerusform>
            <numerusform>Un client a été refusé&#xa0;: au plus %n peuvent être connectés. Augmentez maxClients pour en accepter davantage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client of %1 was turned away: no more than %n of them may be connected. Raise maxClientsPerPeer to let more in.</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key</extracomment>
        <translation>
            <numerusform>Un client de %1 a été refusé&#xa0;: au plus %n d’entre eux peut être connecté. Augmentez maxClientsPerPeer pour en accepter davantage.</numerusform>
            <numerusform>Un client de %1 a été refusé&#xa0;: au plus %n d’entre eux peuvent être connectés. Augmentez maxClientsPerPeer pour en accepter davantage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client was given no id: no more than %n may wait for those who asked for them. Raise maxWaitingIds or maxWaitingIdsPerPeer.</source>
        <translation>
            <numerusform>Un client n’a pas reçu d’identifiant&#xa0;: au plus %n peut attendre celui qui l’a demandé. Augmentez maxWaitingIds ou maxWaitingIdsPerPeer.</numerusform>
            <numerusform>Un client n’a pas reçu d’identifiant&#xa0;: au plus %n peuvent attendre ceux qui les ont demandés. Augmentez maxWaitingIds ou maxWaitingIdsPerPeer.</numerusform>
        </translation>
    </message>
    <message>
        <source>A client was given no id: no address next to %1 is free.</source>
        <translation>Un client n’a pas reçu d’identifiant&#xa0;: aucune adresse voisine de %1 n’est libre.</translation>
    </message>
    <message>
        <source>The server&apos;s manager gave no id within %1 ms.</source>
        <translation>Le gestionnaire du serveur n’a donné aucun identifiant en %1 ms.</translation>
    </message>
    <message>
        <source>Instead of an id the server said something else. Does it serve many clients?</source>
        <translation>Au lieu d’un identifiant, le serveur a envoyé autre chose. Sert-il plusieurs clients&#xa0;?</translation>
    </message>
    <message>
        <source>A client was disconnected: it does not read what is sent to it (overflow is Disconnect).</source>
        <translation>Un client a été déconnecté&#xa0;: il ne lit pas ce qui lui est envoyé (overflow vaut Disconnect).</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Non connecté.</translation>
    </message>
    <message>
        <source>Messages are delivered by signal. To read them set the property delivery to Queue.</source>
        <translation>Les messages sont remis par signal. Pour les lire, donnez à la propriété delivery la valeur Queue.</translation>
    </message>
    <message>
        <source>Waiting was interrupted: the program is ending.</source>
        <translation>L’attente a été interrompue&#xa0;: le programme se termine.</translation>
    </message>
    <message>
        <source>The object was deleted during the call.</source>
        <translation>L’objet a été supprimé pendant l’appel.</translation>
    </message>
    <message>
        <source>This cannot be done while the status is %1.</source>
        <extracomment>%1 is a status, as &quot;Listening&quot;</extracomment>
        <translation>C’est impossible tant que l’état est «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>The peer speaks version 2 of the protocol only, and GIPC-X is required here (by the policy, or by a key). Is it a Go program, or has somebody between meddled with what it said?</source>
        <translation>Le pair ne parle que la version 2 du protocole, et GIPC-X est exigé ici (par policy ou par une clé). Est-ce un programme Go, ou quelqu’un a-t-il altéré en chemin ce qu’il a dit&#xa0;?</translation>
    </message>
    <message>
        <source>The peer insists on a pre-shared key, and none is set here.</source>
        <translation>Le pair exige une clé prépartagée, et aucune n’est définie ici.</translation>
    </message>
    <message>
        <source>A pre-shared key is set here, and the peer has none.</source>
        <translation>Une clé prépartagée est définie ici, et le pair n’en a pas.</translation>
    </message>
    <message>
        <source>The peer&apos;s pre-shared key or its identity is another one. Compare what &quot;gipc fingerprint&quot; says on both sides.</source>
        <translation>La clé prépartagée du pair ou son identité est différente. Comparez ce que «&#xa0;gipc fingerprint&#xa0;» affiche des deux côtés.</translation>
    </message>
    <message>
        <source>The server serves something else: name and serviceName must be the same on both sides.</source>
        <translation>Le serveur offre un autre service&#xa0;: name et serviceName doivent être les mêmes des deux côtés.</translation>
    </message>
    <message>
        <source>The client did not like what GIPC-X offers.</source>
        <translation>Le client n’a pas accepté ce que GIPC-X propose.</translation>
    </message>
    <message>
        <source>The peer sent a control frame that may not come, or not now.</source>
        <translation>Le pair a envoyé une trame de contrôle qui n’est pas permise, ou pas à ce moment.</translation>
    </message>
    <message>
        <source>The peer changes its key more often than it sends.</source>
        <translation>Le pair change de clé plus souvent qu’il n’envoie.</translation>
    </message>
    <message>
        <source>The peer was not heard of for %1 ms (idleLimit): it is frozen, or the network is down.</source>
        <translation>Le pair n’a rien fait entendre pendant %1 ms (idleLimit)&#xa0;: il est bloqué ou le réseau est en panne.</translation>
    </message>
    <message>
        <source>What we sent was changed on its way, says the peer.</source>
        <translation>Selon le pair, ce que nous avons envoyé a été modifié en chemin.</translation>
    </message>
    <message>
        <source>A message was too large, says the peer.</source>
        <translation>Selon le pair, un message était trop grand.</translation>
    </message>
    <message>
        <source>The peer ended the session with error %1.</source>
        <translation>Le pair a terminé la session avec l’erreur %1.</translation>
    </message>
    <message>
        <source>A client of user %1 was turned away: it is not among allowedUserIds.</source>
        <extracomment>%1 is the number of a user; allowedUserIds is a property</extracomment>
        <translation>Un client de l’utilisateur %1 a été refusé&#xa0;: il ne figure pas dans allowedUserIds.</translation>
    </message>
    <message>
        <source>%1 belongs to user %2, who is not among trustedUserIds.</source>
        <extracomment>%1 is a path, %2 the number of a user; trustedUserIds is a property</extracomment>
        <translation>%1 appartient à l’utilisateur %2, qui ne figure pas dans trustedUserIds.</translation>
    </message>
    <message>
        <source>A pre-shared key is set and encryption is off: switch it on, or remove the key.</source>
        <translation>Une clé prépartagée est définie et le chiffrement est désactivé&#xa0;: activez-le ou retirez la clé.</translation>
    </message>
    <message>
        <source>A pre-shared key is set and neither name nor serviceName is: a session has to know what it is for.</source>
        <translation>Une clé prépartagée est définie, mais ni name ni serviceName ne l’est&#xa0;: une session doit savoir à quoi elle sert.</translation>
    </message>
    <message>
        <source>A pre-shared key is set and the policy is Compatible: version 2 has no keys.</source>
        <translation>Une clé prépartagée est définie et policy vaut Compatible&#xa0;: la version 2 n’a pas de clés.</translation>
    </message>
    <message numerus="yes">
        <source>The service name &quot;%1&quot; is too long: it takes %n bytes of UTF-8.</source>
        <translation>
            <numerusform>Le nom de service «&#xa0;%1&#xa0;» est trop long&#xa0;: il peut compter %n octet d’UTF-8.</numerusform>
            <numerusform>Le nom de service «&#xa0;%1&#xa0;» est trop long&#xa0;: il peut compter %n octets d’UTF-8.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only certain users are accepted, and on TCP a peer&apos;s user is not known. Use a local socket or a pre-shared key.</source>
        <translation>Seuls certains utilisateurs sont acceptés, et avec TCP l’utilisateur du pair est inconnu. Utilisez un socket local ou une clé prépartagée.</translation>
    </message>
    <message>
        <source>%1 is open to the network, and without a pre-shared key anybody can connect and pose as the server. Set one with addPreSharedKey(), or --key-file.</source>
        <translation>%1 est ouvert sur le réseau, et sans clé prépartagée n’importe qui peut se connecter et se faire passer pour le serveur. Définissez-en une avec addPreSharedKey() ou --key-file.</translation>
    </message>
    <message>
        <source>Not Connected</source>
        <extracomment>This and the next nine: what a server or a client is doing, for labels</extracomment>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>À l’écoute</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconnexion</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Fermeture</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Délai dépassé</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Déconnecté</translation>
    </message>
    <message>
        <source>Nothing arrived in time.</source>
        <translation>Rien n’est arrivé à temps.</translation>
    </message>
    <message>
        <source>That cannot be a name.</source>
        <translation>Cela ne peut pas être un nom.</translation>
    </message>
    <message>
        <source>The socket&apos;s path is too long for the system.</source>
        <translation>Le chemin du socket est trop long pour le système.</translation>
    </message>
    <message>
        <source>The name or address is in use.</source>
        <translation>Le nom ou l’adresse est déjà utilisé.</translation>
    </message>
    <message>
        <source>Access was denied.</source>
        <translation>L’accès a été refusé.</translation>
    </message>
    <message>
        <source>There is no such server.</source>
        <translation>Ce serveur n’existe pas.</translation>
    </message>
    <message>
        <source>No connection came about in time.</source>
        <translation>La connexion n’a pas été établie à temps.</translation>
    </message>
    <message>
        <source>The handshake was not finished in time.</source>
        <translation>La négociation ne s’est pas terminée à temps.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>The server closed the connection without a word.</source>
        <translation>Le serveur a fermé la connexion sans rien dire.</translation>
    </message>
    <message>
        <source>The two sides speak different versions.</source>
        <translation>Les deux côtés parlent des versions différentes.</translation>
    </message>
    <message>
        <source>Encryption is on at one side and off at the other.</source>
        <translation>Le chiffrement est activé d’un côté et désactivé de l’autre.</translation>
    </message>
    <message>
        <source>The message is too large.</source>
        <translation>Le message est trop grand.</translation>
    </message>
    <message>
        <source>The type of a message is 1 to 2147483647.</source>
        <translation>Le type d’un message va de 1 à 2147483647.</translation>
    </message>
    <message>
        <source>The peer does not keep to the protocol.</source>
        <translation>Le pair ne respecte pas le protocole.</translation>
    </message>
    <message>
        <source>What arrived was changed on its way, or is a repetition.</source>
        <translation>Ce qui est arrivé a été modifié en chemin, ou est une répétition.</translation>
    </message>
    <message>
        <source>The connection was cut off in the middle.</source>
        <translation>La connexion a été coupée au milieu.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Il n’y a pas de connexion.</translation>
    </message>
    <message>
        <source>Too much waits to be sent already.</source>
        <translation>Trop de données attendent déjà d’être envoyées.</translation>
    </message>
    <message>
        <source>A limit was reached.</source>
        <translation>Une limite est atteinte.</translation>
    </message>
    <message>
        <source>Messages come by signal and cannot be read.</source>
        <translation>Les messages arrivent par signal et ne peuvent pas être lus.</translation>
    </message>
    <message>
        <source>The program was told to end.</source>
        <translation>Le programme a reçu l’ordre de se terminer.</translation>
    </message>
    <message>
        <source>The object was deleted.</source>
        <translation>L’objet a été supprimé.</translation>
    </message>
    <message>
        <source>The operating system refused.</source>
        <translation>Le système d’exploitation a refusé.</translation>
    </message>
    <message>
        <source>The cryptography failed.</source>
        <translation>La cryptographie a échoué.</translation>
    </message>
    <message>
        <source>That cannot be done in this status.</source>
        <translation>Cela n’est pas possible dans cet état.</translation>
    </message>
    <message>
        <source>The two sides do not have the same key.</source>
        <translation>Les deux côtés n’ont pas la même clé.</translation>
    </message>
    <message>
        <source>The server serves something else.</source>
        <translation>Le serveur offre un autre service.</translation>
    </message>
    <message>
        <source>The peer does not speak GIPC-X, which is required.</source>
        <translation>Le pair ne parle pas GIPC-X, qui est exigé.</translation>
    </message>
    <message>
        <source>The peer&apos;s user is not allowed.</source>
        <translation>L’utilisateur du pair n’est pas autorisé.</translation>
    </message>
    <message>
        <source>The peer was not heard of for too long.</source>
        <translation>Le pair n’a rien fait entendre pendant trop longtemps.</translation>
    </message>
    <message>
        <source>Some settings contradict each other.</source>
        <translation>Certains réglages se contredisent.</translation>
    </message>
    <message>
        <source>Unencrypted</source>
        <extracomment>This and the next two: how a channel is protected, for labels</extracomment>
        <translation>Non chiffré</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Chiffré</translation>
    </message>
    <message>
        <source>Authenticated</source>
        <translation>Authentifié</translation>
    </message>
    <message>
        <source>%1 has a null character in it, where the system would take it to end.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>%1 contient un caractère nul, là où le système le croirait terminé.</translation>
    </message>
    <message>
        <source>The directory for %1 does not exist. Make it, or use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Le répertoire de %1 n’existe pas. Créez-le ou utilisez un autre chemin.</translation>
    </message>
    <message>
        <source>User %2 may not make %1. Allow it in that directory, or use another path.</source>
        <extracomment>%1 is the path of a file, %2 the number of a user</extracomment>
        <translation>L’utilisateur %2 ne peut pas créer %1. Autorisez-le dans ce répertoire ou utilisez un autre chemin.</translation>
    </message>
    <message>
        <source>The system does not permit %1: its directory cannot be changed (is it immutable?). Use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Le système ne permet pas %1&#xa0;: son répertoire ne peut pas être modifié (est-il immuable&#xa0;?). Utilisez un autre chemin.</translation>
    </message>
    <message>
        <source>The permissions of the lock file %1 are not those it was made with. Remove it if no server runs there.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Les permissions du fichier de verrouillage %1 ne sont pas celles de sa création. Supprimez-le si aucun serveur n’y fonctionne.</translation>
    </message>
    <message>
        <source>The file system of %1 is read-only. Use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Le système de fichiers de %1 est en lecture seule. Utilisez un autre chemin.</translation>
    </message>
    <message>
        <source>The file system of %1 has no locks (is it a network&apos;s?). Use a path on this machine.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Le système de fichiers de %1 n’a pas de verrous (est-il sur le réseau&#xa0;?). Utilisez un chemin sur cette machine.</translation>
    </message>
    <message>
        <source>The file system of %1 cannot hold sockets. Use another path.</source>
        <extracomment>%1 is the path of a socket</extracomment>
        <translation>Le système de fichiers de %1 ne peut pas contenir de sockets. Utilisez un autre chemin.</translation>
    </message>
    <message>
        <source>The file system of %1 does not let a socket&apos;s permissions be set, so it would not be known who may connect. Use another path.</source>
        <extracomment>%1 is the path of a socket</extracomment>
        <translation>Le système de fichiers de %1 ne permet pas de définir les permissions d’un socket, et on ne saurait donc pas qui peut se connecter. Utilisez un autre chemin.</translation>
    </message>
    <message>
        <source>The file system of %1 is full: no space, no inode, or the quota is used up. Make room, or use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Le système de fichiers de %1 est plein&#xa0;: plus de place, plus d’inode ou le quota est épuisé. Faites de la place ou utilisez un autre chemin.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages of clients that have left were dropped: they were not read, and departedInboxLimit is reached.</source>
        <extracomment>departedInboxLimit is a property</extracomment>
        <translation>
            <numerusform>%n message de clients partis a été abandonné&#xa0;: il n’a pas été lu, et departedInboxLimit est atteint.</numerusform>
            <numerusform>%n messages de clients partis ont été abandonnés&#xa0;: ils n’ont pas été lus, et departedInboxLimit est atteint.</numerusform>
        </translation>
    </message>
    <message>
        <source>A client was disconnected in the middle of a message: all that is unfinished has more than %1 bytes (totalInboxLimit), and its part was the largest.</source>
        <extracomment>%1 is a number; totalInboxLimit is a property</extracomment>
        <translation>Un client a été déconnecté au milieu d’un message&#xa0;: tout ce qui est inachevé dépasse %1 octets (totalInboxLimit), et sa part était la plus grande.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, which is no port: set it to 1 to 65535, or set the property port.</source>
        <extracomment>%1 is an environment variable, %2 its value</extracomment>
        <translation>%1 vaut «&#xa0;%2&#xa0;», qui n’est pas un port&#xa0;: donnez-lui une valeur de 1 à 65535 ou définissez la propriété port.</translation>
    </message>
    <message>
        <source>The host is empty: set %1 or the property host to an address or a name.</source>
        <extracomment>%1 is an environment variable</extracomment>
        <translation>L’hôte est vide&#xa0;: donnez à %1 ou à la propriété host une adresse ou un nom.</translation>
    </message>
    <message>
        <source>There is no QCoreApplication. Make one first.</source>
        <translation>Il n’y a pas de QCoreApplication. Créez-en d’abord une.</translation>
    </message>
    <message>
        <source>What was to be written is neither text nor bytes, or nests too deeply.</source>
        <translation>Ce qui devait être écrit n’est ni du texte ni des octets, ou est imbriqué trop profondément.</translation>
    </message>
    <message>
        <source>The server does not let this client in.</source>
        <translation>Le serveur n’admet pas ce client.</translation>
    </message>
    <message>
        <source>The other side could not do what was asked.</source>
        <translation>L’autre côté n’a pas pu faire ce qui lui était demandé.</translation>
    </message>
    <message>
        <source>The other side answers no requests.</source>
        <translation>L’autre côté ne répond à aucune requête.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>La requête a été annulée.</translation>
    </message>
    <message>
        <source>A client of %1 was turned away by the program, which says &quot;%2&quot; (setAdmission decides).</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key, %2 what the client is told</extracomment>
        <translation>Un client de %1 a été refusé par le programme, qui dit «&#xa0;%2&#xa0;» (setAdmission en décide).</translation>
    </message>
    <message>
        <source>The server does not let this client in: &quot;%1&quot;. Ask whoever runs it, or use a key that it admits.</source>
        <extracomment>%1 are the server&apos;s words, which may be empty</extracomment>
        <translation>Le serveur n’admet pas ce client&#xa0;: «&#xa0;%1&#xa0;». Demandez à qui l’exploite, ou utilisez une clé qu’il admet.</translation>
    </message>
    <message>
        <source>The server does not let this client in now: &quot;%1&quot;. It is tried again.</source>
        <extracomment>%1 are the server&apos;s words, which may be empty</extracomment>
        <translation>Le serveur n’admet pas ce client pour le moment&#xa0;: «&#xa0;%1&#xa0;». Une nouvelle tentative aura lieu.</translation>
    </message>
    <message>
        <source>The peer asks more at a time than it was told it may.</source>
        <translation>L’autre côté envoie plus de requêtes à la fois qu’il ne lui est permis.</translation>
    </message>
    <message>
        <source>The peer confirms messages that it was not sent, or takes back what it has confirmed.</source>
        <translation>L’autre côté confirme des messages qui ne lui ont pas été envoyés, ou revient sur ce qu’il a confirmé.</translation>
    </message>
</context>
</TS>
