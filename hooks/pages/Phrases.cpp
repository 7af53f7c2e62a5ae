#include "hooks/pages/Phrases.h"

#include "templates/Breakable.h"

namespace contacts {

namespace {

constexpr char begin = '\x02';
constexpr char end = '\x03';


templates::View part(std::string text, PartLook look)
{
    return {{"pieces", templates::breakable(text)}, {"part", std::move(text)},
            {"isPlain", look == PartLook::plain},   {"isName", look == PartLook::name},
            {"isAdded", look == PartLook::added},   {"isGone", look == PartLook::gone}};
}


PartLook lookOf(const std::string& argument, const DescribedLine& line)
{
    if (argument == "former" || argument == "facts" || argument == "title")
        return PartLook::name;
    if (line.linkSent && (argument == "before" || argument == "after"))
        return PartLook::name;  // Neither has gone, nor come.
    if (argument == "before")
        return PartLook::gone;
    if (argument == "after" || argument == "roles")
        return PartLook::added;
    if (argument == "role")
        return line.sign == DescribedLine::Sign::del ? PartLook::gone : PartLook::added;
    return PartLook::plain;
}

}  // namespace


templates::View::List phrase(const templates::Words& words, std::string_view locale, std::string_view key,
                             const std::vector<MarkedArgument>& arguments)
{
    std::vector<std::pair<std::string, std::string>> said;
    for (std::size_t i = 0; i < arguments.size(); ++i)
        said.emplace_back(arguments[i].name, arguments[i].look == PartLook::plain
                                                 ? arguments[i].value
                                                 : std::string{begin, static_cast<char>('A' + i), end});
    const auto sentence = words.say(locale, key, said);

    templates::View::List parts;
    std::string_view rest = sentence;
    for (auto at = rest.find(begin); at != rest.npos; at = rest.find(begin))
    {
        if (at > 0)
            parts.push_back(part(std::string(rest.substr(0, at)), PartLook::plain));
        const auto& argument = arguments.at(static_cast<std::size_t>(rest.at(at + 1) - 'A'));
        parts.push_back(part(argument.value, argument.look));
        rest.remove_prefix(at + 3);
    }
    if (!rest.empty())
        parts.push_back(part(std::string(rest), PartLook::plain));
    return parts;
}


templates::View::List phrase(const templates::Words& words, std::string_view locale,
                             const DescribedLine& line, Tense tense)
{
    std::vector<MarkedArgument> arguments;
    for (const auto& [name, value] : line.arguments)
        arguments.push_back({name, value, lookOf(name, line)});
    return phrase(words, locale, line.sentence(tense), arguments);
}


std::string lookOf(DescribedLine::Sign sign)
{
    return sign == DescribedLine::Sign::add ? "add" : sign == DescribedLine::Sign::del ? "del" : "edit";
}

}  // namespace contacts
