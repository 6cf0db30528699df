"""What a model may answer: a list of claims in its words, checked field by field, and the same as a JSON schema."""

from typing import Annotated, Any

import msgspec

from allegiance.model import Kind, Polarity, Stage
from allegiance.ontology import forms
from allegiance.ontology.triggers import roots

ROLES = ("via", "supplier", "outranked", "turned_from", "beneficiary", "signatory")
_MOST = 100  # claims in one answer
_FEW = 8  # further parties, and things that flow back, in one claim

Quote = Annotated[str, msgspec.Meta(min_length=1, max_length=1_500)]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


class ToldParty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A further party in the words of the answer."""

    role: str
    words: Words


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One claim in the words of the answer; none of them is believed before it is placed in the report."""

    quote: Quote
    kind: Kind
    polarity: Polarity
    actor: Words | None = None
    recipient: Words | None = None
    others: Annotated[tuple[ToldParty, ...], msgspec.Meta(max_length=_FEW)] = ()
    trigger: Words | None = None
    form: str | None = None
    item: Words | None = None
    quantity: Words | None = None
    value: Words | None = None
    when: Words | None = None
    in_return: Annotated[tuple[Words, ...], msgspec.Meta(max_length=_FEW)] = ()
    stage: Stage | None = None
    speaker: Words | None = None
    cue: Words | None = None
    event: str | None = None


class _Answer(msgspec.Struct, forbid_unknown_fields=True):
    claims: Annotated[list[Told], msgspec.Meta(max_length=_MOST)]


def told(content: str) -> list[Told]:
    """The claims of an answer. Raises ValueError, with the field that breaks the schema, and no words of the answer.

    >>> told('{"claims": [{"quote": "Chad armed Mali.", "kind": "gift", "polarity": "asserted"}]}')
    Traceback (most recent call last):
    ...
    ValueError: Invalid enum value - at `$.claims[...].kind`
    """
    try:
        found = msgspec.json.decode(content.encode("utf-8", "surrogatepass"), type=_Answer).claims
    except msgspec.ValidationError as error:
        reason, _, place = str(error).rpartition(" - at ")
        raise ValueError(f"{_without_words(reason or place)} - at {place if reason else '`$`'}") from None
    except (msgspec.DecodeError, RecursionError):
        raise ValueError("it is no JSON") from None
    for claim in found:
        for name, value, allowed in (
            ("form", claim.form, forms()),
            ("event", claim.event, roots()),
            *(("others[...].role", other.role, ROLES) for other in claim.others),
        ):
            if value is not None and value not in allowed:
                raise ValueError(f"Invalid enum value - at `$.claims[...].{name}`")
    return found


def _without_words(reason: str) -> str:
    """The reason without what the answer itself wrote, such as the name of a field that we do not know."""
    return reason.split("'")[0].split("`")[0].strip()


def schema() -> dict[str, Any]:
    """The JSON schema of an answer, as strict as endpoints understand it: every field named, none beyond."""
    text = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    party = _object({"role": {"type": "string", "enum": list(ROLES)}, "words": text})
    claim = {
        "quote": text,
        "kind": {"type": "string", "enum": [*Kind]},
        "actor": maybe,
        "recipient": maybe,
        "others": {"type": "array", "items": party},
        "trigger": maybe,
        "form": _choice(sorted(forms())),
        "item": maybe,
        "quantity": maybe,
        "value": maybe,
        "when": maybe,
        "in_return": {"type": "array", "items": text},
        "stage": _choice([*Stage]),
        "polarity": {"type": "string", "enum": [*Polarity]},
        "speaker": maybe,
        "cue": maybe,
        "event": _choice(list(roots())),
    }
    return _object({"claims": {"type": "array", "items": _object(claim)}})


def _choice(values: list[Any]) -> dict[str, Any]:
    return {"type": ["string", "null"], "enum": [*values, None]}


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
