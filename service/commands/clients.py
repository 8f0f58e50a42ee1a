"""`pincite mcp --config`: what to tell the usual clients of the Model Context Protocol."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Any

from service.settings import Settings

_NAME = "pincite"


def configuration(settings: Settings) -> str:
    """For each client where its lines belong, and the lines, with this installation's paths and settings."""
    started, address = _started(settings), f"http://{_named(settings.host)}:{settings.port}/mcp"
    environment = [f"--env {name}={shlex.quote(value)}" for name, value in started["env"].items()]
    command = shlex.join([started["command"], *started["args"]])
    parts = (
        ("Claude Desktop: Settings, Developer, Edit Config (claude_desktop_config.json)", _json("mcpServers", started)),
        ("Claude Code", " ".join(["claude mcp add", _NAME, *environment, "--", command])),
        ("Cursor: .cursor/mcp.json in the project, or ~/.cursor/mcp.json", _json("mcpServers", started)),
        ("VS Code: .vscode/mcp.json", _json("servers", {"type": "stdio", **started})),
        (
            "A client that asks a running service (`pincite serve`) by its address",
            f"{address}\nclaude mcp add --transport http {_NAME} {address}\n"
            f'where it asks for keys, with one: --header "Authorization: Bearer YOUR-KEY"',
        ),
        (
            "ChatGPT: Settings, Apps & Connectors, developer mode, Create",
            "It asks from the internet: serve Pincite at a public https address, name that in PINCITE_MCP_HOSTS,\n"
            "and give https://YOUR-ADDRESS/mcp with no authentication; it has to be open (PINCITE_ACCESS=open).",
        ),
    )
    return "\n\n".join(f"# {where}\n{lines}" for where, lines in parts)


def _started(settings: Settings) -> dict[str, Any]:
    return {"command": str(_command()), "args": ["mcp"], "env": {"PINCITE_DATA": str(settings.data.resolve())}}


def _command() -> Path:
    """The installed command; clients start it in folders of their own, so its whole path is told."""
    beside = Path(sys.executable).with_name("pincite")
    return beside if beside.exists() else Path(sys.argv[0]).resolve()


def _json(key: str, started: dict[str, Any]) -> str:
    return json.dumps({key: {_NAME: started}}, indent=2, ensure_ascii=False)


def _named(host: str) -> str:
    """A service that listens everywhere is asked as this machine."""
    return "127.0.0.1" if host in ("0.0.0.0", "::", "") else f"[{host}]" if ":" in host else host
