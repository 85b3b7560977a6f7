"""`--grammar` as users meet it: real servers, and every way in which there is none."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.languagetool import program_folder, server_url

PAGE = "The minister 😀 left the market . He met a engineer there.\n\nA actor was there."
MENDED = "The minister 😀 left the market. He met an engineer there.\n\nA actor was there."
PLAIN = "The minister 😀 left the market. He met a engineer there.\n\nA actor was there."
ON = ("--grammar", "--languagetool-url")


@pytest.fixture
def page(tool) -> Path:
    return tool.write("page.txt", PAGE)


def test_flagged_paragraphs_are_mended(tool, page) -> None:
    run = tool.raw("fix", "-q", *ON, server_url(), "--edits", "log.jsonl", page)
    assert (run.status, run.err, page.read_text()) == (0, "", MENDED)
    records = [json.loads(line) for line in (tool.folder / "log.jsonl").read_text().splitlines()]
    (grammar,) = (record for record in records if record.get("category") == "grammar")
    assert (grammar["rule"], grammar["safety"], grammar["before"], grammar["after"]) == (
        "grammar/a-before-vowel",
        "safe",
        "a",
        "an",
    )
    assert PAGE[grammar["start"] : grammar["end"]] == "a"
    assert "6.6" in json.dumps(records)
    assert tool.raw("revert", "log.jsonl").status == 0
    assert page.read_text() == PAGE


def test_a_part_of_a_run_with_it_is_undone(tool, page) -> None:
    assert tool.raw("fix", "-q", *ON, server_url(), "--edits", "log.jsonl", page).status == 0
    run = tool.raw("revert", "log.jsonl", "--rule", "grammar/a-before-vowel")
    assert (run.status, run.err) == (0, "")
    assert page.read_text() == PLAIN
    assert tool.raw("revert", "log.jsonl", "--category", "spacing").status == 0
    assert page.read_text() == PAGE


def test_what_stays_of_the_stage_is_asked_for_again(tool, page) -> None:
    assert tool.raw("fix", "-q", *ON, server_url(), "--edits", "log.jsonl", page).status == 0
    run = tool.raw("revert", "log.jsonl", "--category", "spacing")
    assert (run.status, run.err) == (0, "")
    assert page.read_text() == MENDED.replace("market.", "market .")


def test_a_part_is_not_undone_where_nobody_can_be_asked(tool, page) -> None:
    server_url()
    run = tool.raw("fix", "-q", "--grammar", "--edits", "log.jsonl", page, LTP_PATH=program_folder())
    assert (run.status, page.read_text()) == (0, MENDED)
    run = tool.raw("revert", "log.jsonl", "--category", "spacing", PATH="", LTP_PATH=program_folder())
    assert run.status == 2 and "LanguageTool, which cannot be asked again" in run.err
    assert page.read_text() == MENDED
    assert tool.raw("revert", "log.jsonl").status == 0
    assert page.read_text() == PAGE


def test_all_paragraphs_are_mended(tool, page) -> None:
    run = tool.raw("fix", "-q", *ON, server_url(), "--grammar-scope", "all", page)
    assert (run.status, page.read_text()) == (0, MENDED.replace("A actor", "An actor"))


def test_the_rest_is_reported(tool) -> None:
    page = tool.write("page.txt", "Afterwards nobody came. It was alot . They left afterwards.")
    run = tool.raw("check", *ON, server_url(), "--grammar-all", "--select", "grammar", page)
    assert run.status == 1
    assert "grammar/other-finding [report]" in run.text


def test_without_the_option_nothing_of_it_is_loaded(tool, page) -> None:
    code = (
        "import sys\nsys.argv = ['cleanup', 'fix', '-q', 'page.txt']\nfrom cleanup.cli import main\n"
        "try:\n    main()\nfinally:\n"
        "    print([name for name in sys.modules if name.startswith(('cleanup.grammar', 'language_tool', 'sqlite3'))])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tool.folder, env=tool.environment
    )
    assert (run.stdout, page.read_text()) == ("[]\n", PLAIN)


def test_nobody_at_the_address(tool, page) -> None:
    run = tool.raw("fix", "-q", *ON, "http://127.0.0.1:9", page)
    assert (run.status, page.read_text()) == (3, PLAIN)
    assert run.err == (
        "cleanup: LanguageTool at http://127.0.0.1:9 does not answer (connection refused). "
        "The run goes on without the grammar stage\n"
    )


def test_a_filter_gives_its_input_back(tool) -> None:
    run = tool.raw("fix", *ON, "http://127.0.0.1:9", "-", stdin=PAGE.encode())
    assert (run.status, run.out.decode()) == (3, PAGE)


def test_check_and_eval_say_it_too(tool, page) -> None:
    tool.write("one.critic.txt", "Fine.")
    for command in (("check", page), ("eval", "one.critic.txt")):
        run = tool.raw(*command, *ON, "http://127.0.0.1:9")
        assert (run.status, run.err.count("The run goes on without")) == (3, 1)


def test_no_java(tool) -> None:
    page = tool.write("page.txt", PAGE.replace("engineer", "owl"))  # nobody asked about it before
    (tool.folder / "lt" / "LanguageTool-6.6").mkdir(parents=True)
    run = tool.raw("fix", "-q", "--grammar", page, PATH="/nowhere", LTP_PATH=str(tool.folder / "lt"))
    assert (run.status, page.read_text()) == (3, PLAIN.replace("engineer", "owl"))
    assert run.err.startswith("cleanup: there is no Java here: install Java 17 or later, or name a running server")
    assert run.err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--grammar-all",), "--grammar-all says how the grammar stage works; it needs --grammar"),
        (("--grammar-scope", "all"), "--grammar-scope says how the grammar stage works; it needs --grammar"),
        (
            ("--languagetool-url", "http://x:1"),
            "--languagetool-url says how the grammar stage works; it needs --grammar",
        ),
        (
            (*ON, "localhost:1"),
            "--languagetool-url is an address like http://localhost:8081, not 'localhost:1'",
        ),
    ],
)
def test_wrong_usage(tool, page, options, said) -> None:
    run = tool.raw("fix", *options, page)
    assert (run.status, run.err, page.read_text()) == (2, f"cleanup: {said}\n", PAGE)


def test_settings_in_a_file(tool, page) -> None:
    tool.write("c.toml", f'grammar = true\ngrammar-scope = "all"\nlanguagetool-url = "{server_url()}"\n')
    assert tool.raw("fix", "-q", "--config", "c.toml", page).status == 0
    assert page.read_text() == MENDED.replace("A actor", "An actor")
    tool.write("c.toml", 'languagetool-url = "http://127.0.0.1:9"\n')
    assert tool.raw("fix", "-q", "--config", "c.toml", page).status == 0


def test_rules_test_says_what_it_skipped(tool) -> None:
    pack = Path(__file__).parents[2] / "rules" / "grammar.yaml"
    more = {"LTP_PATH": str(tool.folder / "none")}
    run = tool.raw("rules", "test", pack, **more)
    assert (run.status, run.text) == (0, "0 rules tested, 0 failures\n")
    assert (
        run.err == "cleanup: 21 grammar rules skipped: LanguageTool 6.6 is not here (`make languagetool` fetches it)\n"
    )
    run = tool.raw("rules", "test", pack, **more, CLEANUP_REQUIRE_LANGUAGETOOL="1")
    assert run.status == 2


def test_a_server_killed_in_mid_run(tool) -> None:
    """The run goes on without the stage, every file is written, and nothing of the server stays."""
    server_url()
    noise = "The talks failed . He met a engineer in year {}."
    for number in range(150):
        tool.write(f"in/{number:03}.txt", "\n\n".join(noise.format(1000 * number + at) for at in range(4)))
    output = tool.folder / "out"
    with subprocess.Popen(
        [sys.executable, "-m", "cleanup", "fix", "-q", "--grammar", "--output", str(output), "in"],
        cwd=tool.folder,
        env={**tool.environment, "LTP_PATH": program_folder()},
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        while not (output / "003.txt").exists():
            assert run.poll() is None
            time.sleep(0.05)
        children = psutil.Process(run.pid).children(recursive=True)
        (java,) = (child for child in children if "java" in child.name())
        java.kill()
        _, err = run.communicate()
    assert run.returncode == 3
    assert err.count("\n") == 1
    assert err.startswith("cleanup: LanguageTool at http://127.0.0.1:")
    assert err.endswith("The run goes on without the grammar stage\n")
    texts = [(output / f"{number:03}.txt").read_text() for number in range(150)]
    assert "met an engineer" in texts[0]
    assert texts[-1].count("failed. He met a engineer") == 4
    assert all(text.count("failed. He met a") == 4 for text in texts)
    _, alive = psutil.wait_procs(children, timeout=60)
    assert alive == []


def test_all_settings_of_a_run_share_one_server(tool) -> None:
    """Files with other settings have another cleaner, and files without the stage none that asks."""
    text = "The talks failed . He met a engineer."
    for name in ("one.txt", "two/two.txt", "off/off.txt"):
        tool.write(name, text)
    tool.write(
        "cleanup.toml",
        f'grammar = true\nlanguagetool-url = "{server_url()}"\n[per-path."two/"]\ngrammar-all = true\n'
        '[per-path."off/"]\ngrammar = false\n',
    )
    assert tool.raw("fix", "-q", ".").status == 0
    mended = "The talks failed. He met an engineer."
    read = [(tool.folder / name).read_text() for name in ("one.txt", "two/two.txt", "off/off.txt")]
    assert read == [mended, mended, mended.replace("an e", "a e")]
    tool.write(
        "cleanup.toml", 'grammar = true\nlanguagetool-url = "http://127.0.0.1:9"\n[per-path."two/"]\nedges = false\n'
    )
    run = tool.raw("fix", "-q", ".")
    assert (run.status, run.err.count("The run goes on without")) == (3, 1)


def test_explain_at_knows_whether_it_was_asked(tool, page) -> None:
    ask = ("explain", "grammar/a-before-vowel", "--at", "page.txt:1")
    assert "asks LanguageTool, which only --grammar" in tool.raw(*ask).text
    assert "it does fire here: 'a' → 'an' (safe)" in tool.raw(*ask, *ON, server_url()).text
    ask = (*ask[:-1], "page.txt:3")
    assert "was not asked" in tool.raw(*ask, *ON, server_url()).text
