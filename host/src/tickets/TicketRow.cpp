#include "host/src/tickets/TicketRow.h"

#include "host/src/http/Text.h"

#include <stdexcept>

namespace supportcentre {

using helpdesk::TicketAct;
using helpdesk::TicketStatus;

namespace {

constexpr std::array<std::pair<TicketStatus, std::string_view>, 4> statusNames{
    {{TicketStatus::open, "open"},
     {TicketStatus::waiting, "waiting"},
     {TicketStatus::closed, "closed"},
     {TicketStatus::cancelled, "cancelled"}}};

constexpr std::array<std::pair<TicketAct, std::string_view>, 7> actNames{{{TicketAct::raise, "raise"},
                                                                          {TicketAct::reply, "reply"},
                                                                          {TicketAct::note, "note"},
                                                                          {TicketAct::reopen, "reopen"},
                                                                          {TicketAct::wait, "wait"},
                                                                          {TicketAct::close, "close"},
                                                                          {TicketAct::cancel, "cancel"}}};


template <class Names, class Value>
std::string_view nameIn(const Names& names, Value value)
{
    for (const auto& [each, name] : names)
        if (each == value)
            return name;
    throw std::logic_error("a value without a name");
}


template <class Names>
auto valueIn(const Names& names, std::string_view wanted)
    -> std::optional<typename Names::value_type::first_type>
{
    for (const auto& [each, name] : names)
        if (name == wanted)
            return each;
    return std::nullopt;
}

}  // namespace


std::string_view nameOf(TicketStatus status)
{
    return nameIn(statusNames, status);
}


std::string_view nameOf(TicketAct act)
{
    return nameIn(actNames, act);
}


std::optional<TicketStatus> statusNamed(std::string_view name)
{
    return valueIn(statusNames, name);
}


std::optional<TicketAct> actNamed(std::string_view name)
{
    return valueIn(actNames, name);
}


std::optional<helpdesk::TicketId> ticketIdIn(std::string_view text)
{
    const auto number = idIn(text);
    return number ? std::optional(helpdesk::TicketId{*number}) : std::nullopt;
}

}  // namespace supportcentre
