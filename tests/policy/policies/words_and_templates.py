"""Words in every language, templates that are used, and nothing in them that the content security policy forbids."""
import functools
import re

from policy import policy
from tree import line_of, literals

CATALOGUES = [("templates/words", "core|hooks|plugin|mail|templates|ticket-adapter|sql", "templates/(page|panel|mail)"),
              ("host/words", "host", "host/templates")]
TEMPLATE = r"(templates/(page|panel|mail)|host/templates)/.*\.mustache"


@functools.cache
def pairs(text):
    """(key, pattern) of every line of a catalogue."""
    found = []
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            key, _, pattern = line.partition("=")
            found.append((key.strip(), pattern.strip()))
    return found


def keys(tree, folder):
    """locale → key → [(path, pattern)]"""
    found = {}
    for path in tree.paths(rf"{folder}/[a-z]+/.*\.properties"):
        locale = path[len(folder) + 1:].split("/")[0]
        for key, pattern in pairs(tree.text(path)):
            found.setdefault(locale, {}).setdefault(key, []).append((path, pattern))
    return found


@policy({"templates/words/en/planted.properties": "planted.key = Planted\n"}, "planted.key")
def every_word_stands_in_every_language_and_in_one_part_only(tree):
    findings = []
    for folder, _, _ in CATALOGUES:
        found = keys(tree, folder)
        for key in sorted(set().union(*found.values()) if found else ()):
            for locale, words in found.items():
                if key not in words:
                    findings.append(f"{folder}/{locale} lacks {key}")
                elif len(words[key]) > 1:
                    findings.append(f"{folder}/{locale} has {key} more than once: {', '.join(p for p, _ in words[key])}")
                elif not words[key][0][1]:
                    findings.append(f"{folder}/{locale}: {key} is empty")
    return findings


def closing(pattern, opening):
    """Position of the brace that closes the one at `opening`."""
    depth = 0
    for position in range(opening, len(pattern)):
        depth += {"{": 1, "}": -1}.get(pattern[position], 0)
        if depth == 0:
            return position
    return len(pattern)


@functools.cache
def arguments(pattern):
    """The names of the arguments of an ICU pattern. Branches of select and plural are patterns themselves."""
    found, position = set(), pattern.find("{")
    while position >= 0:
        end = closing(pattern, position)
        name, _, rest = pattern[position + 1:end].partition(",")
        found.add(name.strip())
        branch = rest.find("{")
        while branch >= 0:
            branch_end = closing(rest, branch)
            found |= arguments(rest[branch + 1:branch_end])
            branch = rest.find("{", branch_end)
        position = pattern.find("{", end)
    return found


@policy({"templates/words/en/planted.properties": "planted.key = For {who}\n", "templates/words/fr/planted.properties": "planted.key = Pour {qui}\n"}, "planted.key")
def a_word_takes_the_same_arguments_in_every_language(tree):
    findings = []
    for folder, _, _ in CATALOGUES:
        found = keys(tree, folder)
        for key, words in found.get("en", {}).items():
            for locale in found:
                if key in found[locale] and arguments(found[locale][key][0][1]) != arguments(words[0][1]):
                    findings.append(f"{folder}/{locale}: {key} takes other arguments than in English")
    return findings


NAMES = "person|people|about|customer|names|agent|requester|suggester|caller|author|former|receiver|inviter|decliner"


@policy({"templates/words/fr/planted.properties": "planted.key = Historique de {person}\n"}, "planted.key")
def french_puts_no_name_where_its_first_letter_would_matter(tree):
    """"de Aurélie" is wrong and "d’Anna" nothing a catalogue can know: a sentence is put so that neither is needed."""
    return [f"{folder}/fr: {key} has a name where it may begin with a vowel: “{found[0]}”"
            for folder, _, _ in CATALOGUES for key, words in keys(tree, folder).get("fr", {}).items()
            for found in re.finditer(rf"\b(?:[Dd]e|[Qq]ue|[Jj]usque|[Ll]orsque) \{{(?:{NAMES})\}}", words[0][1])]


@policy({"templates/words/de/planted.properties": "planted.key = hat {role} verloren\n"}, "planted.key")
def german_and_french_call_a_role_a_role(tree):
    """A role's name has a case and a gender of its own, which no sentence knows: "hat Technischer Hauptkontakt"."""
    bare = r"\b(?:[Hh]at|[Hh]aben|[Ee]rhält|[Vv]erliert|[Bb]ekommt|[Bb]ehält|[Rr]eçoit|[Pp]erd|[Gg]arde|a reçu|a perdu|n’a) \{roles?\}"
    return [f"{folder}/{locale}: {key} leaves a role’s name bare: “{found[0]}”"
            for folder, _, _ in CATALOGUES for locale in ("de", "fr") for key, words in keys(tree, folder).get(locale, {}).items()
            for found in re.finditer(bare, words[0][1])]


def used_words(tree, code, templates):
    """Keys that templates name, all string literals of the code, and those which code puts an end to ("finding.")."""
    texts = [tree.text(path) for path in tree.paths(rf"({templates})/.*\.mustache")]
    in_templates = {key for text in texts for key in re.findall(r"\[\[\s*([\w.-]+)\s*\]\]", text)}
    in_code = set()
    for path in tree.sources(code):
        in_code |= literals(tree.text(path))
    return in_templates, in_code, {word for word in in_code if re.fullmatch(r"[\w-]+\.(?:[\w.-]*[.-])?", word)}


@policy({"templates/words/en/planted.properties": "planted.key = Planted\n"}, "planted.key")
def every_word_is_used(tree):
    findings = []
    for folder, code, templates in CATALOGUES:
        in_templates, in_code, beginnings = used_words(tree, code, templates)
        for key in sorted(keys(tree, folder).get("en", {})):
            if key not in in_templates and key not in in_code and not any(key.startswith(b) for b in beginnings):
                findings.append(f"{folder}: nobody says {key}")
    return findings


@policy({"templates/page/planted.html.mustache": "<p>[[planted.missing]]</p>"}, "planted.missing")
def every_word_that_is_said_exists(tree):
    findings = []
    for folder, code, templates in CATALOGUES:
        known = set(keys(tree, folder).get("en", {}))
        for path in tree.paths(rf"({templates})/.*\.mustache"):
            findings += [f"{path} says [[{key}]], which no catalogue has"
                         for key in re.findall(r"\[\[\s*([\w.-]+)\s*\]\]", tree.text(path)) if key not in known]
        for path in tree.sources(code):
            for key in re.findall(r"\bsay\s*\(\s*[^;\"()]*(?:\([^()]*\)[^;\"()]*)*,\s*\"([\w.-]+)\"", tree.text(path)):
                if key not in known and not key.endswith((".", "-")):
                    findings.append(f"{path} says {key}, which no catalogue has")
    return findings


def name_of(path):
    """"templates/page/contacts.html.mustache" → "page/contacts.html", as embed_table names it."""
    return re.sub(r"^(templates|host/templates)/", "", path)[:-len(".mustache")]


@policy({"templates/page/planted.html.mustache": "<p></p>"}, "planted.html.mustache")
def every_template_is_used(tree):
    code = set()
    for path in tree.sources():
        code |= literals(tree.text(path))
    endings = {word for word in code if re.fullmatch(r"[a-z]+/", word)}
    kinds = {word for word in code if re.fullmatch(r"[a-z-]+", word)}
    partials = {name for path in tree.paths(TEMPLATE) for name in re.findall(r"\{\{>\s*([\w./-]+)\s*\}\}", tree.text(path))}
    findings = []
    for path in tree.paths(TEMPLATE):
        name = name_of(path)
        stem = re.sub(r"\.(html|txt|subject)$", "", name)
        folder, _, last = stem.rpartition("/")
        if not ({name, stem} & (code | partials) or (folder + "/" in endings and last in kinds)):
            findings.append(f"{path}: nobody renders {name}")
    return findings


@policy({"templates/page/planted.html.mustache": "<p>{{{danger}}}</p>"}, "danger")
def unescaped_output_stands_on_the_list_only(tree):
    allowed = {tuple(line.split()) for line in tree.text("tests/policy/raw-markup.txt").splitlines() if line.strip() and not line.startswith("#")}
    found = {(name_of(path), name) for path in tree.paths(TEMPLATE)
             for name in re.findall(r"\{\{\{\s*([\w.-]+)\s*\}\}\}|\{\{&\s*([\w.-]+)\s*\}\}", tree.text(path)) for name in name if name}
    return [f"{template} prints {{{{{{{name}}}}}}} unescaped; look at it, then add it to tests/policy/raw-markup.txt" for template, name in sorted(found - allowed)] \
        + [f"tests/policy/raw-markup.txt lists {template} {name}, which is not there any more" for template, name in sorted(allowed - found)]


@policy({"templates/page/planted.html.mustache": '<p style="color: red">x</p>'}, "planted.html.mustache:1")
def pages_have_no_inline_style_script_or_handler(tree):
    findings = []
    for path in tree.paths(TEMPLATE):
        mail = path.startswith("templates/mail/")  # mail programs know no style sheets
        text = tree.text(path)
        for found in re.finditer(r"<[a-zA-Z][^>]*?\s(on[a-z]+|style)\s*=|<script(?![^>]*\ssrc=)|<style|(?:href|src|action)\s*=\s*[\"']?\s*javascript:", text, re.S):
            if not (mail and (found[1] == "style" or found[0] == "<style")):
                findings.append(f"{path}:{line_of(text, found.start())}: {found[0][:60]}")
    return findings


@policy({"templates/page/planted.html.mustache": "<a href={{address}}>x</a>"}, "planted.html.mustache:1")
def attributes_with_values_from_outside_are_quoted(tree):
    findings = []
    for path in tree.paths(TEMPLATE):
        text = tree.text(path)
        findings += [f"{path}:{line_of(text, f.start())}: {f[0]}" for f in re.finditer(r"\s[\w-]+=\{\{", text)]
    return findings


@policy({"templates/page/planted.html.mustache": '<form method="post" action="/x"></form>'}, "planted.html.mustache:1")
def every_form_that_posts_carries_the_csrf_field(tree):
    findings = []
    for path in tree.paths(TEMPLATE):
        text = tree.text(path)
        for form in re.finditer(r"<form\b[^>]*method=\"post\"[^>]*>(.*?)</form>", text, re.S | re.I):
            if 'name="csrf"' not in form[1] and not re.search(r"\{\{>\s*[\w/]*csrf[\w.]*\s*\}\}", form[1]):
                findings.append(f"{path}:{line_of(text, form.start())}: a form without the hidden field csrf")
    return findings


@policy({"core/Planted.cpp": 'void f() { audit(work, customer, actor, "planted.act", "contact/1", "", now); }\n'}, "planted.act")
def every_audited_act_has_words(tree):
    """Requests end in a state, everything else is named whole where it is audited."""
    acts = {"request." + state for state in re.findall(r'\{RequestState::\w+, "([\w-]+)"\}', tree.text("core/request/Request.cpp"))}
    for path in tree.sources("core"):
        for call in re.findall(r"\b(?:audit|note)\(([^;]*);", tree.text(path)):
            acts |= set(re.findall(r'"([a-z]+\.[a-z-]+)"', call))
    known = set(keys(tree, "templates/words").get("en", {}))
    return [f"no history.act.{act} in templates/words" for act in sorted(acts) if "history.act." + act not in known]


def sentences_of_failures(text, failure):
    """(position, literal) of every literal that is said where `failure` fits."""
    for found in re.finditer(failure, text):
        said = text[found.start():text.find(";", found.start())]
        for literal in re.finditer(r'"((?:[^"\\]|\\.)*)"', said):
            yield found.start(), literal[1]


def unknown_sentences(tree, paths, failure, table, names):
    """What the sources say that neither `table` nor the network's own can say in every language; `names` are none of it."""
    tables = [tree.text(path) for path in (table, "core/text/NetworkTrouble.cpp")]
    # Literals that follow each other are one.
    known = "".join(re.sub(r'"\s*"', "", text[text.find("sentences[] = {"):]) for text in tables)
    known = re.sub(r"\{house\}|\{there\}", "", known).replace("{kinds}", "PLAIN, LOGIN")
    findings = []
    for path in tree.paths(paths):
        text = tree.text(path)
        for position, literal in sentences_of_failures(text, failure):
            part = re.sub(names, "", literal).strip()
            # A right of that house is a name and no sentence.
            if " " in part and part not in known:
                findings.append(f"{path}:{line_of(text, position)}: {table} does not know “{literal}”")
    return findings


@policy({"ticket-adapter/request-tracker/Planted.cpp": 'throw RemoteFailure(Kind::away, "the moon is full");\n'}, "the moon is full")
def why_a_helpdesk_elsewhere_failed_can_be_said_in_every_language(tree):
    return unknown_sentences(
        tree, r"(ticket-adapter/request-tracker|net)/.*\.cpp|core/desk/(RunErrands|SettleUsers)\.cpp",
        r'\b(?:RemoteFailure|RtForbidden|WebFailure|NameFailure)\(|\bguarded\("|\btrouble = |\bunmoved =\s',
        "core/desk/RemoteAnswer.cpp", r"Request Tracker|\bRT(?='s)")


@policy({"mail/Planted.cpp": 'throw ConnectionLost("the moon is full");\n'}, "the moon is full")
def why_no_mail_server_took_a_mail_can_be_said_in_every_language(tree):
    return unknown_sentences(
        tree, r"mail/(Smtp|Spool|SendMails|Planted).*\.cpp|plugin/PluginSettings\.cpp",
        r'\b(?:ConnectionLost|down|insecure|tryAgain)\(|\bguarded\("|\b(?:trouble|noneSecure|otherName) =\s|'
        r'\bOutcome::\w+,\s|\breturn (?:std::string\()?(?:noneSecure|"its )|\battempts >= ',
        "core/outbox/ServerTrouble.cpp", r"^given up: |^end of data$")
