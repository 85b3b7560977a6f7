"""Which lines a change added, from real repositories."""

import os
import subprocess

import pytest

from cleanup.io.formats import Text
from cleanup.io.since import AddedLines, GitError, Since


@pytest.fixture
def repository(tmp_path):
    def git(*args: str) -> str:
        who = {f"GIT_{a}_{b}": "t@example.org" for a in ("AUTHOR", "COMMITTER") for b in ("NAME", "EMAIL")}
        env = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
        done = subprocess.run(["git", *args], cwd=tmp_path, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(name: str, content: str | bytes):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    git("init", "-q", "-b", "main")
    return git, write


def test_added_changed_and_old_lines(repository):
    git, write = repository
    path = write("a.txt", "one\ntwo\nthree\nfour\n")
    other = write("b.txt", "one\n")
    git("add", ".")
    git("commit", "-qm", "1")
    write("a.txt", "one\n2\nthree\n3a\n3b\nfour\n++ five\n")
    since = Since("HEAD")
    assert since.added(path) == AddedLines(frozenset({2, 4, 5, 7}))
    assert since.added(other) == AddedLines()
    git("add", ".")
    assert Since("HEAD").added(path).numbers == {2, 4, 5, 7}


def test_new_files_are_new_whether_or_not_git_knows_them(repository):
    git, write = repository
    write("a.txt", "one\n")
    git("add", ".")
    git("commit", "-qm", "1")
    names = ["new.txt", "two words.txt", "é „neu“.txt", 'a"quote.txt', "tab\there.txt", "ünter/ö.txt"]
    paths = [write(name, "x\ny") for name in names]
    assert [Since("HEAD").added(path).whole for path in paths] == [True] * len(names)
    git("add", ".")
    assert [Since("HEAD").added(path).numbers for path in paths] == [{1, 2}] * len(names)


def test_what_the_other_branch_did_meanwhile_does_not_count(repository):
    git, write = repository
    path = write("a.txt", "one\ntwo\nthree\n")
    git("add", ".")
    git("commit", "-qm", "1")
    git("checkout", "-qb", "mine")
    write("a.txt", "one\ntwo\nthree\nmine\n")
    git("commit", "-qam", "2")
    git("checkout", "-q", "main")
    write("a.txt", "ONE\ntwo\nthree\n")
    git("commit", "-qam", "3")
    git("checkout", "-q", "mine")
    assert Since("main").added(path).numbers == {4}


def test_moved_and_deleted_lines_are_not_new(repository):
    git, write = repository
    write("a.txt", "".join(f"line {n}\n" for n in range(40)))
    git("add", ".")
    git("commit", "-qm", "1")
    git("mv", "a.txt", "b c.txt")
    path = write("b c.txt", "".join(f"line {n}\n" for n in range(40) if n != 7) + "new\n")
    assert Since("HEAD").added(path).numbers == {40}


def test_a_binary_file_counts_whole(repository):
    git, write = repository
    path = write("a.txt", "one\n".encode("utf-16"))
    git("add", ".")
    git("commit", "-qm", "1")
    write("a.txt", "one\ntwo\n".encode("utf-16"))
    assert Since("HEAD").added(path).whole


def test_errors(repository, tmp_path_factory):
    git, write = repository
    path = write("a.txt", "one\n")
    git("add", ".")
    git("commit", "-qm", "1")
    with pytest.raises(GitError, match="no commit 'nowhere'"):
        Since("nowhere").added(path)
    with pytest.raises(GitError, match="--output=x"):
        Since("--output=x").added(path)
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    with pytest.raises(GitError, match="in no git repository"):
        Since("HEAD").added(outside)


def test_spans_and_records():
    added = AddedLines(frozenset({2}))
    touches = added.changeable(Text("one\ntwo\nthree\n"))
    assert touches is not None
    spans = {(0, 3): False, (0, 4): False, (0, 5): True, (4, 7): True, (4, 4): True, (7, 8): True, (8, 9): False}
    assert {span: touches(*span) for span in spans} == spans
    assert [added.changeable(Text("x", record))(0, 1) for record in (0, 1, 2)] == [False, True, False]  # type: ignore[misc]
    assert AddedLines(whole=True).changeable(Text("x")) is None
