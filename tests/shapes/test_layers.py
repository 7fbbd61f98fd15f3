"""Law 1 and the ways between the texts of a stream, on random layers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import stream_of
from chapbook.shapes.layers import Change, Layer, Layers, Stream, StreamKind
from chapbook.shapes.scan import Scan, Span

LETTERS = st.text(alphabet="abIl'é-\n ", max_size=4)


@st.composite
def layers_on(draw: st.DrawFn, text: str) -> Layer:
    """Any layer that fits the text: changes apart and ascending, insertions and deletions among them."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    changes: list[Change] = []
    for start, end in zip(places[::2], places[1::2], strict=False):
        after = draw(LETTERS)
        if after != text[start:end] and not (changes and start == changes[-1].end):
            changes.append(Change(start, end, text[start:end], after, "any", 0.5))
    return Layer("any", tuple(changes))


@st.composite
def streams(draw: st.DrawFn, depth: int = 4) -> tuple[Scan, Stream]:
    """A scan and a stream of some of its spans, in order, with random layers."""
    text = draw(st.text(alphabet="abIl'é-\n ", min_size=1, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = tuple(Span(low, high) for low, high in zip(cuts[::2], cuts[1::2], strict=False))
    scan = Scan(text, (), "none")
    stream = stream_of(scan, StreamKind.BODY, *spans)
    for _ in range(draw(st.integers(0, depth))):
        stream = stream.with_layer(draw(layers_on(stream.text)))
    return scan, stream


@st.composite
def whole_scans(draw: st.DrawFn) -> tuple[Scan, Layers]:
    """A scan whose spans are dealt out to three streams, each with random layers."""
    text = draw(st.text(alphabet="abIl'é-\n ", max_size=60))
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=8))})
    spans = [Span(low, high) for low, high in pairwise(cuts)]
    hands = [draw(st.integers(0, 2)) for _ in spans]
    scan, found = Scan(text, (), "none"), []
    for hand in range(3):
        mine = (span for span, at in zip(spans, hands, strict=True) if at == hand)
        stream = stream_of(scan, StreamKind.BODY, *mine)
        found.append(stream.with_layer(draw(layers_on(stream.text))) if stream.spans else stream)
    return scan, Layers(tuple(found))


def texts_of(stream: Stream) -> list[str]:
    """The raw text and the text after each layer."""
    made = [stream.raw]
    for layer in stream.layers:
        made.append(layer.applied(made[-1]))
    return made


@given(st.data(), st.text(alphabet="abIl'é-\n ", max_size=40))
def test_a_layer_applied_and_taken_back_gives_the_text(data: st.DataObject, text: str) -> None:
    layer = data.draw(layers_on(text))
    assert layer.undone(layer.applied(text)) == text


@given(streams())
def test_all_layers_taken_back_give_the_raw_text(made: tuple[Scan, Stream]) -> None:
    _, stream = made
    assert stream.undone() == stream.raw
    assert texts_of(stream)[-1] == stream.text


@given(whole_scans())
def test_streams_taken_back_give_the_scan(made: tuple[Scan, Layers]) -> None:
    scan, layers = made
    assert layers.undone() == scan.text


@given(whole_scans())
def test_the_cleaned_text_holds_each_stream_whole(made: tuple[Scan, Layers]) -> None:
    _, layers = made
    for stream in layers.streams:
        assert "".join(span.of(stream.text) for _, span in stream.pieces()) == stream.text
    assert sorted(layers.cleaned()) == sorted("".join(stream.text for stream in layers.streams))


@given(st.data(), st.text(alphabet="abIl'é-\n ", max_size=40))
def test_backward_and_forward_hold_what_they_came_from(data: st.DataObject, text: str) -> None:
    layer = data.draw(layers_on(text))
    made = layer.applied(text)
    start = data.draw(st.integers(0, len(made)))
    end = data.draw(st.integers(start, len(made)))
    low, high = layer.backward(start, end)
    assert 0 <= low <= high <= len(text)
    if start < end:
        inserted = any(change.start == change.end == low for change in layer.changes)
        assert inserted or layer.forward(low) <= start
        assert layer.forward(high, right=True) >= end


@given(st.data(), st.text(alphabet="abIl'é-\n ", max_size=40))
def test_a_letter_outside_all_changes_is_found_again_both_ways(data: st.DataObject, text: str) -> None:
    layer = data.draw(layers_on(text))
    made = layer.applied(text)
    changed = {offset for change in layer.changes for offset in range(change.start, change.end)}
    for offset in range(len(text)):
        if offset not in changed:
            there = layer.forward(offset)
            assert made[there] == text[offset]
            assert layer.backward(there, there + 1) == (offset, offset + 1)


@given(st.data(), st.text(alphabet="abIl'é-\n ", max_size=40))
def test_forward_never_goes_back(data: st.DataObject, text: str) -> None:
    layer = data.draw(layers_on(text))
    for right in (False, True):
        found = [layer.forward(offset, right=right) for offset in range(len(text) + 1)]
        assert found == sorted(found)


@given(st.data(), streams())
def test_an_origin_lies_in_the_streams_spans_and_ascends(data: st.DataObject, made: tuple[Scan, Stream]) -> None:
    _, stream = made
    start = data.draw(st.integers(0, len(stream.text)))
    end = data.draw(st.integers(start, len(stream.text)))
    found = stream.origin(start, end)
    assert found
    assert list(found) == sorted(found)
    assert all(any(own.start <= span.start <= span.end <= own.end for own in stream.spans) for span in found)


@given(streams(depth=0), st.data())
def test_without_layers_an_origin_is_the_very_text(made: tuple[Scan, Stream], data: st.DataObject) -> None:
    scan, stream = made
    start = data.draw(st.integers(0, len(stream.text)))
    end = data.draw(st.integers(start, len(stream.text)))
    assert "".join(span.of(scan.text) for span in stream.origin(start, end)) == stream.text[start:end]


@given(st.data(), st.text(alphabet="abIl'é-\n ", max_size=40))
def test_only_deleted_letters_lie_behind_no_letter_of_the_made_text(data: st.DataObject, text: str) -> None:
    layer = data.draw(layers_on(text))
    spans = [layer.backward(at, at + 1) for at in range(len(layer.applied(text)))]
    behind = {offset for start, end in spans for offset in range(start, end)}
    deleted = {at for change in layer.changes if not change.after for at in range(change.start, change.end)}
    assert set(range(len(text))) - behind == deleted


@given(streams().filter(lambda made: any(layer.changes for layer in made[1].layers)))
def test_every_change_leads_back_to_what_it_replaced(made: tuple[Scan, Stream]) -> None:
    scan, stream = made
    below = stream.raw
    for depth, layer in enumerate(stream.layers):
        for change in layer.changes:
            assert below[change.start : change.end] == change.before
            if not depth:
                found = stream.origin(change.start, change.end, depth)
                assert "".join(span.of(scan.text) for span in found) == change.before
        below = layer.applied(below)
    assert below == stream.text


def test_a_word_cut_over_a_seam_has_two_spans_and_goes_with_the_first() -> None:
    scan = Scan("le mon-\nNOTE\ntrera tout", ())
    stream = stream_of(scan, StreamKind.BODY, Span(0, 8), Span(13, 23))
    stream = stream.with_layer(Layer("cut", (Change(3, 13, "mon-\ntrera", "montrera", "line-end cut", 0.9),)))
    assert stream.text == "le montrera tout"
    assert stream.origin(3, 11) == (Span(3, 8), Span(13, 18))
    assert [span.of(stream.text) for _, span in stream.pieces()] == ["le montrera", " tout"]
    assert stream.undone() == "le mon-\ntrera tout"


def test_an_insertion_belongs_to_its_left_edge() -> None:
    stream = stream_of(Scan("Ladiscipline", ()), StreamKind.BODY, Span(0, 12))
    stream = stream.with_layer(Layer("split", (Change(2, 2, "", " ", "split", 0.9),)))
    assert (stream.text, stream.origin(2, 3), stream.origin(0, 2), stream.origin(3, 5)) == (
        "La discipline",
        (Span(2, 2),),
        (Span(0, 2),),
        (Span(2, 4),),
    )


def test_a_change_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Layer("any", (Change(0, 1, "x", "y", "any", 1.0),)).applied("abc")
    with pytest.raises(ValueError, match="does not fit"):
        Layer("any", (Change(1, 2, "b", "y", "any", 1.0), Change(0, 1, "a", "z", "any", 1.0))).applied("abc")


def test_a_change_that_is_not_there_cannot_be_taken_back() -> None:
    with pytest.raises(ValueError, match="cannot be taken back"):
        Layer("any", (Change(0, 1, "a", "y", "any", 1.0),)).undone("abc")


def test_a_layer_without_changes_leaves_no_trace() -> None:
    stream = stream_of(Scan("abc", ()), StreamKind.BODY, Span(0, 3))
    assert stream.with_layer(Layer("any", ())) is stream


def test_an_offset_of_the_scan_is_found_in_its_stream_only() -> None:
    stream = stream_of(Scan("abcdef", ()), StreamKind.BODY, Span(1, 3), Span(4, 6))
    assert [stream.raw_offset(offset) for offset in range(6)] == [None, 0, 1, None, 2, 3]
