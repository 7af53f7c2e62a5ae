// The one way in which tickets come to be and change. Portal, agents, API and plugins all pass here, so that
// every listener sees every act: review before, record inside the transaction, react after it
// (TicketDelivery).
#pragma once

#include "host/src/plugins/Contributions.h"
#include "host/src/tickets/TicketRow.h"
#include "sql/base/Database.h"

#include <helpdesk/Services.h>

#include <functional>

namespace supportcentre {

/// Each function throws helpdesk::Refused with a sentence of a listener, db::Error when the database fails,
/// and whatever `mine` or a listener's record() throws after everything is rolled back. Who may do what is
/// asked before (TicketSight). [thread-safe]
class TicketService
{
public:
    using Mine = std::function<void(helpdesk::Transaction&, helpdesk::TicketId)>;
    using Now = std::function<helpdesk::Time()>;

    enum class Outcome {
        done,
        unknown,          ///< No such ticket.
        final,            ///< It is cancelled: nothing can happen to it any more.
        changedMeanwhile  ///< The ticket is not as the caller has seen it.
    };

    enum class Say { asCustomer, asAgent, internally };

    struct Move
    {
        helpdesk::TicketStatus to{};
        std::string message;    ///< Read by the customer; empty: none.
        bool fromAgent = true;  ///< Whose message it is.
        std::optional<std::uint32_t>
            version{};  ///< As seen by the person who decides; nothing: whatever it is now.
    };

    TicketService(db::Pool& pool, const Contributions& contributions, Now now);

    /// Called after each commit that left something to tell.
    void whenSomethingHappened(std::function<void()> wake) { _wake = std::move(wake); }

    helpdesk::TicketId raise(const helpdesk::Visitor& requester, const helpdesk::NewTicket& ticket,
                             const Mine& mine = {});
    Outcome say(const helpdesk::Visitor& author, helpdesk::TicketId ticket, Say how, const std::string& text);
    Outcome move(const helpdesk::Visitor& actor, helpdesk::TicketId ticket, const Move& move,
                 const helpdesk::InTransaction& mine = {});

    /// No act of the ticket: listeners are not asked.
    Outcome own(helpdesk::AccountId owner, helpdesk::TicketId ticket);

private:
    struct Step
    {
        helpdesk::TicketAct act{};
        helpdesk::TicketStatus to{};
        std::optional<helpdesk::TicketMessage> message;
        std::optional<std::uint32_t> version;
    };
    using Plan = std::function<std::optional<Step>(const TicketRow&)>;
    using Listeners = std::vector<Contributions::Listener>;

    Outcome change(const helpdesk::Visitor& actor, helpdesk::TicketId ticket, const Plan& plan,
                   const helpdesk::InTransaction& mine);
    void review(const Listeners& listeners, const helpdesk::TicketIntent& intent) const;
    void record(db::Connection& connection, const Listeners& listeners, helpdesk::TicketEvent event) const;
    void inTransaction(const std::function<void(db::Connection&)>& work) const;
    void happened() const;

    db::Pool& _pool;
    const Contributions& _contributions;
    Now _now;
    std::function<void()> _wake;
};

}  // namespace supportcentre
