"""A rulebook put into sentences."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from screener.check.description.burden import burden
from screener.check.description.card import card_text
from screener.check.description.classes import class_texts
from screener.check.description.conditions import Clause, in_words
from screener.check.description.model import AskedText, CautionText, Description, Example, NoticeText, TopicText, Voices
from screener.check.description.records import records_text
from screener.check.vignettes import intake_of
from screener.engine.conditions import MEDICINES
from screener.engine.intake import NO, NOT_SURE, PREFER_NOT_TO_SAY, UNDECIDED, YES, Intake
from screener.rulebook.matters import ABOUT, LIST, UNWELL
from screener.rulebook.model import Asked, Audience, Caution, Question, Rulebook, Undetermined, Vignette
from screener.screening import Outcome, screen
from screener.summary import (
    answer_label,
    evidence_lines,
    medicine_entries,
    review_if_any,
    review_sentence,
    source_lines,
    summarise,
)
from screener.summary.model import TitledLine


def describe(rulebook: Rulebook, today: dt.date | None) -> Description:
    """What a rulebook asks, raises and cites, in its language.

    ``today`` decides whether a review is overdue. Pages that are kept pass None, and do not say.
    """
    return _Describer(rulebook, today).description()


class _Describer:
    def __init__(self, rulebook: Rulebook, today: dt.date | None) -> None:
        self.rulebook = rulebook
        self.words = rulebook.words
        self.today = today

    def description(self) -> Description:
        about = self.rulebook.about
        # What a summary says of the rules themselves, it says whatever the intake and whatever the day.
        some = summarise(screen(self.rulebook, Intake()), Audience.CLINICIAN, dt.date.min)
        records = records_text(self.rulebook, self.today)
        cited = {one.source for one in self.rulebook.evidence()} | set(records.sources if records else ())
        return Description(
            rulebook=some.rulebook,
            words=self.words,
            in_short=about.in_short.patient if about.in_short else "",
            doses=tuple(about.doses.values()),
            intended_use=Voices(about.intended_use.clinician, about.intended_use.patient),
            review=self._review(ABOUT),
            topics=tuple(self._topic(key, title) for key, title in about.topics.items()),
            bring=about.bring.patient,
            unwell=NoticeText(
                UNWELL,
                about.unwell.title,
                Voices("", "\n\n".join(filter(None, (about.unwell.patient, about.unwell.brief)))),
                evidence_lines(self.rulebook, about.unwell.evidence),
                self._review(UNWELL),
            ),
            notices=tuple(
                NoticeText(
                    key,
                    notice.title,
                    Voices(notice.clinician, notice.patient),
                    evidence_lines(self.rulebook, notice.evidence),
                    self._review(f"notices.{key}"),
                )
                for key, notice in about.notices.items()
            ),
            not_covered=tuple(
                TitledLine(one.title, " ".join(filter(None, (one.why, self._review(f"not_covered.{key}")))))
                for key, one in about.not_covered.items()
            ),
            classes=class_texts(self.rulebook, self.today),
            burden=burden(self.rulebook),
            card=card_text(self.rulebook, self.today),
            records=records,
            sources=tuple(source_lines(self.rulebook, cited)),
        )

    def _review(self, matter: str) -> str:
        return review_if_any(self.rulebook, matter, self.today)

    def _topic(self, key: str, title: str) -> TopicText:
        files = [file for file in self.rulebook.topics if file.topic == key]
        return TopicText(
            key,
            title,
            asked=tuple(self._asked(key)),
            cautions=tuple(self._caution(caution) for file in files for caution in file.cautions),
            examples=tuple(self._example(vignette) for file in files for vignette in file.vignettes),
        )

    def _asked(self, topic: str) -> Iterator[AskedText]:
        for key, question in self.rulebook.questions.items():
            if question.topic == topic:
                answers = tuple(answer_label(self.rulebook, key, value) for value in _offered(question))
                asked_if = in_words(self.rulebook, question.ask_if) if question.ask_if else None
                concern = tuple(answer_label(self.rulebook, key, value) for value in question.concern)
                takes_away = tuple(
                    TitledLine(self.rulebook.cautions[caution].title, why)
                    for caution, why in question.takes_away.items()
                )
                asked = _asked_text(key, question, answers, asked_if)
                short = " · ".join((question.short, *question.short_answers.values())) if question.short else None
                told = question.because.patient if question.because else None
                yield replace(
                    asked,
                    concern=concern,
                    takes_away=takes_away,
                    short=short,
                    together=question.together,
                    same_screen=question.same_screen,
                    because=tuple(filter(None, (told.answer, told.medicine))) if told else (),
                    review=self._review(f"questions.{key}"),
                )
        medicines = self.rulebook.about.medicines
        if medicines.topic == topic:
            takes_away = tuple(
                TitledLine(self.rulebook.cautions[caution].title, why) for caution, why in medicines.takes_away.items()
            )
            asked = _asked_text(MEDICINES, medicines, (), None)
            yield replace(asked, takes_away=takes_away, review=self._review(LIST))
            complete, nothing = medicines.complete, Voices("", "")
            labels = tuple(self.words.answers[value] for value in (YES, NO, *UNDECIDED))
            ask = Voices(complete.clinician, complete.patient)
            yield AskedText("medicines_complete", ask, nothing, nothing, "", labels, None)

    def _caution(self, key: str) -> CautionText:
        caution, words = self.rulebook.cautions[key], self.words
        return CautionText(
            id=key,
            title=caution.title,
            priority=" · ".join(filter(None, (words.priorities[caution.priority], self._told_with(caution)))),
            kind=words.kinds[caution.kind],
            when=in_words(self.rulebook, caution.when),
            say=Voices(caution.clinician.say, caution.patient.say),
            consider=caution.clinician.consider,
            ask=caution.patient.ask,
            note=caution.patient.note,
            evidence=evidence_lines(self.rulebook, caution.evidence),
            review=review_sentence(self.rulebook, f"cautions.{key}", self.today),
        )

    def _told_with(self, caution: Caution) -> str:
        """With which caution it is told; empty where it is told by itself."""
        if caution.under is None:
            return ""
        return self.words.labels.told_with.format(title=self.rulebook.cautions[caution.under].title)

    def _example(self, vignette: Vignette) -> Example:
        entries = medicine_entries(screen(self.rulebook, intake_of(vignette)), Audience.CLINICIAN)
        return Example(
            name=vignette.name,
            answers=tuple(self._answered(vignette)),
            medicines=tuple(" ".join((f"{entry.shown}:", *entry.said)) for entry in entries),
            comes_out=tuple(self._expected(vignette)),
        )

    def _answered(self, vignette: Vignette) -> Iterator[str]:
        answered = self.words.labels.answered
        for key, value in vignette.answers.items():
            answer = answer_label(self.rulebook, key, value)
            yield answered.format(question=self.rulebook.questions[key].clinician.ask, answer=answer)
        if vignette.medicines_complete is not None:
            answer = self.words.answers[vignette.medicines_complete]
            yield answered.format(question=self.rulebook.about.medicines.complete.clinician, answer=answer)

    def _expected(self, vignette: Vignette) -> Iterator[str]:
        """What a vignette expects. Every rulebook in use was seen to do so."""
        about, sections = self.words.about, self.words.sections
        headings = {Outcome.RAISED: sections.talk.heading, Outcome.NOT_RAISED: sections.checked.heading}
        for key, expected in vignette.expect.items():
            title = self.rulebook.cautions[key].title
            if isinstance(expected, Undetermined):
                missing = " · ".join(self._named(one) for one in expected.undetermined)
                outcome = about.open.format(outcome=sections.could_not_check.heading, missing=missing)
            else:
                outcome = headings[Outcome(expected)]
            yield about.comes_out_as.format(title=title, outcome=outcome)

    def _named(self, missing: str) -> str:
        return self.words.labels.list if missing == MEDICINES else self.rulebook.questions[missing].clinician.ask


def _asked_text(key: str, asked: Asked, answers: tuple[str, ...], asked_if: Clause | None) -> AskedText:
    clinician, patient = asked.clinician, asked.patient
    return AskedText(
        id=key,
        ask=Voices(clinician.ask, patient.ask),
        help=Voices(clinician.help or "", patient.help or ""),
        find_out=Voices(clinician.find_out, patient.find_out),
        why=asked.why,
        answers=answers,
        asked_if=asked_if,
    )


def _offered(question: Question) -> tuple[str, ...]:
    return (*question.values, NOT_SURE, *((PREFER_NOT_TO_SAY,) if question.sensitive else ()))
