#include "plugin/TicketWords.h"

#include "core/Describe.h"

namespace contacts {

namespace {

std::string_view signOf(DescribedLine::Sign sign)
{
    return sign == DescribedLine::Sign::add ? "+ " : sign == DescribedLine::Sign::del ? "− " : "~ ";
}

}  // namespace


TicketText ticketText(const templates::Words& words, const Catalogue& catalogue, std::string_view locale,
                      const Request& request, const Customer& customer, const Snapshot& after)
{
    const auto count = contacts::count(request.changes);
    const auto changes = static_cast<long long>(count.changes);
    const auto people = static_cast<long long>(count.people);
    TicketText ticket;
    ticket.subject = words.say(locale, "ticket.subject", {{"changes", changes}, {"customer", customer.name}});
    ticket.text = words.say(locale, request.version > 1 ? "ticket.again" : "ticket.intro",
                            {{"changes", changes}, {"people", people}});
    if (!request.reason.empty())
        ticket.text += "\n\n“" + request.reason + "”";
    for (const auto& person : describe(request.changes, request.then, after, catalogue, locale))
    {
        ticket.text += "\n\n" + person.name;
        for (const auto& line : person.lines)
            ticket.text.append("\n")
                .append(signOf(line.sign))
                .append(words.say(locale, line.sentence(Tense::asked), line.arguments));
    }
    return ticket;
}

}  // namespace contacts
