#include "hooks/pages/portal/FindingList.h"

#include "hooks/pages/FindingWords.h"
#include "hooks/pages/portal/PersonSheet.h"

namespace contacts {

namespace {

using templates::View;


const Person* personOf(const DraftView& draft, const PersonKey& key)
{
    for (const auto* snapshot : {&draft.after, &draft.before})
        if (const auto found = snapshot->people.find(key); found != snapshot->people.end())
            return &found->second;
    return nullptr;
}


View itemOf(const Visit& visit, const DraftView& draft, const Finding& finding, const std::string& prefix)
{
    const auto catalogue = visit.ground.services.catalogue();
    const bool error = finding.severity == Severity::error;
    const auto key = PersonKey::from(finding.person);
    const auto* person = finding.person.empty() ? nullptr : personOf(draft, key);
    const auto field = fieldLabel(visit.ground, *catalogue, visit.locale(), finding.field);
    const bool ownField = !field.empty() && !finding.field.starts_with("role:");
    const auto target = ownField ? "#f-" + finding.field : "#r-" + key.text();
    // A sentence that begins with the person's name needs no name before it: the link stands in the sentence.
    auto text = sentenceOf(finding, visit.ground.words, visit.locale(), *catalogue, visit.hearer());
    const auto name = person ? nameOf(*person) : std::string();
    const bool named = !name.empty() && text.starts_with(name);
    if (named)
        text.erase(0, name.size());
    return {{"look", std::string(error ? "del" : "look")},
            {"sign", std::string(error ? "×" : "!")},
            {"word", visit.say(error ? "page.finding.error" : "page.finding.warning")},
            {"linked", person != nullptr},
            {"href", visit.path() + prefix + "open=" + key.text() + target},
            {"who", name},
            {"about", !field.empty() && !named},
            {"field", field},
            {"dash", !named},
            {"text", text}};
}

}  // namespace


FindingCount countOf(const Findings& findings)
{
    FindingCount count;
    for (const auto& finding : findings)
        (finding.severity == Severity::error ? count.errors : count.warnings) += 1;
    return count;
}


View::List findingItems(const Visit& visit, const DraftView& draft, const std::string& prefix,
                        std::optional<Severity> only)
{
    View::List items;
    for (const auto severity : {Severity::error, Severity::warning})
        for (const auto& finding : draft.findings)
            if (finding.severity == severity && (!only || *only == severity))
                items.push_back(itemOf(visit, draft, finding, prefix));
    return items;
}


void addFindings(View& view, const Visit& visit, const DraftView& draft, const std::string& prefix)
{
    const auto count = countOf(draft.findings);
    view.set("anyFinding", !draft.findings.empty());
    view.set("findingsLook", std::string(count.errors > 0 ? "bad" : "warn"));
    view.set("findingsTitle",
             visit.say("page.findings.title", {{"errors", count.errors}, {"warnings", count.warnings}}));
    view.set("findings", findingItems(visit, draft, prefix));
}

}  // namespace contacts
