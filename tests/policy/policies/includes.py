"""docs/architecture.md, "Who may include what"."""
import re

from policy import policy
from tree import line_of

POSIX = re.compile(r"(sys|arpa|netinet|linux)/.*|(unistd|fcntl|signal|poll|pthread|dlfcn|errno|termios|pwd|time|netdb|malloc)\.h")
STD = re.compile(r"[a-z_]+|(stdint|stddef|stdlib|string|errno|stdio)\.h")

# kind of include → what the regular expression of its name is
KINDS = [
    ("sdk-transaction", r"helpdesk/Transaction\.h"),
    ("sdk", r"helpdesk/.*"),
    ("poco-data", r"Poco/Data/.*"),
    ("poco-net", r"Poco/Net/.*"),
    ("poco-json", r"Poco/(JSON|Dynamic)/.*"),
    ("poco-crypto", r"Poco/(Crypto|JWT)/.*"),
    ("poco-util", r"Poco/(Util|XML|DOM|SAX)/.*"),
    ("poco", r"Poco/.*"),
    ("database-driver", r"(mysql|mariadb)/.*|(sqlite3|mysql|mysqld_error|errmsg)\.h"),
    ("icu", r"unicode/.*"),
    ("phonenumber", r"phonenumbers/.*"),
    ("mustache", r"kainjow/.*|mustache\.hpp"),
    ("sodium", r"sodium.*"),
    ("export", r"xlsxwriter.*|pango/.*|cairo.*"),
    ("sheet", r"export/Sheet\.h"),
    ("sheets", r"export/.*"),
    ("core", r"core/.*"),
    ("view", r"templates/(View|Table|Words|Breakable)\.h"),
    ("templates", r"templates/.*"),
    ("sql-base", r"sql/base/.*"),
    ("sql", r"sql/.*"),
    ("net", r"net/.*"),
    ("mail", r"mail/.*"),
    ("ticket-adapter", r"ticket-adapter/.*"),
    ("hooks", r"hooks/.*"),
    ("plugin", r"plugin/.*"),
    ("host", r"host/.*"),
    ("tests", r"tests/.*|cppunit/.*"),
    ("posix", POSIX.pattern),
    ("std", STD.pattern),
]

EVERY_SDK = {"sdk", "sdk-transaction"}
EVERY_POCO = {"poco", "poco-data", "poco-net", "poco-json", "poco-crypto", "poco-util"}

# first match wins
ALLOWED = [
    (r"host/sdk/helpdesk/Transaction\.h", {"std", "sdk", "poco-data"}),
    (r"host/sdk/.*", {"std", *EVERY_SDK}),
    (r"core/.*", {"std", "icu", "phonenumber", "core"}),
    (r"templates/.*", {"std", "mustache", "icu", "view", "templates"}),
    (r"export/.*", {"std", "export", "sheet", "sheets"}),
    (r"sql/base/.*", {"std", "posix", "poco", "poco-data", "database-driver", "sql-base"}),
    (r"sql/.*", {"std", "poco", "poco-data", "core", "sql-base", "sql"}),
    (r"net/.*", {"std", "posix", "poco", "poco-net", "net"}),
    (r"mail/.*", {"std", "posix", "core", "view", "poco", "poco-net", "poco-crypto", "net", "mail"}),
    (r"ticket-adapter/request-tracker/.*", {"std", "core", *EVERY_SDK, "poco", "poco-net", "poco-json", "poco-crypto", "net", "ticket-adapter"}),
    (r"ticket-adapter/.*", {"std", "core", *EVERY_SDK, "ticket-adapter"}),
    (r"hooks/api/.*", {"std", "core", "sdk", "view", "sheet", "poco", "poco-json", "hooks"}),
    (r"hooks/.*", {"std", "core", "sdk", "view", "sheet", "hooks"}),
    (r"plugin/.*", {"std", "posix", "core", *EVERY_SDK, *EVERY_POCO, "view", "templates", "sheet", "sheets", "sql-base", "sql", "mail", "ticket-adapter", "hooks", "plugin"}),
    (r"host/.*", {"std", "posix", *EVERY_SDK, *EVERY_POCO, "sodium", "icu", "view", "templates", "sql-base", "host"}),
]


def kind_of(name):
    return next((kind for kind, pattern in KINDS if re.fullmatch(pattern, name)), "unknown")


@policy({"core/Planted.cpp": "#include <Poco/Data/Session.h>\n"}, "core/Planted.cpp:1")
def every_folder_includes_only_what_the_architecture_allows(tree):
    findings = []
    for path in tree.sources():
        allowed = next(kinds for pattern, kinds in ALLOWED if re.fullmatch(pattern, path))
        text = tree.text(path)
        for found in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', text, re.M):
            kind = kind_of(found[1])
            if kind not in allowed:
                findings.append(f"{path}:{line_of(text, found.start())} includes {found[1]} ({kind}); allowed: {', '.join(sorted(allowed))}")
    return findings


@policy({"core/Planted.h": "#include <vector>\n"}, "core/Planted.h")
def every_header_guards_itself_with_pragma_once(tree):
    return [f"{path} lacks #pragma once" for path in tree.sources("core|export|hooks|host|mail|net|plugin|sql|templates|ticket-adapter|tests")
            if path.endswith(".h") and "#pragma once" not in tree.text(path)]


@policy({"mail/Planted.cpp": '#include "mail/Nowhere.h"\n'}, "mail/Nowhere.h")
def included_files_of_ours_exist(tree):
    lists = "\n".join(tree.text(path) for path in tree.paths(r"[\w-]+/CMakeLists\.txt"))
    generated = set(re.findall(r"embed_(?:queries|table)\(\S+ (\S+\.h)", lists))
    findings = []
    known = set(tree.paths(r".*\.h"))
    for path in tree.sources():
        for name in re.findall(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', tree.text(path), re.M):
            inside_sdk = "host/sdk/" + name
            if name not in known and inside_sdk not in known and name not in generated:
                findings.append(f"{path} includes {name}, which is not there")
    return findings


@policy({"core/Planted.cpp": "// As Request Tracker has it.\n"}, "core/Planted.cpp")
def what_serves_every_helpdesk_names_none(tree):
    findings = []
    for path in tree.paths(r"(core|hooks|sql|host/sdk|host/src)/.*\.(cpp|h|sql)"):
        text = tree.text(path)
        for found in re.finditer(r"(?i:request.?tracker)|\bRt[A-Z]|\bRT\b", text):
            line = line_of(text, found.start())
            findings.append(f"{path}:{line}: {text.splitlines()[line - 1].strip()[:100]}")
    return findings
