<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Gipc</name>
    <message numerus="yes">
        <source>The path %1 is too long: the system allows %n bytes. Use a shorter name.</source>
        <extracomment>%n is about 100</extracomment>
        <translation>
            <numerusform>The path %1 is too long: the system allows %n byte. Use a shorter name.</numerusform>
            <numerusform>The path %1 is too long: the system allows %n bytes. Use a shorter name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client was turned away: no more than %n may be connected. Raise maxClients to let more in.</source>
        <translation>
            <numerusform>A client was turned away: no more than %n may be connected. Raise maxClients to let more in.</numerusform>
            <numerusform>A client was turned away: no more than %n may be connected. Raise maxClients to let more in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client of %1 was turned away: no more than %n of them may be connected. Raise maxClientsPerPeer to let more in.</source>
        <extracomment>%1 is the number of a user, the address of a host or the name of a key</extracomment>
        <translation>
            <numerusform>A client of %1 was turned away: no more than %n of them may be connected. Raise maxClientsPerPeer to let more in.</numerusform>
            <numerusform>A client of %1 was turned away: no more than %n of them may be connected. Raise maxClientsPerPeer to let more in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A client was given no id: no more than %n may wait for those who asked for them. Raise maxWaitingIds or maxWaitingIdsPerPeer.</source>
        <translation>
            <numerusform>A client was given no id: no more than %n may wait for those who asked for them. Raise maxWaitingIds or maxWaitingIdsPerPeer.</numerusform>
            <numerusform>A client was given no id: no more than %n may wait for those who asked for them. Raise maxWaitingIds or maxWaitingIdsPerPeer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service name &quot;%1&quot; is too long: it takes %n bytes of UTF-8.</source>
        <translation>
            <numerusform>The service name &quot;%1&quot; is too long: it takes %n byte of UTF-8.</numerusform>
            <numerusform>The service name &quot;%1&quot; is too long: it takes %n bytes of UTF-8.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of clients that have left were dropped: they were not read, and departedInboxLimit is reached.</source>
        <extracomment>departedInboxLimit is a property</extracomment>
        <translation>
            <numerusform>%n message of clients that have left was dropped: it was not read, and departedInboxLimit is reached.</numerusform>
            <numerusform>%n messages of clients that have left were dropped: they were not read, and departedInboxLimit is reached.</numerusform>
        </translation>
    </message>
</context>
</TS>
