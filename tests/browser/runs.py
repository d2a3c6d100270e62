"""Know in a tab whether the server still owes it a run: what a screen shows meanwhile is of the run before.

Streamlit marks a screen as running only once the server says that it runs. Between a press and that word, on a busy
machine a good part of a second, the screen looks finished. So the tab's own messages are watched: a press has asked for
a run from the moment its message is sent until the server next says whether something runs. A few requests are never
answered, as one of a part of the screen that is gone: they are waited for no longer than ``PATIENCE``.
"""

from playwright.sync_api import Browser, BrowserContext
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 5_000
"""Milliseconds; far longer than a server that is alive takes to say that it runs."""


def _tag(message: type, field: str) -> int:
    """Return the number that begins a field of a message which is itself a message."""
    return message.DESCRIPTOR.fields_by_name[field].number << 3 | 2


WATCH = f"""() => {{
    let asked = -Infinity
    window.runIsDue = () => performance.now() - asked < {PATIENCE}
    const varint = (bytes, at) => {{
        let value = 0, shift = 0
        do {{ value += (bytes[at] & 127) * 2 ** shift; shift += 7 }} while (bytes[at++] & 128)
        return [value, at]
    }}
    const hear = ({{ data }}) => {{
        const bytes = new Uint8Array(data)
        for (let at = 0; at < bytes.length;) {{
            const [tag, sized] = varint(bytes, at)
            const [length, begin] = varint(bytes, sized)
            at = begin + (tag % 8 === 2 ? length : 0)  // a plain number has no length
            if (tag === {_tag(ForwardMsg, "session_status_changed")}) asked = -Infinity
        }}
    }}
    const heard = new WeakSet(), send = WebSocket.prototype.send
    WebSocket.prototype.send = function (data) {{
        if (!heard.has(this)) {{ heard.add(this); this.addEventListener('message', hear) }}
        if (new Uint8Array(data)[0] === {_tag(BackMsg, "rerun_script")}) asked = performance.now()
        return send.call(this, data)
    }}
}}"""
"""Both kinds of message are read by their outermost fields only: a tag, and the length of what follows."""


def visit(browser: Browser, **options: object) -> BrowserContext:
    """Return a visitor's browser, with nothing kept in it, whose tabs know whether a run is due."""
    context = browser.new_context(**options)
    context.add_init_script(f"({WATCH})()")
    context.set_default_timeout(60_000)  # of patience only: a busy machine has drawn a first screen after 20 s
    return context
