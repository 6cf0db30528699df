"""What we know beforehand: states, who held which office when, bodies, materiel, outlets. Facts are files."""

from allegiance.knowledge.files import rows, several
from allegiance.knowledge.fold import folded, slug
from allegiance.knowledge.lexicon import Hit, Lexicon, Sense, families, lexicon, organisations, outlets
from allegiance.knowledge.lookup import Candidate, explain, lookup
from allegiance.knowledge.offices import Office, given_names, holder, offices, term_on, terms
from allegiance.knowledge.personal_names import name_parts, person_id
from allegiance.knowledge.states import State, states

__all__ = [
    "Candidate",
    "Hit",
    "Lexicon",
    "Office",
    "Sense",
    "State",
    "explain",
    "families",
    "folded",
    "given_names",
    "holder",
    "lexicon",
    "lookup",
    "name_parts",
    "offices",
    "organisations",
    "outlets",
    "person_id",
    "rows",
    "several",
    "slug",
    "states",
    "term_on",
    "terms",
]
