"""What engines read for what is printed: the likely confusions of Latin print, before a document has taught its own.

Gathered from the shapes of letters and from the confusions that the errors of Tesseract on French, German and English
print show; on the method see M. D. Kernighan, K. W. Church and W. A. Gale, A Spelling Correction Program Based on a
Noisy Channel Model, COLING 1990. Each line: what is printed, then what is read for it; ``_`` stands for a
space.
"""

from __future__ import annotations

_TABLE = """
l    I 1 | ! ] [ i t / J j f { k H
I    l 1 | ! ] [ J
Il   H Hl li I! {| {1 [1 !! U
Ils  Is lis jls Hs Hls I!s
i    l t ! r j 1
t    l r f i c { +
r    t f i
f    t s {
c    e o
e    c o
o    c e 0 ô
s    f 5 a
n    u h ri ii r
u    n ii li w
h    b n li
b    h
q    g
g    q
y    v
v    y
z    r
d    cl «l
m    rn nn in ni iu n
n    m
li   H
rn   m
nn   m
ni   m
in   m
cl   d
w    vv
A    4
O    0 Q
Q    O
S    5 $
B    8
E    F
F    E P
C    G
G    C
T    Y
j    i )
ff   tt fl
tr   u w
M    N
à    4 & € A £ @ aà
â    4 d
a    à o
ç    g q ¢ gc
é    6 ¢ @ g ¢é eé ée & € ee
è    6 ¢ g eé eè ée èe
ê    6 eé é
ô    6 d é dé ò ¢ O
û    i a ti fi @ d O Q 6 ii
ù    t v ti u
î    i t j f
ï    i T
œ    ce æ oe c ae ee ece cee
Œ    (E CE
æ    œ
ll   Il lI U
Il   [l ll I] Tl II 11 I1 1l // Il] 1I
il   ll
l'   f W U F' V Y ' " P F N V' j' |' !' [' ]' 1' {' ] 1 | T Ÿ i' Vi r L' I l lI Il 1I
d'   @' a' 4' @
n'   w'
s'   s''
m'   mi
qu'  qw' au' gu' quiv quw
'    i l é * ` ^ ° ; j t / r ''
«    k K € <
ss   fs
ff   if
où   ot oti oui ov ol ob of ow ott
où   ot oti oui ov où] ol
fi   h
0    o O
1    l I i
2    z Z
5    s S
6    b G
8    B
9    g
—    > = ~ +
_l   ! |
_l'  ! |
"""


def _parsed() -> dict[str, tuple[str, ...]]:
    """For each reading what may have been printed."""
    found: dict[str, list[str]] = {}
    for line in _TABLE.strip().splitlines():
        printed, *readings = line.split()
        printed = printed.replace("_", " ")
        for reading in readings:
            found.setdefault(reading, []).append(printed)
    return {reading: tuple(printed) for reading, printed in found.items()}


PRINTED_FOR = _parsed()
"""Reading -> what may be printed there instead."""
WORDS_FOR = {
    **dict.fromkeys(("1", "I", "Ï", "Ii", "T1"), ("Il", "il")),
    **dict.fromkeys(("i", "ti", "ü"), ("il",)),
}
"""A word read -> the words that may be printed there; nowhere within a word."""
PAIRS = frozenset(
    (printed, reading)
    for table in (PRINTED_FOR, WORDS_FOR)
    for reading, all_printed in table.items()
    for printed in all_printed
)
"""(printed, read)."""
MARKS_FOR = {
    ".": (",", "…"),
    ",": (".", ";"),
    ";": (",",),
    ":": (";",),
    "!": (),
    "?": (),
    "…": (),
}
"""A mark read -> the marks that may be printed there."""
