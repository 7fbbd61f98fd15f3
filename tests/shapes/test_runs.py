"""A block is remade run by run in the order it is read, and in nothing else."""

from __future__ import annotations

from hypothesis import given

from chapbook.shapes.document import Block, Origin, Text, inlines_of
from chapbook.shapes.runs import Run, each_run
from documents import BLOCKS


@given(BLOCKS)
def test_runs_come_in_reading_order_and_left_alone_give_the_same_block(block: Block) -> None:
    seen: list[Run] = []

    def kept(run: Run) -> Run:
        seen.append(run)
        return run

    assert each_run(block, kept) == block
    assert seen == list(inlines_of(block))


@given(BLOCKS)
def test_each_run_becomes_what_it_is_made(block: Block) -> None:
    sign: Run = (Text("¶", Origin(0, 0, 1)),)
    assert list(inlines_of(each_run(block, lambda _: sign))) == [sign for _ in inlines_of(block)]
