"""The one error that the client raises."""

from __future__ import annotations


class PinciteError(Exception):
    """What the service refused: `error` is its name for programs, `detail` a sentence for people.

    `status` is that of HTTP, 0 where no service could be asked ("unreachable") or it broke off ("broken_off").
    """

    def __init__(self, error: str, detail: str, status: int) -> None:
        self.error, self.detail, self.status = error, detail, status
        super().__init__(f"{error}: {detail}")
