#pragma once

#include "core/Services.h"
#include "core/ports/RemoteTickets.h"

namespace contacts {

/// Tickets of another house carry our requests: our transaction comes first, an errand in it does the rest.
/// Nothing here waits for the other house. [thread-safe]
class ExternalDesk final : public TicketDesk
{
public:
    struct Parts
    {
        RemoteTickets& remote;
        Secrets& secrets;
        Clock& clock;
        /// A transaction with the host's accounts: people log in at the host whoever keeps the tickets.
        std::function<void(const std::function<void(DeskWork&)>&)> inDesk;
        std::function<void()> errandWaits{};  ///< Told once it is stored; may be none.
    };

    explicit ExternalDesk(Parts parts) : _parts(std::move(parts)) {}

    std::uint64_t raise(const Actor& requester, CustomerId customer, const TicketText& text,
                        const std::function<void(DeskWork&)>& work) override;
    void move(const Actor& actor, const TicketOf& ticket, TicketMove how, const std::string& message,
              const std::function<void(DeskWork&)>& work) override;
    [[nodiscard]] std::string address(std::uint64_t ticket, bool forAgent) const override;
    [[nodiscard]] std::string page(const std::string& path, bool forAgent) const override;
    [[nodiscard]] bool elsewhere() const override { return true; }

private:
    void store(const std::function<void(DeskWork&)>& work) const;

    Parts _parts;
};

}  // namespace contacts
