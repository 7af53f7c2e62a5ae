#include "plugin/TicketWords.h"

#include "core/Describe.h"
#include "core/Text.h"
#include "core/TicketSubject.h"

namespace contacts {

namespace {

std::string_view signOf(DescribedLine::Sign sign)
{
    return sign == DescribedLine::Sign::add ? "+ " : sign == DescribedLine::Sign::del ? "− " : "~ ";
}

/// Every desk has room for that.
constexpr std::size_t longestSubject = 250;


std::string subjectOf(const TicketStyle& style, const ChangeCount& count, const std::string& customer)
{
    const auto changes = static_cast<long long>(count.changes);
    if (style.subject.empty())
        return style.words.say(style.locale, "ticket.subject",
                               {{"changes", changes}, {"customer", customer}});
    return filled(style.subject, [&](std::string_view name) -> std::optional<std::string> {
        if (name == "changes")
            return style.words.say(style.locale, "ticket.changes", {{"changes", changes}});
        if (name == "people")
            return style.words.say(style.locale, "ticket.people",
                                   {{"people", static_cast<long long>(count.people)}});
        return name == "customer" ? std::optional<std::string>(customer) : std::nullopt;
    });
}

}  // namespace


TicketText ticketText(const TicketStyle& style, const Request& request, const Customer& customer,
                      const Snapshot& after)
{
    const auto& [words, catalogue, locale, pattern] = style;
    const auto count = contacts::count(request.changes);
    const auto changes = static_cast<long long>(count.changes);
    const auto people = static_cast<long long>(count.people);
    TicketText ticket;
    ticket.subject = shortened(subjectOf(style, count, customer.name), longestSubject);
    const auto& caller = request.caller;
    ticket.text = words.say(locale,
                            request.onBehalf()    ? "ticket.in-their-place"
                            : request.version > 1 ? "ticket.again"
                                                  : "ticket.intro",
                            {{"changes", changes},
                             {"people", people},
                             {"agent", request.requesterName},
                             {"called", std::string(caller.empty() ? "no" : "yes")},
                             {"caller", caller}});
    if (!request.reason.empty())
        ticket.text += "\n\n“" + request.reason + "”";
    for (const auto& person : describe(request.changes, request.then, after, catalogue, locale))
    {
        ticket.text += "\n\n" + person.name;
        for (const auto& line : person.lines)
            ticket.text.append("\n")
                .append(signOf(line.sign))
                .append(words.say(locale, line.sentence(request.onBehalf() ? Tense::done : Tense::asked),
                                  line.arguments));
    }
    return ticket;
}

}  // namespace contacts
