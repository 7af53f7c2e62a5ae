"""Every rule of the core has a test of its own and a sentence in every language."""
import re

from policy import policy

TABLE = "core/rules/Rules.cpp"


def rules(tree):
    return re.findall(r'^\s*\{"([a-z-]+)", Severity::', tree.text(TABLE), re.M)


def with_a_new_rule(tree):
    text = tree.text(TABLE)
    return {TABLE: text.replace('    {"too-many-lines"', '    {"planted-rule", Severity::error, nothing},\n    {"too-many-lines"', 1)}


@policy(with_a_new_rule, "planted-rule")
def every_rule_has_a_test_of_its_own(tree):
    tests = "".join(tree.text(path) for path in tree.paths(r"tests/unit/\w*RulesTest\.cpp"))
    tested = set(re.findall(r'fires\(\s*"([a-z-]+)"', tests))
    return [f"tests/unit/*RulesTest.cpp: nothing makes {rule} fire" for rule in rules(tree) if rule not in tested]


@policy(with_a_new_rule, "planted-rule")
def every_rule_has_its_sentence_in_every_language(tree):
    findings = []
    languages = sorted({path.split("/")[2] for path in tree.paths(r"templates/words/[a-z]+/.*\.properties")})
    for language in languages:
        said = "".join(tree.text(path) for path in tree.paths(rf"templates/words/{language}/.*\.properties"))
        findings += [f"templates/words/{language}: no finding.{rule}" for rule in rules(tree)
                     if not re.search(rf"^finding\.{rule} = \S", said, re.M)]
    return findings
