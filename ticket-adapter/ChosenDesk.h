#pragma once

#include "core/ports/TicketDesk.h"

namespace contacts {

/// The desk that the settings name, asked anew with every call. [thread-safe]
class ChosenDesk final : public TicketDesk
{
public:
    using Choice = std::function<TicketDesk&()>;

    explicit ChosenDesk(Choice choice) : _choice(std::move(choice)) {}

    std::uint64_t raise(const Actor& requester, CustomerId customer, const TicketText& text,
                        const std::function<void(DeskWork&)>& work) override
    {
        return _choice().raise(requester, customer, text, work);
    }

    void move(const Actor& actor, const TicketOf& ticket, TicketMove how, const std::string& message,
              const std::function<void(DeskWork&)>& work) override
    {
        _choice().move(actor, ticket, how, message, work);
    }

    [[nodiscard]] std::string address(std::uint64_t ticket, bool forAgent) const override
    {
        return _choice().address(ticket, forAgent);
    }

    [[nodiscard]] std::string page(const std::string& path, bool forAgent) const override
    {
        return _choice().page(path, forAgent);
    }

    [[nodiscard]] bool elsewhere() const override { return _choice().elsewhere(); }
    [[nodiscard]] std::optional<TicketEnd> ended(std::uint64_t ticket) const override
    {
        return _choice().ended(ticket);
    }

private:
    Choice _choice;
};

}  // namespace contacts
