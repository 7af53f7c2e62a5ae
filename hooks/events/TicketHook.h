// Follows every ticket of the host, so that a request and its ticket never tell two stories.
#pragma once

#include "core/Services.h"
#include "core/request/FollowTicket.h"
#include "templates/Words.h"

#include <helpdesk/Events.h>

namespace contacts {

/// What the hook needs besides core, given by the composition root.
struct TicketHookParts
{
    Services& services;
    const templates::Words& words;
    std::string category;

    /// Stores over the host's open transaction.
    std::function<std::unique_ptr<UnitOfWork>(helpdesk::Transaction&)> join;

    /// True on the thread on which our own desk is moving the ticket of this reference: the act is our
    /// decision, already judged and written by core in the same transaction.
    std::function<bool(std::string_view reference)> ours;
};

class TicketHook final : public helpdesk::TicketListener
{
public:
    explicit TicketHook(TicketHookParts parts) : _parts(std::move(parts)) {}

    std::optional<helpdesk::Refusal> review(const helpdesk::TicketIntent& intent) override;
    void record(const helpdesk::TicketEvent& event, helpdesk::Transaction& transaction) override;

    /// Everything was done in record(): mails wait in the outbox.
    void react(const helpdesk::TicketEvent& event) override;

private:
    void follow(const helpdesk::TicketEvent& event, UnitOfWork& work) const;
    [[nodiscard]] std::optional<helpdesk::Refusal> judge(helpdesk::TicketAct act,
                                                         const helpdesk::Ticket& ticket,
                                                         const helpdesk::Visitor& visitor,
                                                         UnitOfWork& work) const;
    [[nodiscard]] helpdesk::Refusal refusal(std::string_view rule, const helpdesk::Ticket& ticket,
                                            const helpdesk::Visitor& visitor) const;
    [[nodiscard]] Actor actorIn(UnitOfWork& work, const helpdesk::Visitor& visitor,
                                CustomerId customer) const;

    TicketHookParts _parts;
};

}  // namespace contacts
