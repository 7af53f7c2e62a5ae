// Customers and their people, as the plugin that knows them tells it.
#pragma once

#include "host/src/plugins/Contributions.h"

namespace supportcentre {

/// Every call passes the plugin's guard and lets what it throws pass: the page becomes an incident. While no
/// plugin knows people there is nobody. [thread-safe]
class Directory
{
public:
    explicit Directory(const Contributions& contributions) : _contributions(contributions) {}

    /// False while the plugin is disabled: then nobody's projects may change, because nobody would count
    /// them.
    [[nodiscard]] bool isThere() const { return static_cast<bool>(_contributions.people()); }

    [[nodiscard]] std::vector<helpdesk::CustomerName> customers(std::string_view search,
                                                                std::size_t limit) const;
    /// The customer with exactly this name, but for case.
    [[nodiscard]] std::optional<helpdesk::CustomerName> customerNamed(std::string_view name) const;
    [[nodiscard]] std::optional<helpdesk::CustomerName> customer(std::string_view id) const;
    [[nodiscard]] std::vector<helpdesk::PersonFacts> people(std::string_view customer,
                                                            const std::vector<std::string>& contacts) const;
    [[nodiscard]] std::optional<helpdesk::PersonFacts> findByEmail(std::string_view customer,
                                                                   std::string_view email) const;
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> roles(std::string_view customer,
                                                                         std::string_view locale) const;
    [[nodiscard]] helpdesk::AddedPerson add(const helpdesk::Visitor& agent, std::string_view customer,
                                            const helpdesk::NewPerson& person) const;
    [[nodiscard]] bool countProjects(helpdesk::Transaction& transaction, std::string_view customer,
                                     std::string_view contact, std::uint32_t projects) const;

private:
    template <class Result, class Call>
    [[nodiscard]] Result ask(const Call& call) const
    {
        Result result{};
        if (const auto known = _contributions.people())
            known.guard->pass([&] { result = call(*known.people); });
        return result;
    }

    const Contributions& _contributions;
};

}  // namespace supportcentre
