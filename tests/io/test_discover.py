"""Which files a list of paths means."""

from pathlib import Path

from cleanup.io.discover import Discovery


def found(*paths: Path, exclude=()):
    discovery = Discovery()
    return [file for file, _ in discovery.files(paths, exclude)], discovery


def test_text_and_nothing_else(tmp_path):
    names = [
        "b.txt",
        "a.md",
        "c.TEXT",
        "d.markdown",
        "e.jsonl",
        "f.ndjson",
        "x.py",
        "x.html",
        "x.vtt",
        "x.xml",
        "Makefile",
    ]
    for name in names:
        (tmp_path / name).touch()
    files, discovery = found(tmp_path)
    assert [file.name for file in files] == ["a.md", "b.txt", "c.TEXT", "d.markdown", "e.jsonl", "f.ndjson"]
    assert discovery.skipped == {".py": 1, ".html": 1, ".vtt": 1, ".xml": 1, "no suffix": 1}
    assert found(tmp_path / "x.py")[0] == [tmp_path / "x.py"]


def test_each_file_once(tmp_path):
    (tmp_path / "sub").mkdir()
    file = tmp_path / "sub" / "a.txt"
    file.touch()
    (tmp_path / "link.txt").symlink_to(file)
    (tmp_path / "again").symlink_to(tmp_path / "sub", target_is_directory=True)
    files, _ = found(tmp_path / "sub" / ".." / "sub", tmp_path, file)
    assert len(files) == 1


def test_hidden_things_and_excluded_folders_are_left(tmp_path):
    for name in (".git/a.txt", ".a.txt", "out/a.txt", "in/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    files, _ = found(tmp_path, exclude=[tmp_path / "out"])
    assert files == [tmp_path / "in" / "a.txt"]
    assert found(tmp_path / ".git")[0] == [tmp_path / ".git" / "a.txt"]


def test_circles(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.txt").touch()
    (tmp_path / "a" / "b" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to("self")
    files, discovery = found(tmp_path)
    assert files == [tmp_path / "a" / "b" / "x.txt"]
    assert [path.name for path, _ in discovery.notes] == ["loop"]
