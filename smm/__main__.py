"""Run the command line: ``python -m smm``."""

import gc

gc.disable()  # a process this short never needs it; collecting while importing and at the end costs a fifth of its time

from smm.cli import main  # noqa: E402

if __name__ == "__main__":
    try:
        main()
    finally:
        gc.freeze()
