#include "hooks/pages/Forms.h"

#include <algorithm>
#include <set>

namespace contacts {

bool onlyKnownFields(const helpdesk::Fields& form, std::initializer_list<std::string_view> known)
{
    std::set<std::string_view> seen;
    const auto isKnown = [&](std::string_view name, std::string_view each) {
        if (each.ends_with('*'))
            return name == each.substr(0, each.size() - 1);
        return (each.ends_with('.') ? name.starts_with(each) : name == each) && seen.insert(name).second;
    };
    const auto& all = form.all();
    return std::all_of(all.begin(), all.end(), [&](const auto& field) {
        return field.first == "csrf" || std::any_of(known.begin(), known.end(), [&](std::string_view each) {
                   return isKnown(field.first, each);
               });
    });
}


std::vector<std::string_view> valuesOf(const helpdesk::Fields& form, std::string_view name)
{
    std::vector<std::string_view> values;
    for (const auto& [key, value] : form.all())
        if (key == name)
            values.emplace_back(value);
    return values;
}


std::string percentEncoded(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text)
    {
        const auto byte = static_cast<unsigned char>(c);
        const bool unreserved = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                                (byte >= '0' && byte <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (unreserved)
            out += c;
        else
            ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
    return out;
}


std::string addressWith(std::string path,
                        std::initializer_list<std::pair<std::string_view, std::string>> values)
{
    char mark = '?';
    for (const auto& [name, value] : values)
        if (!value.empty())
        {
            (((path += mark) += name) += '=') += percentEncoded(value);
            mark = '&';
        }
    return path;
}


helpdesk::Response badRequest()
{
    helpdesk::Response response;
    response.status = 400;
    return response;
}

}  // namespace contacts
