"""Run the command line with `python -m dxplan`."""

from dxplan.cli import main

if __name__ == "__main__":
    main()
