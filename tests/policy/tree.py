"""The source tree as the policies see it: files and their texts, with planted ones laid over for the self-tests. What is found out of a text is
kept: every policy looks twice, and most look at the same files."""
import functools
import os
import re

LEFT_OUT = {".git", "build", "var", "node_modules", "shots", "__pycache__"}


class Tree:
    def __init__(self, root, planted=None, under=None):
        self.root = root
        self.planted = planted or {}
        self._paths = under._paths if under else self._walk()
        self._texts = under._texts if under else {}
        self._chosen = {}

    def _walk(self):
        found = []
        for folder, folders, files in os.walk(self.root):
            folders[:] = sorted(f for f in folders if f not in LEFT_OUT)
            inner = os.path.relpath(folder, self.root)
            found += [os.path.normpath(os.path.join(inner, f)) for f in sorted(files) if f not in LEFT_OUT]  # a work tree's .git is a file
        return found

    def with_planted(self, planted):
        """The same tree with some files added or replaced; a text of None takes a file away."""
        return Tree(self.root, planted, self)

    def paths(self, pattern):
        """Paths that match the regular expression as a whole."""
        if pattern not in self._chosen:
            every = [p for p in self._paths if p not in self.planted] + [p for p, t in self.planted.items() if t is not None]
            whole = re.compile(pattern)
            self._chosen[pattern] = sorted(p for p in every if whole.fullmatch(p))
        return list(self._chosen[pattern])

    def text(self, path):
        if path in self.planted:
            return self.planted[path]
        if path not in self._texts:
            with open(os.path.join(self.root, path), encoding="utf-8", errors="surrogateescape") as file:
                self._texts[path] = file.read()
        return self._texts[path]

    def executable(self, path):
        return path not in self.planted and os.access(os.path.join(self.root, path), os.X_OK)

    def sources(self, folders="core|export|hooks|host|mail|net|plugin|sql|templates|ticket-adapter"):
        return self.paths(rf"(?:{folders})/.*\.(?:cpp|h)")


@functools.cache
def without_comments(text):
    """C++ with comments blanked out and line numbers kept; strings stay."""
    pattern = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.S)
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m[0].startswith("/") else m[0], text)


@functools.cache
def literals(text):
    """The plain string literals of a C++ text."""
    return frozenset(re.findall(r'"((?:\\.|[^"\\\n])*)"', without_comments(text)))


@functools.cache
def words_of(text):
    """Every name in a text, and whatever else is written as one."""
    return frozenset(re.findall(r"\w+", text))


def line_of(text, position):
    return text.count("\n", 0, position) + 1
