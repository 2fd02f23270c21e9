"""The walls of the machine around a program: memory, processor, descriptors, a small disk, and another boot clock.

What this machine does not permit is said in `missing`, and shown in the report: nothing is left out silently.
"""

import ctypes
import errno
import os
import resource
import shutil
import socket
import subprocess
import time
from pathlib import Path

MIB = 1 << 20
ROOT = Path("/sys/fs/cgroup")
missing = []


class Group:
    """A control group for one program, version 2 or 1 (cgroups(7))."""

    def __init__(self, name, memory, processors=None):
        self.name, self.folders = f"afterimage-soak-{os.getpid()}-{name}", []
        self.unified = "memory" in read(ROOT / "cgroup.controllers").split()
        try:
            self.limit(memory, processors)
        except OSError as error:
            self.remove()
            note(f"memory and processor of {name} are not limited: {error.strerror} at {error.filename}")

    def limit(self, memory, processors):
        if self.unified:
            # Only what the root hands down can be limited.
            (ROOT / "cgroup.subtree_control").write_text("+memory +cpu")
            folder = self.make(ROOT)
            (folder / "memory.max").write_text(str(memory))
            (folder / "memory.swap.max").write_text("0") if (folder / "memory.swap.max").exists() else None
            if processors:
                (folder / "cpu.max").write_text(f"{int(processors * 100_000)} 100000")
            return
        (self.make(ROOT / "memory") / "memory.limit_in_bytes").write_text(str(memory))
        if processors:
            (self.make(ROOT / "cpu") / "cpu.cfs_quota_us").write_text(str(int(processors * 100_000)))

    def make(self, parent):
        folder = parent / self.name
        folder.mkdir()
        self.folders.append(folder)
        return folder

    def enter(self):
        for folder in self.folders:
            (folder / "cgroup.procs").write_text(str(os.getpid()))

    def peak(self):
        """The most memory there was at a time, in bytes, buffers of the kernel included; none where nobody counts."""
        names = ("memory.peak", "memory.max_usage_in_bytes")
        found = [read(folder / name) for folder in self.folders for name in names]
        return next((int(text) for text in found if text), None)

    def kills(self):
        """How often the kernel ended something for want of memory."""
        text = "\n".join(read(f / name) for f in self.folders for name in ("memory.events", "memory.oom_control"))
        return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("oom_kill "))

    def remove(self):
        for folder in self.folders:
            for _ in range(500):
                try:
                    folder.rmdir()
                    break
                except OSError:
                    # Whoever was in it may not be quite gone.
                    time.sleep(0.01)
        self.folders = []


def read(path):
    try:
        return path.read_text().strip()
    except OSError:
        return ""


def note(what):
    if what not in missing:
        missing.append(what)


def end_with_parent():
    """What this process becomes is killed when the one that started it ends (prctl(2), PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, 9)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def descriptors(most):
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def small_disk(folder, size):
    """A disk of so many bytes in this folder, which goes with this process's own mount namespace."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "soak", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False) if os.environ.get("SOAK_MOUNTS") else None
    if done is None or done.returncode:
        note("no small disk for the log: a file system cannot be mounted here, so none is full")
        return False
    return True


def remove_disk(folder):
    subprocess.run(["umount", "--lazy", str(folder)], check=False)


def fill(folder):
    """Takes all that is left of a small disk."""
    with open(folder / "full", "wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise


def booted(seconds):
    """What stands before a command that is to find a machine that started so much earlier; nothing where it cannot be."""
    if shutil.which("unshare") and os.geteuid() == 0 and Path("/proc/self/ns/time").exists():
        return ["unshare", "-T", "--boottime", str(seconds), "--monotonic", str(seconds), "--"]
    note("no other boot clock: time namespaces are not permitted here")
    return []
