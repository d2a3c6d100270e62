"""Know in a tab whether the server still owes it a run: what a screen shows meanwhile is of the run before.

Streamlit marks a screen as running only once the server says that it runs. Between a press and that word, on a busy
machine a good part of a second, the screen looks finished. So the tab's own messages are watched: a press has asked for
a run from the moment its message is sent until the server says that nothing runs any more.
"""

from playwright.sync_api import Browser, BrowserContext
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.SessionStatus_pb2 import SessionStatus


def _tag(message: type, field: str, wire: int = 2) -> int:
    return message.DESCRIPTOR.fields_by_name[field].number << 3 | wire


WATCH = f"""() => {{
    window.runIsDue = false
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
            at = begin + length
            if (tag !== {_tag(ForwardMsg, "session_status_changed")}) continue
            window.runIsDue = bytes.slice(begin, at).join().includes('{_tag(SessionStatus, "script_is_running", 0)},1')
        }}
    }}
    const heard = new WeakSet(), send = WebSocket.prototype.send
    WebSocket.prototype.send = function (data) {{
        if (!heard.has(this)) {{ heard.add(this); this.addEventListener('message', hear) }}
        if (new Uint8Array(data)[0] === {_tag(BackMsg, "rerun_script")}) window.runIsDue = true
        return send.call(this, data)
    }}
}}"""
"""Both kinds of message are read by their outermost fields only: a tag, and the length of what follows."""


def visit(browser: Browser, **options: object) -> BrowserContext:
    """Return a visitor's browser, with nothing kept in it, whose tabs know whether a run is due."""
    context = browser.new_context(**options)
    context.add_init_script(f"({WATCH})()")
    context.set_default_timeout(15_000)
    return context
