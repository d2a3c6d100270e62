"""A real Spark cluster on this machine: one master and two workers, started with the jars that PySpark carries."""

import os
import re
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
QUICK = {"SPARK_LOCAL_IP": "127.0.0.1", "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
"""For processes that live for seconds: compile little."""
SETTINGS = """
spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
spark.sql.adaptive.enabled false
"""
PATIENCE = 90
"""Seconds until a process must have said that it runs."""


def settings(folder):
    """The environment of a driver that loses no time on small tables."""
    (folder / "spark-defaults.conf").write_text(SETTINGS)
    return {**os.environ, **QUICK, "SPARK_CONF_DIR": str(folder)}


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def cluster(folder):
    """Yield the address of a master that two workers have joined."""
    url = f"spark://127.0.0.1:{free_port()}"
    port = url.rpartition(":")[2]
    master = ["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", port, "--webui-port", "0"]
    worker = ["org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1"]
    running = []
    try:
        running.append(started(master, folder, "master"))
        said(folder / "master.log", "Starting Spark master")
        for i in (1, 2):
            running.append(started([*worker, "--memory", "1g", "-d", str(folder / f"w{i}"), url], folder, f"worker{i}"))
        for i in (1, 2):
            said(folder / f"worker{i}.log", "Successfully registered with master")
        yield url
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait(timeout=30)


def started(arguments, folder, name):
    environment = {**os.environ, **QUICK, "SPARK_HOME": str(HOME), "SPARK_NO_DAEMONIZE": "1"}
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [str(HOME / "bin" / "spark-class"), *arguments], env=environment, stdout=log, stderr=subprocess.STDOUT
        )


def said(log, words):
    end = time.monotonic() + PATIENCE
    while not re.search(words, log.read_text(errors="replace")):
        assert time.monotonic() < end, log.read_text(errors="replace")[-2_000:]
        time.sleep(0.2)
