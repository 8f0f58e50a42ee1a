"""The talk over HTTP: a question with those before it, as a page and as a turn alone, and the page of talks kept."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from litestar import MediaType, get, post
from litestar.di import NamedDependency
from litestar.params import QueryParameter, URLEncodedBody
from litestar.status_codes import HTTP_200_OK

from corpus.address import identify_held
from service import urls
from service.asking.answerer import Answerer
from service.asking.judged import judged
from service.asking.request import Ask
from service.errors import InvalidRequest, NothingHere
from service.feedback import VERDICTS, FeedbackBook
from service.pages.carrying import NOTHING_PROMISED, Promised
from service.pages.catalogue_page import chosen_in
from service.pages.chat_page import answered_page, first_page, kept_talk_page
from service.pages.guide import HistoryPage, ThanksPage
from service.pages.renderer import Renderer
from service.pages.turn import LastTurn, turn_of
from service.same_site import from_this_site

Question = Annotated[str, QueryParameter(description="The question.")]
History = Annotated[list[str] | None, QueryParameter(name="h", description="Earlier questions, oldest first.")]
Within = Annotated[list[str] | None, QueryParameter(name="in", description="Documents to ask within.")]
Edition = Annotated[str, QueryParameter(description="The snapshot that answered when the address was made.")]
Gave = Annotated[str, QueryParameter(description="What its answer showed, as a digest.")]
Talk = Annotated[str, QueryParameter(description="The name under which a browser keeps a talk.")]
Number = Annotated[int, QueryParameter(name="n", ge=0, le=1_000_000, description="Which turn of its talk, from 1.")]


class Asked(NamedTuple):
    """A question with those before it, as an address has them, and what that says of the answer."""

    question: str
    history: tuple[str, ...]
    promised: Promised = NOTHING_PROMISED
    within: tuple[str, ...] = ()

    @property
    def ask(self) -> Ask:
        return self.one(self.question, self.history)

    def one(self, question: str, history: tuple[str, ...]) -> Ask:
        """A question of the talk, asked within the same documents."""
        return Ask(question, history, tuple(map(identify_held, self.within)))


def asked(
    q: Question = "", history: History = None, edition: Edition = "", gave: Gave = "", within: Within = None
) -> Asked:
    return Asked(q, tuple(history or ()), Promised(edition, gave), chosen_in(within or ()))


@get("/", sync_to_thread=True, media_type=MediaType.HTML, include_in_schema=False, asks=("q", "h"))
def chat(
    asked: NamedDependency[Asked],
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
    feedback: NamedDependency[FeedbackBook | None],
    talk: Talk = "",
) -> str:
    """One answer at most: questions before it are named, and a talk that a browser keeps is filled in there."""
    questions = [*asked.history, *([asked.question] if asked.question.strip() else [])]
    with urls.asking_within(asked.within):
        if not questions:
            page = kept_talk_page(answerer, asked.within) if talk else first_page(answerer, asked.within)
        else:
            *before, question = questions
            last = LastTurn(asked.promised, asks_back=feedback is not None)
            answer = answerer.ask(asked.one(question, tuple(before)))
            page = answered_page(answerer, answer, before, last, asked.within)
    return renderer.render("chat.html", page)


@get("/turn", sync_to_thread=True, media_type=MediaType.HTML, include_in_schema=False, asks=True)
def turn(
    asked: NamedDependency[Asked],
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
    feedback: NamedDependency[FeedbackBook | None],
    number: Number = 0,
) -> str:
    """Of a longer talk only the last questions are sent; `number` says which turn of it this is."""
    last = LastTurn(asks_back=feedback is not None)
    edition = answerer.snapshot.manifest.id
    with urls.asking_within(asked.within):
        shown = turn_of(answerer.ask(asked.ask), edition, asked.history, last, number)
    return renderer.render("_turn.html", shown)


@get("/history", sync_to_thread=False, media_type=MediaType.HTML, include_in_schema=False)
def history(renderer: NamedDependency[Renderer]) -> str:
    """An empty page: what is kept is kept by the browser, and filled in there."""
    return renderer.render("history.html", HistoryPage())


@post(
    "/feedback",
    status_code=HTTP_200_OK,
    sync_to_thread=True,
    media_type=MediaType.HTML,
    include_in_schema=False,
    guards=[from_this_site],
    asks=True,
)
def verdict(
    data: URLEncodedBody[dict[str, str]],
    asked: NamedDependency[Asked],
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
    feedback: NamedDependency[FeedbackBook | None],
) -> str:
    """Keep what a reader says of an answer, with the answer as it is given now. Raises `NothingHere` where none is."""
    if feedback is None:
        raise NothingHere
    said = next((verdict for verdict in VERDICTS if verdict == data.get("verdict")), None)
    if said is None:
        raise InvalidRequest("verdict", f"it is one of {', '.join(VERDICTS)}")
    within = tuple(str(document) for document in asked.ask.documents)
    feedback.add(judged(answerer.ask(asked.ask), asked.history, said, answerer.snapshot.manifest.id, within))
    with urls.asking_within(asked.within):
        return renderer.render("thanks.html", ThanksPage(urls.chat(asked.question, asked.history)))
