#include "hooks/pages/agent/CustomerFormPages.h"

#include "core/contacts/NamedAlike.h"
#include "core/text/Text.h"
#include "hooks/Numbers.h"
#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

using templates::View;
using Outcome = EditCustomer::Outcome;

constexpr std::size_t offered = 50;  ///< Names that a field offers while somebody types.
constexpr std::array kinds{CustomerKind::customer, CustomerKind::purchaser, CustomerKind::global,
                           CustomerKind::subsidiary};


/// The customer whom somebody named, as loosely as a new name is compared with those that are there. Nothing,
/// and a finding at the field: nobody is called so, or several.
CustomerId named(UnitOfWork& work, std::string_view typed, std::string field, Findings& findings)
{
    const auto name = oneLine(typed).value_or(std::string());
    if (name.empty() && typed.empty())
        return {};
    if (const auto customer = work.customers().findByName(name))
        return customer->id;
    if (const auto alike = namedAlike(work, name); alike.size() == 1)
        return alike.front().id;
    findings.push_back(
        {"customer-unknown", Severity::error, 0, "", std::move(field), {{"name", std::string(typed)}}});
    return {};
}


View::List namesOf(const DeskVisit& visit, std::optional<CustomerKind> kind)
{
    CustomerQuery query;
    query.kind = kind;
    query.limit = offered;
    View::List names;
    const auto found = ReadDirectory(visit.ground.services).customers(visit.actor, query).value();
    for (const auto& row : found)
        names.push_back({{"offer", row.customer.name}});
    return names;
}


View::List kindOptions(const DeskVisit& visit, CustomerKind chosen)
{
    View::List options;
    for (const auto kind : kinds)
    {
        const auto word = std::string(wordOf(kind));
        options.push_back({{"kindWord", word},
                           {"kindLabel", visit.say("customers.kind." + word)},
                           {"kindHint", visit.say("customers.kind." + word + ".hint")},
                           {"kindChosen", kind == chosen}});
    }
    return options;
}


/// What is wrong at a field, or worth reading before saving.
View::List sentences(const DeskVisit& visit, const Findings& findings, Severity severity,
                     std::string_view field = {})
{
    const auto catalogue = visit.ground.services.catalogue();
    View::List list;
    for (const auto& finding : findings)
        if (finding.severity == severity && (field.empty() || finding.field == field))
            list.push_back(
                {{"sentence", sentenceOf(finding, visit.ground.words, visit.locale(), *catalogue)}});
    return list;
}

}  // namespace


helpdesk::Response CustomerFormPage::handle(const helpdesk::Request& sent)
{
    const auto entered = legible(sent, {"name", "parent", "paysFor"});
    if (!entered)
        return badRequest();
    const auto& request = entered->request;
    const auto visit = deskVisit(_ground, request);
    if (!visit)
        return helpdesk::Response::notFound();
    std::optional<Customer> stored;
    if (_of == Of::known)
    {
        const auto id = captured<CustomerId>(request, "customer");
        stored = id ? _ground.services.storage.read()->customers().find(*id) : std::nullopt;
        if (!stored)
            return helpdesk::Response::notFound();
    }
    return request.method == helpdesk::Method::post
               ? save(*visit, stored, entered->findings)
               : show(*visit, stored, typedOf(stored.value_or(Customer{})), {});
}


CustomerFormPage::Typed CustomerFormPage::typedOf(const Customer& customer) const
{
    Typed typed;
    typed.customer = customer;
    const auto work = _ground.services.storage.read();
    const auto nameOf = [&](CustomerId id) {
        const auto found = id ? work->customers().find(id) : std::nullopt;
        return found ? found->name : std::string();
    };
    typed.parent = nameOf(customer.parent);
    typed.paysFor = nameOf(customer.paysFor);
    return typed;
}


helpdesk::Response CustomerFormPage::save(const DeskVisit& visit, const std::optional<Customer>& stored,
                                          const Findings& odd) const
{
    const auto& form = visit.request.form;
    const auto kind = customerKindFrom(form.text("kind"));
    if (!onlyKnownFields(form, {"name", "kind", "parent", "paysFor", "revision", "despite"}) || !kind)
        return badRequest();
    Typed typed;
    typed.parent = form.text("parent");
    typed.paysFor = form.text("paysFor");
    auto& wanted = typed.customer;
    wanted.id = stored ? stored->id : CustomerId{};
    wanted.name = form.text("name");
    wanted.kind = *kind;
    wanted.revision = numberIn<std::int64_t>(form.text("revision")).value_or(-1);
    auto wrong = odd;
    {
        const auto work = _ground.services.storage.read();
        wanted.parent = named(*work, typed.parent, "parent", wrong);
        wanted.paysFor = named(*work, typed.paysFor, "paysFor", wrong);
    }
    if (!wrong.empty())
        return show(visit, stored, typed, wrong, {}, 422);

    const auto warnings =
        form.text("despite") == "yes" ? EditCustomer::Warnings::accepted : EditCustomer::Warnings::ask;
    const auto result = EditCustomer(_ground.services)(visit.actor, wanted, warnings);
    switch (result.outcome)
    {
    case Outcome::done:
        return helpdesk::Response::to(customerPath(result.customer.id) +
                                      (stored ? "?notice=saved" : "?notice=created"));
    case Outcome::findings: return show(visit, stored, typed, result.findings, {}, 422);
    case Outcome::warnings: return show(visit, stored, typed, result.findings, "warnings", 422);
    case Outcome::changedMeanwhile:
        typed.customer.revision = result.customer.revision;
        return show(visit, result.customer, typed, {}, "changed", 409);
    case Outcome::unknown: break;
    }
    return helpdesk::Response::notFound();
}


helpdesk::Response CustomerFormPage::show(const DeskVisit& visit, const std::optional<Customer>& stored,
                                          const Typed& typed, const Findings& findings, std::string_view told,
                                          int status) const
{
    const bool asks = told == "warnings";
    const auto title = stored
                           ? visit.say("customers.edit.title", {{"customer", std::string_view(stored->name)}})
                           : visit.say("customers.new.title");
    auto general = sentences(visit, findings, Severity::warning);
    View view{{"csrf", visit.request.csrf},
              {"title", title},
              {"action", stored ? customerPath(stored->id) + "/edit" : "/agent/customers/new"},
              {"backHref", stored ? customerPath(stored->id) : "/agent/customers"},
              {"backWords", stored ? stored->name : visit.say("customers.title")},
              {"revision", std::to_string(typed.customer.revision)},
              {"name", typed.customer.name},
              {"kinds", kindOptions(visit, typed.customer.kind)},
              {"parent", typed.parent},
              {"paysFor", typed.paysFor},
              {"globals", namesOf(visit, CustomerKind::global)},
              {"payable", namesOf(visit, CustomerKind::customer)},
              {"changed", told == "changed"},
              {"asks", asks},
              {"warned", !general.empty()},
              {"warnings", std::move(general)},
              {"saveWords", visit.say(asks     ? "customers.save-despite"
                                      : stored ? "customers.save"
                                               : "customers.create")}};
    for (const auto* field : {"name", "kind", "parent", "paysFor"})
    {
        auto wrong = sentences(visit, findings, Severity::error, field);
        view.set(std::string(field) + "Wrong", !wrong.empty());
        view.set(std::string(field) + "Errors", std::move(wrong));
    }
    auto response = visit.show(title, "customers", "page/agent-customer-form", view, status);
    response.frame.scripts.push_back(_script);
    return response;
}

}  // namespace contacts
