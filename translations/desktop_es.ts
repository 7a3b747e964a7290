<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>Channel</name>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
</context>
<context>
    <name>ChannelHeader</name>
    <message>
        <source>Retry</source>
        <extracomment>Buttons: open or close the channel</extracomment>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Remove from the list (Delete)</source>
        <translation>Quitar de la lista (Supr)</translation>
    </message>
    <message>
        <source>Received: %1 (%2)</source>
        <extracomment>%1 is as &quot;5 messages&quot;, %2 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>Recibido: %1 (%2)</translation>
    </message>
    <message>
        <source>Sent: %1 (%2)</source>
        <extracomment>%1 is as &quot;5 messages&quot;, %2 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>Enviado: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>ChannelPage</name>
    <message>
        <source>Messages per second</source>
        <translation>Mensajes por segundo</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>Bytes por segundo</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Clients (%L1)</source>
        <translation>Clientes (%L1)</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
</context>
<context>
    <name>ClientList</name>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>No clients</source>
        <translation>Ningún cliente</translation>
    </message>
    <message>
        <source>The server waits for them at %1</source>
        <translation>El servidor los espera en %1</translation>
    </message>
    <message>
        <source>The server is not open.</source>
        <translation>El servidor no está abierto.</translation>
    </message>
</context>
<context>
    <name>ClientRow</name>
    <message>
        <source>process %1</source>
        <translation>proceso %1</translation>
    </message>
    <message>
        <source>Client %1, %2</source>
        <translation>Cliente %1, %2</translation>
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
        <translation>Tipo de mensaje</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
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
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Write a message, Enter sends it</source>
        <translation>Escriba un mensaje, Intro lo envía</translation>
    </message>
    <message>
        <source>No client is connected</source>
        <translation>No hay ningún cliente conectado</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>to all</source>
        <translation>a todos</translation>
    </message>
    <message>
        <source>Number of the client to send to; empty: all</source>
        <translation>Número del cliente al que se envía; vacío: todos</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>These are not bytes in hexadecimal digits, two for each, as in 48 65 6c.</source>
        <translation>No son bytes en dígitos hexadecimales, dos por cada uno, como en 48 65 6c.</translation>
    </message>
    <message>
        <source>This is not JSON: %1, at character %2.</source>
        <extracomment>%1 is what is wrong, as Qt says it</extracomment>
        <translation>Esto no es JSON: %1, en el carácter %2.</translation>
    </message>
    <message>
        <source>Not sent: client %1 is gone.</source>
        <translation>No enviado: el cliente %1 ya no está.</translation>
    </message>
    <message>
        <source>Not sent: no client is connected.</source>
        <translation>No enviado: no hay ningún cliente conectado.</translation>
    </message>
    <message>
        <source>Not sent: there is no connection.</source>
        <translation>No enviado: no hay conexión.</translation>
    </message>
    <message>
        <source>Not sent: %1 are more than the server accepts.</source>
        <extracomment>%1 is a size, as &quot;1.5 MB&quot;</extracomment>
        <translation>No enviado: %1 es más de lo que el servidor acepta.</translation>
    </message>
    <message>
        <source>Not sent: too much is waiting already. The other side does not read.</source>
        <translation>No enviado: ya hay demasiado en espera. El otro lado no lee.</translation>
    </message>
    <message>
        <source>Not sent: a message type is a number from 1 to 2147483647.</source>
        <translation>No enviado: un tipo de mensaje es un número del 1 al 2147483647.</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>No enviado.</translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 no es un archivo.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 what the system says</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Other users can get at the key in %1.</source>
        <translation>Otros usuarios tienen acceso a la clave de %1.</translation>
    </message>
    <message>
        <source>%1 holds no key: that is 32 to 64 bytes, not all of them zero.</source>
        <translation>%1 no contiene ninguna clave: son de 32 a 64 bytes, no todos cero.</translation>
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
        <translation>No hay ningún canal abierto</translation>
    </message>
    <message>
        <source>Open a server for others to connect to, or a client of a server that runs already. You then see every message and how much passes.</source>
        <translation>Abra un servidor para que otros se conecten, o un cliente de un servidor ya en marcha. Verá entonces cada mensaje y cuánto pasa.</translation>
    </message>
    <message>
        <source>New channel…</source>
        <translation>Nuevo canal…</translation>
    </message>
    <message>
        <source>or press Ctrl+N</source>
        <translation>o pulse Ctrl+N</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Filter: text, 0x bytes, type:5</source>
        <extracomment>&quot;type:&quot; and &quot;0x&quot; are typed like this in every language</extracomment>
        <translation>Filtro: texto, 0x bytes, type:5</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>Filtrar mensajes</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>In and out</source>
        <extracomment>messages that come in, that go out</extracomment>
        <translation>Entrada y salida</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Go on (Ctrl+P)</source>
        <translation>Continuar (Ctrl+P)</translation>
    </message>
    <message>
        <source>Pause (Ctrl+P)</source>
        <translation>Pausar (Ctrl+P)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Clear the list of messages</source>
        <translation>Vaciar la lista de mensajes</translation>
    </message>
    <message numerus="yes">
        <source>Paused · %Ln new</source>
        <extracomment>counts of messages</extracomment>
        <translation>
            <numerusform>En pausa · %Ln nuevo</numerusform>
            <numerusform>En pausa · %Ln nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln</source>
        <translation>
            <numerusform>el último (%Ln)</numerusform>
            <numerusform>los últimos %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageDetails</name>
    <message>
        <source>Sent at %1 · type %2 · %3</source>
        <extracomment>%1 is a time, %3 a size as &quot;1.5 kB&quot;</extracomment>
        <translation>Enviado a las %1 · tipo %2 · %3</translation>
    </message>
    <message>
        <source>Received at %1 · type %2 · %3</source>
        <translation>Recibido a las %1 · tipo %2 · %3</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Content of the message</source>
        <translation>Contenido del mensaje</translation>
    </message>
    <message>
        <source>The first %1 of %2 are kept.</source>
        <extracomment>sizes, as &quot;4.0 kB of 1.5 MB&quot;</extracomment>
        <translation>Se conservan los primeros %1 de %2.</translation>
    </message>
</context>
<context>
    <name>MessageHeader</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>Nada coincide con el filtro</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Aún no hay mensajes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are hidden. Escape in the filter shows all.</source>
        <translation>
            <numerusform>Hay %Ln mensaje oculto. Esc en el filtro los muestra todos.</numerusform>
            <numerusform>Hay %Ln mensajes ocultos. Esc en el filtro los muestra todos.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is received and sent appears here.</source>
        <translation>Lo que se recibe y se envía aparece aquí.</translation>
    </message>
    <message>
        <source>The channel is not open.</source>
        <translation>El canal no está abierto.</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>all</source>
        <extracomment>whom a message went to</extracomment>
        <translation>todos</translation>
    </message>
    <message>
        <source>%1, sent, type %2, %3: %4</source>
        <extracomment>%1 is a time, %3 a size as &quot;1.5 kB&quot;, %4 the message</extracomment>
        <translation>%1, enviado, tipo %2, %3: %4</translation>
    </message>
    <message>
        <source>%1, received, type %2, %3: %4</source>
        <translation>%1, recibido, tipo %2, %3: %4</translation>
    </message>
</context>
<context>
    <name>NewChannelDialog</name>
    <message>
        <source>New channel</source>
        <translation>Nuevo canal</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Takes the name and waits for clients.</source>
        <translation>Toma el nombre y espera a los clientes.</translation>
    </message>
    <message>
        <source>Looks for the server with this name, and connects again after every loss.</source>
        <translation>Busca el servidor con este nombre y vuelve a conectarse tras cada pérdida.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>Nombre del canal</translation>
    </message>
    <message>
        <source>for example: sensors</source>
        <translation>por ejemplo: sensors</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes and underscores</source>
        <translation>Letras, cifras, puntos, guiones y guiones bajos</translation>
    </message>
    <message>
        <source>Over the network (TCP)</source>
        <translation>Por la red (TCP)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>Both sides must have it off. Whoever can listen in reads and changes messages.</source>
        <translation>Ambos lados deben tenerlo desactivado. Quien pueda interceptar la conexión lee y modifica los mensajes.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Path of the socket</source>
        <translation>Ruta del socket</translation>
    </message>
    <message>
        <source>File with a pre-shared key</source>
        <translation>Archivo con una clave precompartida</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Nombre de la clave</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Opens Gipc servers and clients, and shows their state and what passes.</source>
        <translation>Abre servidores y clientes Gipc y muestra su estado y lo que pasa.</translation>
    </message>
    <message>
        <source>Open a server with this name; can be repeated.</source>
        <translation>Abrir un servidor con este nombre; puede repetirse.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>Open a client of the server with this name; can be repeated.</source>
        <translation>Abrir un cliente del servidor con este nombre; puede repetirse.</translation>
    </message>
    <message>
        <source>Open servers and clients that talk to each other.</source>
        <translation>Abrir servidores y clientes que se comunican entre sí.</translation>
    </message>
    <message>
        <source>Look at this one of the channels, counted from 1.</source>
        <translation>Mirar este de los canales, contando desde 1.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system, light o dark.</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>tema</translation>
    </message>
    <message>
        <source>The language, as de or zh_CN.</source>
        <translation>El idioma, como de o zh_CN.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>código</translation>
    </message>
    <message>
        <source>The window&apos;s size, as 1180x760.</source>
        <translation>El tamaño de la ventana, como 1180x760.</translation>
    </message>
    <message>
        <source>size</source>
        <translation>tamaño</translation>
    </message>
    <message>
        <source>Save a picture of the window once nothing changes by itself, and end.</source>
        <translation>Guardar una imagen de la ventana en cuanto nada cambie por sí solo, y terminar.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>With --screenshot: after so many seconds of traffic.</source>
        <translation>Con --screenshot: tras ese número de segundos de tráfico.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>The path of their socket, instead of the one made of the name.</source>
        <translation>La ruta de su socket, en lugar de la que se forma con el nombre.</translation>
    </message>
    <message>
        <source>path</source>
        <translation>ruta</translation>
    </message>
    <message>
        <source>The pre-shared key that they must have, as gipc keygen makes it.</source>
        <translation>La clave precompartida que deben tener, tal como la crea gipc keygen.</translation>
    </message>
    <message>
        <source>The name of that key.</source>
        <translation>El nombre de esa clave.</translation>
    </message>
    <message>
        <source>--key-id needs --key-file.</source>
        <translation>--key-id necesita --key-file.</translation>
    </message>
</context>
<context>
    <name>PlotCard</name>
    <message>
        <source>%1: %2 in, %3 out</source>
        <extracomment>%1 is as &quot;Messages per second&quot;</extracomment>
        <translation>%1: entran %2, salen %3</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>in a plot: what comes in, %1 is a number or as &quot;1.5 kB&quot;</extracomment>
        <translation>entrada %1</translation>
    </message>
    <message>
        <source>out %1</source>
        <extracomment>in a plot: what goes out, %1 is a number or as &quot;1.5 kB&quot;</extracomment>
        <translation>salida %1</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Usage: %1</source>
        <extracomment>%1 is a program with its options</extracomment>
        <translation>Uso: %1</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[opciones]</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Opciones:</translation>
    </message>
    <message>
        <source>Displays help on commandline options.</source>
        <translation>Mostrar la ayuda sobre las opciones de la línea de órdenes.</translation>
    </message>
    <message>
        <source>Displays help including Qt specific options.</source>
        <translation>Mostrar la ayuda, incluidas las opciones propias de Qt.</translation>
    </message>
    <message>
        <source>Unknown option &apos;%1&apos;.</source>
        <extracomment>%1 is an option</extracomment>
        <translation>Opción desconocida: «%1».</translation>
    </message>
    <message>
        <source>Unknown options: %1.</source>
        <translation>Opciones desconocidas: %1.</translation>
    </message>
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
<context>
    <name>SettingsButton</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>New channel (Ctrl+N)</source>
        <translation>Nuevo canal (Ctrl+N)</translation>
    </message>
    <message>
        <source>None yet. Servers and clients that you open are listed here.</source>
        <translation>Aún ninguno. Los servidores y clientes que abra aparecen aquí.</translation>
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
            <numerusform>%1 · %Ln cliente</numerusform>
            <numerusform>%1 · %Ln clientes</numerusform>
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
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>60 s ago</source>
        <translation>hace 60 s</translation>
    </message>
    <message>
        <source>30 s</source>
        <translation>30 s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Authenticated</source>
        <translation>Autenticado</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>Unencrypted</source>
        <translation>Sin cifrar</translation>
    </message>
    <message>
        <source>Nobody can listen in, and both sides have shown that they have the same key.</source>
        <translation>Nadie puede interceptar los mensajes, y ambos lados han demostrado que tienen la misma clave.</translation>
    </message>
    <message>
        <source>Nobody can listen in. Who the other side is has not been shown: that takes a key.</source>
        <translation>Nadie puede interceptar los mensajes. No se ha demostrado quién es el otro lado: para eso hace falta una clave.</translation>
    </message>
    <message>
        <source>Whoever can listen in reads and changes messages.</source>
        <translation>Quien pueda interceptar la conexión lee y modifica los mensajes.</translation>
    </message>
    <message>
        <source>A name belongs to one server. Close the other one, or choose another name.</source>
        <translation>Un nombre pertenece a un solo servidor. Cierre el otro o elija otro nombre.</translation>
    </message>
    <message>
        <source>Start the server, or check the name. The client connects as soon as it is there.</source>
        <translation>Inicie el servidor o compruebe el nombre. El cliente se conectará en cuanto el servidor esté disponible.</translation>
    </message>
    <message>
        <source>Ask who runs the server to let other users in.</source>
        <translation>Pida a quien gestiona el servidor que admita a otros usuarios.</translation>
    </message>
    <message>
        <source>Check host and port, and whether a firewall is between.</source>
        <translation>Compruebe el equipo y el puerto, y si hay un cortafuegos de por medio.</translation>
    </message>
    <message>
        <source>The server may serve one client only, or not your user.</source>
        <translation>Puede que el servidor atienda a un solo cliente, o no a su usuario.</translation>
    </message>
    <message>
        <source>Check that a gipc program is at the other end.</source>
        <translation>Compruebe que en el otro extremo haya un programa gipc.</translation>
    </message>
    <message>
        <source>Something between the two sides changes what passes. Do not trust this way.</source>
        <translation>Algo entre ambos lados modifica lo que pasa. No confíe en esta vía.</translation>
    </message>
    <message>
        <source>The other side has crashed or was ended. A client connects again by itself.</source>
        <translation>El otro lado se bloqueó o fue terminado. Un cliente vuelve a conectarse por sí solo.</translation>
    </message>
    <message>
        <source>Both sides need the same key file and key name.</source>
        <translation>Ambos lados necesitan el mismo archivo de clave y el mismo nombre de clave.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
</TS>
