// Dates, months, amounts and sizes as the reader's language writes them.
#pragma once

#include <helpdesk/Ticket.h>

#include <string>
#include <string_view>

namespace supportcentre {

/// "31 January 2027"
[[nodiscard]] std::string dateWords(std::string_view locale, std::string_view zone, helpdesk::Time time);
/// "20270131": days in their order.
[[nodiscard]] std::string dayOf(std::string_view zone, helpdesk::Time time);
/// "January 2027", of a time in UTC.
[[nodiscard]] std::string monthWords(std::string_view locale, helpdesk::Time time);
/// "€1,234.50"; `cents` in hundredths of the currency.
[[nodiscard]] std::string moneyWords(std::string_view locale, std::int64_t cents,
                                     const std::string& currency);
/// "12 kB", "3.4 MB"
[[nodiscard]] std::string sizeWords(std::string_view locale, std::uint64_t bytes);
/// The same of a limit: "10 MB", rounded down, so that it is kept however a file manager counts.
[[nodiscard]] std::string atMostWords(std::string_view locale, std::uint64_t bytes);

}  // namespace supportcentre
