// Who is told what about a request. Rows of the outbox, put in the transaction in which it happens; the actor
// is left out.
#pragma once

#include "core/Actor.h"
#include "core/Services.h"

#include <set>

namespace contacts {

class RequestMails
{
public:
    RequestMails(UnitOfWork& work, const Request& request, const Policy& policy, Time now)
        : _work(work),
          _request(request),
          _policy(policy),
          _now(now)
    {
    }

    void raised();
    void returned(const Actor& actor);
    void implemented(const Actor& actor, const Catalogue& catalogue);
    /// Without the helpdesk: the requester hears it too, although he did it himself.
    void tookEffect(const Actor& requester, const Catalogue& catalogue);
    /// An agent asked and decided: those who administer the customer hear it, whatever the settings say of
    /// others' requests.
    void doneForThem(const Actor& agent, const Catalogue& catalogue)
    {
        toOtherAdministrators(agent, catalogue);
    }
    void rejected(const Actor& actor);
    void cancelled(const Actor& actor);
    /// Nobody has decided it for days. Once for each version.
    void waiting() { toAgents(MailKind::requestWaiting); }
    /// Whoever is told by a welcome, or of the role that made him an administrator, needs no second mail
    /// about the request.
    void told(ContactId contact) { _told.insert(contact); }
    void rolesChanged(ContactId contact, const Person& before, const Person& after);

    /// How somebody's own access to a customer ended.
    enum class Ending {
        removed,  ///< He is no contact of the customer any more.
        access    ///< He is one still; deactivated, without portal access or without a role.
    };
    /// `after` holds the roles that are left to him. Where he gets in nowhere any more, his mail leads to no
    /// log-in.
    void accessEnded(Ending ending, const Contact& before, const Person& after, bool getsInElsewhere);
    void replied(std::uint64_t message, bool fromAgent, const std::string& author, AccountId authorAccount,
                 const std::string& text);

private:
    void toRequester(MailKind kind);
    void toAgents(MailKind kind);
    void toRequester(Mail mail);
    void toOtherAdministrators(const Actor& actor, const Catalogue& catalogue);
    [[nodiscard]] std::optional<Contact> requester();
    [[nodiscard]] Mail about(MailKind kind) const;
    [[nodiscard]] Mail news(MailKind kind) const;
    void put(Mail mail, const Contact& receiver);
    void putForAgents(Mail mail);

    UnitOfWork& _work;
    const Request& _request;
    const Policy& _policy;
    Time _now;
    std::set<ContactId> _told;
};

}  // namespace contacts
