#include "host/src/http/Form.h"

#include "host/src/http/Rejected.h"
#include "host/src/http/Text.h"

#include <algorithm>
#include <unordered_set>

namespace supportcentre {

namespace {

std::string decoded(std::string_view text, OddValues odd)
{
    auto plain = percentDecoded(text, PlusSign::meansSpace);
    if (!plain || !isUtf8(*plain))
        throw Rejected(400, "A field is not encoded correctly.");
    if (odd == OddValues::refused && !isFreeOfOddControls(*plain))
        throw Rejected(400, "A field holds a control character.");
    return std::move(*plain);
}

}  // namespace


helpdesk::Fields parseForm(std::string_view body, FormLimits limits, OddValues odd)
{
    if (body.size() > limits.bytes)
        throw Rejected(413, "The form is too large.");
    helpdesk::Fields::List list;
    while (!body.empty())
    {
        const auto pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(body.size(), pair.size() + 1));
        if (pair.empty())
            continue;
        if (list.size() == limits.fields)
            throw Rejected(413, "The form has too many fields.");
        const auto equals = pair.find('=');
        const auto value = equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        list.emplace_back(decoded(pair.substr(0, equals), OddValues::refused), decoded(value, odd));
    }
    return helpdesk::Fields(std::move(list));
}


helpdesk::Fields parseQuery(std::string_view query, FormLimits limits)
{
    auto fields = parseForm(query, limits);
    refuseRepeats(fields);
    return fields;
}


void refuseRepeats(const helpdesk::Fields& fields)
{
    std::unordered_set<std::string_view> seen;
    for (const auto& [name, value] : fields.all())
        if (!seen.insert(name).second)
            throw Rejected(400, "A parameter is given twice.");
}

}  // namespace supportcentre
