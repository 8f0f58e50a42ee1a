"""Acts in words: what a question says that somebody admitted, a passage has to say so."""

from __future__ import annotations

import pytest

from index.reading.speech_acts import lacks_act


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Did Norway admit that it sank the ferries?", "Norway denied that it had sunk the ferries."),
        ("When did the captain apologize?", "The captain said that the ferry had been late."),
        ("What does the resolution condemn?", "Demands that the ferries be returned;"),
        ("Who denied the report?", "The report was published in May."),
        ("How many ferries survived?", "Nearly all nine ferries were sunk or damaged."),
        ("Who survived the storm?", "The storm claimed the lives of 21 sailors, whose remains were found last year."),
        ("Did Norway admit that it fired?", "Sixteen people were admitted to hospital."),
        ("Did Norway admit that it fired?", "Norway fired at the internationally recognized port."),
        ("Who refused to sail?", "The captain sailed without a word."),
        ("Which plan did Norway reject?", "Norway launched an attack."),
        ("Who refused to sail?", "The captain agreed to sail in May."),
        ("Which proposal did Norway reject?", "Norway welcomed the proposal of the Council."),
        ("Whom does the Council condemn?", "The Council commends the captain of the ferry."),
    ],
)
def test_a_passage_without_the_act_is_told(question: str, passage: str) -> None:
    assert lacks_act(question, passage)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Did Norway admit that it sank the ferries?", "Norway acknowledged that it had sunk the ferries."),
        ("When did the captain apologise?", "On 3 May the captain expressed his regret."),
        ("What does the resolution condemn?", "Strongly deplores the seizure of the ferries;"),
        ("When was Norway admitted to the organization?", "Norway joined the organization in 1945."),
        ("Who opposed Norway’s admission?", "The Council recommends that Norway be admitted to the organization."),
        ("Did the Council reject or accept the report?", "The Council accepts the report."),
        ("Who denied the report?", "The Minister rejected the report."),
        ("Who was condemned to death?", "The captain was sentenced to death."),
        ("Who was denied access to the ferries?", "The inspectors could not go on board of the ferries."),
        ("How many ferries survived?", "Of nine ferries, one was left intact."),
        ("Who survived the storm?", "Two sailors lived on."),
        ("Which plan did Norway reject?", "Norway turned down the plan."),
        ("Who refused to sail?", "The captain would not sail."),
        ("Which proposal did Norway reject?", "Norway dismissed the proposal of the Council."),
        ("When were the ferries sold?", "The ferries were sold in May."),
    ],
)
def test_one_with_another_word_for_it_is_not(question: str, passage: str) -> None:
    assert not lacks_act(question, passage)
