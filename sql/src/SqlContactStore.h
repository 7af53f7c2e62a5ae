#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlContactStore final : public ContactStore
{
public:
    explicit SqlContactStore(db::Connection& connection) : _connection(connection) {}

    // SqlContactList.cpp
    std::size_t list(const ListQuery& query, const std::function<void(const ListRow&)>& each) override;

    // SqlContactStore.cpp
    [[nodiscard]] std::optional<Contact> find(CustomerId customer, ContactId contact) override;
    [[nodiscard]] std::map<Place, Contact> findAll(const std::vector<Place>& places) override;
    [[nodiscard]] std::optional<Contact> findByEmail(std::string_view canonical) override;
    [[nodiscard]] std::optional<Contact> findByAccount(AccountId account) override;
    [[nodiscard]] bool isMember(CustomerId customer, ContactId contact) override;
    [[nodiscard]] std::size_t portalMemberships(ContactId contact) override;
    [[nodiscard]] std::size_t membershipsElsewhere(CustomerId customer, ContactId contact) override;
    [[nodiscard]] std::vector<Contact> holders(CustomerId customer, const RoleKey& role) override;
    [[nodiscard]] HolderCounts countHolders(CustomerId customer, const std::vector<RoleKey>& roles,
                                            const std::vector<ContactId>& except,
                                            std::size_t enough) override;
    [[nodiscard]] std::size_t countAdministrators(CustomerId customer, const std::vector<RoleKey>& delegating,
                                                  const std::vector<ContactId>& except,
                                                  std::size_t enough) override;
    [[nodiscard]] StandingCounts countStandings(CustomerId customer, Time now, std::size_t enough) override;
    [[nodiscard]] std::optional<std::size_t> countExpired(CustomerId customer, Time now,
                                                          std::size_t enough) override;
    [[nodiscard]] std::vector<std::string> departments(CustomerId customer, std::size_t limit) override;
    [[nodiscard]] std::vector<std::string> looksLike(CustomerId customer, std::string_view skeleton) override;
    void hold(ContactId contact) override;
    [[nodiscard]] ContactId add(const Person& person) override;
    void writePerson(ContactId contact, const Person& person) override;
    void linkAccount(ContactId contact, AccountId account) override;
    void setAccountState(ContactId contact, AccountState state, Time invitedUntil) override;
    void signedIn(AccountId account, Time at) override;

    // SqlMembership.cpp
    void writeMembership(CustomerId customer, ContactId contact, const Person& person) override;
    void endMembership(CustomerId customer, ContactId contact) override;
    bool setProjects(CustomerId customer, ContactId contact, std::size_t projects) override;

private:
    db::Connection& _connection;
};

}  // namespace contacts::sql
