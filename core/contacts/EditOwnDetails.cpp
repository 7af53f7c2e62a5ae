#include "core/contacts/EditOwnDetails.h"

#include "core/RolledBack.h"
#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"
#include "core/contacts/HoldPerson.h"
#include "core/desk/UserLink.h"
#include "core/history/Audit.h"
#include "core/history/OwnDetails.h"
#include "core/text/Text.h"

namespace contacts {

namespace {

using Details = EditOwnDetails::Details;
using Refused = RolledBack<EditOwnDetails::Result>;


std::string spelled(const std::string& typed)
{
    return oneLine(typed).value_or(typed);
}


Details detailsOf(const Person& person)
{
    return {person.title, person.firstName, person.lastName, person.phone, person.locale};
}


/// One line for each field that he changes, as an administrator's draft would have it. What he left as he saw
/// it is not his to say: others may have changed it meanwhile.
ChangeSet linesOf(const Contact& himself, const Details& seen, const Details& wanted)
{
    ChangeSet lines;
    const auto put = [&](Field field, const std::string& from, const std::string& to) {
        if (from == to)
            return;
        auto& line = lines.emplace_back();
        line.id = static_cast<std::uint32_t>(lines.size());
        line.kind = ChangeKind::editContact;
        line.person = {himself.id, {}};
        line.field = field;
        line.value = to;
    };
    put(Field::title, seen.title, spelled(wanted.title));
    put(Field::firstName, seen.firstName, spelled(wanted.firstName));
    put(Field::lastName, seen.lastName, spelled(wanted.lastName));
    put(Field::phone, seen.phone,
        canonicalPhone(wanted.phone, phoneRegion(wanted.locale)).value_or(wanted.phone));
    put(Field::locale, seen.locale, wanted.locale);
    std::erase_if(
        lines, [&](const Change& line) { return cells::fieldOf(himself.person, line.field) == line.value; });
    return lines;
}


/// The person after the lines; throws what the rules have against one of them.
Person judged(const Contact& himself, const ChangeSet& lines, const Catalogue& catalogue,
              const RuleLimits& limits)
{
    Snapshot before;
    const PersonKey key{himself.id, {}};
    before.people.emplace(key, himself.person);
    Actor judge;
    judge.agent = true;
    auto findings = validate(before, lines, judge, catalogue, limits);
    std::erase_if(findings, [](const Finding& finding) {
        return finding.change == 0 || finding.severity != Severity::error;
    });
    if (!findings.empty())
        throw Refused({EditOwnDetails::Outcome::refused, std::move(findings)});
    return apply(lines, std::move(before)).people.at(key);
}

}  // namespace


std::optional<Details> EditOwnDetails::see(AccountId account) const
{
    const auto himself = _services.storage.read()->contacts().findByAccount(account);
    return himself ? std::optional(detailsOf(himself->person)) : std::nullopt;
}


EditOwnDetails::Result EditOwnDetails::operator()(const Actor& actor, const Details& seen,
                                                  const Details& wanted) const
{
    try
    {
        _services.inDesk([&](DeskWork& desk) {
            auto& work = desk.work;
            auto himself = work.contacts().findByAccount(actor.account);
            if (!actor.account || !himself)
                throw Refused(Result{});
            if (linesOf(*himself, seen, wanted).empty())
                return;
            const auto places = holdWithCustomers(work, *himself);
            himself = work.contacts().findByAccount(actor.account);
            if (!himself)
                throw Refused(Result{});
            const auto lines = linesOf(*himself, seen, wanted);
            if (lines.empty())
                return;
            const auto after = judged(*himself, lines, *_services.catalogue(), _services.policy().limits);
            auto author = actor;
            author.contact = himself->id;
            const auto values = ownDetailsValues(lines, himself->person, after);
            for (const auto place : places)
            {
                const auto number =
                    audit(work, place, author, std::string(ownDetailsAct), "contact/" + himself->id.text(),
                          ownDetailsFacts(lines), _services.clock.now());
                work.audit().keepValues(place, number, himself->id, values);
            }
            work.contacts().writePerson(himself->id, after);
            desk.accounts.rename(actor.account, after);
            userMustFollow(work, himself->id, _services);
        });
    }
    catch (const Refused& refused)
    {
        return refused.answer();
    }
    return {Outcome::done, {}};
}

}  // namespace contacts
