"""Tells open pages what happened, as server-sent events (HTML standard, 9.2): no page has to ask again and again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from chapbook.desk.runner import END, Runner
from chapbook.desk.site.desk import desk_of

BEAT = 15.0
"""Seconds between signs of life, by which a lost page is noticed."""


async def stream(request: Request) -> Response:
    """An endless stream of events, each by its name; its data says if the book is still read for the first time."""
    return StreamingResponse(events(desk_of(request).runner), media_type="text/event-stream")


async def events(runner: Runner) -> AsyncIterator[str]:
    """What the runner tells, as lines of the stream."""
    loop, waiting = asyncio.get_running_loop(), asyncio.Queue[str]()

    def tell(event: str) -> None:
        loop.call_soon_threadsafe(waiting.put_nowait, event)

    runner.listen(tell)
    try:
        yield "retry: 1000\n\n"
        while True:
            try:
                event = await asyncio.wait_for(waiting.get(), BEAT)
            except TimeoutError:
                yield ": on\n\n"
                continue
            if event == END:
                return
            yield f"event: {event}\ndata: {'reading' if runner.opened.reading else 'read'}\n\n"
    finally:
        runner.forget(tell)
