"""Lets only this machine's own browser in, and only from the desk's own pages.

The address printed at the start holds a token; whoever brings it gets a cookie and is sent on without it. Every other
request needs the cookie and the desk's own host name (against DNS rebinding); one that writes needs the desk's own
origin as well (against other pages in the same browser). Pages may load and run nothing but the desk's own files.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from secrets import compare_digest
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
READING = ("GET", "HEAD")
LOCKED = "This is the proofing desk of Chapbook. Open it by the address that ./press proof printed in the terminal."


class Guard:
    """An ASGI application around another: what it does not know it refuses with 403."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        """``token`` opens the desk; ``port`` is the one it listens on."""
        self.app, self.token = app, token
        self.hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self.cookie = f"chapbook-desk-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or hands the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        answer = self.answer(scope, headers)
        await (answer or self.app)(scope, receive, guarded)

    def answer(self, scope: Scope, headers: dict[str, str]) -> ASGIApp | None:
        """What is answered to a request that may not go on; None for one that may."""
        host = headers.get("host", "")
        if host not in self.hosts:
            return PlainTextResponse("The desk answers to 127.0.0.1 only.", 403)
        brought = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if brought and scope["method"] in READING and self._opens(brought):
            return self._let_in(scope["path"])
        if not self._opens(self._kept(headers.get("cookie", ""))):
            return PlainTextResponse(LOCKED, 403)
        if scope["method"] not in READING and headers.get("origin") != f"http://{host}":
            return PlainTextResponse("Only the desk's own pages may write.", 403)
        return None

    def _opens(self, token: str) -> bool:
        return compare_digest(token.encode(), self.token.encode())

    def _kept(self, cookies: str) -> str:
        try:
            found = SimpleCookie(cookies).get(self.cookie)
        except CookieError:
            return ""
        return found.value if found else ""

    def _let_in(self, path: str) -> RedirectResponse:
        answer = RedirectResponse(path, 303)
        answer.set_cookie(self.cookie, self.token, httponly=True, samesite="strict", path="/")
        return answer
