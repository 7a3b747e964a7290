<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>Gipc</name>
    <message>
        <source>&quot;%1&quot; cannot be a server&apos;s name: it takes 1 to 64 of A-Z a-z 0-9 . _ - and no dot at the start.</source>
        <translation>«%1» no puede ser el nombre de un servidor: debe tener de 1 a 64 caracteres de A-Z a-z 0-9 . _ - y ningún punto al principio.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name one can connect to: it must not be empty or contain a slash.</source>
        <translation>«%1» no es un nombre al que conectarse: no debe estar vacío ni contener una barra.</translation>
    </message>
    <message numerus="yes">
        <source>The path %1 is too long: the system allows %n bytes. Use a shorter name.</source>
        <extracomment>%n is about 100</extracomment>
        <translation>
            <numerusform>La ruta %1 es demasiado larga: el sistema permite %n byte. Use un nombre más corto.</numerusform>
            <numerusform>La ruta %1 es demasiado larga: el sistema permite %n bytes. Use un nombre más corto.</numerusform>
        </translation>
    </message>
    <message>
        <source>A live server has %1 already.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>Un servidor en marcha ya tiene %1.</translation>
    </message>
    <message>
        <source>A live server has %1 already: process %2.</source>
        <extracomment>%1 is the path of a socket, or an address, %2 the number of a process</extracomment>
        <translation>Un servidor en marcha ya tiene %1: el proceso %2.</translation>
    </message>
    <message>
        <source>Something that is not ours is at %1. Remove it, or use another name.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>En %1 hay algo que no es nuestro. Elimínelo o use otro nombre.</translation>
    </message>
    <message>
        <source>%1 belongs to another user (%2). Use another name.</source>
        <extracomment>%1 is the path of a socket, %2 the number of a user</extracomment>
        <translation>%1 pertenece a otro usuario (%2). Use otro nombre.</translation>
    </message>
    <message>
        <source>No permission for %1. A server lets other users in only with unmaskPermissions.</source>
        <extracomment>%1 is a path or an address; unmaskPermissions is a property</extracomment>
        <translation>Sin permiso para %1. Un servidor admite a otros usuarios solo con unmaskPermissions.</translation>
    </message>
    <message>
        <source>No server at %1.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>No hay ningún servidor en %1.</translation>
    </message>
    <message>
        <source>The server at %1 has too many connections waiting.</source>
        <translation>El servidor en %1 tiene demasiadas conexiones en espera.</translation>
    </message>
    <message>
        <source>The host of %1 is not known.</source>
        <translation>El equipo de %1 es desconocido.</translation>
    </message>
    <message>
        <source>No file descriptor is free for %1. Raise the limit on open files.</source>
        <translation>No hay ningún descriptor de archivo libre para %1. Aumente el límite de archivos abiertos.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a path or an address, %2 what the system says</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not connected to %1 within %2 ms.</source>
        <translation>Sin conexión con %1 en %2 ms.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 no responde.</translation>
    </message>
    <message>
        <source>The peer did not finish the handshake within %1 ms.</source>
        <translation>El otro extremo no terminó la negociación en %1 ms.</translation>
    </message>
    <message>
        <source>Connected, but no greeting within %1 ms: the server has another client, is frozen, or is no gipc server.</source>
        <translation>Conectado, pero sin saludo en %1 ms: el servidor tiene otro cliente, está bloqueado o no es un servidor gipc.</translation>
    </message>
    <message>
        <source>The server closed the connection without a greeting.</source>
        <translation>El servidor cerró la conexión sin saludar.</translation>
    </message>
    <message>
        <source>The server speaks version %1 of the protocol, and this program version 2. Or it is no gipc server.</source>
        <translation>El servidor habla la versión %1 del protocolo, y este programa la versión 2. O no es un servidor gipc.</translation>
    </message>
    <message>
        <source>The client does not speak version 2 of the protocol.</source>
        <translation>El cliente no habla la versión 2 del protocolo.</translation>
    </message>
    <message>
        <source>The peer insists on encryption, and it is switched off here. Switch it on here or off there.</source>
        <translation>El otro extremo exige cifrado, y aquí está desactivado. Actívelo aquí o desactívelo allí.</translation>
    </message>
    <message>
        <source>Encryption is required here, and the peer has it switched off. Switch it on there or off here.</source>
        <translation>Aquí se exige cifrado, y el otro extremo lo tiene desactivado. Actívelo allí o desactívelo aquí.</translation>
    </message>
    <message>
        <source>The peer&apos;s public key is not valid.</source>
        <translation>La clave pública del otro extremo no es válida.</translation>
    </message>
    <message>
        <source>The peer does not keep to the protocol of the handshake. Is it a gipc program?</source>
        <translation>El otro extremo no respeta el protocolo de la negociación. ¿Es un programa gipc?</translation>
    </message>
    <message>
        <source>The peer sent a frame that is not valid.</source>
        <translation>El otro extremo envió una trama que no es válida.</translation>
    </message>
    <message>
        <source>The peer sent a message of %1 bytes, and the limit is %2. Raise maxMessageSize here.</source>
        <extracomment>%1 is larger than %2, and thus never 1</extracomment>
        <translation>El otro extremo envió un mensaje de %1 bytes, y el límite es de %2. Aumente maxMessageSize aquí.</translation>
    </message>
    <message>
        <source>A waiting message of %1 bytes was dropped: the peer accepts %2. Raise maxMessageSize there.</source>
        <extracomment>%1 is larger than %2, and thus never 1</extracomment>
        <translation>Se descartó un mensaje en espera de %1 bytes: el otro extremo acepta %2. Aumente maxMessageSize allí.</translation>
    </message>
    <message>
        <source>A frame was changed on its way.</source>
        <translation>Una trama fue modificada en el camino.</translation>
    </message>
    <message>
        <source>A frame was repeated, left out or sent back.</source>
        <translation>Una trama fue repetida, omitida o devuelta.</translation>
    </message>
    <message>
        <source>The session&apos;s key has been used as often as it may.</source>
        <translation>La clave de la sesión se ha usado tantas veces como se puede.</translation>
    </message>
    <message>
        <source>The cryptographic library failed.</source>
        <translation>La biblioteca criptográfica falló.</translation>
    </message>
    <message>
        <source>The connection ended inside a message.</source>
        <translation>La conexión terminó en medio de un mensaje.</translation>
    </message>
    <message>
        <source>The connection ended, and the peer did not say that it would: what it sent last may be missing.</source>
        <translation>La conexión terminó sin que el otro extremo lo anunciara: puede faltar lo último que envió.</translation>
    </message>
    <message>
        <source>The connection ended inside the handshake.</source>
        <translation>La conexión terminó durante la negociación.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Se perdió la conexión.</translation>
    </message>
    <message numerus="yes">
        <source>A client was turned away: no more than %n may be connected. Raise maxClients to let more in.</source>
        <translation>
            <numerusform>Se rechazó a un cliente: como máximo puede haber %n conectado. Aumente maxClients para admitir a más.</numerusform>
            <numerusform>Se rechazó a un cliente: como máximo puede haber %n conectados. Aumente maxClients para admitir a más.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client of %1 was turned away: no more than %n of them may be connected. Raise maxClientsPerPeer to let more in.</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key</extracomment>
        <translation>
            <numerusform>Se rechazó a un cliente de %1: como máximo puede haber %n de ellos conectado. Aumente maxClientsPerPeer para admitir a más.</numerusform>
            <numerusform>Se rechazó a un cliente de %1: como máximo puede haber %n de ellos conectados. Aumente maxClientsPerPeer para admitir a más.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client was given no id: no more than %n may wait for those who asked for them. Raise maxWaitingIds or maxWaitingIdsPerPeer.</source>
        <translation>
            <numerusform>Un cliente no recibió identificador: como máximo puede haber %n a la espera de quien lo pidió. Aumente maxWaitingIds o maxWaitingIdsPerPeer.</numerusform>
            <numerusform>Un cliente no recibió identificador: como máximo puede haber %n a la espera de quienes los pidieron. Aumente maxWaitingIds o maxWaitingIdsPerPeer.</numerusform>
        </translation>
    </message>
    <message>
        <source>A client was given no id: no address next to %1 is free.</source>
        <translation>Un cliente no recibió identificador: no hay ninguna dirección libre junto a %1.</translation>
    </message>
    <message>
        <source>The server&apos;s manager gave no id within %1 ms.</source>
        <translation>El gestor del servidor no dio ningún identificador en %1 ms.</translation>
    </message>
    <message>
        <source>Instead of an id the server said something else. Does it serve many clients?</source>
        <translation>En lugar de un identificador, el servidor envió otra cosa. ¿Atiende a varios clientes?</translation>
    </message>
    <message>
        <source>A client was disconnected: it does not read what is sent to it (overflow is Disconnect).</source>
        <translation>Se desconectó a un cliente: no lee lo que se le envía (overflow es Disconnect).</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Sin conexión.</translation>
    </message>
    <message>
        <source>Messages are delivered by signal. To read them set the property delivery to Queue.</source>
        <translation>Los mensajes se entregan por señal. Para leerlos, dé a la propiedad delivery el valor Queue.</translation>
    </message>
    <message>
        <source>Waiting was interrupted: the program is ending.</source>
        <translation>Se interrumpió la espera: el programa está terminando.</translation>
    </message>
    <message>
        <source>The object was deleted during the call.</source>
        <translation>El objeto se eliminó durante la llamada.</translation>
    </message>
    <message>
        <source>This cannot be done while the status is %1.</source>
        <extracomment>%1 is a status, as &quot;Listening&quot;</extracomment>
        <translation>Esto no es posible mientras el estado sea «%1».</translation>
    </message>
    <message>
        <source>The peer speaks version 2 of the protocol only, and GIPC-X is required here (by the policy, or by a key). Is it a Go program, or has somebody between meddled with what it said?</source>
        <translation>El otro extremo habla solo la versión 2 del protocolo, y aquí se exige GIPC-X (por policy o por una clave). ¿Es un programa de Go, o alguien ha alterado en el camino lo que dijo?</translation>
    </message>
    <message>
        <source>The peer insists on a pre-shared key, and none is set here.</source>
        <translation>El otro extremo exige una clave precompartida, y aquí no hay ninguna.</translation>
    </message>
    <message>
        <source>A pre-shared key is set here, and the peer has none.</source>
        <translation>Aquí hay una clave precompartida, y el otro extremo no tiene ninguna.</translation>
    </message>
    <message>
        <source>The peer&apos;s pre-shared key or its identity is another one. Compare what &quot;gipc fingerprint&quot; says on both sides.</source>
        <translation>La clave precompartida del otro extremo o su identidad es distinta. Compare lo que muestra «gipc fingerprint» en ambos lados.</translation>
    </message>
    <message>
        <source>The server serves something else: name and serviceName must be the same on both sides.</source>
        <translation>El servidor ofrece otro servicio: name y serviceName deben ser iguales en ambos lados.</translation>
    </message>
    <message>
        <source>The client did not like what GIPC-X offers.</source>
        <translation>El cliente no aceptó lo que GIPC-X ofrece.</translation>
    </message>
    <message>
        <source>The peer sent a control frame that may not come, or not now.</source>
        <translation>El otro extremo envió una trama de control que no puede llegar, o no en este momento.</translation>
    </message>
    <message>
        <source>The peer changes its key more often than it sends.</source>
        <translation>El otro extremo cambia de clave más a menudo de lo que envía.</translation>
    </message>
    <message>
        <source>The peer was not heard of for %1 ms (idleLimit): it is frozen, or the network is down.</source>
        <translation>No se supo nada del otro extremo durante %1 ms (idleLimit): está bloqueado o la red no funciona.</translation>
    </message>
    <message>
        <source>What we sent was changed on its way, says the peer.</source>
        <translation>Lo que enviamos fue modificado en el camino, según el otro extremo.</translation>
    </message>
    <message>
        <source>A message was too large, says the peer.</source>
        <translation>Un mensaje era demasiado grande, según el otro extremo.</translation>
    </message>
    <message>
        <source>The peer ended the session with error %1.</source>
        <translation>El otro extremo terminó la sesión con el error %1.</translation>
    </message>
    <message>
        <source>A client of user %1 was turned away: it is not among allowedUserIds.</source>
        <extracomment>%1 is the number of a user; allowedUserIds is a property</extracomment>
        <translation>Se rechazó a un cliente del usuario %1: no está en allowedUserIds.</translation>
    </message>
    <message>
        <source>%1 belongs to user %2, who is not among trustedUserIds.</source>
        <extracomment>%1 is a path, %2 the number of a user; trustedUserIds is a property</extracomment>
        <translation>%1 pertenece al usuario %2, que no está en trustedUserIds.</translation>
    </message>
    <message>
        <source>A pre-shared key is set and encryption is off: switch it on, or remove the key.</source>
        <translation>Hay una clave precompartida y el cifrado está desactivado: actívelo o elimine la clave.</translation>
    </message>
    <message>
        <source>A pre-shared key is set and neither name nor serviceName is: a session has to know what it is for.</source>
        <translation>Hay una clave precompartida, pero ni name ni serviceName: una sesión debe saber para qué es.</translation>
    </message>
    <message>
        <source>A pre-shared key is set and the policy is Compatible: version 2 has no keys.</source>
        <translation>Hay una clave precompartida y policy es Compatible: la versión 2 no tiene claves.</translation>
    </message>
    <message numerus="yes">
        <source>The service name &quot;%1&quot; is too long: it takes %n bytes of UTF-8.</source>
        <translation>
            <numerusform>El nombre de servicio «%1» es demasiado largo: puede tener %n byte de UTF-8.</numerusform>
            <numerusform>El nombre de servicio «%1» es demasiado largo: puede tener %n bytes de UTF-8.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only certain users are accepted, and on TCP a peer&apos;s user is not known. Use a local socket or a pre-shared key.</source>
        <translation>Solo se aceptan determinados usuarios, y en TCP no se conoce el usuario del otro extremo. Use un socket local o una clave precompartida.</translation>
    </message>
    <message>
        <source>%1 is open to the network, and without a pre-shared key anybody can connect and pose as the server. Set one with addPreSharedKey(), or --key-file.</source>
        <translation>%1 está abierto a la red, y sin una clave precompartida cualquiera puede conectarse y hacerse pasar por el servidor. Establezca una con addPreSharedKey() o --key-file.</translation>
    </message>
    <message>
        <source>Not Connected</source>
        <extracomment>This and the next nine: what a server or a client is doing, for labels</extracomment>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>A la escucha</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconectando</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Cerrando</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Tiempo agotado</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Desconectado</translation>
    </message>
    <message>
        <source>Nothing arrived in time.</source>
        <translation>No llegó nada a tiempo.</translation>
    </message>
    <message>
        <source>That cannot be a name.</source>
        <translation>Eso no puede ser un nombre.</translation>
    </message>
    <message>
        <source>The socket&apos;s path is too long for the system.</source>
        <translation>La ruta del socket es demasiado larga para el sistema.</translation>
    </message>
    <message>
        <source>The name or address is in use.</source>
        <translation>El nombre o la dirección está en uso.</translation>
    </message>
    <message>
        <source>Access was denied.</source>
        <translation>Se denegó el acceso.</translation>
    </message>
    <message>
        <source>There is no such server.</source>
        <translation>No existe tal servidor.</translation>
    </message>
    <message>
        <source>No connection came about in time.</source>
        <translation>No se estableció la conexión a tiempo.</translation>
    </message>
    <message>
        <source>The handshake was not finished in time.</source>
        <translation>La negociación no terminó a tiempo.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>El servidor no responde.</translation>
    </message>
    <message>
        <source>The server closed the connection without a word.</source>
        <translation>El servidor cerró la conexión sin decir nada.</translation>
    </message>
    <message>
        <source>The two sides speak different versions.</source>
        <translation>Los dos lados hablan versiones distintas.</translation>
    </message>
    <message>
        <source>Encryption is on at one side and off at the other.</source>
        <translation>El cifrado está activado en un lado y desactivado en el otro.</translation>
    </message>
    <message>
        <source>The message is too large.</source>
        <translation>El mensaje es demasiado grande.</translation>
    </message>
    <message>
        <source>The type of a message is 1 to 2147483647.</source>
        <translation>El tipo de un mensaje va de 1 a 2147483647.</translation>
    </message>
    <message>
        <source>The peer does not keep to the protocol.</source>
        <translation>El otro extremo no respeta el protocolo.</translation>
    </message>
    <message>
        <source>What arrived was changed on its way, or is a repetition.</source>
        <translation>Lo que llegó fue modificado en el camino, o es una repetición.</translation>
    </message>
    <message>
        <source>The connection was cut off in the middle.</source>
        <translation>La conexión se cortó a la mitad.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>No hay conexión.</translation>
    </message>
    <message>
        <source>Too much waits to be sent already.</source>
        <translation>Ya hay demasiado en espera de ser enviado.</translation>
    </message>
    <message>
        <source>A limit was reached.</source>
        <translation>Se alcanzó un límite.</translation>
    </message>
    <message>
        <source>Messages come by signal and cannot be read.</source>
        <translation>Los mensajes llegan por señal y no se pueden leer.</translation>
    </message>
    <message>
        <source>The program was told to end.</source>
        <translation>Se ha pedido al programa que termine.</translation>
    </message>
    <message>
        <source>The object was deleted.</source>
        <translation>El objeto fue eliminado.</translation>
    </message>
    <message>
        <source>The operating system refused.</source>
        <translation>El sistema operativo se negó.</translation>
    </message>
    <message>
        <source>The cryptography failed.</source>
        <translation>La criptografía falló.</translation>
    </message>
    <message>
        <source>That cannot be done in this status.</source>
        <translation>Eso no se puede hacer en este estado.</translation>
    </message>
    <message>
        <source>The two sides do not have the same key.</source>
        <translation>Los dos lados no tienen la misma clave.</translation>
    </message>
    <message>
        <source>The server serves something else.</source>
        <translation>El servidor ofrece otro servicio.</translation>
    </message>
    <message>
        <source>The peer does not speak GIPC-X, which is required.</source>
        <translation>El otro extremo no habla GIPC-X, que es obligatorio.</translation>
    </message>
    <message>
        <source>The peer&apos;s user is not allowed.</source>
        <translation>El usuario del otro extremo no está permitido.</translation>
    </message>
    <message>
        <source>The peer was not heard of for too long.</source>
        <translation>No se supo nada del otro extremo durante demasiado tiempo.</translation>
    </message>
    <message>
        <source>Some settings contradict each other.</source>
        <translation>Algunos ajustes se contradicen.</translation>
    </message>
    <message>
        <source>Unencrypted</source>
        <extracomment>This and the next two: how a channel is protected, for labels</extracomment>
        <translation>Sin cifrar</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>Authenticated</source>
        <translation>Autenticado</translation>
    </message>
    <message>
        <source>%1 has a null character in it, where the system would take it to end.</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>%1 contiene un carácter nulo, donde el sistema lo daría por terminado.</translation>
    </message>
    <message>
        <source>The directory for %1 does not exist. Make it, or use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>El directorio para %1 no existe. Créelo o use otra ruta.</translation>
    </message>
    <message>
        <source>User %2 may not make %1. Allow it in that directory, or use another path.</source>
        <extracomment>%1 is the path of a file, %2 the number of a user</extracomment>
        <translation>El usuario %2 no puede crear %1. Permítalo en ese directorio o use otra ruta.</translation>
    </message>
    <message>
        <source>The system does not permit %1: its directory cannot be changed (is it immutable?). Use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>El sistema no permite %1: su directorio no se puede modificar (¿es inmutable?). Use otra ruta.</translation>
    </message>
    <message>
        <source>The permissions of the lock file %1 are not those it was made with. Remove it if no server runs there.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Los permisos del archivo de bloqueo %1 no son aquellos con los que se creó. Elimínelo si allí no funciona ningún servidor.</translation>
    </message>
    <message>
        <source>The file system of %1 is read-only. Use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>El sistema de archivos de %1 es de solo lectura. Use otra ruta.</translation>
    </message>
    <message>
        <source>The file system of %1 has no locks (is it a network&apos;s?). Use a path on this machine.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>El sistema de archivos de %1 no tiene bloqueos (¿está en la red?). Use una ruta de este equipo.</translation>
    </message>
    <message>
        <source>The file system of %1 cannot hold sockets. Use another path.</source>
        <extracomment>%1 is the path of a socket</extracomment>
        <translation>El sistema de archivos de %1 no puede contener sockets. Use otra ruta.</translation>
    </message>
    <message>
        <source>The file system of %1 does not let a socket&apos;s permissions be set, so it would not be known who may connect. Use another path.</source>
        <extracomment>%1 is the path of a socket</extracomment>
        <translation>El sistema de archivos de %1 no permite fijar los permisos de un socket, así que no se sabría quién puede conectarse. Use otra ruta.</translation>
    </message>
    <message>
        <source>The file system of %1 is full: no space, no inode, or the quota is used up. Make room, or use another path.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>El sistema de archivos de %1 está lleno: no hay espacio, no hay inodos o se agotó la cuota. Libere espacio o use otra ruta.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages of clients that have left were dropped: they were not read, and departedInboxLimit is reached.</source>
        <extracomment>departedInboxLimit is a property</extracomment>
        <translation>
            <numerusform>Se descartó %n mensaje de clientes que se han ido: no se leyó, y se alcanzó departedInboxLimit.</numerusform>
            <numerusform>Se descartaron %n mensajes de clientes que se han ido: no se leyeron, y se alcanzó departedInboxLimit.</numerusform>
        </translation>
    </message>
    <message>
        <source>A client was disconnected in the middle of a message: all that is unfinished has more than %1 bytes (totalInboxLimit), and its part was the largest.</source>
        <extracomment>%1 is a number; totalInboxLimit is a property</extracomment>
        <translation>Se desconectó a un cliente en medio de un mensaje: todo lo inacabado tiene más de %1 bytes (totalInboxLimit), y su parte era la mayor.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, which is no port: set it to 1 to 65535, or set the property port.</source>
        <extracomment>%1 is an environment variable, %2 its value</extracomment>
        <translation>%1 es «%2», que no es un puerto: asígnele de 1 a 65535 o asigne la propiedad port.</translation>
    </message>
    <message>
        <source>The host is empty: set %1 or the property host to an address or a name.</source>
        <extracomment>%1 is an environment variable</extracomment>
        <translation>El equipo está vacío: asigne a %1 o a la propiedad host una dirección o un nombre.</translation>
    </message>
    <message>
        <source>There is no QCoreApplication. Make one first.</source>
        <translation>No hay ninguna QCoreApplication. Cree una primero.</translation>
    </message>
    <message>
        <source>What was to be written is neither text nor bytes, or nests too deeply.</source>
        <translation>Lo que se iba a escribir no es texto ni bytes, o está anidado demasiado profundamente.</translation>
    </message>
    <message>
        <source>The server does not let this client in.</source>
        <translation>El servidor no admite a este cliente.</translation>
    </message>
    <message>
        <source>The other side could not do what was asked.</source>
        <translation>El otro lado no pudo hacer lo que se le pidió.</translation>
    </message>
    <message>
        <source>The other side answers no requests.</source>
        <translation>El otro lado no responde a peticiones.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>La petición fue cancelada.</translation>
    </message>
    <message>
        <source>A client of %1 was turned away by the program, which says &quot;%2&quot; (setAdmission decides).</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key, %2 what the client is told</extracomment>
        <translation>El programa rechazó a un cliente de %1 y dice «%2» (setAdmission decide).</translation>
    </message>
    <message>
        <source>The server does not let this client in: &quot;%1&quot;. Ask whoever runs it, or use a key that it admits.</source>
        <extracomment>%1 are the server&apos;s words, which may be empty</extracomment>
        <translation>El servidor no admite a este cliente: «%1». Pregunte a quien lo administra, o use una clave que admita.</translation>
    </message>
    <message>
        <source>The server does not let this client in now: &quot;%1&quot;. It is tried again.</source>
        <extracomment>%1 are the server&apos;s words, which may be empty</extracomment>
        <translation>El servidor no admite ahora a este cliente: «%1». Se intentará de nuevo.</translation>
    </message>
    <message>
        <source>The peer asks more at a time than it was told it may.</source>
        <translation>El otro lado hace más peticiones a la vez de las que se le permitieron.</translation>
    </message>
    <message>
        <source>The peer confirms messages that it was not sent, or takes back what it has confirmed.</source>
        <translation>El otro lado confirma mensajes que no se le enviaron, o retira lo que había confirmado.</translation>
    </message>
</context>
</TS>
