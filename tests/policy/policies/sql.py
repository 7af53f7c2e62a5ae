"""Queries and migrations."""
import hashlib
import re

from policy import policy
from tree import words_of

OWNERS = [("sql/queries/", "sql"), ("host/queries/", "host/src")]


@policy({"sql/queries/planted/find.sql": "SELECT 1\n"}, "planted_find")
def every_query_file_is_used(tree):
    findings = []
    for folder, users in OWNERS:
        names = set().union(*(words_of(tree.text(path)) for path in tree.paths(rf"{users}/.*\.(cpp|h)")))
        for path in tree.paths(rf"{folder}.*\.sql"):
            name = re.sub(r"\W", "_", path[len(folder):-4])
            if name not in names:
                findings.append(f"{path}: nobody uses query::{name}")
    return findings


def tables(tree, folder):
    """table → columns, over all migrations of one engine."""
    found = {}
    for path in tree.paths(rf"{folder}/.*\.sql"):
        text = re.sub(r"--[^\n]*", "", tree.text(path))
        for table, body in re.findall(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)\s*\((.*?)\n\)", text, re.S):
            columns = found.setdefault(table, set())
            for line in body.split("\n"):
                word = re.match(r"\s*`?(\w+)`?\s", line)
                if word and word[1].upper() not in {"PRIMARY", "UNIQUE", "KEY", "INDEX", "CONSTRAINT", "FOREIGN", "CHECK", "FULLTEXT", "ON"}:
                    columns.add(word[1])
        for table, column in re.findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+)", text):
            found.setdefault(table, set()).add(column)
    return found


def compare_engines(tree):
    findings = []
    for folder in ("sql/migrations", "host/migrations"):
        mysql, sqlite = tables(tree, folder + "/mysql"), tables(tree, folder + "/sqlite")
        for table in sorted(set(mysql) | set(sqlite)):
            if mysql.get(table) != sqlite.get(table):
                odd = sorted(mysql.get(table, set()) ^ sqlite.get(table, set()))
                findings.append(f"{folder}: table {table} differs between the engines: {', '.join(odd) or 'only in one'}")
        numbers = [re.sub(r".*/", "", p) for p in tree.paths(rf"{folder}/mysql/.*\.sql")]
        if numbers != [re.sub(r".*/", "", p) for p in tree.paths(rf"{folder}/sqlite/.*\.sql")]:
            findings.append(f"{folder}: the engines have migrations of different names")
    return findings


@policy({"sql/migrations/mysql/9999_planted.sql": "CREATE TABLE cm_planted (\n    id BIGINT\n);\n"}, "cm_planted")
def both_engines_have_the_same_tables_and_columns(tree):
    return compare_engines(tree)


@policy({"sql/migrations/sqlite/9999_planted.sql": "CREATE TABLE sc_planted (\n    id INTEGER\n);\n"}, "sc_planted")
def tables_carry_their_owners_prefix(tree):
    return [f"{folder}: table {table} must begin with {prefix}"
            for folder, prefix in (("sql/migrations", "cm_"), ("host/migrations", "sc_"))
            for engine in ("mysql", "sqlite")
            for table in tables(tree, f"{folder}/{engine}") if not table.startswith(prefix)]


@policy({"sql/migrations/mysql/9999_planted.sql": "CREATE TABLE cm_planted (\n    text LONGTEXT\n);\n"}, "LONGTEXT")
def no_column_has_a_type_that_the_driver_reads_badly(tree):
    findings = []
    for path in tree.paths(r"(sql|host)/migrations/mysql/.*\.sql"):
        text = re.sub(r"--[^\n]*", "", tree.text(path))
        findings += [f"{path}: {word}" for word in re.findall(r"\b(LONGTEXT|MEDIUMTEXT|JSON|TIMESTAMP|DATETIME|ENUM)\b", text)]
    return findings


@policy({"tests/policy/migrations.sha256": "0" * 64 + "  sql/migrations/planted/0001_gone.sql\n"}, "0001_gone")
def released_migrations_never_change(tree):
    findings = []
    for line in tree.text("tests/policy/migrations.sha256").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        digest, path = line.split()
        if not tree.paths(re.escape(path)):
            findings.append(f"{path} was released and is gone")
        elif hashlib.sha256(tree.text(path).encode()).hexdigest() != digest:
            findings.append(f"{path} was released and has changed: write a new migration instead")
    return findings
