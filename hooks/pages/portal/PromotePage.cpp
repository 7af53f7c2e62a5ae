#include "hooks/pages/portal/PromotePage.h"

#include "core/changes/Describe.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/DraftAnswer.h"
#include "templates/Breakable.h"

namespace contacts {

namespace {

using templates::View;


View line(std::string sentence, const std::string& email, const char* look, const char* sign)
{
    return {{"look", std::string(look)},
            {"sign", std::string(sign)},
            {"sentence", std::move(sentence)},
            {"email", templates::breakable(email)}};
}


/// Several people may share a name; who has none is called by his address already.
std::string emailBeside(const Person& person)
{
    return person.name().empty() ? std::string() : person.email;
}


/// Neither in the live data nor in the draft: nobody loses it, and there is no holder to keep.
bool isVacant(const Promotion& promotion)
{
    return !promotion.already && !promotion.stays && !promotion.former && !promotion.departing &&
           !promotion.replaced;
}


/// What follows, one line each, for everybody whom the promotion touches.
class Consequences
{
public:
    Consequences(const Visit& visit, const Promotion& promotion, std::string role)
        : _visit(visit),
          _promotion(promotion),
          _role(std::move(role))
    {
    }

    View::List take()
    {
        const auto& promoted = _promotion.promoted;
        if (_promotion.stays)
            add("promote.keeps", promoted, "edit", "~", _role);
        else
            add("promote.gets", promoted, "add", "+");
        if (_promotion.former)
            loses(*_promotion.former);
        else if (_promotion.departing)
            add("promote.departs", *_promotion.departing, "del", "−");
        else if (!_promotion.stays)
            add("promote.nobody", Person{}, "look", "!");
        if (_promotion.replaced)
            replaces(*_promotion.replaced);
        return std::move(_lines);
    }

private:
    void loses(const Person& person)
    {
        add("promote.loses", person, "del", "−");
        const auto catalogue = _visit.ground.services.catalogue();
        if (!bare(person))
            add("promote.keeps", person, "edit", "~", roleLabels(*catalogue, person.roles, _visit.locale()));
    }

    /// What the draft says of somebody else is not so yet: he loses nothing, but its author's line goes.
    void replaces(const Promotion::Replaced& replaced)
    {
        if (!replaced.promoted)
            return loses(replaced.person);
        add(replaced.own ? "promote.replaces.own" : "promote.replaces", replaced.person, "look", "!", {},
            replaced.authorName);
        (void)bare(replaced.person);
    }

    bool bare(const Person& person)
    {
        if (person.roles.empty())
            add("promote.left", person, "look", "!");
        return person.roles.empty();
    }

    void add(const char* key, const Person& person, const char* look, const char* sign,
             const std::string& roles = {}, const std::string& author = {})
    {
        const auto name = nameOf(person);
        const auto last = beforeFullStop(roles);
        _lines.push_back(line(_visit.say(key, {{"person", std::string_view(name)},
                                               {"role", std::string_view(_role)},
                                               {"roles", std::string_view(last)},
                                               {"author", std::string_view(author)}}),
                              emailBeside(person), look, sign));
    }

    const Visit& _visit;
    const Promotion& _promotion;
    const std::string _role;
    View::List _lines{};
};


View::List optionsOf(const Visit& visit, const Promotion& promotion, const RoleKey& chosen)
{
    const auto catalogue = visit.ground.services.catalogue();
    View::List options;
    for (const auto& key : promotion.choices)
        options.push_back({{"role", key},
                           {"label", roleLabel(*catalogue, key, visit.locale())},
                           {"chosen", key == chosen}});
    return options;
}


/// Who needs another role: the present holder, or whoever loses it with a line of the draft.
std::string leftBare(const Promotion& promotion)
{
    if (promotion.former && promotion.former->roles.empty())
        return nameOf(*promotion.former);
    return promotion.replaced ? nameOf(promotion.replaced->person) : std::string();
}


std::optional<PromoteContact::Call> callIn(const Visit& visit, const helpdesk::Request& request)
{
    const auto person = personIn(request);
    const auto role = request.captured.find("role");
    if (!person || role == request.captured.end())
        return std::nullopt;
    PromoteContact::Call call;
    call.customer = visit.customer().id;
    call.person = *person;
    call.role = role->second;
    if (const auto* over = request.form.find("over"))
        call.over = *over;
    call.compensation = request.form.text("give");
    return call;
}

}  // namespace


helpdesk::Response PromotePage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::manageContacts);
    const auto call = visit ? callIn(*visit, request) : std::nullopt;
    if (!call)
        return helpdesk::Response::notFound();
    if (request.method == helpdesk::Method::get)
        return ask(*visit, *call, Problem::none);
    if (!onlyKnownFields(request.form, {"at", "over", "give"}))
        return badRequest();

    auto result = PromoteContact(_ground.services)(visit->actor, *call);
    if (result.outcome == PromoteContact::Outcome::compensationAsked)
        return ask(*visit, *call, Problem::roleMissing);
    if (result.edit.outcome == EditDraft::Outcome::clash)
        return ask(*visit, *call, Problem::moved);
    AfterChange after;
    after.back = ListAddress::fromText(request.form.text("at"));
    after.person = call->person;
    after.notice = "promoted";
    return answer(*visit, _screen, std::move(result.edit), std::move(after));
}


helpdesk::Response PromotePage::ask(const Visit& visit, const PromoteContact::Call& call,
                                    Problem problem) const
{
    const auto promotion = PromoteContact(_ground.services).look(visit.actor, call);
    if (!promotion)
        return helpdesk::Response::notFound();
    const auto& request = visit.request;
    const auto& fields = request.method == helpdesk::Method::get ? request.query : request.form;
    const auto at = std::string(fields.text("at"));
    const auto name = nameOf(promotion->promoted);
    const auto role = roleLabel(*_ground.services.catalogue(), call.role, visit.locale());
    const auto words = [&](const char* key) {
        return visit.say(key, {{"person", std::string_view(name)}, {"role", std::string_view(role)}});
    };
    const auto bare = leftBare(*promotion);
    const auto forBare = [&](const char* key) {
        return visit.say(key, {{"person", std::string_view(bare)}});
    };
    auto lines = Consequences(visit, *promotion, role).take();
    const bool leaves = !promotion->choices.empty();
    // Whoever leaves by another line of the draft stays no holder, whatever is answered here.
    const bool keeps = !isVacant(*promotion) && (!promotion->departing || promotion->replaced);
    View view{
        {"action", visit.path() + "/" + call.person.text() + "/promote/" + call.role},
        {"at", at},
        {"over", promotion->holder.text()},
        {"title", phrase(_ground.words, visit.locale(), "promote.title",
                         {{"person", name, PartLook::name}, {"role", role, PartLook::plain}})},
        {"problem", problem != Problem::none},
        {"problemText", problem == Problem::moved ? visit.say("promote.moved") : forBare("promote.choose")},
        {"text", promotion->already
                     ? words("promote.already")
                     : visit.sayDrafted(isVacant(*promotion) ? "promote.text.vacant" : "promote.text")},
        {"lines", promotion->already ? View::List{} : std::move(lines)},
        {"asks", leaves},
        {"give", forBare("promote.give")},
        {"options", optionsOf(visit, *promotion, call.compensation)},
        {"keepHref", listHref(visit, at)},
        {"keep", visit.say(keeps ? "promote.keep" : "promote.keep.vacant")},
        {"possible", !promotion->already}};
    const int status = problem == Problem::none ? 200 : problem == Problem::moved ? 409 : 422;
    return dialog(visit, "page/promote", std::move(view), words("promote.title"), status);
}

}  // namespace contacts
