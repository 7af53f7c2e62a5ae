#include "host/src/rooms/MonthlyReport.h"

#include "host/Queries.h"

namespace supportcentre {

std::vector<MonthOfTickets> monthlyReport(db::Pool& pool, std::string_view customer, helpdesk::Time now,
                                          std::size_t months)
{
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day date(today);
    auto month = date.year() / date.month();
    const auto connection = pool.borrow();
    std::vector<MonthOfTickets> report;
    for (std::size_t i = 0; i < months; ++i, month -= std::chrono::months(1))
    {
        auto& line = report.emplace_back();
        line.begins = std::chrono::sys_days(month / 1);
        const helpdesk::Time ends = std::chrono::sys_days((month + std::chrono::months(1)) / 1);
        auto& raised =
            connection->prepared(query::report_raised).with(customer, micros(line.begins), micros(ends));
        raised.execute();
        while (raised.next())
        {
            line.raised = static_cast<std::size_t>(raised.number(0));
            line.stillOpen = static_cast<std::size_t>(raised.number(1));
        }
        auto& ended =
            connection->prepared(query::report_ended).with(customer, micros(line.begins), micros(ends));
        ended.execute();
        while (ended.next())
            line.ended = static_cast<std::size_t>(ended.number(0));
    }
    return report;
}

}  // namespace supportcentre
