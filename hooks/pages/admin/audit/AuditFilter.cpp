#include "hooks/pages/admin/audit/AuditFilter.h"

#include "core/text/Email.h"
#include "hooks/pages/Forms.h"

#include <algorithm>
#include <charconv>

namespace contacts {

namespace {

constexpr std::size_t longestText = 254;
constexpr std::size_t offered = 5;  // customers that a sentence names when several match


/// "1700000000000001.7.12"
std::string textOf(const AuditCursor& cursor)
{
    return std::to_string(cursor.at.time_since_epoch().count()) + "." + cursor.customer.text() + "." +
           std::to_string(cursor.number);
}


std::optional<AuditCursor> cursorFrom(std::string_view text)
{
    std::int64_t parts[3] = {};
    for (auto& part : parts)
    {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
        if (error != std::errc() || part < 0)
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        const bool last = &part == &parts[2];
        if (last ? !text.empty() : !text.starts_with('.'))
            return std::nullopt;
        text.remove_prefix(last ? 0 : 1);
    }
    return AuditCursor{Time(std::chrono::microseconds(parts[0])),
                       CustomerId{static_cast<std::uint64_t>(parts[1])},
                       static_cast<std::uint64_t>(parts[2])};
}


std::optional<CustomerId> customerCalled(const AdminRoom& room, const std::string& name,
                                         AuditFilter::Wrongs& wrongs)
{
    const auto work = room.ground.services.storage.read();
    if (const auto exact = work->customers().findByName(name))
        return exact->id;
    const auto found = work->customers().search(name, offered);
    if (found.size() == 1)
        return found.front().id;
    std::vector<std::string> names;
    names.reserve(found.size());
    for (const auto& each : found)
        names.push_back(each.name);
    const auto list = room.ground.words.list(room.locale(), names);
    wrongs["customer"] = found.empty()
                             ? room.say("audit.wrong.customer")
                             : room.say("audit.wrong.customers", {{"names", std::string_view(list)}});
    return std::nullopt;
}


/// Where that day begins, or a later one.
std::optional<Time> dayIn(const AdminRoom& room, const std::string& text, int daysLater, const char* field,
                          AuditFilter::Wrongs& wrongs)
{
    const auto day = templates::dayBegins(room.request.visitor.timeZone, text, daysLater);
    if (!day)
        wrongs[field] = room.say("audit.wrong.date");
    return day;
}

}  // namespace


std::optional<AuditFilter> AuditFilter::in(const helpdesk::Fields& query)
{
    AuditFilter filter;
    for (const auto& [name, value] : query.all())
    {
        if (value.size() > longestText)
            return std::nullopt;
        if (name == "customer")
            filter.customer = value;
        else if (name == "by")
            filter.by = value;
        else if (name == "about")
            filter.about = value;
        else if (name == "act")
            filter.act = value;
        else if (name == "from")
            filter.from = value;
        else if (name == "to")
            filter.to = value;
        else if (name != "behind" || !(filter.behind = cursorFrom(value)))
            return std::nullopt;
    }
    const auto& acts = auditActs();
    const bool known = filter.act.empty() || std::find(acts.begin(), acts.end(), filter.act) != acts.end();
    return known ? std::optional(std::move(filter)) : std::nullopt;
}


std::string AuditFilter::query(const std::optional<AuditCursor>& behindNext) const
{
    return addressWith("", {{"customer", customer},
                            {"by", by},
                            {"about", about},
                            {"act", act},
                            {"from", from},
                            {"to", to},
                            {"behind", behindNext ? textOf(*behindNext) : ""}});
}


AuditQuery AuditFilter::resolved(const AdminRoom& room, const StaffDirectory& staff, Wrongs& wrongs) const
{
    AuditQuery wish;
    wish.act = act;
    wish.behind = behind;
    if (!customer.empty())
        wish.customer = customerCalled(room, customer, wrongs);
    const auto contactAt = [&](const CanonicalEmail& address) -> std::optional<Contact> {
        return address.ok() ? room.ground.services.storage.read()->contacts().findByEmail(address.text)
                            : std::nullopt;
    };
    if (!by.empty())
    {
        const auto address = canonicalEmail(by, EmailLetters::any);
        const auto contact = contactAt(address);
        wish.account = contact && contact->account ? contact->account
                       : address.ok()              ? staff.accountOf(address.text)
                                                   : AccountId{};
        if (!wish.account)
            wrongs["by"] = room.say("audit.wrong.person");
    }
    if (!about.empty())
    {
        const auto contact = contactAt(canonicalEmail(about, EmailLetters::any));
        wish.about = contact ? contact->id : ContactId{};
        if (!wish.about)
            wrongs["about"] = room.say("audit.wrong.person");
    }
    if (!from.empty())
        wish.from = dayIn(room, from, 0, "from", wrongs);
    if (!to.empty())
        wish.until = dayIn(room, to, 1, "to", wrongs);
    if (wish.from && wish.until && *wish.until <= *wish.from)
        wrongs["to"] = room.say("audit.wrong.order");
    return wish;
}


const std::vector<std::string>& auditActs()
{
    static const std::vector<std::string> acts{"request.submitted",
                                               "request.returned",
                                               "request.implemented",
                                               "request.partly-implemented",
                                               "request.rejected",
                                               "request.cancelled",
                                               "draft.discarded",
                                               "contact.added",
                                               "contact.joined",
                                               "contact.own-details",
                                               "contact.address-changed",
                                               "account.invited",
                                               "account.temporary-password",
                                               "account.activated",
                                               "account.opened",
                                               "account.has-password",
                                               "account.password-reset",
                                               "person.erased",
                                               "customer.created",
                                               "customer.changed",
                                               "mail.cancelled",
                                               "mail.sent-again",
                                               "suggestion.asked",
                                               "suggestion.withdrawn",
                                               "suggestion.adopted",
                                               "suggestion.declined",
                                               "suggestion.waits-again",
                                               "import.written",
                                               "role.added",
                                               "role.changed",
                                               "role.removed",
                                               "roles.ordered",
                                               "settings.changed",
                                               "plugin.enabled",
                                               "plugin.disabled",
                                               "audit.acknowledged"};
    return acts;
}


std::string actWords(const AdminRoom& room, const std::string& act)
{
    const auto key = "audit.act." + act;
    return room.ground.words.has(key) ? room.say(key) : act;
}

}  // namespace contacts
