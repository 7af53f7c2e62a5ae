#include "hooks/TicketWords.h"

#include "core/changes/Describe.h"
#include "core/request/TicketSubject.h"
#include "core/text/Text.h"

namespace contacts {

namespace {

/// Every desk has room for that.
constexpr std::size_t longestSubject = 250;

/// In an answer, so that whatever the agent wrote finds room behind them; the request itself shows them all.
constexpr std::size_t longestLines = 5000;


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

/// Nothing: it is asked for, or an agent did it himself and said so when he raised the ticket.
const char* answerTo(const Request& request)
{
    if (request.onBehalf())
        return nullptr;
    switch (request.state)
    {
    case RequestState::implemented: return "ticket.implemented";
    case RequestState::partlyImplemented: return "ticket.partly-implemented";
    case RequestState::rejected: return "ticket.rejected";
    case RequestState::returned: return "ticket.returned";
    case RequestState::submitted:
    case RequestState::cancelled: break;
    }
    return nullptr;
}


/// Into a conversation that has begun; another house may hear of the request only now.
bool sentAgain(const Request& request)
{
    return request.version > 1 && request.ticket != 0;
}


std::string sentenceOf(const TicketStyle& style, const Request& request, const DescribedLine& line)
{
    const bool done = request.onBehalf() || line.outcome == LineOutcome::implemented;
    auto sentence =
        style.words.say(style.locale, line.sentence(done ? Tense::done : Tense::asked), line.arguments);
    const bool partly = request.state == RequestState::partlyImplemented;
    if (partly && line.outcome == LineOutcome::implemented)
        return style.words.say(style.locale, "ticket.line." + line.result(), {{"line", sentence}});
    if (line.outcome != LineOutcome::rejected || (!partly && line.outcomeReason.empty()))
        return sentence;
    return style.words.say(style.locale, "ticket.line.rejected",
                           {{"line", sentence},
                            {"why", std::string(line.outcomeReason.empty() ? "no" : "yes")},
                            {"reason", line.outcomeReason}});
}


std::string linesOf(const TicketStyle& style, const Request& request, const Snapshot& after)
{
    std::string text;
    for (const auto& person :
         describe(request.changes, request.before(), after, style.catalogue, style.locale))
    {
        text += "\n\n" + person.name;
        if (const auto address = person.addressBeside(); !address.empty())
            text += " (" + address + ")";
        for (const auto& line : person.lines)
            text.append("\n").append(signOf(line.sign) + " ").append(sentenceOf(style, request, line));
    }
    return text;
}


/// Who decided what, before whatever he wrote himself. A question comes without the lines: they wait in the
/// customer's draft.
std::string answerText(const TicketStyle& style, const char* heading, const Request& request,
                       const Snapshot& after)
{
    auto text = style.words.say(style.locale, heading, {{"agent", request.decidedBy}});
    const bool asks = request.state == RequestState::returned;
    if (!asks)
        text += shortened(linesOf(style, request, after), longestLines);
    const auto& message = asks ? request.question : request.decisionReason;
    return message.empty() ? text : text + "\n\n" + message;
}

}  // namespace


TicketText ticketText(const TicketStyle& style, const Request& request, const Customer& customer,
                      const Snapshot& after)
{
    const auto& words = style.words;
    const auto& locale = style.locale;
    const auto count = contacts::count(request.changes);
    const auto changes = static_cast<long long>(count.changes);
    const auto people = static_cast<long long>(count.people);
    TicketText ticket;
    ticket.subject = shortened(subjectOf(style, count, customer.name), longestSubject);
    if (const auto* heading = answerTo(request))
    {
        ticket.text = answerText(style, heading, request, after);
        return ticket;
    }
    const auto& caller = request.caller;
    const bool again = sentAgain(request);
    ticket.text = words.say(locale,
                            request.onBehalf() ? "ticket.in-their-place"
                            : again            ? "ticket.again"
                                               : "ticket.intro",
                            {{"changes", changes},
                             {"people", people},
                             {"corrected", std::string(request.unchanged ? "no" : "yes")},
                             {"answered", std::string(request.answered ? "yes" : "no")},
                             {"agent", request.requesterName},
                             {"called", std::string(caller.empty() ? "no" : "yes")},
                             {"caller", caller}});
    // Without an answer the reason is what the conversation began with: here it would pass for one.
    if (!request.reason.empty() && (!again || request.answered))
        ticket.text += "\n\n" + words.say(locale, "mail.quoted", {{"text", request.reason}});
    ticket.text += linesOf(style, request, after);
    return ticket;
}

}  // namespace contacts
