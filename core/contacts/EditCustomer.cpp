#include "core/contacts/EditCustomer.h"

#include "core/RolledBack.h"
#include "core/contacts/NamedAlike.h"
#include "core/desk/UserLink.h"
#include "core/history/Audit.h"
#include "core/text/JsonText.h"
#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

using Outcome = EditCustomer::Outcome;
using Result = EditCustomer::Result;
using Undone = RolledBack<Result>;


Result only(Outcome outcome, Customer customer = {}, Findings findings = {})
{
    return {outcome, std::move(customer), std::move(findings)};
}


/// Another customer whose name people would take for this one.
std::string alikeOf(UnitOfWork& work, const Customer& wanted)
{
    for (const auto& other : namedAlike(work, wanted.name))
        if (other.id != wanted.id)
            return other.name;
    return {};
}


/// Whoever decides by a relative keeps him as he is until this is written.
void holdRelatives(UnitOfWork& work, const Customer& wanted)
{
    std::vector<CustomerId> rows{wanted.id, wanted.parent, wanted.paysFor};
    std::sort(rows.begin(), rows.end());  // One order for everybody: nobody waits for one who waits for him.
    for (const auto row : rows)
        if (row)
            work.customers().hold(row);
}


CustomerSurroundings surroundingsOf(UnitOfWork& work, const Customer& wanted, std::optional<PageHead> head)
{
    constexpr std::size_t most = 200;
    CustomerSurroundings around;
    const auto namesake = work.customers().findByName(wanted.name);
    around.nameTaken = namesake && namesake->id != wanted.id;
    around.alike = alikeOf(work, wanted);
    if (wanted.parent)
        around.parent = work.customers().find(wanted.parent);
    if (wanted.paysFor)
        around.paysFor = work.customers().find(wanted.paysFor);
    if (!head)
        return around;
    around.before = head->customer;
    around.subsidiaries = work.customers().subsidiaries(wanted.id);
    around.payers = work.customers().relativesOf(head->customer, most).purchasers.size();
    around.holders = std::move(head->holders);
    around.requestWaits = bool(head->openRequest);
    return around;
}


/// What a customer was and is, as far as it differs. An organisation's name is no person's: it may stand in
/// the chain.
std::string factsOf(const Customer& before, const Customer& after)
{
    JsonText json;
    const auto put = [&](std::string_view name, const std::string& was, const std::string& is) {
        if (was == is)
            return;
        json.name(name);
        json.beginArray();
        json.text(was);
        json.text(is);
        json.endArray();
    };
    const auto kindOf = [](const Customer& customer) {
        return customer.id ? std::string(wordOf(customer.kind)) : std::string();
    };
    json.beginObject();
    put("name", before.name, after.name);
    put("kind", kindOf(before), kindOf(after));
    put("parent", before.parent ? before.parent.text() : "", after.parent ? after.parent.text() : "");
    put("paysFor", before.paysFor ? before.paysFor.text() : "", after.paysFor ? after.paysFor.text() : "");
    json.endObject();
    return json.take();
}


bool same(const Customer& one, const Customer& other)
{
    return one.name == other.name && one.kind == other.kind && one.parent == other.parent &&
           one.paysFor == other.paysFor;
}


Customer written(UnitOfWork& work, Customer wanted, const CustomerSurroundings& around)
{
    if (!around.before)
    {
        wanted.id = work.customers().add(wanted);
        (void)work.customers().touch(wanted.id);
    }
    else
        switch (work.customers().write(wanted))
        {
        case CustomerStore::Written::done: break;
        case CustomerStore::Written::changedMeanwhile:
            throw Undone(only(Outcome::changedMeanwhile, *around.before));
        case CustomerStore::Written::nameTaken:
            throw StorageFailure(StorageFailure::Kind::again, "somebody took the name this moment");
        }
    return work.customers().find(wanted.id).value();
}

}  // namespace


Result EditCustomer::operator()(const Actor& actor, Customer wanted, Warnings warnings) const
{
    if (authorise(actor, Act::keepCustomers) != Verdict::allowed)
        return only(Outcome::unknown);
    const auto name = oneLine(wanted.name);
    if (!name)
        return only(Outcome::findings, wanted,
                    {{"text-control-characters", Severity::error, 0, "", "name", {}}});
    wanted.name = *name;
    Result result;
    try
    {
        _services.storage.inOne([&](UnitOfWork& work) {
            holdRelatives(work, wanted);
            auto head = wanted.id ? work.customers().head(wanted.id) : std::nullopt;
            if (wanted.id && !head)
                throw Undone(only(Outcome::unknown));
            if (head && head->customer.revision != wanted.revision)
                throw Undone(only(Outcome::changedMeanwhile, head->customer));
            auto asked = wanted;
            asked.contacts = head ? head->customer.contacts : 0;
            const auto around = surroundingsOf(work, asked, std::move(head));
            auto findings = judge(asked, around, *_services.catalogue());
            if (anyError(findings))
                throw Undone(only(Outcome::findings, asked, std::move(findings)));
            if (!findings.empty() && warnings == Warnings::ask)
                throw Undone(only(Outcome::warnings, asked, std::move(findings)));
            if (around.before && same(*around.before, asked))
                throw Undone(only(Outcome::done, *around.before, std::move(findings)));
            const auto stored = written(work, asked, around);
            if (around.before && around.before->name != stored.name)
                usersOfMustFollow(work, stored.id, _services);
            audit(work, stored.id, actor, around.before ? "customer.changed" : "customer.created",
                  "customer/" + stored.id.text(), factsOf(around.before.value_or(Customer{}), stored),
                  _services.clock.now());
            result = only(Outcome::done, stored, std::move(findings));
        });
    }
    catch (const Undone& undone)
    {
        return undone.answer();
    }
    return result;
}

}  // namespace contacts
