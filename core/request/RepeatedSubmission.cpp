#include "core/request/RepeatedSubmission.h"

#include <charconv>
#include <stdexcept>

namespace contacts {

namespace {

/// Statuses of remembered answers.
constexpr int made = 201;
constexpr int sentAgain = 200;


/// "5:hello", so that no two calls share a text.
void append(std::string& text, std::string_view part)
{
    text += std::to_string(part.size());
    text += ':';
    text += part;
}


std::string textOf(const ChangeSet& lines)
{
    Request wished;
    wished.changes = lines;
    return canonical(wished, {});
}

}  // namespace


std::string bodyHash(const SubmitRequest::Call& call, const Secrets& secrets)
{
    std::string text;
    append(text, call.customer.text());
    append(text, std::to_string(call.draftVersion));
    append(text, call.reason);
    append(text, call.caller);
    append(text, textOf(call.lines));
    return secrets.sha256(text);
}


RememberedAnswer remembered(const SubmitRequest::Result& result, const std::string& bodyHash)
{
    return {bodyHash, result.again ? sentAgain : made,
            result.request.text() + " " + std::to_string(result.ticket) + " " +
                std::string(wordOf(result.state))};
}


SubmitRequest::Result recalled(const RememberedAnswer& answer, const std::string& bodyHash)
{
    SubmitRequest::Result result;
    if (answer.bodyHash != bodyHash)
    {
        result.outcome = SubmitRequest::Outcome::keyReused;
        return result;
    }
    result.outcome = SubmitRequest::Outcome::repeated;
    const std::string_view text = answer.answer;
    const auto first = text.find(' ');
    const auto second = text.find(' ', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos)
        throw std::logic_error("a remembered answer that nobody wrote");
    result.request = RequestId::from(text.substr(0, first)).value_or(RequestId{});
    std::from_chars(text.data() + first + 1, text.data() + second, result.ticket);
    result.state = requestStateFrom(text.substr(second + 1)).value_or(RequestState::submitted);
    result.again = answer.status == sentAgain;
    return result;
}

}  // namespace contacts
