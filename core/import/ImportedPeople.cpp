#include "core/import/ImportedPeople.h"

#include "core/changes/Cells.h"
#include "core/changes/Differences.h"
#include "core/text/JsonText.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::size_t aroundPeople = 100;  // {"added":…,"changed":…,"customer":"made","people":{}}
constexpr std::size_t aroundPerson = 32;   // ,"1234567890123456789":""
constexpr std::string_view beforePeople = R"("people":{)";


std::string joined(const std::vector<std::string>& marks)
{
    std::string text;
    for (const auto& mark : marks)
        (text += text.empty() ? "" : " ") += mark;
    return text;
}


std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> marks;
    while (!text.empty())
    {
        const auto end = std::min(text.find(' '), text.size());
        marks.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return marks;
}


using People = std::vector<ImportedPerson>;


std::string entryOf(ImportedCustomer customer, People::const_iterator first, People::const_iterator last)
{
    const auto added = std::count_if(first, last, [](const auto& person) { return person.arrived(); });
    JsonText json;
    json.beginObject();
    json.member("added", static_cast<std::uint64_t>(added));
    json.member("changed", static_cast<std::uint64_t>(last - first - added));
    if (customer == ImportedCustomer::made)
        json.member("customer", "made");
    json.name("people");
    json.beginObject();
    for (; first != last; ++first)
        json.member(first->contact.text(), joined(first->marks));
    json.endObject();
    json.endObject();
    return json.take();
}


/// The part before the next `"`, which is taken off with it.
std::string_view upToQuote(std::string_view& text)
{
    const auto end = std::min(text.find('"'), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

}  // namespace


bool ImportedPerson::has(std::string_view mark) const
{
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
}


std::vector<std::string> personMarks(const Person& before, const Person& after,
                                     std::vector<std::string> marks)
{
    for (const auto field : {Field::title, Field::firstName, Field::lastName, Field::phone, Field::locale})
        if (cells::fieldOf(before, field) != cells::fieldOf(after, field))
            marks.emplace_back(wordOf(field));
    return marks;
}


std::vector<std::string> membershipMarks(const Person& before, const Person& after,
                                         std::vector<std::string> marks)
{
    const auto flag = [&](std::string field, bool was, bool is) {
        if (was != is)
            marks.push_back((field += ':') += cells::yesOrNo(is));
    };
    if (before.department != after.department)
        marks.emplace_back("department");
    flag("portalUser", before.portalUser, after.portalUser);
    flag("seesAllRequests", before.seesAllRequests, after.seesAllRequests);
    for (const auto& role : after.roles)
        if (!before.roles.contains(role))
            marks.push_back('+' + role);
    for (const auto& role : before.roles)
        if (!after.roles.contains(role))
            marks.push_back('-' + role);
    return marks;
}


std::vector<std::string> importFacts(ImportedCustomer customer, const People& people)
{
    std::vector<std::string> entries;
    auto first = people.begin();
    std::size_t length = aroundPeople;
    for (auto person = first; person != people.end(); ++person)
    {
        const auto more = aroundPerson + joined(person->marks).size();
        if (length + more > longestAuditFacts)
        {
            entries.push_back(entryOf(customer, first, person));
            customer = ImportedCustomer::known;
            first = person;
            length = aroundPeople;
        }
        length += more;
    }
    entries.push_back(entryOf(customer, first, people.end()));
    return entries;
}


People importedIn(std::string_view facts)
{
    People people;
    const auto start = facts.find(beforePeople);
    if (start == std::string_view::npos)
        return people;
    facts.remove_prefix(start + beforePeople.size());
    do
    {
        (void)upToQuote(facts);
        const auto contact = ContactId::from(upToQuote(facts));
        (void)upToQuote(facts);
        const auto marks = upToQuote(facts);
        if (!contact)
            return people;
        people.push_back({*contact, {}, split(marks)});
    }
    while (facts.starts_with(','));
    return people;
}


std::string importedSign(ContactId contact)
{
    return '"' + contact.text() + R"(":")";
}

}  // namespace contacts
