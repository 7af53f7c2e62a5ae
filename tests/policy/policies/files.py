"""The files of the repository themselves."""
import json
import re

from policy import policy
from tree import line_of

TEXT = r".*\.(cpp|h|sql|mustache|properties|css|js|mjs|md|txt|py|sh|yaml|yml|json|cmake|map|csv)|run|check|\.ci/run|tests/policy/[a-z_]+|CMakeLists\.txt|.*/CMakeLists\.txt|\.[\w-]+"


@policy({"docs/planted.md": "see /" + "work/main/core\n"}, "docs/planted.md")
def no_file_names_a_place_on_somebodys_machine(tree):
    findings = []
    for path in tree.paths(TEXT):
        text = tree.text(path)
        for found in re.finditer(r"(?<![\w.])/(?:work|root|home/\w+)/\w[^\n]{,80}", text):
            findings.append(f"{path}:{line_of(text, found.start())}: {found[0]}")
    return findings


@policy({"tests/browser/package-lock.json": '{"packages": {"node_modules/x": {"resolved": "https://registry.example/x.tgz"}}}'}, "registry.example")
def the_lock_file_names_no_registry(tree):
    findings = []
    for path in tree.paths(r".*package-lock\.json"):
        for name, package in json.loads(tree.text(path)).get("packages", {}).items():
            if "resolved" in package:
                findings.append(f"{path}: {name} comes from {package['resolved']}; npm leaves it out with omit-lockfile-registry-resolved")
            if name and not package.get("integrity") and not package.get("link"):
                findings.append(f"{path}: {name} has no checksum")
    return findings


@policy({"tests/planted.sh": "#!/bin/bash\n"}, "tests/planted.sh")
def scripts_are_executable_and_nothing_else_is(tree):
    findings = []
    for path in tree.paths(r"(?!docs/images/).*"):
        if re.search(r"\.(png|sqlite|xlsx|pdf|woff2?)$", path):
            continue
        script = tree.text(path)[:2] == "#!"
        if script and not tree.executable(path):
            findings.append(f"{path} begins with #! and is not executable")
        elif not script and tree.executable(path):
            findings.append(f"{path} is executable and no script")
    return findings


@policy({"docs/planted.md": "see [there](nowhere.md)\n"}, "nowhere.md")
def links_between_documents_lead_somewhere(tree):
    findings = []
    known = set(tree.paths(r".*"))
    folders = {p.rsplit("/", n)[0] for p in known for n in range(1, p.count("/") + 1)}
    for path in tree.paths(r"(docs/.*|[A-Z]+)\.md"):
        here = path.rpartition("/")[0].split("/") if "/" in path else []
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", tree.text(path)):
            parts = list(here)
            for part in target.rstrip("/").split("/"):
                parts = parts[:-1] if part == ".." else parts if part == "." else parts + [part]
            if "/".join(parts) not in known and "/".join(parts) not in folders:
                findings.append(f"{path} links to {target}, which is not there")
    return findings


@policy({"core/planted.h": "#pragma once\n\tint x;\n"}, "core/planted.h")
def sources_have_no_tabs_and_no_blanks_at_the_end_of_a_line(tree):
    findings = []
    for path in tree.sources("core|export|hooks|host|mail|net|plugin|sql|templates|ticket-adapter|tests"):
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            if "\t" in line or line != line.rstrip():
                findings.append(f"{path}:{number}")
    return findings


@policy({"docs/adr/0001-planted-twice.md": "# Planted\n", "docs/adr/0001-planted-again.md": "# Planted\n"}, "0001")
def decisions_are_numbered_without_gap(tree):
    numbers = sorted(int(re.sub(r"\D", "", p.split("/")[-1][:4])) for p in tree.paths(r"docs/adr/\d{4}-.*\.md"))
    return [] if numbers == list(range(1, len(numbers) + 1)) else [f"docs/adr has the numbers {', '.join(f'{n:04}' for n in numbers)}"]
