<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>MessageBar</name>
    <message numerus="yes">
        <source>Paused · %Ln new</source>
        <extracomment>counts of messages</extracomment>
        <translation>
            <numerusform>Paused · %Ln new</numerusform>
            <numerusform>Paused · %Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln</source>
        <translation>
            <numerusform>the last %Ln</numerusform>
            <numerusform>the last %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message numerus="yes">
        <source>%Ln messages are hidden. Escape in the filter shows all.</source>
        <translation>
            <numerusform>%Ln message is hidden. Escape in the filter shows all.</numerusform>
            <numerusform>%Ln messages are hidden. Escape in the filter shows all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SidebarRow</name>
    <message numerus="yes">
        <source>%1 · %Ln clients</source>
        <extracomment>%1 is &quot;Server&quot; or &quot;Client&quot;, %2 a status as &quot;Listening&quot;</extracomment>
        <translation>
            <numerusform>%1 · %Ln client</numerusform>
            <numerusform>%1 · %Ln clients</numerusform>
        </translation>
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
</context>
<context>
    <name>Words</name>
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
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
</TS>
