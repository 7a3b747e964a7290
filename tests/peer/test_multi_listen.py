# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""Go-style clients in Python, of multi-client mode and without, and `gipc listen --multi`."""

import os
import threading
import time

import gipcwire as wire
import goscheme
from peertest import MESSAGES, for_each



def large_messages(count):
    """An outbox takes two of them, and no socket takes one."""
    return [bytes([number]) + bytes(3 * 1024 * 1024 - 1) for number in range(count)]


class MultiClients:
    def start_multi_listen(self, *options):
        return self.start_listen("--multi", *options)

    def ask_for_id(self, manager=None):
        manager = manager or self.client(suffix="_manager")
        client_id = goscheme.ask_for_id(manager)
        self.managers = {**getattr(self, "managers", {}), client_id: manager}
        return client_id

    def client_with_id(self, client_id):
        stream = wire.Stream(goscheme.dial_id(self.place, client_id))
        self.addCleanup(stream.close)
        client = wire.Client(stream, encrypted=self.encrypted, nonces=wire.RandomNonces())
        client.handshake()
        if manager := self.managers.pop(client_id, None):  # none if it dials again after a loss
            goscheme.leave_manager(manager)
        return client

    def multi_client(self):
        return self.client_with_id(self.ask_for_id())

    def plain_client(self):
        return self.client().handshake()

    def assert_echo(self, client, data):
        client.send(1, data)
        self.assertEqual(client.receive(), (1, data))


@for_each()
class MultiListen(MultiClients):
    def test_messages_both_ways(self):
        tool = self.start_multi_listen()
        client = self.multi_client()
        number = self.assert_connected(tool)["client"]
        for message in MESSAGES:
            client.send(*message)
            tool.write(*message, client=number)
        for message in MESSAGES:
            self.assertEqual(tool.message(), message)
            self.assertEqual(client.receive(), message)
        client.stream.close()
        tool.event("disconnected", client=number)
        # Who only asked for an id was never anybody's client.
        self.assertEqual((number, tool.unread("connected")), (1, []))

    def test_several_requests_at_once(self):
        self.start_multi_listen("--echo")
        managers = [self.client(suffix="_manager") for _ in range(5)]
        for manager in managers:
            manager.read_greeting()  # all are in the middle of it
        ids = []
        for manager in managers:
            manager.read_greeting = lambda: None
            ids.append(self.ask_for_id(manager))
        self.assertEqual(len(set(ids)), 5)
        clients = [self.client_with_id(client_id) for client_id in reversed(ids)]
        for number, client in enumerate(clients):
            client.send(1, b"%d" % number)
        for number, client in enumerate(clients):
            self.assertEqual(client.receive(), (1, b"%d" % number))

    def test_clients_of_both_kinds(self):
        tool = self.start_multi_listen("--echo")
        clients = [self.multi_client(), self.plain_client(), self.multi_client()]
        clients.append(self.plain_client())
        numbers = {tool.event("connected")["client"] for _ in clients}
        self.assertEqual(numbers, {1, 2, 3, 4})
        for client in clients:
            self.assert_echo(client, b"one by one")
        tool.write(2, b"to all")
        for client in clients:
            self.assertEqual(client.receive(), (2, b"to all"))
        for client in clients[:2]:
            client.stream.close()
            numbers.remove(tool.event("disconnected")["client"])
        tool.write(3, b"to who is left")
        for client in clients[2:]:
            self.assertEqual(client.receive(), (3, b"to who is left"))
        for number in numbers:
            tool.write(4, b"%d" % number, client=number)
        answers = [client.receive() for client in clients[2:]]
        self.assertEqual(sorted(answers), [(4, b"%d" % number) for number in sorted(numbers)])

    def test_ids_are_not_used_again(self):
        self.start_multi_listen("--echo")
        ids = []
        for _ in range(3):
            ids.append(self.ask_for_id())
            client = self.client_with_id(ids[-1])
            self.assert_echo(client, b"hello")
            client.stream.close()
        self.assertEqual(ids, sorted(set(ids)))

    def test_message_12_is_an_ordinary_message(self):
        tool = self.start_multi_listen("--echo")
        for client in (self.multi_client(), self.plain_client()):
            self.assert_echo(client, b"first")
            client.send(goscheme.ID_MESSAGE, goscheme.ID_REQUEST)
            self.assertEqual(client.receive(), (goscheme.ID_MESSAGE, goscheme.ID_REQUEST))
            self.assertEqual(tool.message(), (1, b"first"))
            self.assertEqual(tool.message(), (goscheme.ID_MESSAGE, goscheme.ID_REQUEST))


@for_each(network=(False,))
class SlowClients(MultiClients):
    """Not on TCP, where the kernel may take any number of bytes that nobody reads."""

    def run_beside(self, function):
        """For what blocks until the test has read enough."""
        thread = threading.Thread(target=function, daemon=True)
        thread.start()
        self.addCleanup(thread.join, wire.PATIENCE)

    def test_echo_waits_for_its_own_client_only(self):
        tool = self.start_multi_listen("--echo")
        slow, quick = self.multi_client(), self.plain_client()
        data = large_messages(5)
        self.run_beside(lambda: [slow.send(1, each) for each in data])
        for each in data[:3]:
            self.assertEqual(tool.message(), (1, each))
        # Two echoes are in the outbox, the third has no room.
        for number in range(10):
            self.assert_echo(quick, b"%d" % number)
            self.assertEqual(tool.message(), (1, b"%d" % number))
        self.assertEqual(tool.unread("message"), [])
        for each in data:
            self.assertEqual(slow.receive(), (1, each))
        self.assert_echo(quick, b"still here")

    def test_line_waits_for_each_client(self):
        tool = self.start_multi_listen()
        quick, slow = self.multi_client(), self.plain_client()
        for _ in range(2):
            tool.event("connected")
        data = large_messages(4)
        self.run_beside(lambda: [tool.write(1, each) for each in [*data, b"last"]])
        for each in data[:3]:
            self.assertEqual(quick.receive(), (1, each))
        # Somebody who comes while the third waits for the slow one gets what is read afterwards.
        late = self.plain_client()
        tool.event("connected")
        for each in data:
            self.assertEqual(slow.receive(), (1, each))
        self.assertEqual(quick.receive(), (1, data[3]))
        self.assertEqual(late.receive(), (1, data[3]))
        for client in (quick, slow, late):
            self.assertEqual(client.receive(), (1, b"last"))

    def test_line_does_not_wait_for_who_is_gone(self):
        tool = self.start_multi_listen()
        quick, slow = self.multi_client(), self.multi_client()
        for _ in range(2):
            tool.event("connected")
        data = large_messages(4)
        self.run_beside(lambda: [tool.write(1, each) for each in data])
        for each in data[:3]:
            self.assertEqual(quick.receive(), (1, each))
        slow.stream.close()
        self.assertEqual(quick.receive(), (1, data[3]))


@for_each(network=(False,))
class MultiListenAgain(MultiClients):
    """The ids in use are known on local sockets only."""

    def ids_on_record(self):
        with open(self.place.path() + ".lock", "rb") as record:
            mark, *numbers = record.read().split()
            self.assertEqual(mark, b"gipc-lock-1")
            return numbers

    def start_with_two_clients(self):
        """The program, and the clients by their ids; between them an id was used and given up."""
        tool = self.start_multi_listen("--echo")
        clients = {}
        for _ in range(3):
            client_id = self.ask_for_id()
            clients[client_id] = self.client_with_id(client_id)
            self.assert_echo(clients[client_id], b"before")
        clients.pop(2).stream.close()
        tool.event("disconnected")
        return tool, clients

    def leave(self, clients):
        for client in clients.values():
            self.assert_end(client)
            client.stream.close()

    def check_return(self, clients):
        tool = self.start_multi_listen("--echo")
        for client_id in clients:
            again = self.client_with_id(client_id)
            tool.event("connected")
            self.assert_echo(again, b"after")
        new_id = self.ask_for_id()
        self.assertNotIn(new_id, clients)
        self.assert_echo(self.client_with_id(new_id), b"new")
        self.assertFalse(os.path.exists(self.place.path(2)))

    def test_after_an_orderly_end(self):
        tool, clients = self.start_with_two_clients()
        tool.terminate()
        self.leave(clients)
        self.assertEqual(tool.exit_code(), 0)
        self.check_return(clients)

    def test_after_a_crash(self):
        tool, clients = self.start_with_two_clients()
        # The record is written a moment after a client has come or gone.
        deadline = time.monotonic() + wire.PATIENCE
        while not {b"1", b"3"} <= set(self.ids_on_record()) or b"2" in self.ids_on_record():
            self.assertLess(time.monotonic(), deadline, self.ids_on_record())
            os.sched_yield()
        tool.kill()
        self.leave(clients)
        self.check_return(clients)
