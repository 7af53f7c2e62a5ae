#include "core/draft/TakenSuggestions.h"

#include "core/draft/AskAdministrator.h"
#include "core/draft/SuggestionNews.h"
#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

std::set<ContactId> suggestersIn(const ChangeSet& lines)
{
    std::set<ContactId> all;
    for (const auto& line : lines)
        if (line.suggested)
            all.insert(line.person.contact);
    return all;
}


ChangeSet decided(ChangeSet lines, LineOutcome outcome)
{
    std::erase_if(lines, [&](const Change& line) { return line.outcome != outcome; });
    return lines;
}


/// Of the lines, where the agent gave any, else of the whole.
std::string reasonFor(const ChangeSet& lines, const Request& request)
{
    std::string reason;
    for (const auto& line : lines)
        if (!line.outcomeReason.empty() && reason.find(line.outcomeReason) == std::string::npos)
            reason += (reason.empty() ? "" : "\n") + line.outcomeReason;
    return excerpt(reason.empty() ? request.decisionReason : reason);
}


/// When he sent it; the chain still says so when the draft has taken it. That it waits again is nothing new
/// of his.
Time sentAt(UnitOfWork& work, CustomerId customer, ContactId contact, Time otherwise)
{
    AuditQuery asked;
    asked.customer = customer;
    asked.about = contact;
    asked.act = askedAct;
    asked.limit = 1;
    const auto found = work.audit().search(asked);
    return found.empty() ? otherwise : found.front().entry.at;
}


/// No thread of the request's and no ticket: he may see neither.
Mail mailTo(const Contact& receiver, const Request& request, MailKind kind, const ChangeSet& lines)
{
    Mail mail;
    mail.key = decidedKey(request.customer, receiver.id, request.id, kind);
    mail.kind = kind;
    mail.customer = request.customer;
    mail.contact = receiver.id;
    mail.address = receiver.person.email;
    mail.name = receiver.person.name();
    mail.locale = receiver.person.locale;
    mail.values = factsOf(suggestionOf(lines));
    return mail;
}

}  // namespace


ChangeSet suggestedBy(ContactId contact, const ChangeSet& lines)
{
    ChangeSet his;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(his),
                 [&](const Change& line) { return line.suggested && line.person.contact == contact; });
    return his;
}


void keepNote(UnitOfWork& work, const Suggestion& taken, const ChangeSet& drafted)
{
    auto note = taken.note;
    const auto earlier = suggestedBy(taken.contact, drafted).empty()
                             ? std::string()
                             : work.suggestions().takenNote(taken.customer, taken.contact);
    if (note.empty() || note == earlier)
        note = earlier;
    else if (!earlier.empty() && codePoints(earlier) + codePoints(note) < AskAdministrator::longestNote)
        note = earlier + "\n" + note;
    work.suggestions().keepTakenNote(taken.customer, taken.contact, note);
}


void tellSuggesters(UnitOfWork& work, const Request& request, Time now)
{
    for (const auto contact : suggestersIn(request.changes))
    {
        work.suggestions().keepTakenNote(request.customer, contact, {});
        const auto receiver = work.contacts().find(request.customer, contact);
        if (!receiver)
            continue;
        const auto lines = suggestedBy(contact, request.changes);
        const auto effective = decided(lines, LineOutcome::implemented);
        const auto rejected = decided(lines, LineOutcome::rejected);
        if (!effective.empty())
        {
            auto mail = mailTo(*receiver, request, MailKind::suggestionImplemented, effective);
            const auto& before = request.before().people;
            const auto found = before.find({contact, {}});
            if (mail.values.contains("department") && found != before.end())
                mail.values["was.department"] = found->second.department;
            work.outbox().put(mail, now);
        }
        if (!rejected.empty())
        {
            auto mail = mailTo(*receiver, request, MailKind::suggestionDeclined, rejected);
            mail.values["reason"] = reasonFor(rejected, request);
            if (!effective.empty())
                mail.values["part"] = "yes";
            work.outbox().put(mail, now);
        }
    }
}


bool toldAsSuggestion(const Request& request, ContactId contact, const Person& before, const Person& after)
{
    const auto wish = suggestionOf(decided(suggestedBy(contact, request.changes), LineOutcome::implemented));
    const auto within = [](const auto& roles, const auto& without, const auto& suggested) {
        return std::all_of(roles.begin(), roles.end(), [&](const RoleKey& role) {
            return without.contains(role) || suggested.contains(role);
        });
    };
    return within(after.roles, before.roles, wish.granted) && within(before.roles, after.roles, wish.revoked);
}


void suggestionsWaitAgain(UnitOfWork& work, const Actor& actor, CustomerId customer, const ChangeSet& lines,
                          Time now)
{
    const auto suggesters = suggestersIn(lines);
    if (suggesters.empty())
        return;
    work.customers().hold(customer);
    for (const auto contact : suggesters)
    {
        if (!work.contacts().isMember(customer, contact) || work.suggestions().find(customer, contact))
            continue;
        auto wish = suggestionOf(suggestedBy(contact, lines));
        wish.customer = customer;
        wish.contact = contact;
        wish.note = work.suggestions().takenNote(customer, contact);
        wish.writtenAt = sentAt(work, customer, contact, now);
        work.suggestions().keepTakenNote(customer, contact, {});
        work.suggestions().put(wish);
        SuggestionNews(work, wish, actor).waitsAgain(now);
    }
}


ChangeSet suggestionsLost(const ChangeSet& stored, const ChangeSet& wanted)
{
    ChangeSet lost;
    std::copy_if(stored.begin(), stored.end(), std::back_inserter(lost), [&](const Change& line) {
        return line.suggested && std::none_of(wanted.begin(), wanted.end(), [&](const Change& kept) {
                   return kept.suggested && kept.sameCell(line) && kept.person == line.person;
               });
    });
    return lost;
}

}  // namespace contacts
