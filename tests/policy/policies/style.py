"""What docs/architecture.md forbids in C++, as far as a text search can tell."""
import re
import statistics

from policy import policy
from tree import line_of, without_comments

BANNED = [
    (r"Poco::Data::Transaction|#include <Poco/Data/Transaction\.h>", "it leaves autocommit off (docs/adr): use db::Transaction"),
    (r"\bSessionPool\b", "it keeps dead connections: use db::Pool"),
    (r"\bsession\(?\)?\s*(?:\.|->)\s*(?:begin|commit|rollback|reconnect)\s*\(", "use db::Transaction"),
    (r"\bGET_LOCK\b|\bLOCK TABLES\b", "no advisory locks: they do not exist on a cluster"),
    (r"auto-reconnect\s*=\s*true", "a transaction would go on in another connection"),
    (r"\bTODO\b|\bFIXME\b|\bXXX\b", "finish it or open an issue"),
    (r"\busing namespace (std|Poco[\w:]*);", "say where names come from"),
    (r"\bsystem\s*\(|\bpopen\s*\(", "no shell"),
    (r"\b(?:memcmp|bcmp)\s*\(", "it tells how much of a secret fits: sodium_memcmp, constantTimeEquals, or == for what is none"),
    (r"\bstd::rand\b|\bsrand\b|\bmt19937\b(?![^;]*jitter)", "not for anything that somebody could guess"),
]
CATCH_ALL = "tests/policy/catch-all.txt"


def lines(tree, pattern, paths):
    for path in paths:
        text = without_comments(tree.text(path))
        for found in re.finditer(pattern, text, re.M):
            yield path, line_of(text, found.start()), found[0]


@policy({"sql/src/Planted.cpp": "Poco::Data::SessionPool pool;\n"}, "sql/src/Planted.cpp:1")
def no_source_uses_what_is_banned(tree):
    return [f"{path}:{line}: {text} — {why}" for pattern, why in BANNED for path, line, text in lines(tree, pattern, tree.sources())]


@policy({"core/Planted.cpp": "try {} catch (...) {}\n"}, "core/Planted.cpp")
def catch_all_stands_on_the_list_only(tree):
    allowed = {line.split()[0] for line in tree.text(CATCH_ALL).splitlines() if line.strip() and not line.startswith("#")}
    found = {}
    for path, line, _ in lines(tree, r"catch\s*\(\s*\.\.\.\s*\)", tree.sources()):
        found.setdefault(path, line)
    return [f"{path}:{line}: catch (...) — if this is a guard, a destructor or a noexcept edge, add the file to {CATCH_ALL} with its reason"
            for path, line in found.items() if path not in allowed] \
        + [f"{CATCH_ALL} lists {path}, which has none" for path in sorted(allowed - set(found))]


@policy({"core/Planted.h": "#pragma once\nusing namespace planted;\n"}, "core/Planted.h:2")
def headers_open_no_namespace_for_their_readers(tree):
    headers = [path for path in tree.sources() if path.endswith(".h")]
    return [f"{path}:{line}: {text}" for path, line, text in lines(tree, r"^[ \t]*using namespace (?!std::(?:chrono|string)_literals)[^;]*;", headers)]


@policy({"core/PersonManager.h": "#pragma once\n"}, "PersonManager")
def names_say_what_things_are(tree):
    odd = re.compile(r"(Manager|Helper|Helpers|Util|Utils|Impl|Misc|Common)$")
    findings = []
    for path in tree.sources():
        stem = re.sub(r".*/|\.\w+$", "", path)
        if odd.search(stem) and stem != "ContactsManager":
            findings.append(f"{path}: {stem} says nothing")
    for path, line, text in lines(tree, r"\b(?:class|struct)\s+(\w+(?:Manager|Helper|Util|Utils|Impl))\b", tree.sources()):
        findings.append(f"{path}:{line}: {text}")
    return findings


@policy({"hooks/Planted.cpp": "static int counter = 0;\n"}, "hooks/Planted.cpp:1")
def there_is_no_mutable_static(tree):
    findings = []
    pattern = r"^[ \t]*(?:static|thread_local)\s+(?!constexpr|const\b|inline constexpr|_?assert|_cast)[\w:<>,\s*&]+?\s\w+\s*(?:=|\{|;)[^\n]*"
    for path in tree.sources():
        text = without_comments(tree.text(path))
        for found in re.finditer(pattern, text, re.M):
            if "(" not in found[0].split("=")[0].split("{")[0]:
                findings.append(f"{path}:{line_of(text, found.start())}: {found[0].strip()}")
    return findings


@policy({f"core/Planted{n}.cpp": "int x;\n" * 300 for n in range(60)}, "more than 250 lines")
def files_stay_small(tree):
    sizes = {path: tree.text(path).count("\n") for path in tree.sources() if "/generated/" not in path}
    if not sizes:
        return []
    findings = []
    large = {path: size for path, size in sizes.items() if size > 250}
    median = statistics.median(sizes.values())
    if median > 100:
        findings.append(f"the median file has {median} lines, it should have about 80")
    if len(large) > max(4, len(sizes) // 20):
        findings.append(f"{len(large)} of {len(sizes)} files have more than 250 lines: " + ", ".join(f"{p} {s}" for p, s in sorted(large.items(), key=lambda e: -e[1])))
    return findings + [f"{path} has {size} lines" for path, size in large.items() if size > 450]


@policy({"tests/unit/PlantedTest.cpp": "class PlantedTest : public CppUnit::TestFixture\n{\n    CPPUNIT_TEST_SUITE(PlantedTest);\n};\n"}, "PlantedTest")
def every_fixture_is_registered(tree):
    findings = []
    for path in tree.paths(r"tests/[a-z]+/.*\.(cpp|h)"):
        text = without_comments(tree.text(path))
        registered = set(re.findall(r"CPPUNIT_TEST_SUITE(?:_NAMED)?_REGISTRATION\(\s*([\w:<>]+)", text))
        for name in re.findall(r"CPPUNIT_TEST_SUITE\(\s*(\w+)\s*\)", text):
            abstract = "CPPUNIT_TEST_SUITE_END_ABSTRACT" in text
            if not abstract and not any(r.split("::")[-1].startswith(name) for r in registered) and path.endswith(".cpp"):
                findings.append(f"{path}: {name} is never registered, so it never runs")
        listed = set(re.findall(r"CPPUNIT_TEST(?:_EXCEPTION)?\(\s*(\w+)", text))
        declared = set(re.findall(r"^    void ([a-z]\w+)\(\)(?: override)?\s*(?:;|\n    \{|\{)", text, re.M)) - {"setUp", "tearDown"}
        public = text.split("private:")[0]
        for name in sorted(declared - listed):
            if listed and re.search(rf"void {name}\(\)", public) and not re.search(rf"[^\w]{name}\(\);", re.sub(rf"void {name}\(\);", "", text)):
                findings.append(f"{path}: {name} stands in no CPPUNIT_TEST, so it never runs")
    return findings
