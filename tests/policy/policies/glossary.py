"""One word for one thing, in every language; and nothing left in English."""
import functools
import re

from policy import policy
from policies.words_and_templates import CATALOGUES, keys

LOCALES = ("en", "fr", "de")
GLOSSARY = "tests/policy/glossary.txt"


def rules(tree):
    for line in tree.text(GLOSSARY).splitlines():
        if line.strip() and not line.startswith("#"):
            locale, forbidden, instead = (part.strip() for part in line.split(" | "))
            yield locale, re.compile(forbidden, re.I), instead


@functools.cache
def texts_in(pattern):
    """An ICU pattern without the names of its arguments and of its plural and select branches."""
    pattern = re.sub(r"\{\w+(?:, number)?\}", " ", pattern)
    pattern = re.sub(r"\{\w+, (?:plural|select),", "| {", pattern)
    return re.sub(r"(?:\w+|=\d+) \{", "{", pattern)


@policy({"templates/words/de/planted.properties": "planted.key = {n, plural, one {# Kontaktmanager} other {#}}\n"}, "planted.key")
def texts_use_the_words_of_the_glossary(tree):
    findings = []
    for folder, _, _ in CATALOGUES:
        found = keys(tree, folder)
        # One search a rule: all texts of a language as one, with a sign between them that is in no word.
        said = {locale: [(key, texts_in(pattern)) for key, places in words.items() for _, pattern in places] for locale, words in found.items()}
        joined = {locale: "\0".join(text for _, text in texts) for locale, texts in said.items()}
        for locale, forbidden, instead in rules(tree):
            for odd in forbidden.finditer(joined.get(locale, "")):
                key, _ = said[locale][joined[locale].count("\0", 0, odd.start())]
                findings.append(f"{folder}/{locale}: {key} says “{odd[0]}”; the word is: {instead}")
    return findings


@policy({"templates/words/en/planted.properties": "planted.key = Not translated at all\n",
         "templates/words/de/planted.properties": "planted.key = Not translated at all\n"}, "planted.key")
def texts_are_translated(tree):
    findings = []
    for folder, _, _ in CATALOGUES:
        found = keys(tree, folder)
        for locale in LOCALES[1:]:
            for key, places in found.get("en", {}).items():
                pattern = places[0][1]
                if len(re.findall(r"[^\W\d_]{2,}", texts_in(pattern))) > 2 and found.get(locale, {}).get(key, [("", "")])[0][1] == pattern:
                    findings.append(f"{folder}/{locale}: {key} is still English")
    return findings


@policy(lambda tree: {path: None for path in tree.paths(r"templates/words/de/.*\.properties")}, "templates/words has no de")
def every_language_has_a_catalogue(tree):
    return [f"{folder} has no {locale}" for folder, _, _ in CATALOGUES for locale in LOCALES if locale not in keys(tree, folder)]


# language | what is wrong | what stands there instead
TYPOGRAPHY = (
    ("fr", re.compile(r"(?<![\u202f\u00a0])[;?!»](?!/)|(?<=[^\W\d_]) ?(?<![\u202f\u00a0]):(?!//)(?=\s|$)|«(?!\u202f)"),
     "no-break spaces before ; : ? ! » and behind «"),
    ("de", re.compile(r"[“\"«»](?=\w)|\w…"), "„so“, and a space before … that stands for words"),
    ("en", re.compile(r"\w'\w|\""), "’ and “so”"))


@policy({"templates/words/fr/planted.properties": "planted.key = {n, plural, one {Combien ?} other {#}}\n"}, "planted.key")
def texts_are_set_as_the_language_sets_them(tree):
    findings = []
    for folder, _, _ in CATALOGUES:
        found = keys(tree, folder)
        for locale, wrong, instead in TYPOGRAPHY:
            for key, places in found.get(locale, {}).items():
                if odd := wrong.search(texts_in(places[0][1])):
                    findings.append(f"{folder}/{locale}: {key} has “{odd[0]}”; it wants {instead}")
    return findings
