#include "core/text/Sentences.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;


bool isCall(std::string_view text)
{
    constexpr std::array<std::string_view, 3> methods{"GET /", "POST /", "PUT /"};
    return std::any_of(methods.begin(), methods.end(), [&](auto method) { return text.starts_with(method); });
}


/// Where a fact ends, which stands before `next`. A reason may hold the same words once more.
std::size_t endOf(std::string_view name, std::string_view text, std::string_view next, bool isLast)
{
    if (isLast)
        return text.ends_with(next) ? text.size() - next.size() : text.npos;
    return name == "reason" ? text.rfind(next) : text.find(next);
}


std::optional<Facts> factsIn(std::string_view text, std::string_view sentence)
{
    Facts facts;
    for (;;)
    {
        const auto open = sentence.find('{');
        const auto plain = sentence.substr(0, open);
        if (!text.starts_with(plain))
            return std::nullopt;
        text.remove_prefix(plain.size());
        if (open == sentence.npos)
            return text.empty() ? std::optional(std::move(facts)) : std::nullopt;
        const auto close = sentence.find('}', open);
        const auto name = sentence.substr(open + 1, close - open - 1);
        sentence.remove_prefix(close + 1);
        const auto next = sentence.substr(0, sentence.find('{'));
        const auto end = endOf(name, text, next, next.size() == sentence.size());
        if (end == text.npos || (name == "call" && !isCall(text)))
            return std::nullopt;
        facts.emplace_back(name, text.substr(0, end));
        text.remove_prefix(end);
    }
}

}  // namespace


std::optional<ToldSentence> toldIn(std::span<const Sentence> sentences, std::string_view text)
{
    for (const auto& [word, sentence] : sentences)
        if (auto facts = factsIn(text, sentence))
            return ToldSentence{word, std::move(*facts)};
    return std::nullopt;
}

}  // namespace contacts
