#include "mail/MailFacts.h"

#include "core/Tokens.h"
#include "mail/AccountMails.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::size_t administratorsNamed = 4;


std::vector<std::string> administratorsOf(UnitOfWork& work, CustomerId customer, const Catalogue& catalogue,
                                          ContactId except)
{
    std::vector<std::string> names;
    std::vector<ContactId> seen{except};
    for (const auto& role : catalogue.roles())
    {
        if (!role.delegating())
            continue;
        for (const auto& holder : work.contacts().holders(customer, role.key))
        {
            if (std::find(seen.begin(), seen.end(), holder.id) != seen.end())
                continue;
            seen.push_back(holder.id);
            names.push_back(holder.person.name());
            if (names.size() == administratorsNamed)
                return names;
        }
    }
    return names;
}


/// Why this link would be dead; empty when it works. The same questions as when it is opened
/// (core/Activation, ResetPassword, ChangeAddress).
std::string flawOf(const std::optional<Token>& token, const Contact& receiver, const Mail& mail, Time now)
{
    if (!token)
        return "its link does not exist any more";
    if (token->usedAt != Time())
        return "its link was used";
    if (token->revoked)
        return "its link was replaced or revoked";
    if (token->expiresAt <= now)
        return "its link has expired";
    if (token->email != mail.address || !receiver.id)
        return "the person's address changed or he left the customer";
    if (mail.kind != MailKind::confirmAddress && receiver.person.email != mail.address)
        return "the person's address changed";
    if (!receiver.person.portalUser || receiver.person.status != MembershipStatus::active)
        return "the person has no portal access any more";
    return {};
}


std::string flawOf(const Mail& mail, const std::optional<Request>& request)
{
    if (!request)
        return "its request does not exist any more";
    const bool announces =
        mail.kind == MailKind::requestRaised || mail.kind == MailKind::requestRaisedForAgents;
    if (announces && request->state == RequestState::cancelled)
        return "its request was cancelled";
    return {};
}


/// Fills the link and its context; a reason when it must not go out.
std::string readLink(UnitOfWork& work, const Secrets& secrets, const Catalogue& catalogue, const Mail& mail,
                     Time now, MailFacts& facts)
{
    const auto token = work.tokens().find(mail.token);
    if (auto flaw = flawOf(token, facts.receiver, mail, now); !flaw.empty())
        return flaw;
    facts.token = *token;
    facts.link = secretOf(*token, secrets);
    if (secrets.sha256(facts.link) != token->hash)
        return "its link cannot be made again: the server's key has changed";
    facts.administrators = administratorsOf(work, mail.customer, catalogue, mail.contact);
    return {};
}

}  // namespace


std::variant<MailFacts, std::string> readMailFacts(Storage& storage, const Secrets& secrets,
                                                   const Catalogue& catalogue, const Mail& mail, Time now)
{
    const auto work = storage.read();
    MailFacts facts;
    const auto customer = work->customers().find(mail.customer);
    if (!customer)
        return "its customer does not exist any more";
    facts.customer = *customer;

    if (mail.contact)
        if (auto receiver = work->contacts().find(mail.customer, mail.contact))
            facts.receiver = *receiver;

    if (mail.request)
    {
        const auto request = work->requests().find(mail.request);
        if (auto flaw = flawOf(mail, request); !flaw.empty())
            return flaw;
        facts.request = *request;
    }

    if (holdsSecret(mail.kind))
        if (auto flaw = readLink(*work, secrets, catalogue, mail, now, facts); !flaw.empty())
            return flaw;
    return facts;
}

}  // namespace contacts
