<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>GipcTool</name>
    <message>
        <source>The second process does not answer.</source>
        <translation>El segundo proceso no responde.</translation>
    </message>
    <message>
        <source>Cannot start %1: %2</source>
        <translation>No se puede iniciar %1: %2</translation>
    </message>
    <message>
        <source>Cannot make a directory in %1: %2</source>
        <translation>No se puede crear un directorio en %1: %2</translation>
    </message>
    <message>
        <source>The second process has ended too early.</source>
        <translation>El segundo proceso terminó demasiado pronto.</translation>
    </message>
    <message>
        <source>unencrypted</source>
        <translation>sin cifrar</translation>
    </message>
    <message>
        <source>version 2</source>
        <translation>versión 2</translation>
    </message>
    <message>
        <source>local socket</source>
        <translation>socket local</translation>
    </message>
    <message>
        <source>message</source>
        <extracomment>the size of the messages in this line</extracomment>
        <translation>mensaje</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>mensajes/s</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/s</translation>
    </message>
    <message>
        <source>round trip, µs</source>
        <extracomment>the median</extracomment>
        <translation>ida y vuelta, µs</translation>
    </message>
    <message>
        <source>99 % within, µs</source>
        <translation>99 % hasta, µs</translation>
    </message>
    <message>
        <source>Interrupted before everything was measured.</source>
        <translation>Interrumpido antes de medirlo todo.</translation>
    </message>
    <message>
        <source>one way</source>
        <translation>en un sentido</translation>
    </message>
    <message>
        <source>round trips</source>
        <translation>ida y vuelta</translation>
    </message>
    <message>
        <source>measuring, %1 of %2: %3, %4, %5</source>
        <extracomment>%1 of %2 steps; %3 how it is protected, %4 a size, %5 &quot;one way&quot; or &quot;round trips&quot;</extracomment>
        <translation>midiendo, %1 de %2: %3, %4, %5</translation>
    </message>
    <message>
        <source>Cannot read standard input: %1</source>
        <translation>No se puede leer la entrada estándar: %1</translation>
    </message>
    <message>
        <source>Line %1 of the input is not sent: it is longer than --max-message-size allows.</source>
        <translation>La línea %1 de la entrada no se envía: es más larga de lo que permite --max-message-size.</translation>
    </message>
    <message>
        <source>Line %1 of the input is not sent: %2.</source>
        <extracomment>%2 is a clause, as &quot;not a JSON object&quot;</extracomment>
        <translation>La línea %1 de la entrada no se envía: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 what the system says</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 no es un archivo.</translation>
    </message>
    <message>
        <source>The key in %1 belongs to another user, who knows it.</source>
        <translation>La clave de %1 pertenece a otro usuario, que la conoce.</translation>
    </message>
    <message>
        <source>Other users can get at the key in %1: chmod 600 it, or make a new one.</source>
        <translation>Otros usuarios tienen acceso a la clave de %1: ejecute chmod 600 o cree una nueva.</translation>
    </message>
    <message>
        <source>%1 holds no key: that is 32 to 64 bytes, not all of them zero.</source>
        <translation>%1 no contiene ninguna clave: son de 32 a 64 bytes, no todos cero.</translation>
    </message>
    <message>
        <source>The system has no randomness.</source>
        <translation>El sistema no proporciona números aleatorios.</translation>
    </message>
    <message>
        <source>%1 is there already, and a key is not overwritten.</source>
        <translation>%1 ya existe, y una clave no se sobrescribe.</translation>
    </message>
    <message>
        <source>listening on %1</source>
        <extracomment>%1 is the path of a socket, or an address</extracomment>
        <translation>a la escucha en %1</translation>
    </message>
    <message>
        <source>%1 has no option --%2.</source>
        <translation>%1 no tiene la opción --%2.</translation>
    </message>
    <message>
        <source>Unknown option: %1%2.</source>
        <translation>Opción desconocida: %1%2.</translation>
    </message>
    <message>
        <source>Too many arguments: %1.</source>
        <translation>Demasiados argumentos: %1.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>Falta %1.</translation>
    </message>
    <message>
        <source>--network and --socket exclude each other.</source>
        <translation>--network y --socket se excluyen mutuamente.</translation>
    </message>
    <message>
        <source>--host and --port need --network.</source>
        <translation>--host y --port necesitan --network.</translation>
    </message>
    <message>
        <source>--policy takes compatible, prefer or require, not &quot;%1&quot;.</source>
        <translation>--policy admite compatible, prefer o require, no «%1».</translation>
    </message>
    <message>
        <source>--key-id needs --key-file.</source>
        <translation>--key-id necesita --key-file.</translation>
    </message>
    <message numerus="yes">
        <source>--key-id takes at most %n bytes.</source>
        <translation>
            <numerusform>--key-id admite como máximo %n byte.</numerusform>
            <numerusform>--key-id admite como máximo %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>--json and --format exclude each other.</source>
        <translation>--json y --format se excluyen mutuamente.</translation>
    </message>
    <message>
        <source>--format takes text or json, not &quot;%1&quot;.</source>
        <translation>--format admite text o json, no «%1».</translation>
    </message>
    <message>
        <source>--%1 takes a value that is not empty.</source>
        <translation>--%1 necesita un valor que no esté vacío.</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 admite un número de %2 a %3, no «%4».</translation>
    </message>
    <message>
        <source>A command comes first, not %1.</source>
        <translation>Primero va una orden, no %1.</translation>
    </message>
    <message>
        <source>Unknown command: %1.</source>
        <translation>Orden desconocida: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string of Base64</source>
        <translation>«%1» debe ser una cadena en Base64</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>no es un objeto JSON</translation>
    </message>
    <message>
        <source>not JSON (%1)</source>
        <translation>no es JSON (%1)</translation>
    </message>
    <message>
        <source>Not sent: message type %1 is reserved. Use 1 to 2147483647.</source>
        <translation>No enviado: el tipo de mensaje %1 está reservado. Use de 1 a 2147483647.</translation>
    </message>
    <message numerus="yes">
        <source>Not sent: %n bytes are more than the server&apos;s --max-message-size allows.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>No enviado: %n byte es más de lo que permite --max-message-size del servidor.</numerusform>
            <numerusform>No enviado: %n bytes son más de lo que permite --max-message-size del servidor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: not connected.</source>
        <translation>No enviado: sin conexión.</translation>
    </message>
    <message>
        <source>Not sent: client %1 is not connected.</source>
        <translation>No enviado: el cliente %1 no está conectado.</translation>
    </message>
    <message>
        <source>Not sent: %1.</source>
        <extracomment>%1 is the fixed name of an error, as QueueFull</extracomment>
        <translation>No enviado: %1.</translation>
    </message>
    <message>
        <source>Cannot write to standard output: %1</source>
        <translation>No se puede escribir en la salida estándar: %1</translation>
    </message>
    <message>
        <source>Not sent: no message can be larger than %1 bytes.</source>
        <translation>No enviado: ningún mensaje puede superar los %1 bytes.</translation>
    </message>
    <message>
        <source>Not sent: interrupted.</source>
        <translation>No enviado: interrumpido.</translation>
    </message>
    <message>
        <source>Not sent: the server does not read.</source>
        <translation>No enviado: el servidor no lee.</translation>
    </message>
    <message>
        <source>Not sent: the connection was lost.</source>
        <translation>No enviado: se perdió la conexión.</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>cifrado</translation>
    </message>
    <message>
        <source>authenticated</source>
        <translation>autenticado</translation>
    </message>
    <message>
        <source>server</source>
        <translation>servidor</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>cliente %1</translation>
    </message>
    <message>
        <source>status: %1</source>
        <extracomment>%1 is a status, as &quot;Connecting&quot;</extracomment>
        <translation>estado: %1</translation>
    </message>
    <message>
        <source>id %1</source>
        <extracomment>the id that the server gave to us</extracomment>
        <translation>identificador %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>usuario %1</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>proceso %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the facts in &quot;connected: client 3, encrypted, version 2, user 1000, process 4711&quot;</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>connected: %1</source>
        <extracomment>%1 is a list of facts, as &quot;client 3, encrypted, version 2&quot;</extracomment>
        <translation>conectado: %1</translation>
    </message>
    <message>
        <source>message, type %1: </source>
        <translation>mensaje, tipo %1: </translation>
    </message>
    <message>
        <source>message, client %1, type %2: </source>
        <translation>mensaje, cliente %1, tipo %2: </translation>
    </message>
    <message>
        <source>disconnected: %1</source>
        <translation>desconectado: %1</translation>
    </message>
    <message>
        <source>disconnected: %1, %2</source>
        <extracomment>%1 is &quot;server&quot; or &quot;client 3&quot;, %2 the fixed name of an error, as Truncated</extracomment>
        <translation>desconectado: %1, %2</translation>
    </message>
    <message>
        <source>client %1: %2</source>
        <extracomment>%1 is a client&apos;s id, %2 what went wrong with it</extracomment>
        <translation>cliente %1: %2</translation>
    </message>
    <message>
        <source>Serves NAME and prints what arrives. Each line of standard input goes to every client. Runs until interrupted.</source>
        <translation>Atiende NAME y muestra lo que llega. Cada línea de la entrada estándar se envía a todos los clientes. Se ejecuta hasta que se interrumpe.</translation>
    </message>
    <message>
        <source>Connects to the server NAME, again after every loss, and prints what arrives. Each line of standard input goes to the server. Runs until interrupted.</source>
        <translation>Se conecta al servidor NAME, de nuevo tras cada corte, y muestra lo que llega. Cada línea de la entrada estándar se envía al servidor. Se ejecuta hasta que se interrumpe.</translation>
    </message>
    <message>
        <source>Connects to the server NAME, sends one message and ends. The exit code is 0 only when the message went out whole.</source>
        <translation>Se conecta al servidor NAME, envía un mensaje y termina. El código de salida es 0 solo si el mensaje salió entero.</translation>
    </message>
    <message>
        <source>Writes a new pre-shared key of 32 random bytes to FILE, for --key-file on both sides, and prints its fingerprint. A FILE that is there stays.</source>
        <translation>Escribe una nueva clave precompartida de 32 bytes aleatorios en FILE, para --key-file en ambos lados, y muestra su huella. Si FILE ya existe, se conserva.</translation>
    </message>
    <message>
        <source>Prints a short number by which two people can tell whether they have the same key. The key cannot be found out from it.</source>
        <translation>Muestra un número corto con el que dos personas pueden saber si tienen la misma clave. La clave no se puede deducir de él.</translation>
    </message>
    <message>
        <source>Measures how many messages a second go from one process to another on this machine, how many bytes of data that is, and how long a message takes there and back: half of them at most, and 99 of 100.</source>
        <translation>Mide cuántos mensajes por segundo van de un proceso a otro en este equipo, cuántos bytes de datos son y cuánto tarda como máximo un mensaje en ir y volver: en la mitad de los casos, y en 99 de cada 100.</translation>
    </message>
    <message>
        <source>The second process of gipc bench, which starts it.</source>
        <translation>El segundo proceso de gipc bench, que lo inicia.</translation>
    </message>
    <message>
        <source>[options]</source>
        <extracomment>stands for any options in the line that shows how a command is used</extracomment>
        <translation>[opciones]</translation>
    </message>
    <message>
        <source>Usage: gipc %1 %2</source>
        <extracomment>%1 is a command, %2 what comes behind it, as in &quot;Usage: gipc listen [options] NAME&quot;</extracomment>
        <translation>Uso: gipc %1 %2</translation>
    </message>
    <message>
        <source>Talk unencrypted; both sides must agree.</source>
        <translation>Comunicarse sin cifrar; ambos lados deben estar de acuerdo.</translation>
    </message>
    <message>
        <source>Use TCP instead of a local socket.</source>
        <translation>Usar TCP en lugar de un socket local.</translation>
    </message>
    <message>
        <source>With --network: the address (GIPC_NETWORK_HOST, else 127.0.0.1).</source>
        <translation>Con --network: la dirección (GIPC_NETWORK_HOST, si no 127.0.0.1).</translation>
    </message>
    <message>
        <source>With --network: the port (GIPC_NETWORK_PORT, else 8100). For listen, 0 is any free one.</source>
        <translation>Con --network: el puerto (GIPC_NETWORK_PORT, si no 8100). Para listen, 0 es cualquiera libre.</translation>
    </message>
    <message>
        <source>The path of the local socket, instead of the one made of NAME.</source>
        <translation>La ruta del socket local, en lugar de la que se forma con NAME.</translation>
    </message>
    <message>
        <source>compatible: version 2 of the protocol only, as Go programs speak it; prefer: GIPC-X with those who know it; require: with others not at all (prefer).</source>
        <translation>compatible: solo la versión 2 del protocolo, como la hablan los programas de Go; prefer: GIPC-X con quienes lo conocen; require: con otros nada (prefer).</translation>
    </message>
    <message>
        <source>A pre-shared key that both sides must have; gipc keygen makes one. The other side must then speak GIPC-X.</source>
        <translation>Una clave precompartida que ambos lados deben tener; gipc keygen crea una. El otro lado debe hablar entonces GIPC-X.</translation>
    </message>
    <message>
        <source>The name of that key, the same on both sides (empty).</source>
        <translation>El nombre de esa clave, el mismo en ambos lados (vacío).</translation>
    </message>
    <message>
        <source>Serve any number of clients at a time, those of Go included.</source>
        <translation>Atender a cualquier número de clientes a la vez, incluidos los de Go.</translation>
    </message>
    <message>
        <source>Let other users connect (socket mode 0777).</source>
        <translation>Permitir que se conecten otros usuarios (socket con modo 0777).</translation>
    </message>
    <message>
        <source>The server is one of Go&apos;s multi-client mode: ask it for an id first. A server of this library does not need that.</source>
        <translation>El servidor está en el modo multicliente de Go: pedirle primero un identificador. Un servidor de esta biblioteca no lo necesita.</translation>
    </message>
    <message>
        <source>Milliseconds between two attempts to connect (1000).</source>
        <translation>Milisegundos entre dos intentos de conexión (1000).</translation>
    </message>
    <message>
        <source>End after N messages received.</source>
        <translation>Terminar tras recibir N mensajes.</translation>
    </message>
    <message>
        <source>The type of what is sent, 1 to 2147483647 (1); lines of JSON have their own.</source>
        <translation>El tipo de lo que se envía, de 1 a 2147483647 (1); las líneas de JSON tienen el suyo.</translation>
    </message>
    <message>
        <source>Input and output: readable lines, or a JSON object per line with the data in Base64 (text).</source>
        <translation>Entrada y salida: líneas legibles, o un objeto JSON por línea con los datos en Base64 (text).</translation>
    </message>
    <message>
        <source>Print messages only.</source>
        <translation>Mostrar solo mensajes.</translation>
    </message>
    <message>
        <source>Use TCP on 127.0.0.1 instead of a local socket.</source>
        <translation>Usar TCP en 127.0.0.1 en lugar de un socket local.</translation>
    </message>
    <message>
        <source>The bytes of a message (64, 1024, 65536 and 1048576 in turn).</source>
        <translation>Los bytes de un mensaje (64, 1024, 65536 y 1048576, uno tras otro).</translation>
    </message>
    <message>
        <source>How long each of the measurements takes, two for each protection and size; a quarter of it is added to warm up (0.3).</source>
        <translation>Cuánto dura cada una de las mediciones, dos por protección y tamaño; se añade una cuarta parte para el calentamiento (0.3).</translation>
    </message>
    <message>
        <source>A table, or one JSON object (text).</source>
        <translation>Una tabla o un único objeto JSON (text).</translation>
    </message>
    <message>
        <source>The same as --format json.</source>
        <translation>Lo mismo que --format json.</translation>
    </message>
    <message>
        <source>Show no progress.</source>
        <translation>No mostrar el progreso.</translation>
    </message>
    <message>
        <source>The file with the key, its bare bytes.</source>
        <translation>El archivo con la clave, solo sus bytes.</translation>
    </message>
    <message>
        <source>The server&apos;s name; its socket is /tmp/NAME.sock.</source>
        <translation>El nombre del servidor; su socket es /tmp/NAME.sock.</translation>
    </message>
    <message>
        <source>serve NAME; print what arrives, send each line of standard input</source>
        <translation>atender NAME; mostrar lo que llega, enviar cada línea de la entrada estándar</translation>
    </message>
    <message>
        <source>connect to NAME; print what arrives, send each line of standard input</source>
        <translation>conectarse a NAME; mostrar lo que llega, enviar cada línea de la entrada estándar</translation>
    </message>
    <message>
        <source>send one message to NAME and end; DATA - is all of standard input</source>
        <translation>enviar un mensaje a NAME y terminar; DATA - es toda la entrada estándar</translation>
    </message>
    <message>
        <source>make a pre-shared key for --key-file</source>
        <translation>crear una clave precompartida para --key-file</translation>
    </message>
    <message>
        <source>print what tells that key from others</source>
        <translation>mostrar lo que distingue esa clave de otras</translation>
    </message>
    <message>
        <source>measure how fast messages are on this machine</source>
        <translation>medir la rapidez de los mensajes en este equipo</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>wrong arguments</source>
        <translation>argumentos incorrectos</translation>
    </message>
    <message>
        <source>no server, or not in time</source>
        <translation>ningún servidor, o no a tiempo</translation>
    </message>
    <message>
        <source>handshake or authentication failed</source>
        <translation>falló la negociación o la autenticación</translation>
    </message>
    <message>
        <source>message refused</source>
        <translation>mensaje rechazado</translation>
    </message>
    <message>
        <source>name in use</source>
        <translation>nombre en uso</translation>
    </message>
    <message>
        <source>Usage: gipc COMMAND NAME [options]</source>
        <translation>Uso: gipc COMMAND NAME [opciones]</translation>
    </message>
    <message>
        <source>Sends and receives messages over a gipc channel, encrypted unless told otherwise.</source>
        <translation>Envía y recibe mensajes por un canal gipc, cifrado si no se pide otra cosa.</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Órdenes:</translation>
    </message>
    <message>
        <source>gipc COMMAND --help shows the options of a command, gipc --version the version.</source>
        <translation>gipc COMMAND --help muestra las opciones de una orden, gipc --version la versión.</translation>
    </message>
    <message>
        <source>In two terminals:</source>
        <translation>En dos terminales:</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>Códigos de salida:</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Mostrar esta ayuda.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Mostrar la versión.</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Opciones:</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>Argumentos:</translation>
    </message>
    <message>
        <source>Try gipc --help.</source>
        <translation>Pruebe gipc --help.</translation>
    </message>
    <message>
        <source>%1. Try gipc %2 --help.</source>
        <extracomment>%1 is the line that begins with &quot;Usage:&quot;, %2 a command</extracomment>
        <translation>%1. Pruebe gipc %2 --help.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no server&apos;s name: that is 1 to 64 of A-Z a-z 0-9 . _ -, with no dot at the start.</source>
        <translation>«%1» no es el nombre de un servidor: son de 1 a 64 caracteres de A-Z a-z 0-9 . _ -, sin punto al principio.</translation>
    </message>
    <message>
        <source>--raw and --format json exclude each other.</source>
        <translation>--raw y --format json se excluyen mutuamente.</translation>
    </message>
    <message>
        <source>Print the data of messages as they are and nothing else: no escapes, no ends of lines.</source>
        <translation>Mostrar los datos de los mensajes tal cual y nada más: sin secuencias de escape ni finales de línea.</translation>
    </message>
    <message>
        <source>The message, with --format json one object as in a line of input; - is all of standard input. Put -- before what begins with a dash.</source>
        <translation>El mensaje, con --format json un objeto como en una línea de la entrada; - es toda la entrada estándar. Ponga -- delante de lo que empiece con un guion.</translation>
    </message>
    <message>
        <source>Milliseconds that the other side has for the handshake (5000, with --network 10000).</source>
        <translation>Milisegundos que el otro lado tiene para la negociación (5000, con --network 10000).</translation>
    </message>
    <message>
        <source>this key is not among those allowed</source>
        <translation>esta clave no está entre las permitidas</translation>
    </message>
    <message>
        <source>--allow-key needs --key-file.</source>
        <translation>--allow-key necesita --key-file.</translation>
    </message>
    <message numerus="yes">
        <source>--allow-key takes at most %n bytes.</source>
        <translation>
            <numerusform>--allow-key admite como máximo %n byte.</numerusform>
            <numerusform>--allow-key admite como máximo %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Milliseconds within which something is sent at the latest, with GIPC-X; 0 is a third of what the other side allows. On TCP in version 2, how often something is sent (5000).</source>
        <translation>Milisegundos en los que, con GIPC-X, se envía algo a más tardar; 0 es un tercio de lo que permite el otro lado. Por TCP en la versión 2, cada cuánto se envía algo (5000).</translation>
    </message>
    <message>
        <source>Milliseconds for which the other side may be silent, with GIPC-X; at least 1000, and 0 is for ever (15000).</source>
        <translation>Milisegundos que el otro lado puede callar, con GIPC-X; al menos 1000, y 0 es para siempre (15000).</translation>
    </message>
    <message>
        <source>Let in only clients whose key has this name; may be given several times.</source>
        <translation>Admitir solo a clientes cuya clave tenga este nombre; puede darse varias veces.</translation>
    </message>
    <message>
        <source>key &quot;%1&quot;</source>
        <extracomment>%1 is the name of a pre-shared key, and may be empty</extracomment>
        <translation>clave «%1»</translation>
    </message>
    <message>
        <source>no request %1 waits for an answer</source>
        <translation>ninguna petición %1 espera respuesta</translation>
    </message>
    <message>
        <source>no request %1 is open</source>
        <extracomment>%1 is what a program has called its request</extracomment>
        <translation>no hay ninguna petición %1 abierta</translation>
    </message>
    <message>
        <source>a request %1 is open already</source>
        <translation>ya hay una petición %1 abierta</translation>
    </message>
    <message>
        <source>&quot;client&quot; must say which of several is asked</source>
        <translation>«client» debe decir a cuál de varios se pregunta</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3</source>
        <translation>«%1» debe ser un número entero de %2 a %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string</source>
        <translation>«%1» debe ser una cadena</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a string or a number</source>
        <translation>«%1» debe ser una cadena o un número</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and &quot;%2&quot; exclude each other</source>
        <translation>«%1» y «%2» se excluyen</translation>
    </message>
    <message>
        <source>not a message</source>
        <translation>no es un mensaje</translation>
    </message>
    <message>
        <source>The program that answers has ended.</source>
        <translation>El programa que responde ha terminado.</translation>
    </message>
    <message>
        <source>--%1 needs --exec.</source>
        <translation>--%1 necesita --exec.</translation>
    </message>
    <message>
        <source>Send each message back to its sender, same type; a request is answered so, too.</source>
        <translation>Devolver cada mensaje a su remitente, con el mismo tipo; así se responde también a las peticiones.</translation>
    </message>
    <message>
        <source>Give up after so many milliseconds without a connection, call then after as many without an answer; 0 is never (connect: 0, send: 5000, call: 5000 and 30000).</source>
        <translation>Abandonar tras tantos milisegundos sin conexión, y call después tras otros tantos sin respuesta; 0 es nunca (connect: 0, send: 5000, call: 5000 y 30000).</translation>
    </message>
    <message>
        <source>Start PROGRAM for each request: its input is the request&apos;s data, its output the answer. With another exit code than 0 the request has failed, and the last line of its standard error says why. Arguments for it stand behind NAME; put -- before those that begin with a dash.</source>
        <translation>Iniciar PROGRAM para cada petición: su entrada son los datos de la petición, su salida la respuesta. Con un código de salida distinto de 0 la petición ha fallado, y la última línea de su salida de errores dice por qué. Sus argumentos van detrás de NAME; ponga -- antes de los que empiezan por un guion.</translation>
    </message>
    <message>
        <source>Milliseconds that PROGRAM may take; 0 is any time (30000).</source>
        <translation>Milisegundos que puede tardar PROGRAM; 0 es sin límite (30000).</translation>
    </message>
    <message>
        <source>How many requests of a client PROGRAM does at a time; others wait (4).</source>
        <translation>Cuántas peticiones de un cliente hace PROGRAM a la vez; las demás esperan (4).</translation>
    </message>
    <message>
        <source>The largest message in bytes, received, read from standard input or answered by PROGRAM (listen: 3145728, else 67108864).</source>
        <translation>El mensaje más grande en bytes que se recibe, se lee de la entrada estándar o responde PROGRAM (listen: 3145728; los demás: 67108864).</translation>
    </message>
    <message>
        <source>End when standard input has ended, all of it has been sent, and what it asked is answered.</source>
        <translation>Terminar cuando la entrada estándar ha terminado, todo se ha enviado y lo que pidió tiene respuesta.</translation>
    </message>
    <message>
        <source>The answer is larger than %1 bytes.</source>
        <translation>La respuesta tiene más de %1 bytes.</translation>
    </message>
    <message>
        <source>The program takes longer than %1 ms.</source>
        <translation>El programa tarda más de %1 ms.</translation>
    </message>
    <message>
        <source>The program does not start: %1</source>
        <extracomment>%1 is the system&apos;s reason</extracomment>
        <translation>El programa no arranca: %1</translation>
    </message>
    <message>
        <source>The program&apos;s exit code is %1.</source>
        <translation>El código de salida del programa es %1.</translation>
    </message>
    <message>
        <source>Signal %1 has ended the program.</source>
        <translation>La señal %1 terminó el programa.</translation>
    </message>
    <message>
        <source>The answer is larger than the other side accepts.</source>
        <translation>La respuesta es mayor de lo que acepta el otro lado.</translation>
    </message>
    <message>
        <source>Request of type %1: %2</source>
        <translation>Petición de tipo %1: %2</translation>
    </message>
    <message>
        <source>Request of client %1, type %2: %3</source>
        <translation>Petición del cliente %1, tipo %2: %3</translation>
    </message>
    <message>
        <source>There is no program %1 that can be executed.</source>
        <translation>No hay ningún programa %1 que se pueda ejecutar.</translation>
    </message>
    <message>
        <source>request, type %1: </source>
        <translation>petición, tipo %1: </translation>
    </message>
    <message>
        <source>request, client %1, type %2: </source>
        <translation>petición, cliente %1, tipo %2: </translation>
    </message>
    <message>
        <source>request given up</source>
        <translation>petición abandonada</translation>
    </message>
    <message>
        <source>request given up: client %1</source>
        <translation>petición abandonada: cliente %1</translation>
    </message>
    <message>
        <source>Connects to the server NAME, sends one request, prints the data of its answer and ends.</source>
        <translation>Se conecta al servidor NAME, envía una petición, muestra los datos de la respuesta y termina.</translation>
    </message>
    <message>
        <source>send one request to NAME, print its answer and end</source>
        <translation>enviar una petición a NAME, mostrar la respuesta y terminar</translation>
    </message>
    <message>
        <source>request failed</source>
        <translation>petición fallida</translation>
    </message>
    <message>
        <source>nobody answers requests</source>
        <translation>nadie responde a peticiones</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Missing value after &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>Falta un valor después de «%1».</translation>
    </message>
    <message>
        <source>Unexpected value after &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>Valor inesperado después de «%1».</translation>
    </message>
</context>
</TS>
