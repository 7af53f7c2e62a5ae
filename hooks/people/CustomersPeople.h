// What the host's projects ask about people, and what they tell us: how many projects a contact has.
#pragma once

#include "hooks/Ground.h"

#include <helpdesk/People.h>

namespace contacts {

struct CustomersPeopleParts
{
    const Ground& ground;

    /// Stores over the host's open transaction.
    std::function<std::unique_ptr<UnitOfWork>(helpdesk::Transaction&)> join;
};

class CustomersPeople final : public helpdesk::People
{
public:
    explicit CustomersPeople(CustomersPeopleParts parts) : _parts(std::move(parts)) {}

    std::vector<helpdesk::CustomerName> customers(std::string_view search, std::size_t limit) override;
    std::vector<helpdesk::PersonFacts> people(std::string_view customer,
                                              const std::vector<std::string>& contacts) override;
    std::optional<helpdesk::PersonFacts> findByEmail(std::string_view customer,
                                                     std::string_view email) override;
    std::vector<std::pair<std::string, std::string>> roles(std::string_view customer,
                                                           std::string_view locale) override;
    helpdesk::AddedPerson add(const helpdesk::Visitor& agent, std::string_view customer,
                              const helpdesk::NewPerson& person) override;
    bool countProjects(helpdesk::Transaction& transaction, std::string_view customer,
                       std::string_view contact, std::uint32_t projects) override;
    std::optional<helpdesk::CustomerName> customer(std::string_view customer) override;

private:
    [[nodiscard]] Storage& storage() const noexcept { return _parts.ground.services.storage; }

    CustomersPeopleParts _parts;
};

}  // namespace contacts
