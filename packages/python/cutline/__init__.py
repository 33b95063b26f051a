"""The program ``cutline``, which comes with this package."""

import os
import sys
import sysconfig

__all__ = ["program"]


def program() -> str:
    """The path of the program, wherever this package was installed to.

    Raises FileNotFoundError where it is not there.
    """
    name = "cutline" + (sysconfig.get_config_var("EXE") or "")
    user = "nt_user" if os.name == "nt" else "posix_user"
    beside = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [
        sysconfig.get_path("scripts"),
        sysconfig.get_path("scripts", scheme=user),
        # What `pip install --target` leaves.
        os.path.join(beside, "bin"),
    ]
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    raise FileNotFoundError(
        f"there is no {name} in {', '.join(folders)}: install cutline again, "
        f"with `{sys.executable} -m pip install --force-reinstall cutline`"
    )
