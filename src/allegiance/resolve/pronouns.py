"""Whom he, it and they point back to: recency, number, animacy, and subjects before the rest; else nobody."""

from allegiance.knowledge import states
from allegiance.model import Actor, ActorMention, Span
from allegiance.resolve.discourse import Discourse, Entry, subject_of_speech
from allegiance.resolve.tables import words
from allegiance.syntax import Sentence, Token

_PERSON = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_THING = frozenset({"it", "its"})
_MANY = frozenset({"they", "them", "their", "theirs"})
_REACH = 2
_TALKED_OF = 2  # mentions that make a state what the report is about
_TOWARDS_STATES = frozenset({"to", "against", "with", "from", "for", "by"})
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "csubj"})


def pronoun_mention(discourse: Discourse, index: int, token: Token) -> ActorMention | None:
    """The mention a pronoun makes; without actors where no antecedent is clear; null for any other word."""
    word = token.text.lower()
    if word in _PERSON:
        entries = [
            e
            for e in _before(discourse, index, token, _REACH + 1)
            if _is_person(e) and not _other_gender(discourse, e, _PERSON[word])
        ]
    elif word in _THING:
        if _pleonastic(discourse.sentences[index], token):
            return None
        things = [e for e in _before(discourse, index, token, _REACH) if _is_thing(e)]
        entries = [e for e in things if not _mere_source(discourse, index, e)]
        entries = _not_beside(discourse, index, token, entries)
        entries = _of_somebody_else_than_speaks(discourse, index, token, entries)
        ahead = _fronted(discourse, index, token)
        deed = _of_the_subject(discourse, index, token)
        if deed is not None and not any(entry.sentence == index and entry.subject for entry in entries):
            entries = [deed]
        elif ahead is not None and ahead.mention.actors and not ahead.plural:
            entries.append(ahead)
        elif _by_its_account(discourse.sentences[index], token):
            pass
        elif _inanimate_subject(discourse, index, token) or _about_a_thing(discourse, index, token):
            return ActorMention(
                span=Span(token.start, token.end), surface=token.text, how="pronoun", candidates=_distinct(entries)
            )
    elif word in _MANY:
        several = [e for e in _before(discourse, index, token, _REACH) if _is_many(e)]
        entries = [e for e in several if len(e.mention.actors) > 1 or not _mere_source(discourse, index, e)]
        if not entries and word in {"they", "their"}:
            entries = [e for e in _before(discourse, index, token, 1) if _is_thing(e) and e.subject and _of_people(e)]
    else:
        return None
    span = Span(token.start, token.end)
    best = _best(discourse, index, token, entries)
    others = _distinct([e for e in entries if best is None or e.mention.actors != best.mention.actors])
    if best is None:
        return ActorMention(span=span, surface=token.text, how="pronoun", candidates=others)
    return ActorMention(
        span=span,
        surface=token.text,
        how="pronoun",
        actors=_as_thing(best) if word in _THING else best.mention.actors,
        candidates=others,
        role=best.mention.role,
        sector=best.mention.sector,
        antecedents=(best.mention.span,),
    )


def _as_thing(entry: Entry) -> tuple[Actor, ...]:
    """A state where the words name its leader: "its" cannot be a person."""
    return tuple(
        states()[actor.state].actor if actor.kind == "person" and actor.state in states() else actor
        for actor in entry.mention.actors
    )


def _before(discourse: Discourse, index: int, token: Token, reach: int) -> list[Entry]:
    paragraph = discourse.sentences[index].paragraph
    entries = discourse.backwards(index, token.start, reach)
    return [e for e in entries if paragraph - discourse.sentences[e.sentence].paragraph <= 2]


def _is_person(entry: Entry) -> bool:
    mention = entry.mention
    if mention.how == "person" or (mention.how == "office" and not entry.plural):
        return True
    return (
        mention.how == "pronoun" and mention.surface.lower() in _PERSON and bool(mention.actors or mention.antecedents)
    )


def _other_gender(discourse: Discourse, entry: Entry, gender: str) -> bool:
    actor = entry.actor
    woman = (actor is not None and actor.id in discourse.women) or "woman" in (entry.mention.role or "")
    return woman != (gender == "f") if woman else False


def _is_thing(entry: Entry) -> bool:
    actor = entry.actor
    if actor is None or entry.plural or entry.mention.how in {"place", "person", "office", "demonym"}:
        return False
    return actor.kind != "person"


def _is_many(entry: Entry) -> bool:
    actor = entry.actor
    return entry.plural or len(entry.mention.actors) > 1 or (actor is not None and actor.kind == "group")


def _mere_source(discourse: Discourse, index: int, entry: Entry) -> bool:
    """An outlet that is only cited: "it" may mean it where it was said to say something, here or just before."""
    if entry.mention.sector != "MED" and (entry.actor is None or entry.actor.kind not in {"outlet", "agency"}):
        return False
    if entry.mention.how == "pronoun":
        return False
    sentence = discourse.sentences[entry.sentence]
    return index - entry.sentence > 1 or not entry.subject or not subject_of_speech(sentence, entry.token)


def _not_beside(discourse: Discourse, index: int, token: Token, entries: list[Entry]) -> list[Entry]:
    """Without those the pronoun's own clause names beside it: "it sends shells to Russia" is not about Russia."""
    if token.tag == "PRP$":
        return entries
    sentence = discourse.sentences[index]
    clause = _clause(sentence, token)
    beside = {
        entry.actor.id
        for entry in discourse.of_sentence(index)
        if entry.actor is not None and entry.mention.how != "pronoun" and _argument_of(sentence, entry.token, clause)
    }
    return [entry for entry in entries if entry.actor is None or entry.actor.id not in beside]


def _argument_of(sentence: Sentence, token: Token, verb: Token) -> bool:
    if token.dep in {"dobj", "nsubj", "nsubjpass", "dative"}:
        return token.head == verb.i
    preposition = sentence.head(token)
    return token.dep == "pobj" and preposition.head == verb.i and preposition.text.lower() in _TOWARDS_STATES


def _of_somebody_else_than_speaks(discourse: Discourse, index: int, token: Token, entries: list[Entry]) -> list[Entry]:
    """Without the state of the person whose words these are, who would say "we", where "it" may mean another.

    Where that leaves nobody: the state the report mostly talks of.
    """
    sentence = discourse.sentences[index]
    own = {
        entry.actor.state
        for entry in discourse.of_sentence(index)
        if entry.actor is not None
        and entry.actor.kind == "person"
        and entry.token.i > token.i
        and subject_of_speech(sentence, entry.token)
    } - {None}
    if not own or subject_of_speech(sentence, token):
        return entries
    others = [
        entry for entry in entries if entry.sentence == index or entry.actor is None or entry.actor.state not in own
    ]
    return others or _subject_of_the_report(discourse, own) or entries


def _subject_of_the_report(discourse: Discourse, besides: set[str | None]) -> list[Entry]:
    """The latest mention of the one state named most, by far enough."""
    ranked = [pair for pair in discourse.states.most_common() if pair[0] not in besides and pair[0] in states()]
    if not ranked or ranked[0][1] < _TALKED_OF or (len(ranked) > 1 and ranked[0][1] <= ranked[1][1]):
        return []
    named = [e for e in discourse.entries if e.actor is not None and e.actor.id == ranked[0][0] and not e.plural]
    return named[-1:]


def _of_people(entry: Entry) -> bool:
    """A body whose people "they" may be: a police, an agency; not a state, not a news agency."""
    actor = entry.actor
    return actor is not None and actor.sector not in {None, "MED"}


def _by_its_account(sentence: Sentence, token: Token) -> bool:
    """ "By its account", "in his telling": whose words they are, whatever the clause is about."""
    noun = sentence.head(token)
    if token.tag != "PRP$" or noun.lemma not in words("pronouns", "accounts") or noun.dep != "pobj":
        return False
    return sentence.head(noun).text.lower() in {"by", "in", "to", "on"}


def _pleonastic(sentence: Sentence, token: Token) -> bool:
    """ "It" of weather and of clauses to come, and "it" for what was said or done."""
    if token.text.lower() != "it":
        return False
    verb = sentence.head(token)
    if token.dep == "expl" or (token.dep == "dobj" and verb.lemma not in words("pronouns", "done_to_states")):
        return True
    if token.dep == "nsubj" and (token.i > verb.i or verb.lemma in words("pronouns", "done_by_things")):
        return True
    if token.dep == "pobj" and verb.text.lower() not in _TOWARDS_STATES:
        return True
    clause = {child.dep for child in sentence.children(verb) if child.i > token.i}
    if token.dep == "nsubjpass" and clause & {"ccomp", "xcomp", "csubj"}:
        return True
    if token.dep == "nsubj" and verb.lemma in words("pronouns", "copulas"):
        if clause & {"acomp", "xcomp", "ccomp", "advcl", "oprd"} and "attr" not in clause:
            return True
        return any(_cleft(sentence, child) for child in sentence.children(verb, "attr"))
    return False


def _cleft(sentence: Sentence, noun: Token) -> bool:
    """ "It was China showing ...", "it was in May that": the words after the verb are what is meant."""
    if noun.text.lower() == "one":
        return False
    return noun.pos in {"PROPN", "NUM", "PRON"} or any(sentence.children(noun, "relcl", "acl", "ccomp"))


def _distinct(entries: list[Entry]) -> tuple[Actor, ...]:
    found = {actor.id: actor for entry in entries for actor in entry.mention.actors}
    return tuple(found.values())


def _clause(sentence: Sentence, token: Token) -> Token:
    if token.dep in _CLAUSES and token.pos in {"VERB", "AUX"}:
        return token
    for up in sentence.ancestors(token):
        if up.pos in {"VERB", "AUX"}:
            return up
    return sentence.root


def _fronted(discourse: Discourse, index: int, token: Token) -> Entry | None:
    """The subject still to come, for a possessive in an opening phrase: "In return for its help, Oslo ..."."""
    sentence = discourse.sentences[index]
    opened = sentence.head(sentence.tokens[0])
    verb = opened if opened.pos in {"VERB", "AUX"} else sentence.root
    subject = next(iter(sentence.children(verb, "nsubj", "nsubjpass")), None)
    if subject is None or token.tag != "PRP$" or token.i > subject.i or sentence.tokens[0].tag != "IN":
        return None
    for entry in reversed(discourse.entries):
        if entry.sentence < index:
            break
        if entry.token.i == subject.i:
            return entry
    return None


def _of_the_subject(discourse: Discourse, index: int, token: Token) -> Entry | None:
    """The state whose deed the clause is about: "Chinese aid has grown with its trade"."""
    sentence = discourse.sentences[index]
    if token.tag != "PRP$":
        return None
    subjects = sentence.children(_clause(sentence, token), "nsubj", "nsubjpass")
    inside = {word.i for subject in subjects for word in sentence.subtree(subject) if subject.i < token.i}
    found = [
        entry
        for entry in discourse.of_sentence(index)
        if entry.token.i in inside
        and entry.mention.how == "demonym"
        and entry.actor is not None
        and sentence.head(entry.token).lemma in words("pronouns", "deeds_of_states")
    ]
    return found[0] if len(found) == 1 else None


def _about_a_thing(discourse: Discourse, index: int, token: Token) -> bool:
    """Whether "it" that merely is something follows a sentence about a plain noun."""
    sentence = discourse.sentences[index]
    if token.text.lower() != "it" or token.dep != "nsubj" or sentence.head(token).lemma != "be" or not index:
        return False
    before = discourse.sentences[index - 1]
    for subject in before.children(before.root, "nsubj", "nsubjpass"):
        known = [entry for entry in discourse.of_sentence(index - 1) if entry.token.i == subject.i]
        return subject.tag == "NN" and not any(entry.mention.actors for entry in known)
    return False


def _inanimate_subject(discourse: Discourse, index: int, token: Token) -> bool:
    """Whether the clause of "its", or the one that governs "it", has a plain singular noun as its subject."""
    sentence = discourse.sentences[index]
    clause = _clause(sentence, token)
    if token.tag != "PRP$":
        clause = next((up for up in sentence.ancestors(clause) if up.pos in {"VERB", "AUX"}), clause)
        if clause.i == _clause(sentence, token).i:
            return False
    for subject in sentence.children(clause, "nsubj", "nsubjpass"):
        if subject.i < token.i and subject.tag == "NN":
            known = [entry for entry in discourse.of_sentence(index) if entry.token.i == subject.i]
            return not any(entry.mention.actors for entry in known)
    return False


def _only_reckons(sentence: Sentence, entry: Entry) -> bool:
    """True for the institute in "the institute estimates that A has helped B, and by this count it leads": A leads."""
    return (
        entry.actor is not None
        and entry.actor.kind not in {"state", "group"}
        and entry.actor.state not in states()
        and entry.token.dep == "nsubj"
        and any(sentence.children(told, "nsubj") for told in sentence.children(sentence.head(entry.token), "ccomp"))
    )


def _best(discourse: Discourse, index: int, token: Token, entries: list[Entry]) -> Entry | None:
    """Rank: subject of the pronoun's own or a governing clause, then subjects, then the nearest before it."""
    sentence = discourse.sentences[index]
    clause = _clause(sentence, token)
    above = {clause.i, *(up.i for up in sentence.ancestors(clause))}
    speaks = subject_of_speech(sentence, token) or _by_its_account(sentence, token)
    possessive = token.tag == "PRP$"
    subject_pronoun = token.dep in {"nsubj", "nsubjpass"}

    def score(entry: Entry) -> float:
        distance = index - entry.sentence
        value = -2.0 * distance
        if entry.subject:
            value += 1.5
        if distance == 0:
            own = _clause(sentence, entry.token).i
            if own == clause.i and not possessive and (entry.subject or subject_pronoun):
                return -100.0
            if entry.subject and own in above:
                value += 2.0
            if entry.mention.span.end > token.start:
                return -100.0
        if speaks:
            value += 1.5 * subject_of_speech(discourse.sentences[entry.sentence], entry.token)
            if distance == 0 and any(up.i == clause.i for up in sentence.ancestors(entry.token)):
                value -= 4.0
        elif distance == 0 and token.dep == "nsubj" and _only_reckons(sentence, entry):
            value -= 2.5
        if entry.mention.how == "pronoun":
            value += 0.5
        if not entry.mention.actors:
            value -= 1.0
        if entry.token.dep in {"poss", "compound", "amod", "nmod"}:
            value -= 0.8
        return value + entry.mention.span.start / 1e7

    ahead = _fronted(discourse, index, token)
    if ahead is not None and ahead in entries:
        return ahead
    owned = sentence.head(token)
    if token.tag == "PRP$" and owned.dep == "conj":
        partner = [entry for entry in entries if entry.sentence == index and entry.token.i == owned.head]
        if partner:
            return partner[0]
    scored = sorted(((score(entry), entry) for entry in entries), key=lambda pair: pair[0], reverse=True)
    if not scored or scored[0][0] < -6:
        return None
    return scored[0][1]
