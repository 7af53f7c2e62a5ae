#include "core/desk/Errand.h"

#include "core/text/Words.h"

namespace contacts {

namespace {

constexpr std::pair<ErrandKind, std::string_view> kinds[] = {
    {ErrandKind::raise, "raise"},     {ErrandKind::close, "close"},   {ErrandKind::cancel, "cancel"},
    {ErrandKind::giveBack, "return"}, {ErrandKind::reopen, "reopen"},
};

constexpr std::pair<ErrandState, std::string_view> states[] = {
    {ErrandState::waiting, "waiting"},
    {ErrandState::leased, "leased"},
    {ErrandState::done, "done"},
    {ErrandState::parked, "parked"},
};

}  // namespace


std::string_view wordOf(ErrandState state)
{
    return words::wordIn(states, state);
}


std::optional<ErrandState> errandStateFrom(std::string_view word)
{
    return words::valueIn(states, word);
}


std::string_view wordOf(ErrandKind kind)
{
    return words::wordIn(kinds, kind);
}


std::optional<ErrandKind> errandKindFrom(std::string_view word)
{
    return words::valueIn(kinds, word);
}


ErrandKind errandOf(TicketMove how)
{
    switch (how)
    {
    case TicketMove::closed: return ErrandKind::close;
    case TicketMove::cancelled: return ErrandKind::cancel;
    case TicketMove::returned: return ErrandKind::giveBack;
    case TicketMove::reopened: break;
    }
    return ErrandKind::reopen;
}


std::optional<TicketMove> moveOf(ErrandKind kind)
{
    switch (kind)
    {
    case ErrandKind::close: return TicketMove::closed;
    case ErrandKind::cancel: return TicketMove::cancelled;
    case ErrandKind::giveBack: return TicketMove::returned;
    case ErrandKind::reopen: return TicketMove::reopened;
    case ErrandKind::raise: break;
    }
    return std::nullopt;
}

}  // namespace contacts
