#include "sql/src/SqlErasureStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

namespace contacts::sql {

namespace {

void note(std::set<std::string, std::less<>>& texts, std::string text)
{
    if (!text.empty())
        texts.insert(std::move(text));
}


std::string fullName(std::string first, std::string_view last)
{
    if (!first.empty() && !last.empty())
        first += ' ';
    return first.append(last);
}

Traces::Seen seenIn(Query& row)
{
    Traces::Seen seen;
    seen.request = row.id<RequestId>();
    seen.customer = row.id<CustomerId>();
    seen.ticket = static_cast<std::uint64_t>(row.number());
    seen.open = row.number() != 0;
    return seen;
}

}  // namespace


Traces SqlErasureStore::tracesOf(ContactId contact)
{
    Traces traces;
    findNames(contact, traces);
    findEnded(contact, traces);
    findRequests(contact, traces);
    Query memberships(_connection, query::erasure_memberships);
    memberships.with(contact);
    while (memberships.next())
        traces.memberships.insert(memberships.id<CustomerId>());
    return traces;
}


void SqlErasureStore::findNames(ContactId contact, Traces& traces)
{
    Query known(_connection, query::erasure_known_as);
    known.with(contact, contact);
    while (known.next())
    {
        auto first = known.string();
        const auto last = known.text();
        note(traces.names, fullName(std::move(first), last));
        note(traces.addresses, known.string());
    }
    Query others(_connection, query::erasure_other_addresses);
    others.with(contact, contact);
    while (others.next())
        note(traces.addresses, others.string());
    for (const auto& address : traces.addresses)
    {
        Query added(_connection, query::erasure_added_as);
        added.with(address);
        while (added.next())
        {
            auto first = added.string();
            note(traces.names, fullName(std::move(first), added.text()));
        }
    }
}


/// Before the others: what is there already is not put in once more.
void SqlErasureStore::findEnded(ContactId contact, Traces& traces)
{
    Query ended(_connection, _connection.engine() == db::Engine::mysql ? query::erasure_ended_mysql
                                                                       : query::erasure_ended_sqlite);
    ended.with(contact);
    while (ended.next())
    {
        auto seen = seenIn(ended);
        seen.ended = true;
        traces.requests.insert(seen);
    }
}


void SqlErasureStore::findRequests(ContactId contact, Traces& traces)
{
    for (const auto& address : traces.addresses)
    {
        Query requests(_connection, query::erasure_requests);
        requests.with(contact, contact, contact, contact, contact, address, address);
        while (requests.next())
            traces.requests.insert(seenIn(requests));
        Query drafts(_connection, query::erasure_drafts);
        drafts.with(contact, address, address);
        while (drafts.next())
            traces.drafts.insert(drafts.id<CustomerId>());
    }
}


void SqlErasureStore::replace(ContactId contact, AccountId account, const Traces& traces,
                              const std::string& name, const std::string& address)
{
    for (const auto& known : traces.addresses)
    {
        Query(_connection, query::erasure_adding_lines).with(name, address, known).run();
        Query(_connection, query::erasure_naming_lines).with(address, known).run();
        Query(_connection, query::erasure_mails).with(address, name, contact, known).run();
    }
    Query(_connection, query::erasure_editing_lines).with(name, contact).run();
    Query(_connection, query::erasure_line_authors).with(name, contact).run();
    Query(_connection, query::erasure_draft_authors).with(name, contact).run();
    Query(_connection, query::erasure_people).with(name, address, contact).run();
    Query(_connection, query::erasure_requesters).with(name, contact).run();
    Query(_connection, query::erasure_earlier_requesters).with(name, contact).run();
    Query(_connection, query::erasure_tokens).with(contact).run();
    Query(_connection, query::erasure_audit_values).with(contact).run();
    if (account)
        Query(_connection, query::erasure_answers).with(account).run();
    Query(_connection, query::erasure_contact).with(contact).run();
    replaceInCallers(traces, name);
    replaceInNotes(traces, name);
    replaceInMails(traces, name);
    for (const auto& seen : traces.requests)
    {
        replaceInReasons(seen.request, traces, name);
        replaceInEarlierReasons(seen.request, traces, name);
        replaceInOutcomes(seen.request, traces, name);
        if (seen.ended)
            Query(_connection, query::erasure_write_ender).with(name, seen.request).run();
    }
}


void SqlErasureStore::replaceInReasons(RequestId request, const Traces& traces, const std::string& name)
{
    std::string reason;
    std::string decision;
    std::string question;
    Query read(_connection, query::erasure_reasons);
    read.with(request);
    while (read.next())
    {
        reason = read.text();
        decision = read.text();
        question = read.text();
    }
    Query(_connection, query::erasure_write_reasons)
        .with(without(traces, std::move(reason), name), without(traces, std::move(decision), name),
              without(traces, std::move(question), name), request)
        .run();
}


void SqlErasureStore::replaceInEarlierReasons(RequestId request, const Traces& traces,
                                              const std::string& name)
{
    std::vector<std::pair<std::int64_t, std::string>> reasons;
    Query read(_connection, query::erasure_earlier_reasons);
    read.with(request);
    while (read.next())
    {
        const auto version = read.number();
        reasons.emplace_back(version, without(traces, read.string(), name));
    }
    for (const auto& [version, reason] : reasons)
        Query(_connection, query::erasure_write_earlier_reason).with(reason, request, version).run();
}


/// Whoever called may be on no line of what an agent did for him.
void SqlErasureStore::replaceInCallers(const Traces& traces, const std::string& name)
{
    std::vector<std::pair<RequestId, std::string>> callers;
    Query read(_connection, query::erasure_callers);
    while (read.next())
    {
        const auto request = read.id<RequestId>();
        const auto caller = read.string();
        if (auto replaced = without(traces, caller, name); replaced != caller)
            callers.emplace_back(request, std::move(replaced));
    }
    for (const auto& [request, caller] : callers)
        Query(_connection, query::erasure_write_caller).with(caller, request).run();

    std::vector<std::pair<AccountId, CustomerId>> remembered;
    Query rows(_connection, query::erasure_remembered_callers);
    while (rows.next())
    {
        const auto agent = rows.id<AccountId>();
        const auto customer = rows.id<CustomerId>();
        const auto caller = rows.string();
        if (without(traces, caller, name) != caller)
            remembered.emplace_back(agent, customer);
    }
    for (const auto& [agent, customer] : remembered)
        Query(_connection, query::directory_forget_caller).with(agent, customer).run();
}


void SqlErasureStore::replaceInOutcomes(RequestId request, const Traces& traces, const std::string& name)
{
    std::vector<std::pair<std::int64_t, std::string>> outcomes;
    Query read(_connection, query::erasure_outcomes);
    read.with(request);
    while (read.next())
    {
        const auto position = read.number();
        outcomes.emplace_back(position, without(traces, read.string(), name));
    }
    for (const auto& [position, reason] : outcomes)
        Query(_connection, query::erasure_write_outcome).with(reason, request, position).run();
}


/// Others may have named him beside what they suggest for themselves; his own went with his membership.
void SqlErasureStore::replaceInNotes(const Traces& traces, const std::string& name)
{
    struct Note
    {
        CustomerId customer{};
        ContactId contact{};
        std::string text;
        std::string replaced;
    };
    const auto replaceIn = [&](std::string_view reading, std::string_view writing) {
        std::vector<Note> notes;
        Query read(_connection, reading);
        while (read.next())
        {
            Note found{read.id<CustomerId>(), read.id<ContactId>(), read.string(), {}};
            found.replaced = without(traces, found.text, name);
            if (found.replaced != found.text)
                notes.push_back(std::move(found));
        }
        for (const auto& each : notes)
            Query(_connection, writing).with(each.replaced, each.customer, each.contact, each.text).run();
    };
    replaceIn(query::erasure_notes, query::erasure_write_note);
    replaceIn(query::erasure_taken_notes, query::erasure_write_taken_note);
}


void SqlErasureStore::replaceInMails(const Traces& traces, const std::string& name)
{
    std::map<std::int64_t, std::string> mails;
    for (const auto* known : {&traces.names, &traces.addresses})
        for (const auto& text : *known)
        {
            Query read(_connection, query::erasure_facts);
            read.with(escaped(text));
            while (read.next())
            {
                const auto id = read.number();
                auto facts = splitFacts(read.text());
                for (auto& [key, value] : facts)
                    value = without(traces, std::move(value), name);
                mails.insert_or_assign(id, joined(facts));
            }
        }
    for (const auto& [id, facts] : mails)
        Query(_connection, query::erasure_write_facts).with(facts, id).run();
}

}  // namespace contacts::sql
