#include "core/draft/DeclinedSuggestion.h"

#include "core/draft/SuggestionNews.h"

namespace contacts {

namespace {

/// Of a person's history; behind so much he reads his mails.
constexpr std::size_t mostRead = 100;


std::optional<AuditEntry> lastAsked(UnitOfWork& work, CustomerId customer, ContactId contact)
{
    AuditQuery query;
    query.customer = customer;
    query.about = contact;
    query.act = askedAct;
    query.limit = 1;
    auto found = work.audit().search(query);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front().entry));
}


DeclinedSuggestion told(const AuditEntry& entry, const OutboxRow* row)
{
    DeclinedSuggestion declined;
    declined.at = entry.at;
    if (row == nullptr)
        return declined;
    const auto& values = row->mail.values;
    declined.wish = suggestionFrom(values);
    if (const auto reason = values.find("reason"); reason != values.end())
        declined.reason = reason->second;
    declined.part = values.contains("part");
    return declined;
}


DeclinedSuggestion byAdministrator(UnitOfWork& work, const AuditEntry& entry, CustomerId customer,
                                   ContactId contact)
{
    const auto row = work.outbox().findByKey(declinedKey(customer, contact, entry.at));
    auto declined = told(entry, row ? &*row : nullptr);
    if (const auto administrator = work.contacts().find(customer, entry.contact))
        declined.by = administrator->person.name();
    return declined;
}


/// Most decisions about requests that concern him answer nothing that he suggested.
std::optional<DeclinedSuggestion> byHelpdesk(UnitOfWork& work, const AuditEntry& entry, CustomerId customer,
                                             ContactId contact)
{
    constexpr std::string_view request = "request/";
    if (entry.act != "request.rejected" && entry.act != "request.partly-implemented")
        return std::nullopt;
    const auto id = RequestId::from(entry.object.substr(request.size()));
    const auto row =
        id ? work.outbox().findByKey(decidedKey(customer, contact, *id, MailKind::suggestionDeclined))
           : std::nullopt;
    return row ? std::optional(told(entry, &*row)) : std::nullopt;
}

}  // namespace


std::optional<DeclinedSuggestion> lastDeclined(UnitOfWork& work, CustomerId customer, ContactId contact)
{
    const auto asked = lastAsked(work, customer, contact);
    if (!asked)
        return std::nullopt;
    for (const auto& entry : work.audit().about(customer, contact, 0, mostRead))
    {
        if (entry.number <= asked->number)
            break;
        if (entry.act == declinedAct)
            return byAdministrator(work, entry, customer, contact);
        if (auto declined = byHelpdesk(work, entry, customer, contact))
            return declined;
    }
    return std::nullopt;
}

}  // namespace contacts
