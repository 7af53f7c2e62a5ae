#include "hooks/pages/portal/DraftAnswer.h"

#include "hooks/pages/portal/Confirmed.h"
#include "hooks/pages/portal/PersonForm.h"

namespace contacts {

namespace {

helpdesk::Response again(const Visit& visit, ContactsScreen& screen, EditDraft::Result result,
                         AfterChange after, std::string notice, int status)
{
    ScreenWish wish;
    wish.address = std::move(after.back);
    wish.address.open = after.open;
    if (after.inPlace)
        wish.address.only = after.person;
    wish.notice = std::move(notice);
    wish.typed = status < 400 ? nullptr : after.typed;
    if (result.outcome == EditDraft::Outcome::refused || result.outcome == EditDraft::Outcome::clash)
    {
        wish.refusals = std::move(result.view.findings);
        result = EditDraft(visit.ground.services).see(visit.actor, visit.customer().id);
    }
    wish.draft = std::move(result);
    wish.status = status;
    return screen.show(visit, std::move(wish));
}

}  // namespace


helpdesk::Response answer(const Visit& visit, ContactsScreen& screen, EditDraft::Result result,
                          AfterChange after)
{
    using Outcome = EditDraft::Outcome;
    switch (result.outcome)
    {
    case Outcome::done:
        if (after.inPlace)
            return again(visit, screen, std::move(result), std::move(after), {}, 200);
        return helpdesk::Response::to(listHref(visit, after));
    case Outcome::forbidden: {
        helpdesk::Response response;
        response.status = 403;
        return response;
    }
    case Outcome::changedMeanwhile:
        return again(visit, screen, std::move(result), std::move(after), "conflict", 409);
    case Outcome::clash: return again(visit, screen, std::move(result), std::move(after), "clash", 409);
    case Outcome::refused: return again(visit, screen, std::move(result), std::move(after), {}, 422);
    case Outcome::requestWaiting:
        if (!after.inPlace)
            return helpdesk::Response::to(visit.path());
        return again(visit, screen, std::move(result), std::move(after), "waiting", 409);
    case Outcome::unknown: break;
    }
    return helpdesk::Response::notFound();
}


std::string listHref(const Visit& visit, const AfterChange& after)
{
    auto query = after.back.text();
    const auto put = [&](const char* name, const std::string& value) {
        if (!value.empty())
            query += (query.empty() ? "" : "&") + std::string(name) + "=" + value;
    };
    if (after.open != PersonKey{})
        put("open", after.open.text());
    put("notice", after.notice);
    if (!after.notice.empty())
        query += aboutWord(after.person);
    auto href = visit.path() + (query.empty() ? "" : "?" + query);
    if (after.atRow && after.person != PersonKey{})
        href += "#r-" + after.person.text();
    return href;
}


std::string listHref(const Visit& visit, std::string_view at)
{
    const auto query = ListAddress::fromText(at).text();
    return query.empty() ? visit.path() : visit.path() + "?" + query;
}


std::optional<PersonKey> personIn(const helpdesk::Request& request)
{
    const auto found = request.captured.find("contact");
    if (found == request.captured.end())
        return std::nullopt;
    auto key = PersonKey::from(found->second);
    return key.contact || looksLikeRef(key.ref) ? std::optional(std::move(key)) : std::nullopt;
}

}  // namespace contacts
