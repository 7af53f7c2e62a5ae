#include "mail/MailFacts.h"

#include "core/account/PortalUse.h"
#include "core/account/Tokens.h"
#include "core/contacts/Administrators.h"
#include "core/draft/SuggestionNews.h"
#include "core/outbox/OwnAnswer.h"
#include "mail/AccountMails.h"

#include <map>
#include <set>

namespace contacts {

namespace {

constexpr std::size_t failedLookedAt = 200;
constexpr std::size_t administratorsNamed = 4;


std::vector<std::string> namesOfAdministrators(UnitOfWork& work, CustomerId customer,
                                               const Catalogue& catalogue, ContactId except)
{
    std::vector<std::string> names;
    for (const auto& administrator : administratorsWhoLogIn(work, customer, catalogue))
        if (administrator.id != except && names.size() < administratorsNamed)
            names.push_back(administrator.person.name());
    return names;
}


/// An invitation opens the place that it was sent for; other links help whoever gets in anywhere.
bool getsIn(UnitOfWork& work, const Contact& receiver, MailKind kind)
{
    return invites(kind) ? usesPortal(receiver.person) : work.contacts().portalMemberships(receiver.id) > 0;
}


/// Why this link would be dead; empty when it works. The same questions as when it is opened
/// (core/account/Activation, ResetPassword, ChangeAddress).
std::string flawOf(UnitOfWork& work, const std::optional<Token>& token, const Contact& receiver,
                   const Mail& mail, Time now)
{
    if (!token)
        return sentenceOf(OwnAnswer::linkGone);
    if (token->usedAt != Time())
        return sentenceOf(OwnAnswer::linkUsed);
    if (token->revoked)
        return sentenceOf(OwnAnswer::linkReplaced);
    if (token->expiresAt <= now)
        return sentenceOf(OwnAnswer::linkExpired);
    if (token->email != mail.address || !receiver.id)
        return sentenceOf(OwnAnswer::personLeftOrMoved);
    if (mail.kind != MailKind::confirmAddress && receiver.person.email != mail.address)
        return sentenceOf(OwnAnswer::addressChanged);
    if (!getsIn(work, receiver, mail.kind))
        return sentenceOf(OwnAnswer::accessGone);
    return {};
}


std::string flawOf(const Mail& mail, const std::optional<Request>& request)
{
    if (!request)
        return sentenceOf(OwnAnswer::requestGone);
    const bool announces =
        mail.kind == MailKind::requestRaised || mail.kind == MailKind::requestRaisedForAgents;
    if (announces && request->state == RequestState::cancelled)
        return sentenceOf(OwnAnswer::requestCancelled);
    if (mail.kind == MailKind::requestWaiting && request->state != RequestState::submitted)
        return sentenceOf(OwnAnswer::requestDecided);
    if (mail.kind == MailKind::requestReturned && request->state != RequestState::returned)
        return sentenceOf(OwnAnswer::requestSentAgain);
    return {};
}


/// What only those may read who administer the customer: whoever does so no more when the mail goes out must
/// not get it. The requester has a right to his own news wherever he is.
bool isForAdministrators(const Mail& mail, const Request& request)
{
    return mail.kind == MailKind::changeSuggested ||
           (mail.kind == MailKind::requestImplemented && mail.contact != request.requester);
}


bool administers(const Contact& receiver, const Catalogue& catalogue)
{
    return receiver.id && usesPortal(receiver.person) && delegates(receiver.person, catalogue);
}


std::string valueOf(const Mail& mail, const char* name)
{
    const auto found = mail.values.find(name);
    return found == mail.values.end() ? std::string() : found->second;
}


/// How he was before his suggestion took effect: else it would tell of no change.
Person asBefore(const Suggestion& suggestion, const Mail& mail, Person person)
{
    for (const auto& role : suggestion.granted)
        person.roles.erase(role);
    for (const auto& role : suggestion.revoked)
        person.roles.insert(role);
    if (suggestion.department)
        person.department = valueOf(mail, "was.department");
    if (suggestion.seesAllRequests)
        person.seesAllRequests = !*suggestion.seesAllRequests;
    return person;
}


/// Fills what a contact asked of his administrators; a reason when nobody needs to read it any more.
std::string readSuggestion(UnitOfWork& work, const Mail& mail, MailFacts& facts)
{
    if (mail.kind == MailKind::suggestionDeclined || mail.kind == MailKind::suggestionImplemented)
    {
        facts.suggestion = suggestionFrom(mail.values);
        facts.suggestion.contact = mail.contact;
        facts.suggester = facts.receiver;
        if (mail.kind == MailKind::suggestionImplemented)
            facts.suggester.person = asBefore(facts.suggestion, mail, facts.receiver.person);
        if (const auto decliner = ContactId::from(valueOf(mail, "decliner")))
            if (const auto found = work.contacts().find(mail.customer, *decliner))
                facts.decliner = found->person.name();
        return facts.receiver.id ? std::string() : sentenceOf(OwnAnswer::personLeft);
    }
    const auto author = ContactId::from(valueOf(mail, "suggester")).value_or(ContactId{});
    auto waiting = work.suggestions().find(mail.customer, author);
    auto suggester = work.contacts().find(mail.customer, author);
    const bool same =
        waiting && suggester &&
        std::to_string(waiting->writtenAt.time_since_epoch().count()) == valueOf(mail, "writtenAt");
    if (!same)
        return sentenceOf(OwnAnswer::suggestionAnswered);
    facts.suggestion = std::move(*waiting);
    facts.suggester = std::move(*suggester);
    return {};
}


/// Fills the link and its context; a reason when it must not go out.
std::string readLink(UnitOfWork& work, const Secrets& secrets, const Catalogue& catalogue, const Mail& mail,
                     Time now, MailFacts& facts)
{
    const auto token = work.tokens().find(mail.token);
    if (auto flaw = flawOf(work, token, facts.receiver, mail, now); !flaw.empty())
        return flaw;
    facts.token = *token;
    facts.link = secretOf(*token, secrets);
    if (secrets.sha256(facts.link) != token->hash)
        return sentenceOf(OwnAnswer::linkOfAnotherKey);
    facts.administrators = namesOfAdministrators(work, mail.customer, catalogue, mail.contact);
    return {};
}


/// The mail that a notice to the agents speaks of; when that one was sent again meanwhile, the newest other
/// one of its customer, since one notice stands for all of a day.
std::optional<OutboxRow> undeliveredNow(OutboxStore& outbox, const Mail& notice)
{
    auto named = outbox.find(std::stoull("0" + valueOf(notice, "mail")));
    if (named && undelivered(named->state))
        return named;
    std::optional<OutboxRow> newest;
    for (const auto state : mailStates)
        if (undelivered(state))
            for (const auto& row : outbox.list(state, 0, failedLookedAt))
                if (row.mail.customer == notice.customer && row.mail.kind != MailKind::mailUndeliverable &&
                    (!newest || newest->id < row.id))
                    newest = row;
    return newest;
}


/// Customers, people and requests that mails are about, read once and known for as long as this lives.
class Known
{
public:
    explicit Known(UnitOfWork& work) : _work(work) {}

    [[nodiscard]] UnitOfWork& work() const { return _work; }

    void fetch(const std::vector<const Mail*>& mails)
    {
        std::set<CustomerId> customers;
        std::set<ContactStore::Place> people;
        for (const auto* mail : mails)
        {
            customers.insert(mail->customer);
            if (mail->contact)
                people.emplace(mail->customer, mail->contact);
        }
        _customers = _work.customers().findAll({customers.begin(), customers.end()});
        _people = _work.contacts().findAll({people.begin(), people.end()});
        _fetched = true;
    }

    [[nodiscard]] std::optional<Customer> customer(CustomerId id)
    {
        if (!_fetched)
            return _work.customers().find(id);
        const auto found = _customers.find(id);
        return found == _customers.end() ? std::nullopt : std::optional(found->second);
    }

    [[nodiscard]] std::optional<Contact> contact(CustomerId customer, ContactId contact)
    {
        if (!_fetched)
            return _work.contacts().find(customer, contact);
        const auto found = _people.find({customer, contact});
        return found == _people.end() ? std::nullopt : std::optional(found->second);
    }

    [[nodiscard]] const std::optional<Request>& request(RequestId id)
    {
        const auto known = _requests.find(id);
        return known == _requests.end() ? _requests.emplace(id, _work.requests().find(id)).first->second
                                        : known->second;
    }

private:
    UnitOfWork& _work;
    bool _fetched = false;
    std::map<CustomerId, Customer> _customers{};
    std::map<ContactStore::Place, Contact> _people{};
    std::map<RequestId, std::optional<Request>> _requests{};
};


FoundFacts factsOf(Known& known, const Secrets& secrets, const Catalogue& catalogue, const Mail& mail,
                   Time now)
{
    MailFacts facts;
    if (mail.kind == MailKind::test)
        return facts;
    auto& work = known.work();
    const auto customer = known.customer(mail.customer);
    if (!customer)
        return sentenceOf(OwnAnswer::customerGone);
    facts.customer = *customer;

    if (mail.contact)
        if (auto receiver = known.contact(mail.customer, mail.contact))
            facts.receiver = std::move(*receiver);

    if (mail.request)
    {
        const auto& request = known.request(mail.request);
        if (auto flaw = flawOf(mail, request); !flaw.empty())
            return flaw;
        facts.request = *request;
    }

    if (isForAdministrators(mail, facts.request) && !administers(facts.receiver, catalogue))
        return sentenceOf(OwnAnswer::administersNoMore);

    if (mail.kind == MailKind::mailUndeliverable)
    {
        const auto told = undeliveredNow(work.outbox(), mail);
        if (!told)
            return sentenceOf(OwnAnswer::mailTended);
        facts.undelivered = *told;
        if (!work.contacts().find(mail.customer, told->mail.contact))
            facts.undelivered.mail.contact = {};  // He has left: there is no page to send anybody to.
    }

    if (concernsSuggestion(mail.kind))
        if (auto flaw = readSuggestion(work, mail, facts); !flaw.empty())
            return flaw;

    if (holdsSecret(mail.kind))
        if (auto flaw = readLink(work, secrets, catalogue, mail, now, facts); !flaw.empty())
            return flaw;
    return facts;
}

}  // namespace


FoundFacts readMailFacts(Storage& storage, const Secrets& secrets, const Catalogue& catalogue,
                         const Mail& mail, Time now)
{
    const auto work = storage.read();
    Known known(*work);
    return factsOf(known, secrets, catalogue, mail, now);
}


std::vector<std::optional<FoundFacts>> readFactsOf(const std::vector<const Mail*>& mails, Storage& storage,
                                                   const Secrets& secrets, const Catalogue& catalogue,
                                                   Time now)
{
    std::vector<std::optional<FoundFacts>> all(mails.size());
    auto open = mails;
    std::erase_if(open, [](const Mail* mail) { return holdsSecret(mail->kind); });
    if (open.empty())
        return all;
    const auto work = storage.read();
    Known known(*work);
    known.fetch(open);
    for (std::size_t i = 0; i < mails.size(); ++i)
        try
        {
            if (!holdsSecret(mails[i]->kind))
                all[i] = factsOf(known, secrets, catalogue, *mails[i], now);
        }
        catch (const StorageFailure&)
        {
            throw;
        }
        catch (const std::exception&)
        {
            continue;  // Whoever sends it asks again, and says what is wrong with it.
        }
    return all;
}

}  // namespace contacts
