#include "core/draft/SuggestionNews.h"

#include "core/changes/Cells.h"
#include "core/contacts/Administrators.h"
#include "core/history/Audit.h"
#include "core/text/JsonText.h"

#include <sstream>

namespace contacts {

namespace {

using RoleKeys = std::set<RoleKey, std::less<>>;


std::string joined(const RoleKeys& roles)
{
    std::string keys;
    for (const auto& role : roles)
        keys += (keys.empty() ? "" : " ") + role;
    return keys;
}


RoleKeys split(const std::string& keys)
{
    std::istringstream words(keys);
    RoleKeys roles;
    for (std::string key; words >> key;)
        roles.insert(key);
    return roles;
}


/// Which cells, and of what was typed into them nothing: the chain holds ids and keys only.
std::string cellsOf(const Suggestion& suggestion)
{
    JsonText json;
    json.beginObject();
    json.member("granted", joined(suggestion.granted));
    json.member("revoked", joined(suggestion.revoked));
    json.member("department", std::uint64_t{suggestion.department ? 1u : 0u});
    json.member("seesAllRequests", std::uint64_t{suggestion.seesAllRequests ? 1u : 0u});
    if (suggestion.seesAllRequests)
        json.member("sees", cells::yesOrNo(*suggestion.seesAllRequests));
    json.endObject();
    return json.take();
}


std::string textIn(std::string_view facts, std::string_view name)
{
    const auto quoted = '"' + std::string(name) + "\":\"";
    const auto place = facts.find(quoted);
    if (place == std::string_view::npos)
        return {};
    facts.remove_prefix(place + quoted.size());
    return std::string(facts.substr(0, facts.find('"')));
}


std::string keyOf(CustomerId customer, ContactId author)
{
    return "suggestion/" + customer.text() + "/" + author.text() + "/";
}


DescribedLine noted(std::string key, DescribedLine::Sign sign)
{
    DescribedLine line;
    line.key = std::move(key);
    line.sign = sign;
    return line;
}

}  // namespace


void SuggestionNews::asked(const Catalogue& catalogue)
{
    // What he asks for is read when the mail goes out: who has answered meanwhile gets no news of it, and no
    // text of his outlives the suggestion.
    for (const auto& administrator : administratorsWhoLogIn(_work, _suggestion.customer, catalogue))
        if (administrator.id != _suggestion.contact)
        {
            auto mail = mailTo(administrator, MailKind::changeSuggested);
            mail.key = keyOf(_suggestion.customer, _suggestion.contact) +
                       std::to_string(_suggestion.writtenAt.time_since_epoch().count()) + "/" +
                       std::string(wordOf(mail.kind)) + "/" + administrator.id.text();
            mail.values = {{"suggester", _suggestion.contact.text()},
                           {"writtenAt", std::to_string(_suggestion.writtenAt.time_since_epoch().count())}};
            _work.outbox().put(mail, _suggestion.writtenAt);
        }
    note(std::string(askedAct), _suggestion.writtenAt);
}


void SuggestionNews::withdrawn(Time now)
{
    note("suggestion.withdrawn", now);
}


void SuggestionNews::adopted(Time now)
{
    note("suggestion.adopted", now);
}


void SuggestionNews::declined(const std::string& reason, Time now)
{
    if (const auto author = _work.contacts().find(_suggestion.customer, _suggestion.contact))
    {
        auto mail = mailTo(*author, MailKind::suggestionDeclined);
        mail.key = declinedKey(_suggestion.customer, _suggestion.contact, now);
        mail.values = factsOf(_suggestion);
        mail.values["reason"] = reason;
        mail.values["decliner"] = _actor.contact.text();
        _work.outbox().put(mail, now);
    }
    note(std::string(declinedAct), now);
}


void SuggestionNews::waitsAgain(Time now)
{
    note("suggestion.waits-again", now);
}


void SuggestionNews::note(std::string act, Time now)
{
    audit(_work, _suggestion.customer, _actor, std::move(act), "contact/" + _suggestion.contact.text(),
          cellsOf(_suggestion), now);
}


Mail SuggestionNews::mailTo(const Contact& receiver, MailKind kind) const
{
    Mail mail;
    mail.kind = kind;
    mail.customer = _suggestion.customer;
    mail.contact = receiver.id;
    mail.address = receiver.person.email;
    mail.name = receiver.person.name();
    mail.locale = receiver.person.locale;
    return mail;
}


std::string declinedKey(CustomerId customer, ContactId author, Time at)
{
    return keyOf(customer, author) + "declined/" + std::to_string(at.time_since_epoch().count());
}


std::string decidedKey(CustomerId customer, ContactId author, RequestId request, MailKind kind)
{
    return keyOf(customer, author) + "request/" + request.text() + "/" + std::string(wordOf(kind));
}


std::vector<DescribedLine> linesNoted(const AuditEntry& entry, const Catalogue& catalogue,
                                      std::string_view locale)
{
    using Sign = DescribedLine::Sign;
    std::vector<DescribedLine> lines;
    if (!entry.act.starts_with("suggestion."))
        return lines;
    const auto asksFor = [&](const char* cell) { return numberIn(entry.facts, cell) == std::uint64_t{1}; };
    if (asksFor("department"))
        lines.push_back(noted("change.suggested.department", Sign::edit));
    const auto sees = textIn(entry.facts, "sees");
    if (sees == "yes" || sees == "no")
        lines.push_back(noted("change.set-sees-all-requests." + sees, Sign::edit));
    else if (asksFor("seesAllRequests"))  // Of an older entry, which does not tell more.
        lines.push_back(noted("change.suggested.seesAllRequests", Sign::edit));
    const auto roles = [&](const char* cell, const char* key, Sign sign) {
        for (const auto& role : split(textIn(entry.facts, cell)))
        {
            lines.push_back(noted(key, sign));
            lines.back().arguments = {{"role", roleLabel(catalogue, role, locale)}};
        }
    };
    roles("granted", "change.grant-role", Sign::add);
    roles("revoked", "change.revoke-role", Sign::del);
    return lines;
}


std::map<std::string, std::string> factsOf(const Suggestion& suggestion)
{
    std::map<std::string, std::string> facts{{"granted", joined(suggestion.granted)},
                                             {"revoked", joined(suggestion.revoked)}};
    if (suggestion.department)
        facts["department"] = *suggestion.department;
    if (suggestion.seesAllRequests)
        facts["seesAllRequests"] = *suggestion.seesAllRequests ? "yes" : "no";
    return facts;
}


Suggestion suggestionFrom(const std::map<std::string, std::string>& facts)
{
    Suggestion suggestion;
    const auto known = [&](const char* name) {
        const auto found = facts.find(name);
        return found == facts.end() ? std::nullopt : std::optional(found->second);
    };
    suggestion.granted = split(known("granted").value_or(""));
    suggestion.revoked = split(known("revoked").value_or(""));
    suggestion.department = known("department");
    if (const auto sees = known("seesAllRequests"))
        suggestion.seesAllRequests = *sees == "yes";
    return suggestion;
}

}  // namespace contacts
