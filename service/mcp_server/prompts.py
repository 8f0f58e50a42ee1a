"""What an assistant is told of how to work with the tools, and the prompt that people choose for it."""

from __future__ import annotations

from typing import Any

#: For every talk in which the tools are there.
INSTRUCTIONS = """Pincite quotes United Nations documents. It writes no sentence of its own about facts, and neither \
should you when you report what it gives:
- Call `ask` with one question at a time. Quote the answer word for word, in quotation marks, with `cite_as` behind it \
and with who is `speaking`; leave in every hedge (“allegedly”, “reportedly”).
- Where `status` is not `answered`, say that the documents held do not answer. `nearest` is no answer.
- A document is the statement of its author. Say `notice` with it, and take no side.
- Before you give a text with quotations in it, call `verify` with that text and mend what is not word for word."""

_QUOTE = """Answer from the United Nations documents that Pincite holds, and from nothing else.

1. Take what I ask apart into single questions, and call `ask` with each of them.
2. Answer with the quotations it gives, word for word and in quotation marks. Behind each stands its pinpoint \
(`cite_as`) with the address (`url`), and before it who is speaking (`speaking`), with all who pass it on.
3. Where `grade` is `may_answer`, read the paragraph with `read_block` before you quote it.
4. Where `status` is not `answered`, say so in a sentence. Name what stands nearest only as what does not answer.
5. Say the `notice` of the documents once, and say nothing of the matter that no quotation says.
6. Call `verify` with your whole answer. Mend every passage that is not `word_for_word`, then give it."""

NAME = "quote_documents"

PROMPTS: list[dict[str, Any]] = [
    {
        "name": NAME,
        "title": "Answer with quotations",
        "description": "Tells an assistant to answer from the documents held, in their words, with pinpoints.",
        "arguments": [
            {
                "name": "question",
                "description": "What is to be answered; without it, what I ask next.",
                "required": False,
            }
        ],
    }
]


def prompt(question: str) -> dict[str, Any]:
    asked = f"\n\nMy question: {question}" if question.strip() else ""
    return {
        "description": "Answer with quotations",
        "messages": [{"role": "user", "content": {"type": "text", "text": f"{_QUOTE}{asked}"}}],
    }
