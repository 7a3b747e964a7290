#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""jobs.py NAME JOB... starts jobs and shows how they go on until they are done. It speaks by the program gipc."""
import atexit, base64, json, os, subprocess, sys

START, STATE = 1, 4
name, *wanted = sys.argv[1:]
gipc = subprocess.Popen([os.environ.get("GIPC", "gipc"), "connect", name, "--format", "json"],
                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
atexit.register(gipc.terminate)
for number, job in enumerate(wanted):
    request = {"request": number, "type": START, "text": json.dumps({"name": job})}
    print(json.dumps(request), file=gipc.stdin, flush=True)

mine, seen, latest = set(), set(), {}
while not (len(mine) == len(wanted) and mine <= seen and all(latest.get(id, 100) == 100 for id in mine)):
    event = json.loads(gipc.stdout.readline() or sys.exit("gipc has ended"))
    data = json.loads(base64.b64decode(event.get("data", "")) or "{}")
    if event["event"] == "failed":
        sys.exit(event["text"])
    if event["event"] == "reply":
        mine.add(data["id"])
    if event["event"] == "message" and event["type"] == STATE:
        latest = {job["id"]: job["percent"] for job in data["jobs"]}
        seen |= latest.keys()
        print(*(f"{job['name']}: {job['percent']} %" for job in data["jobs"] if job["id"] in mine), sep=", ")
