"""Puts LanguageTool where language-tool-python looks for it: `make languagetool`.

With Maven from Maven Central, else by language-tool-python's own download. The folder lies outside the tree
(`LTP_PATH`, by default `~/.cache/language_tool_python`), takes 245 MB and is filled once.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from language_tool_python.download_lt import LocalLanguageTool
from language_tool_python.utils import get_language_tool_download_path

from cleanup.grammar.server import VERSION

POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>languagetool</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>org.languagetool</groupId><artifactId>languagetool-server</artifactId><version>{VERSION}</version>
  </dependency></dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version>
  </plugin></plugins></build>
</project>
"""
GOAL = "dependency:copy-dependencies"


def main() -> int:
    """Fetch LanguageTool unless it is there; 0 where it is there in the end."""
    folder = get_language_tool_download_path() / f"LanguageTool-{VERSION}"
    if (folder / "languagetool-server.jar").is_file():
        print(f"LanguageTool {VERSION} is there: {folder}")
        return 0
    mvn = shutil.which("mvn")
    if mvn is None:
        LocalLanguageTool.from_version_name(VERSION).download()
    else:
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="fetching-") as work:
            fetch(mvn, Path(work))
            shutil.rmtree(folder, ignore_errors=True)  # what an earlier run left unfinished
            (Path(work) / "done").rename(folder)
    print(f"LanguageTool {VERSION}: {folder}")
    return 0


def fetch(mvn: str, work: Path) -> None:
    """Lay out the server in `work`/done: its jars, and one that names them all, which language-tool-python starts."""
    (work / "pom.xml").write_text(POM, encoding="utf-8")
    libs = work / "done" / "libs"
    command = [mvn, "--batch-mode", "--quiet", "--file", str(work / "pom.xml"), GOAL, f"-DoutputDirectory={libs}"]
    subprocess.run(command, check=True)
    jars = sorted(jar.name for jar in libs.glob("*.jar"))
    entries = ("Manifest-Version: 1.0", "Main-Class: org.languagetool.server.HTTPServer")
    lines = [*entries, *folded("Class-Path: " + " ".join(f"libs/{jar}" for jar in jars))]
    with zipfile.ZipFile(work / "done" / "languagetool-server.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "\r\n".join([*lines, ""]))


def folded(line: str) -> list[str]:
    """A line of a manifest, which may have 72 bytes: each further one begins with a space."""
    return [line[:72], *(f" {line[at : at + 71]}" for at in range(72, len(line), 71))]


if __name__ == "__main__":
    sys.exit(main())
