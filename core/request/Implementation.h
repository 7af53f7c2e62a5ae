// Writes an implemented change set into the live data, with everything that follows from it for accounts and
// mailboxes. Inside one transaction; the rules have been asked before.
#pragma once

#include "core/request/RequestMails.h"

namespace contacts {

class Implementation
{
public:
    /// What the rules were asked with, and what it is written with.
    struct Ground
    {
        Services& services;
        const Catalogue& catalogue;
        const Policy& policy;
    };

    Implementation(DeskWork& desk, const Request& request, const Actor& agent, RequestMails& mails,
                   const Ground& ground)
        : _desk(desk),
          _work(desk.work),
          _request(request),
          _agent(agent),
          _mails(mails),
          _services(ground.services),
          _catalogue(ground.catalogue),
          _policy(ground.policy)
    {
    }

    /// Throws DecisionUndone when a person cannot get the account he would need.
    void write(const Snapshot& before, const Snapshot& after, const ChangeSet& changes);

private:
    void remove(ContactId contact, const Person& before);
    void change(ContactId contact, const Person& before, const Person& after);
    void add(const PersonKey& key, const Person& person, const ChangeSet& changes);
    void link(const Change& line, const Person& person, const ChangeSet& changes);

    /// A new contact's history begins with the request that brought him, which names him only by his ref:
    /// the entry names the request and the line.
    void noteArrival(ContactId contact, const PersonKey& key, const ChangeSet& changes);

    void grantAccess(ContactId contact, const PersonKey& key, const Person& person, bool comesBack = false);
    void withdraw(const Contact& contact);
    void tellOfRoles(const Contact& stored, const Person& before, const Person& after);
    /// After his access to this customer was withdrawn.
    void tellOfEnding(RequestMails::Ending ending, const Contact& stored, const Person& after);
    [[nodiscard]] bool isToBeTold(ContactId contact) const;
    void followIdentity(const Contact& contact, const Person& after);
    void leaveOldAddress(const Contact& contact);
    [[nodiscard]] Person addressAfter(const Contact& stored, const Person& after);
    using Facts = std::vector<std::pair<std::string, std::string>>;
    [[noreturn]] void refuse(std::string rule, const PersonKey& key, Facts facts) const;

    DeskWork& _desk;
    UnitOfWork& _work;
    const Request& _request;
    const Actor& _agent;
    RequestMails& _mails;
    Services& _services;
    const Catalogue& _catalogue;
    const Policy& _policy;
};

}  // namespace contacts
