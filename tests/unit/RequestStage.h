// A customer in memory with a request on its way, real words, templates and use cases: what panels and the
// ticket hook stand on.
#pragma once

#include "hooks/Ground.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeDesk.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/MemoryStorage.h"

#include <helpdesk/Ticket.h>

namespace requests {

using namespace contacts;

class Stage
{
public:
    Stage();
    ~Stage();

    static constexpr std::string_view delegate = "maria@acme.example";

    /// A contact with an active account.
    ContactId add(const std::string& first, const std::string& last, const std::string& email,
                  std::set<RoleKey, std::less<>> roles);

    CustomerId addCustomer(const std::string& name);
    ContactId addTo(CustomerId where, const std::string& first, const std::string& last,
                    const std::string& email, std::set<RoleKey, std::less<>> roles);

    /// By hand, at a moment when nobody of us listened.
    void close(std::uint64_t ticket);
    void cancel(std::uint64_t ticket);

    /// From now on the helpdesk refuses whatever is asked of it with this sentence.
    void deskSays(std::string refusal);

    /// From now on tickets lie in another house.
    void moveAway();

    /// Time goes by.
    void pass(std::chrono::minutes time);

    /// Submitted by maria; returns the ticket.
    std::uint64_t submit(const ChangeSet& changes, const std::string& reason = {});

    [[nodiscard]] helpdesk::Visitor visitor(std::string_view email) const;
    [[nodiscard]] helpdesk::Visitor agent() const;
    [[nodiscard]] helpdesk::Ticket ticket(std::uint64_t id) const;
    [[nodiscard]] Request request(std::uint64_t ticket) const;
    [[nodiscard]] std::vector<OutboxRow> mails() const;

    Services& services();
    const Ground& ground();
    contacts::tests::MemoryStorage& storage();

    CustomerId customer{};

private:
    struct World;
    std::unique_ptr<World> _world;
};

}  // namespace requests
