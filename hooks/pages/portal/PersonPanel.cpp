#include "hooks/pages/portal/PersonPanel.h"

#include "hooks/pages/Forms.h"
#include "hooks/pages/portal/AccountWords.h"
#include "hooks/pages/portal/LineAuthors.h"
#include "hooks/pages/portal/PersonForm.h"
#include "hooks/pages/portal/PersonSheet.h"

#include <algorithm>

namespace contacts {

namespace {

PersonSheet sheetOf(const Visit& visit, const PanelInput& input)
{
    PersonSheet sheet;
    sheet.key = input.key;
    sheet.live = input.live;
    sheet.kept = input.kept;
    sheet.shown = input.typed ? typedOver(*input.typed, input.kept) : input.kept;
    if (input.marks)
    {
        sheet.lines = input.marks->lines;
        sheet.findings = input.marks->findings;
        sheet.authors = authorsOf(visit, *input.marks);
    }
    sheet.departments = input.departments;
    sheet.reader = visit.actor;
    sheet.promotePath = visit.path() + "/" + input.key.text() + "/promote";
    sheet.asked = input.at.empty() ? std::string() : "?at=" + percentEncoded(input.at);
    if (input.refusals)
        for (const auto& finding : *input.refusals)
            sheet.findings.push_back(&finding);

    const bool leaving = input.marks && input.marks->leaving();
    if (visit.rights == Rights::look)
        sheet.details = Blocked::rights;
    else if (leaving)
        sheet.details = Blocked::leaving;
    if (visit.rights != Rights::manage)
        sheet.roles = Blocked::rights;
    else if (leaving)
        sheet.roles = Blocked::leaving;
    else if (input.kept.status == MembershipStatus::deactivated)
        sheet.roles = Blocked::inactive;
    return sheet;
}


/// Keys of the boxes that the panel offers and that are checked in the draft.
std::string keptRoles(const MatrixLook& look, const Person& kept)
{
    std::string keys;
    for (const auto& column : look.columns())
        if (column.offered && !column.primary && kept.roles.contains(column.key))
            (keys += keys.empty() ? "" : " ") += column.key;
    return keys;
}


/// All lines about him, whoever wrote them: who only corrects details takes no role back.
bool mayUndo(const Visit& visit, const std::vector<const Change*>& lines)
{
    return !lines.empty() && visit.rights != Rights::look &&
           (visit.manages() ||
            std::all_of(lines.begin(), lines.end(), [](const Change* line) { return isDetail(*line); }));
}

}  // namespace


std::string personPanel(const Visit& visit, const MatrixLook& look, const PanelInput& input)
{
    const auto sheet = sheetOf(visit, input);
    const bool manages = visit.manages();
    const bool active = input.kept.status == MembershipStatus::active;
    const bool leaving = sheet.details == Blocked::leaving;
    const auto name = nameOf(sheet.shown);
    const auto own = input.live && input.live->email == visit.request.visitor.email;
    templates::View view{{"person", input.key.text()},
                         {"span", std::to_string(input.span)},
                         {"changed", input.marks && input.marks->changed()},
                         {"path", visit.path()},
                         {"csrf", visit.request.csrf},
                         {"at", std::string(input.at)},
                         {"rolesEditable", sheet.roles == Blocked::no},
                         {"rolesWas", keptRoles(look, input.kept)},
                         {"rolesOf", name},
                         {"saveable", sheet.details == Blocked::no},
                         {"page", input.live != nullptr},
                         {"mayDeactivate", manages && input.live && active && !leaving && !own},
                         {"mayReactivate", manages && input.live && !active && !leaving},
                         {"mayUndo", input.marks && mayUndo(visit, input.marks->lines)},
                         {"closeHref", visit.path() + (input.at.empty() ? "" : "?" + std::string(input.at)) +
                                           "#r-" + input.key.text()}};
    auto standing = input.marks ? standingLines(visit, *input.marks) : templates::View::List{};
    if (const auto& awaited = input.awaited)
        standing.push_back({{"text", awaitedWords(visit.ground.words, visit.locale(), *awaited,
                                                  visit.exactly(awaited->until))}});
    view.set("stands", !standing.empty()).set("standing", std::move(standing));
    addSheet(view, sheet, visit.ground, look, visit.locale(), visit.customer().name);
    return visit.render("page/person-panel", view);
}

}  // namespace contacts
