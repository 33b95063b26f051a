"""``python -m cutline``: the program itself, for where it is not on the path."""

import os
import subprocess
import sys

from cutline import program

if __name__ == "__main__":
    command = [program(), *sys.argv[1:]]
    if os.name == "nt":
        # Windows has no exec that keeps the terminal's process.
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
