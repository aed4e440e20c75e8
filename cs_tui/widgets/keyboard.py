"""Reading the keyboard in spite of a byte that is no UTF-8.

One such byte (a terminal set to GBK, a paste cut in the middle of a character) ends the thread of
Textual that reads keys, and with it the app.
"""

from __future__ import annotations

import sys

from textual._xterm_parser import XTermParser
from textual.driver import Driver


def patient(driver: type[Driver]) -> type[Driver]:
    """The same driver, to be returned from `App.get_driver_class`: it shows U+FFFD for what it
    cannot read, keeps the rest, and goes on."""
    if sys.platform == "win32":
        return driver
    from textual.drivers.linux_driver import LinuxDriver

    class PatientDriver(LinuxDriver):
        def run_input_thread(self) -> None:
            while True:
                try:
                    return super().run_input_thread()
                except UnicodeDecodeError as error:
                    self._read_again(error.object)

        def _read_again(self, unread: bytes) -> None:
            for message in XTermParser().feed(unread.decode("utf-8", "replace")):
                self.process_message(message)

    return PatientDriver if driver is LinuxDriver else driver
