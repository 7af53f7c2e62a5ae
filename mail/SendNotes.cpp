#include "mail/SendNotes.h"

#include <iterator>

namespace contacts {

std::size_t SendNotes::linksTo(const std::string& address) const
{
    const auto found = _links.find(address);
    return found == _links.end() ? 0 : found->second;
}


SendMails::Report SendNotes::write(UnitOfWork& work, std::string_view token) const
{
    SendMails::Report noted;
    noted.sent = work.outbox().sentAll(_sent, token);
    noted.lost = _sent.size() - noted.sent;
    for (const auto& [counter, outcome] : _marks)
        if (!outcome(work))
            ++noted.lost;
        else if (counter != nullptr)
            ++(noted.*counter);
    return noted;
}


void SendNotes::append(SendNotes later)
{
    std::move(later._sent.begin(), later._sent.end(), std::back_inserter(_sent));
    std::move(later._marks.begin(), later._marks.end(), std::back_inserter(_marks));
    for (const auto& [address, links] : later._links)
        _links[address] += links;
}


SendMails::Report& SendMails::Report::operator+=(const Report& other)
{
    for (const auto counter : {&Report::leased, &Report::sent, &Report::later, &Report::dead,
                               &Report::bounced, &Report::withdrawn, &Report::unknown, &Report::lost})
        this->*counter += other.*counter;
    return *this;
}

}  // namespace contacts
