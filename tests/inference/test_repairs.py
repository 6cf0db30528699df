"""Trees that the parser gets wrong are mended, and others left as they were."""

from allegiance.extract.sentences import parsed
from allegiance.inference.repairs import repaired
from allegiance.syntax import Sentence, Token


def tree(text: str) -> Sentence:
    return parsed(text)[0]


def governed(sentence: Sentence, word: str) -> tuple[str, str]:
    token = next(token for token in sentence.tokens if token.text == word)
    return token.dep, sentence.head(token).text


def test_a_name_after_a_date_is_the_subject() -> None:
    sentence = tree("In April Washington consented to pull out its soldiers from Chad.")
    assert governed(sentence, "Washington") == ("nsubj", "consented")
    assert governed(sentence, "April") == ("pobj", "In")


def test_a_date_with_its_number_is_parted_from_the_name_that_is_subject_already() -> None:
    sentence = tree("On 9 June Putin announced that the tanks had come.")
    assert governed(sentence, "Putin") == ("nsubj", "announced")
    assert governed(sentence, "June") == ("pobj", "On")
    assert governed(sentence, "9")[1] == "June"


def test_a_month_alone_stays_where_it_is() -> None:
    sentence = tree("In May the army was sent home.")
    assert governed(sentence, "May") == ("pobj", "In")
    assert governed(sentence, "army") == ("nsubjpass", "sent")


def test_a_sentence_hangs_on_its_verb_and_not_on_its_opening_phrase() -> None:
    sentence = tree("Among the countries that stepped forward with new packages the American minister counted Italy.")
    assert sentence.root.text == "counted"
    assert governed(sentence, "Among") == ("prep", "counted")


def test_who_stands_before_the_verb_is_its_subject_and_no_neighbour_of_a_place() -> None:
    sentence = tree("At a ceremony in Geneva, Turkey and Libya signed a defence pact.")
    assert governed(sentence, "Turkey") == ("nsubj", "signed")
    assert governed(sentence, "Libya") == ("conj", "Turkey")


def test_whom_an_opening_clause_is_about_is_its_object() -> None:
    sentence = tree("Because it feared Brazil, Ukraine received tanks from Germany.")
    assert governed(sentence, "Ukraine") == ("nsubj", "received")
    assert governed(sentence, "Brazil") == ("dobj", "feared")


def test_a_row_of_subjects_stays_a_row() -> None:
    sentence = tree("Saudi Arabia, Kuwait and the United Arab Emirates have given Mali 30 million dollars.")
    assert governed(sentence, "Kuwait")[0] == "conj"


def test_no_tree_has_a_circle() -> None:
    for text in (
        "To deter Brazil, Turkey and Libya, which Peru arms, signed a pact.",
        "In Geneva, Iran, it said, won.",
    ):
        for token in (sentence := tree(text)).tokens:
            assert len(list(sentence.ancestors(token))) < len(sentence.tokens)


def word(i: int, text: str, pos: str, dep: str, head: int) -> Token:
    return Token(i, text, text.lower(), pos, pos, dep, head, 10 * i, 10 * i + len(text))


def test_what_hangs_on_an_auxiliary_hangs_on_its_verb() -> None:
    tokens = [
        word(0, "Troops", "NOUN", "nsubj", 1),
        word(1, "were", "AUX", "auxpass", 2),
        word(2, "quartered", "VERB", "ROOT", 2),
        word(3, "there", "ADV", "advmod", 2),
    ]
    mended = repaired(tokens)
    assert (mended[0].dep, mended[0].head) == ("nsubjpass", 2)
    assert mended[1:] == tokens[1:]
