"""Pages over three small documents that cite one another, and states of them that are looked at."""

from __future__ import annotations

from urllib.parse import quote_plus

QUESTION = "What was demanded of the ferries?"
REFUSED = "Which zeppelins flew over the glacier?"

#: Each page and state by name, with its path.
STATES = {
    "first": "/",
    "answer": f"/?q={quote_plus(QUESTION)}",
    "refusal": f"/?q={quote_plus(REFUSED)}",
    "list": "/?q=which+documents+are+held%3F",
    "overview": "/?q=summarise+resolution+2650",
    "comparison": "/?q=how+do+A%2F77%2F500+and+resolution+2650+differ%3F",
    "parts": f"/?q={quote_plus('What was demanded of the ferries, and who signed the letter?')}",
    "document": "/documents/A/77/500",
    "found": "/documents/A/77/500?find=lake",
    "sources": "/documents/A/77/500/blocks/p2/sources",
    "documents": "/documents",
    "all documents": "/documents?state=all&sort=date",
    "no document": "/documents?words=zeppelin",
    "map": "/maps/A/77/500",
    "within": f"/?in=A/77/500&in=A/77/402&q={quote_plus(QUESTION)}",
    "check": "/check",
    "help": "/help",
    "api": "/api",
    "missing": "/nothing",
    "not asked": "/?q=%07bell",
}
