#include "hooks/pages/portal/HistoryOf.h"

#include "hooks/Numbers.h"
#include "hooks/Visiting.h"

namespace contacts {

namespace {

/// Nothing for what is no number; 0 when none is given.
std::optional<std::uint64_t> cursorIn(std::string_view text)
{
    return text.empty() ? std::optional(std::uint64_t{0}) : numberIn<std::uint64_t>(text);
}

}  // namespace


std::string HistoryOf::name() const
{
    if (!person)
        return visit.customer().name;
    return person->name.empty() ? visit.say("history.former.first") : person->name;
}


std::string HistoryOf::path() const
{
    return person ? visit.path() + "/" + person->contact.text() + "/history"
                  : "/portal/customers/" + visit.customer().id.text() + "/history";
}


std::string HistoryOf::olderThan(std::uint64_t number)
{
    return number == 0 ? std::string() : "?after=" + std::to_string(number);
}


std::optional<HistoryOf> historyOf(const Ground& ground, const helpdesk::Request& request)
{
    const auto before = cursorIn(request.query.text("after"));
    auto visit = editingVisit(ground, request, Act::seeRequest);
    if (!visit || !before)
        return std::nullopt;
    HistoryOf of{std::move(*visit), {}, *before};
    if (!request.captured.contains("contact"))
        return of;
    if (const auto id = captured<ContactId>(request, "contact"))
        of.person = ReadHistory(ground.services).subject(of.visit.actor, of.visit.customer().id, *id);
    return of.person ? std::optional(std::move(of)) : std::nullopt;
}

}  // namespace contacts
