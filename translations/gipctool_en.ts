<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>GipcTool</name>
    <message numerus="yes">
        <source>--key-id takes at most %n bytes.</source>
        <translation>
            <numerusform>--key-id takes at most %n byte.</numerusform>
            <numerusform>--key-id takes at most %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not sent: %n bytes are more than the server&apos;s --max-message-size allows.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>Not sent: %n byte is more than the server&apos;s --max-message-size allows.</numerusform>
            <numerusform>Not sent: %n bytes are more than the server&apos;s --max-message-size allows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>--allow-key takes at most %n bytes.</source>
        <translation>
            <numerusform>--allow-key takes at most %n byte.</numerusform>
            <numerusform>--allow-key takes at most %n bytes.</numerusform>
        </translation>
    </message>
</context>
</TS>
