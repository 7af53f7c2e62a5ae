#include "host/src/pages/ListLinks.h"

#include "host/src/http/LocalPath.h"

#include <charconv>

namespace supportcentre {

std::string queryOf(const std::vector<std::pair<std::string, std::string>>& fields)
{
    std::string query;
    for (const auto& [name, value] : fields)
        if (!value.empty())
            query += (query.empty() ? "?" : "&") + name + "=" + percentEncoded(value);
    return query;
}


std::string cursorAfter(const TicketRow& row)
{
    return std::to_string(micros(row.changedAt)) + "." + std::to_string(row.ticket.id.value);
}


bool readCursor(std::string_view text, ListWindow& window)
{
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || dot > 18)
        return false;
    std::int64_t time = 0;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + dot, time);
    const auto id = ticketIdIn(text.substr(dot + 1));
    if (error != std::errc() || stopped != text.data() + dot || !id)
        return false;
    window.before = timeOf(time);
    window.beforeId = *id;
    return true;
}

}  // namespace supportcentre
