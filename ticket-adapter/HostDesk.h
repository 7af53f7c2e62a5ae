#pragma once

#include "core/ports/Secrets.h"
#include "ticket-adapter/HostTransaction.h"
#include "ticket-adapter/OwnActs.h"

namespace contacts {

/// The host's own tickets carry our requests. [thread-safe]
class HostDesk final : public TicketDesk
{
public:
    static constexpr std::string_view category = "contact-changes";

    struct Parts
    {
        helpdesk::Tickets& tickets;
        helpdesk::Accounts& accounts;
        helpdesk::LogIns& logIns;
        Storage& storage;
        Secrets& secrets;
        OwnActs& ownActs;
        Join join;
    };

    explicit HostDesk(Parts parts) : _parts(std::move(parts)) {}

    std::uint64_t raise(const Actor& requester, CustomerId customer, const TicketText& text,
                        const std::function<void(DeskWork&)>& work) override;
    void move(const Actor& actor, const TicketOf& ticket, TicketMove how, const std::string& message,
              const std::function<void(DeskWork&)>& work) override;
    [[nodiscard]] std::string address(std::uint64_t ticket, bool forAgent) const override;
    [[nodiscard]] std::optional<TicketEnd> ended(std::uint64_t ticket) const override;

private:
    [[nodiscard]] helpdesk::Visitor visitorOf(const Actor& actor, CustomerId customer) const;

    Parts _parts;
};

}  // namespace contacts
