#include "core/import/ImportedPeople.h"

namespace contacts {

namespace {

using Sign = DescribedLine::Sign;


/// "portalUser:yes" → "change.set-portal-user.yes"
std::string flagKey(std::string_view mark)
{
    const std::string value(mark.substr(mark.find(':') + 1));
    return (mark.starts_with("portalUser") ? "change.set-portal-user." : "change.set-sees-all-requests.") +
           value;
}


DescribedLine roleLine(std::string_view mark, const Catalogue& catalogue, std::string_view locale)
{
    const bool came = mark.front() == '+';
    DescribedLine line;
    line.sign = came ? Sign::add : Sign::del;
    line.key = came ? "change.grant-role" : "change.revoke-role";
    const auto label = roleLabel(catalogue, mark.substr(1), locale);
    (came ? line.after : line.before) = label;
    line.arguments = {{"role", label}};
    return line;
}


DescribedLine lineOf(std::string_view mark, const Catalogue& catalogue, std::string_view locale)
{
    if (mark.starts_with('+') || mark.starts_with('-'))
        return roleLine(mark, catalogue, locale);
    DescribedLine line;
    const bool flag = mark.find(':') != std::string_view::npos;
    const bool event = mark == "made" || mark == "joined" || mark == "account" || mark == "invited";
    if (flag)
        line.key = flagKey(mark);
    else if (event)
        line.key = "change.imported." + std::string(mark);
    else
    {
        line.key = "change.imported.field";
        line.arguments = {{"field", std::string(mark)}};
    }
    if (flag || event)
        line.sign = mark.ends_with(":no") ? Sign::del : Sign::add;
    return line;
}

}  // namespace


DescribedPerson describe(const ImportedPerson& person, const Catalogue& catalogue, std::string_view locale)
{
    DescribedPerson described;
    described.key = {person.contact, {}};
    described.name = person.name;
    described.added = person.arrived();
    for (const auto& mark : person.marks)
        described.lines.push_back(lineOf(mark, catalogue, locale));
    return described;
}

}  // namespace contacts
