"""Items in a sentence: what is given, by the words of ``ontology/items.toml`` and the designations of materiel."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from allegiance.knowledge.materiel import Designation
from allegiance.model import Item, Span
from allegiance.ontology import categories, words
from allegiance.syntax import Sentence, Token

HARDWARE = frozenset({"ammunition", "drones", "missiles", "weapons"})  # forms of what is fired, flown or driven
_PHRASE = 5
_MEASURE = words("measure")
_PLATFORM = words("platform")
_CURRENCIES = words("currencies")
_TRACES = words("traces")
_TAKING = {"borrow", "get", "give", "grant", "lend", "obtain", "pledge", "promise", "receive", "secure"}
_PARTS = {"assembly", "component", "part"}  # "components for drones" count as drones
_RULING = {
    "assume",
    "cling",
    "consolidate",
    "grab",
    "hold",
    "lose",
    "retain",
    "seize",
    "share",
    "take",
    "wield",
    "come",
    "in",
    "to",
}
_SUMS = {"amount", "sum"}
_FURNISHING = {"aid", "assist", "furnish", "help", "present", "provide", "support", "supply"}
_DONATING = {"contribute", "donate", "lend", "pledge"}
_SIGNS = {"$", "€", "£", "¥"}
_VAGUE = ("other", "personnel")  # "F-16 fighters" are no men
_MONEY = ("finance", "money")
_LEMMAS = {  # the parser has basis and datum, dos, uavs
    "bases": "base", "data": "data", "doses": "dose", "rpgs": "rpg", "uavs": "uav",
    "arrears": "arrears", "barracks": "barracks", "corps": "corps", "electronics": "electronics", "optics": "optics",
    "proceeds": "proceeds",
}  # fmt: skip
_SOLDIERS = ("personnel", "soldiers")
_WARSHIP = ("weapons", "warship")
_VESSELS = {"boat", "ship", "vessel"}
_CLAUSAL = {"MD", "TO", "VB", "VBD", "VBP", "VBZ", "WDT", "WP", "WRB"}
_ENDS = {".", ";", ":", "(", ")", '"', "“", "”", "-", "–", "—"}
_INSIDE = {"for", "of", "with"}


@dataclass(frozen=True, slots=True)
class ItemMention:
    """An item as it stands: its head token, the words, and the form it counts to."""

    head: Token
    span: Span
    surface: str
    form: str
    category: str
    designation: str | None = None

    @property
    def item(self) -> Item:
        """The item as a claim carries it."""
        return Item(surface=self.surface, span=self.span, category=self.category, designation=self.designation)


@cache
def _lexicon() -> dict[tuple[str, ...], tuple[str, str]]:
    return {
        tuple(words.replace("-", " ").split()): (category.form, category.name)
        for category in categories()
        for words in category.words
    }


@cache
def _only_plural() -> frozenset[str]:
    return frozenset(word for category in categories() for word in category.plural)


def items(text: str, sentence: Sentence, named: Sequence[Designation] = ()) -> dict[int, ItemMention]:
    """Every item of the sentence by the index of its head token; ``named`` are the designations found in the text."""
    found: dict[int, ItemMention] = {}
    here = [entry for entry in named if sentence.span.covers(entry.span)]
    heads = {head.i: entry for entry in here if (head := sentence.head_of(entry.span)) is not None}
    for token in sentence.tokens:
        inside = token.dep in ("compound", "amod") and token.i not in heads
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "X") or inside:
            continue
        span = noun_phrase(sentence, token)
        within = (
            heads.get(token.i)
            or _numbering(sentence, token, heads)
            or next((entry for entry in here if span.covers(entry.span)), None)
        )
        hit = _match(sentence, token) or (_MONEY if _is_money(sentence, token) else None)
        hit = hit or (_SOLDIERS if _is_men(sentence, token) else None)
        hit = hit or (_WARSHIP if _is_of_a_class(sentence, token) else None)
        if hit is None and within is not None and (token.i in heads or token.lemma in _PLATFORM):
            hit = (within.materiel.form, within.materiel.category)
        if hit is None or not hit[0]:
            continue
        if within is not None and hit[0] in _VAGUE:
            hit = (within.materiel.form, within.materiel.category)
        designation = within.materiel.designation if within is not None else None
        found[token.i] = ItemMention(token, span, span.of(text), hit[0], hit[1], designation)
    return found


def _numbering(sentence: Sentence, token: Token, heads: dict[int, Designation]) -> Designation | None:
    """The designation that the parser takes for a number: "12 FA-50 fighters"."""
    return next((heads[child.i] for child in sentence.children(token, "nummod", "nmod") if child.i in heads), None)


def _is_money(sentence: Sentence, token: Token) -> bool:
    """True for a sum that is itself given: "paid 86 billion roubles", "received $2 billion"."""
    above = sentence.head(token)
    if above.lemma == "to" and token.dep == "pobj" and sentence.head(above).lemma == "commit":
        return token.lemma in _CURRENCIES  # "commits itself to five billion kroner"
    if above.lemma == "with" and token.dep == "pobj" and sentence.head(above).lemma in _FURNISHING:
        return token.lemma in _CURRENCIES  # "provided B with three billion dollars"
    if token.dep not in ("dobj", "nsubj", "nsubjpass", "conj", "oprd"):
        return False
    children = sentence.children(token)
    if token.lemma in _SUMS and token.dep == "dobj" and not sentence.children(token, "prep"):
        return sentence.head(token).lemma in _DONATING  # "pledged a smaller amount"
    if token.pos == "NUM":
        asked = token.dep == "dobj" and sentence.head(token).lemma in _TAKING and not sentence.children(token, "prep")
        return any(child.text in _SIGNS for child in children) or (token.lemma == "billion" and asked)
    return token.lemma in _CURRENCIES and any(child.pos == "NUM" for child in children)


def _match(sentence: Sentence, token: Token) -> tuple[str, str] | None:
    lexicon = _lexicon()
    words: list[str] = []
    i = token.i
    best: tuple[str, str] | None = None
    if token.lemma == "power" and (token.tag == "NNS" or sentence.head(token).lemma in _RULING):
        return None
    while i >= 0 and len(words) < _PHRASE:
        before = sentence.tokens[i]
        if before.text != "-":
            named = before.i == token.i or before.pos in ("NOUN", "PROPN")
            lemma = _LEMMAS.get(before.text.lower(), before.lemma) if named else before.text.lower()
            words.insert(0, lemma.replace("-", " "))
            key = tuple(" ".join(words).split())
            if (
                len(key) > 1
                or token.tag in ("NNS", "NNPS")
                or key[0] not in _only_plural()
                or _not_one(sentence, token)
            ):
                best = lexicon.get(key) or best
        i -= 1
        if (
            i >= 0
            and sentence.tokens[i].pos in ("VERB", "ADP", "DET", "CCONJ", "AUX")
            and sentence.tokens[i].text != "-"
        ):
            break
    return best


def _not_one(sentence: Sentence, token: Token) -> bool:
    """True for "not a single round", "no shell": one for all."""
    return any(child.lemma in ("no", "single") for child in sentence.children(token, "det", "amod"))


def _is_of_a_class(sentence: Sentence, token: Token) -> bool:
    """True for "the boat of the Kilo class"."""
    return token.lemma in _VESSELS and any(pobj.lemma == "class" for pobj in sentence.after(token, "of"))


def _is_men(sentence: Sentence, token: Token) -> bool:
    """True for counted men: "750 men"."""
    return token.text.lower() == "men" and bool(sentence.children(token, "nummod"))


def noun_phrase(sentence: Sentence, token: Token) -> Span:
    """The head with the adjectives and compounds before it; determiners, possessives and numbers left out."""
    start = token.start
    for child in sentence.children(token):
        if child.dep in ("amod", "compound", "nmod") and child.start < start and child.tag != "PRP$":
            start = min(start, min(t.start for t in sentence.subtree(child)))
    return Span(start, token.end)


def below(sentence: Sentence, token: Token, found: dict[int, ItemMention]) -> list[ItemMention]:
    """The items an argument stands for: its own head, else through ``of``, ``with``, ``including`` and apposition."""
    if token.lemma in _TRACES and token.i not in found:
        return []
    if token.lemma in _MEASURE | _CURRENCIES or token.pos == "NUM" or token.i not in found:
        deeper = _contents(sentence, token, found)
        if deeper:
            return deeper
    return _kinds(sentence, found[token.i]) if token.i in found else []


def row(sentence: Sentence, first: Token, found: dict[int, ItemMention]) -> list[ItemMention]:
    """The other things of a list as it stands: "radars, know-how for drones, and aid", whatever the parser made of it.

    Empty where the words after ``first`` are no such list: every member holds an item, no clause comes between.
    """
    members: list[ItemMention] = []
    here: ItemMention | None = None
    last = False
    for token in sentence.tokens[first.i + 1 :]:
        if token.text == "," or token.dep == "cc":
            if last or (here is None and members and sentence.tokens[token.i - 1].text != ","):
                break
            if here is not None:
                members.append(here)
            here, last = None, token.dep == "cc"
        elif (
            (token.tag in _CLAUSAL and token.i not in found)
            or (token.text in _ENDS and token.tag != "HYPH")
            or (token.tag == "IN" and token.lemma not in _INSIDE)
        ):
            break
        elif here is None and token.i in found and (members or last or _after_comma(sentence, first, token)):
            here = found[token.i]
    return [*members, here] if last and here is not None and members else []


def _after_comma(sentence: Sentence, first: Token, token: Token) -> bool:
    return any(between.text == "," for between in sentence.tokens[first.i + 1 : token.i])


def holding(sentence: Sentence, item: ItemMention) -> list[Token]:
    """The words of measure that the item stands below: the consignment in "a consignment of rifles"."""
    preposition = sentence.head(item.head)
    above = sentence.head(preposition)
    return [above] if preposition.lemma == "of" and above.pos == "NOUN" and above.lemma in _MEASURE else []


def _kinds(sentence: Sentence, item: ItemMention) -> list[ItemMention]:
    """ "Financial, humanitarian and military support" as three items, each with its own form."""
    adjectives = [twin for child in sentence.children(item.head, "amod") for twin in _adjectives(sentence, child)]
    hits = [hit for adjective in adjectives if (hit := _lexicon().get((adjective.lemma, item.head.lemma)))]
    return [replace(item, form=form, category=category) for form, category in hits if form] or [item]


def _adjectives(sentence: Sentence, token: Token) -> list[Token]:
    return [token, *(t for child in sentence.children(token, "conj") for t in _adjectives(sentence, child))]


def _contents(sentence: Sentence, token: Token, found: dict[int, ItemMention]) -> list[ItemMention]:
    inside: list[ItemMention] = []
    for child in sentence.children(token, "compound"):
        hit = _match(sentence, child)
        if hit is not None and hit[0] and token.lemma in _MEASURE and token.lemma != "access":
            span = noun_phrase(sentence, child)
            inside.append(ItemMention(child, span, _words(sentence, span), hit[0], hit[1]))
    for prep in sentence.children(token, "prep"):
        if token.lemma == "access" and prep.lemma == "to":
            inside.extend(item for pobj in sentence.children(prep, "pobj") for item in _chain(sentence, pobj, found))
        if prep.lemma in ("of", "with", "in", "include", "including", "like", "but"):
            for pobj in sentence.children(prep, "pobj"):
                inside.extend(_chain(sentence, pobj, found))
        elif prep.lemma == "for" and token.lemma in _PARTS and not _spare(sentence, token):
            inside.extend(item for pobj in sentence.children(prep, "pobj") for item in below(sentence, pobj, found))
    for child in sentence.children(token, "appos", "conj") if not inside else ():
        if child.dep == "appos":
            inside.extend(_chain(sentence, child, found))
    if not inside and token.lemma in _MEASURE:
        for clause in sentence.children(token, "relcl", "acl"):
            inside.extend(found[t.i] for t in sentence.subtree(clause) if t.i in found)
    return inside


def _spare(sentence: Sentence, token: Token) -> bool:
    return any(child.lemma == "spare" for child in sentence.children(token, "amod", "compound"))


def made_of(sentence: Sentence, token: Token, form: str, category: str) -> ItemMention:
    """The noun phrase at ``token`` as an item, for words that are one only beside certain verbs."""
    span = noun_phrase(sentence, token)
    return ItemMention(token, span, _words(sentence, span), form, category)


def _chain(sentence: Sentence, token: Token, found: dict[int, ItemMention]) -> list[ItemMention]:
    here = below(sentence, token, found)
    for child in sentence.children(token, "conj"):
        here = here + _chain(sentence, child, found)
    return here


def _words(sentence: Sentence, span: Span) -> str:
    words, end = "", span.start
    for token in sentence.within(span):
        words += " " * (token.start - end) + token.text
        end = token.end
    return words
