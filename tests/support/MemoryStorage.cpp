#include "tests/support/MemoryStores.h"

#include <utility>

namespace contacts::tests {

/// A copy of the tables; commit() puts it in place of the original.
class MemoryUnit final : public UnitOfWork
{
public:
    MemoryUnit(MemoryStorage& storage, std::unique_lock<std::mutex> writing)
        : _storage(storage),
          _writing(std::move(writing))
    {
        const std::lock_guard reading(storage._reading);
        _copy.tables = storage._tables;
        _copy.writes = _writing.owns_lock();
        _copy.sha256 = storage._sha256;
    }

    CustomerStore& customers() override { return _customers; }
    ContactStore& contacts() override { return _contacts; }
    DraftStore& drafts() override { return _drafts; }
    RequestStore& requests() override { return _requests; }
    IdempotencyStore& idempotency() override { return _answers; }
    AuditStore& audit() override { return _audit; }
    OutboxStore& outbox() override { return _outbox; }
    MailTestStore& mailTests() override { return _mailTests; }
    TokenStore& tokens() override { return _tokens; }
    CatalogueStore& catalogue() override { return _catalogue; }
    DoorStore& door() override { return _door; }
    ErasureStore& erasure() override { return _erasure; }
    SuggestionStore& suggestions() override { return _suggestions; }
    DirectoryStore& directory() override { return _directory; }
    AuditWalkStore& walks() override { return _walks; }
    ImportStore& imports() override { return _imports; }
    ErrandStore& errands() override { return _errands; }
    UserLinkStore& userLinks() override { return _userLinks; }

    void commit() override
    {
        if (!_copy.writes)
            return;
        if (_storage._failingCommits > 0)
        {
            --_storage._failingCommits;
            throw StorageFailure(StorageFailure::Kind::again, "deadlock at COMMIT");
        }
        {
            const std::lock_guard reading(_storage._reading);
            _storage._tables = _copy.tables;
        }
        if (std::exchange(_storage._losesAnswer, false))
            throw StorageFailure(StorageFailure::Kind::unknownOutcome, "the connection died inside COMMIT");
    }

private:
    MemoryStorage& _storage;
    std::unique_lock<std::mutex> _writing;
    MemoryCopy _copy{};
    MemoryCustomers _customers{_copy};
    MemoryContacts _contacts{_copy};
    MemoryDrafts _drafts{_copy};
    MemoryRequests _requests{_copy};
    MemoryAnswers _answers{_copy};
    MemoryAudit _audit{_copy};
    MemoryOutbox _outbox{_copy};
    MemoryMailTests _mailTests{_copy};
    MemoryTokens _tokens{_copy};
    MemoryCatalogue _catalogue{_copy};
    MemoryDoor _door{_copy};
    MemoryErasure _erasure{_copy};
    MemorySuggestions _suggestions{_copy};
    MemoryDirectory _directory{_copy};
    MemoryAuditWalks _walks{_copy};
    MemoryImports _imports{_copy};
    MemoryErrands _errands{_copy};
    MemoryUserLinks _userLinks{_copy};
};


std::unique_ptr<UnitOfWork> MemoryStorage::begin()
{
    if (const auto other = std::exchange(_before, nullptr))
        other();
    return std::make_unique<MemoryUnit>(*this, std::unique_lock(_writing));
}


std::unique_ptr<UnitOfWork> MemoryStorage::read()
{
    return std::make_unique<MemoryUnit>(*this, std::unique_lock<std::mutex>());
}


void MemoryStorage::setProjects(CustomerId customer, ContactId contact, std::size_t projects)
{
    tamper([&](MemoryTables& tables) { tables.projects[{customer, contact}] = projects; });
}


MemoryTables MemoryStorage::committed() const
{
    const std::lock_guard reading(_reading);
    return _tables;
}


void MemoryStorage::tamper(const std::function<void(MemoryTables&)>& with)
{
    const std::lock_guard writing(_writing);
    const std::lock_guard reading(_reading);
    with(_tables);
}


MemoryTables& MemoryCopy::changing()
{
    if (!writes)
        throw std::logic_error("written through a unit of work that only reads");
    return tables;
}


std::optional<Contact> MemoryTables::member(CustomerId customer, ContactId contact) const
{
    const auto place = memberships.find({customer, contact});
    if (place == memberships.end())
        return std::nullopt;
    auto found = contacts.at(contact);
    found.person.department = place->second.department;
    found.person.portalUser = place->second.portalUser;
    found.person.seesAllRequests = place->second.seesAllRequests;
    found.person.status = place->second.status;
    found.person.roles = place->second.roles;
    const auto known = projects.find({customer, contact});
    found.projects = known == projects.end() ? 0 : known->second;
    return found;
}

}  // namespace contacts::tests
