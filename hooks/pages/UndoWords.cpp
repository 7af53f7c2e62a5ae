#include "hooks/pages/UndoWords.h"

#include "core/changes/Describe.h"
#include "hooks/pages/Phrases.h"

namespace contacts {

using templates::View;

namespace {

std::string fieldLabel(const Ground& ground, std::string_view field, std::string_view locale)
{
    constexpr std::string_view prefix = "role:";
    if (field.starts_with(prefix))
        return roleLabel(*ground.services.catalogue(), field.substr(prefix.size()), locale);
    return field.empty() ? std::string() : ground.words.say(locale, "panel.field." + std::string(field));
}

}  // namespace


std::string sentenceOf(const Ground& ground, const LeftOver& leftOver, std::string_view locale)
{
    const bool addressed = !leftOver.email.empty() && leftOver.email != leftOver.name;
    const auto person = addressed ? leftOver.name + " (" + leftOver.email + ")" : leftOver.name;
    const auto field = fieldLabel(ground, leftOver.field, locale);
    return ground.words.say(
        locale, "undo.left." + std::string(wordOf(leftOver.why)),
        std::vector<std::pair<std::string, std::string>>{{"person", person}, {"field", field}});
}


void addUndoing(const Ground& ground, const Undoing& undoing, std::string_view locale, View& view)
{
    const auto catalogue = ground.services.catalogue();
    View::List people;
    for (const auto& person : describe(undoing.lines, undoing.before, undoing.after, *catalogue, locale))
    {
        View::List lines;
        for (const auto& line : person.lines)
            lines.push_back(
                {{"undoLook", lookOf(line.sign)},
                 {"undoSign", signOf(line.sign)},
                 {"undoSentence", ground.words.say(locale, line.sentence(Tense::asked), line.arguments)}});
        const auto address = person.addressBeside();
        people.push_back({{"undoPerson", person.name},
                          {"undoAddressed", !address.empty()},
                          {"undoAddress", address},
                          {"undoLines", std::move(lines)}});
    }
    View::List left;
    for (const auto& each : undoing.leftOvers)
        left.push_back({{"leftOver", sentenceOf(ground, each, locale)}});
    view.set("undoLead", ground.words.say(locale, "undo.lead"))
        .set("anyLine", !people.empty())
        .set("undoPeople", std::move(people))
        .set("leftOvers", std::move(left));
}

}  // namespace contacts
