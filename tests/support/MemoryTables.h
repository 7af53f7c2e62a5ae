// What MemoryStorage holds: a value, so that a transaction is a copy and a commit an assignment.
#pragma once

#include "core/desk/UserLink.h"
#include "core/ports/RemoteTickets.h"
#include "core/ports/Storage.h"

namespace contacts::tests {

struct KeptErrand
{
    ErrandRow row{};
    std::string lease;
};

struct KeptUserLink
{
    UserLink link{};
    std::string lease;
    bool awaited = false;
};

struct MemoryTables
{
    std::map<CustomerId, Customer> customers;
    std::map<ContactId, Contact> contacts;  ///< `person` holds the part that belongs to the person.
    std::map<std::pair<CustomerId, ContactId>, Person>
        memberships{};  ///< Only the part that belongs to the membership.
    std::map<std::pair<CustomerId, ContactId>, std::size_t> projects;
    std::map<std::pair<AccountId, CustomerId>, std::string> views;
    std::map<std::pair<AccountId, CustomerId>, std::string> callers;
    std::map<std::pair<CustomerId, ContactId>, Suggestion> suggestions;
    std::map<std::pair<CustomerId, ContactId>, std::string> takenNotes;
    std::map<CustomerId, Draft> drafts;
    std::map<CustomerId, Draft> goneDrafts;  ///< The last version and line of a draft that is gone.
    std::map<RequestId, Request> requests;
    std::map<RequestId, ChangeSet> replacedLines;                     ///< Of requests that were sent again.
    std::map<RequestId, std::vector<EarlierSubmission>> submissions;  ///< Likewise, but the last.
    std::map<std::pair<AccountId, std::string>, RememberedAnswer> answers;
    std::map<CustomerId, std::vector<AuditEntry>> audit;
    std::map<CustomerId, AuditHead> auditHeads;
    std::map<std::pair<CustomerId, std::uint64_t>, std::pair<ContactId, std::string>> auditValues;
    std::map<std::uint64_t, OutboxRow> outbox;
    MailService mailService{};
    std::map<AccountId, std::pair<MailTest, Time>> mailTests;  ///< With the time when a worker took it.
    std::map<std::uint64_t, KeptErrand> errands;
    std::map<RequestId, RemoteSight> sights;
    std::map<std::uint64_t, KeptUserLink> userLinks;
    HouseState house{};
    std::map<std::uint64_t, Token> tokens;
    std::optional<Catalogue> catalogue;
    std::map<std::string, std::pair<Time, std::size_t>, std::less<>> paces;
    std::map<std::uint64_t, ResetWish> wishes;
    AuditWalkState walk{};
    Time walkDue{};
    std::string walkToken;
    struct Import
    {
        ImportRun run{};
        std::string content;
        std::vector<ReportedRow> rows;
        std::optional<Time> due;
        std::string token;
    };
    std::map<ImportId, Import> imports;
    std::uint64_t lastId = 0;

    /// Ids of all kinds come from one counter, so that a test which mixes them up finds nothing.
    std::uint64_t nextId() { return ++lastId; }

    /// The person with his place in that customer; nothing when he has none.
    [[nodiscard]] std::optional<Contact> member(CustomerId customer, ContactId contact) const;
};

}  // namespace contacts::tests
