"""`pincite mcp` as a client starts it: the protocol over standard input and output, and nothing else there."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mcp import Client as McpClient
from mcp import StdioServerParameters

from service.commands.main import main
from tests.places import ROOT

COMMAND = ["-c", "from service.commands.main import main; main()", "mcp"]


@pytest.mark.model
def test_a_client_starts_the_command_and_is_answered(data_folder: Path) -> None:
    started = StdioServerParameters(
        command=sys.executable, args=COMMAND, cwd=ROOT, env={**os.environ, "PINCITE_DATA": str(data_folder)}
    )

    async def talk() -> tuple[list[str], Any]:
        async with McpClient(started) as client:
            tools = [tool.name for tool in (await client.list_tools()).tools]
            return tools, (await client.call_tool("search", {"query": "Ganja", "limit": 1})).structured_content

    tools, found = asyncio.run(talk())
    assert "ask" in tools
    assert found["results"][0]["url"].startswith("https://docs.un.org/")


@pytest.mark.model
def test_nothing_but_the_protocol_is_written(data_folder: Path) -> None:
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "ask", "arguments": {"question": ""}}},
    ]
    environment = {**os.environ, "PINCITE_DATA": str(data_folder)}
    command = [sys.executable, *COMMAND, "--site", "https://desk.example/un"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT, env=environment
    ) as spoken:
        assert spoken.stdin is not None
        assert spoken.stdout is not None
        spoken.stdin.write("".join(f"{json.dumps(line)}\n" for line in lines))
        spoken.stdin.flush()
        told = [json.loads(spoken.stdout.readline()) for _ in range(2)]
        rest, errors = spoken.communicate(timeout=300)
    assert [line["id"] for line in told] == [1, 2]
    assert told[1]["result"]["isError"]
    assert (rest, spoken.returncode) == ("", 0)
    assert "Traceback" not in errors


def test_the_lines_of_configuration_are_those_of_this_installation(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["mcp", "--config"], env={"PINCITE_DATA": str(tmp_path), "PINCITE_PORT": "8123"})
    assert result.exit_code == 0
    for client in ("Claude Desktop", "Claude Code", "Cursor", "VS Code", "ChatGPT"):
        assert client in result.stdout
    assert "http://127.0.0.1:8123/mcp" in result.stdout
    begin = result.stdout.index("{")
    configured, _ = json.JSONDecoder().raw_decode(result.stdout[begin:])
    started = configured["mcpServers"]["pincite"]
    assert started["args"] == ["mcp"]
    assert started["env"] == {"PINCITE_DATA": str(tmp_path)}
    assert Path(started["command"]).is_absolute()


def test_a_site_that_is_no_address_is_refused() -> None:
    result = CliRunner().invoke(main, ["mcp", "--site", "desk"])
    assert result.exit_code == 2
    assert "is no address" in result.stderr
