#include "hooks/pages/OddCharacters.h"

#include "hooks/pages/FindingWords.h"

#include <algorithm>

namespace contacts {

namespace {

/// What the host refuses in other forms. Blanks and line ends are judged by the rules of each text.
bool isOdd(char sign)
{
    const auto byte = static_cast<unsigned char>(sign);
    return (byte < 0x20 && sign != '\t' && sign != '\r' && sign != '\n') || byte == 0x7f;
}


bool names(std::string_view each, std::string_view field)
{
    return each.ends_with('.') ? field.starts_with(each) : field == each;
}

}  // namespace


std::optional<LegibleForm> legible(const helpdesk::Request& sent,
                                   std::initializer_list<std::string_view> typed)
{
    LegibleForm form{sent, {}};
    auto fields = sent.form.all();
    for (auto& [name, value] : fields)
    {
        if (std::erase_if(value, isOdd) == 0)
            continue;
        const std::string_view field = name;
        if (std::none_of(typed.begin(), typed.end(),
                         [&](std::string_view each) { return names(each, field); }))
            return std::nullopt;
        form.findings.push_back({"text-control-characters", Severity::error, 0, "", name, {}});
    }
    form.request.form = helpdesk::Fields(std::move(fields));
    return form;
}


std::string sentenceAt(std::string_view field, const Findings& findings, const Ground& ground,
                       std::string_view locale)
{
    for (const auto& finding : findings)
        if (finding.field == field)
            return sentenceOf(finding, ground.words, locale, *ground.services.catalogue());
    return {};
}

}  // namespace contacts
