// One row at a time: columns, spelling, and every rule that a row can break by itself.
#include "core/import/ImportFile.h"

#include "core/text/Csv.h"
#include "core/text/Email.h"
#include "core/text/Text.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

enum Column : std::size_t {
    customer,
    customerKind,
    parentCustomer,
    email,
    title,
    firstName,
    lastName,
    phone,
    department,
    language,
    portalUser,
    seesAllRequests,
    roles,
    columnCount
};

constexpr std::array<std::string_view, columnCount> names{
    "customer",  "customer_kind", "parent_customer", "email",    "title",       "first_name",
    "last_name", "phone",         "department",      "language", "portal_user", "sees_all_requests",
    "roles"};


/// Heads of our own export, which speaks as the JSON API does.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> jsonNames{
    {{"firstName", "first_name"},
     {"lastName", "last_name"},
     {"locale", "language"},
     {"portalUser", "portal_user"},
     {"seesAllRequests", "sees_all_requests"}}};


std::string_view ownName(std::string_view head)
{
    for (const auto& [json, name] : jsonNames)
        if (json == head)
            return name;
    return head;
}


std::string_view nameOf(Column column)
{
    return names[column];
}


/// What spreadsheets of other countries put between the columns, when the head is one single field for us.
std::optional<char> otherSeparator(const std::vector<std::string>& head)
{
    if (head.size() != 1)
        return std::nullopt;
    for (const char sign : {';', '\t', '|'})
    {
        const auto end = head.front().find(sign);
        if (end != std::string::npos &&
            std::find(names.begin(), names.end(), ownName(head.front().substr(0, end))) != names.end())
            return sign;
    }
    return std::nullopt;
}


/// Turns the rows of one file into values, in order.
class Reader
{
public:
    Reader(const Catalogue& catalogue, const RuleLimits& limits, const Customer* own)
        : _catalogue(catalogue),
          _limits(limits),
          _own(own)
    {
    }

    ImportFile read(std::istream& csv)
    {
        bool head = true;
        const auto flaw = readCsv(csv, {}, [&](std::size_t line, std::vector<std::string>& fields) {
            if (!head)
                readRow(line, fields);
            else if (!readHead(line, fields))
                return false;
            head = false;
            return true;
        });
        if (flaw)
            _file.error(flaw->line, "", "", flaw->rule);
        else if (head && _file.errors.empty())
            _file.error(1, "", "", "empty-file");
        return std::move(_file);
    }

private:
    bool readHead(std::size_t line, const std::vector<std::string>& fields)
    {
        if (const auto sign = otherSeparator(fields))
        {
            _file.error(line, "", std::string(1, *sign), "wrong-separator");
            return false;
        }
        _places.fill(fields.size());
        for (std::size_t place = 0; place < fields.size(); ++place)
        {
            const auto known = std::find(names.begin(), names.end(), ownName(fields[place]));
            if (known == names.end())
            {
                _file.error(line, fields[place], "", "unknown-column");
                continue;
            }
            auto& at = _places[static_cast<std::size_t>(known - names.begin())];
            if (at != fields.size())
                _file.error(line, fields[place], "", "column-twice");
            at = place;
        }
        for (std::size_t column = 0; column < columnCount; ++column)
            if (_places[column] == fields.size() && !(_own && isAboutCustomer(column)))
                _file.error(line, std::string(names[column]), "", "missing-column");
        _width = fields.size();
        return _file.errors.empty();
    }

    void readRow(std::size_t line, const std::vector<std::string>& fields)
    {
        if (fields.size() != _width)
            return _file.error(
                line, "", std::to_string(fields.size()), "wrong-number-of-columns",
                {{"found", std::to_string(fields.size())}, {"expected", std::to_string(_width)}});
        _line = line;
        for (std::size_t column = 0; column < columnCount; ++column)
            _values[column] = _places[column] == _width
                                  ? std::string()
                                  : text(static_cast<Column>(column), fields[_places[column]]);
        if (_own)
            nameOwnCustomer();

        ImportRow row;
        row.line = line;
        row.customer = customerName();
        const auto kind = kindOf();
        readPerson(row.person);
        readMembership(row.person, kind);
        keep(std::move(row), kind);
    }

    static bool isAboutCustomer(std::size_t column) { return column <= parentCustomer; }

    /// What the file does not say of the customer is what is stored.
    void nameOwnCustomer()
    {
        const auto kind = std::string(wordOf(_own->kind));
        for (const auto& [column, value] : {std::pair(customer, _own->name), std::pair(customerKind, kind)})
        {
            if (!_values[column].empty() && _values[column] != value)
                error(column, _values[column], "customer-differs", said(value));
            _values[column] = value;
        }
        _values[parentCustomer].clear();
    }

    std::string text(Column column, const std::string& field)
    {
        const auto line = oneLine(fromSpreadsheet(field));
        if (!line)
            error(column, "", "text-control-characters");
        return line.value_or(std::string());
    }

    using Facts = std::vector<std::pair<std::string, std::string>>;

    /// What stands elsewhere in the place of a value that differs.
    static Facts said(const std::string& elsewhere)
    {
        return {{"said", elsewhere}, {"empty", elsewhere.empty() ? "yes" : "no"}};
    }

    void error(Column column, std::string value, std::string rule, Facts facts = {})
    {
        _file.error(_line, std::string(nameOf(column)), std::move(value), std::move(rule), std::move(facts));
    }

    std::string limited(Column column, std::size_t limit)
    {
        if (characters(_values[column]) > limit || codePoints(_values[column]) > 2 * limit)
            error(column, _values[column], "text-too-long", {{"limit", std::to_string(limit)}});
        return _values[column];
    }

    std::string required(Column column, std::size_t limit)
    {
        if (!readable(_values[column]))
            error(column, "", "name-empty");
        return limited(column, limit);
    }

    /// As wide as its column: the names of organisations are longer than those of people.
    std::string customerName()
    {
        constexpr std::size_t longest = 200;
        if (!readable(_values[customer]))
            error(customer, "", "name-empty");
        if (codePoints(_values[customer]) > longest)
            error(customer, _values[customer], "text-too-long", {{"limit", std::to_string(longest)}});
        return _values[customer];
    }

    CustomerKind kindOf()
    {
        const auto kind = customerKindFrom(_values[customerKind]);
        if (!kind)
            error(customerKind, _values[customerKind], "unknown-kind");
        return kind.value_or(CustomerKind::customer);
    }

    void readPerson(Person& person)
    {
        auto address = canonicalEmail(_values[email], emailLetters(_limits.internationalAddresses));
        if (!address.ok())
            error(email, _values[email], "email-invalid", {{"flaw", std::string(wordOf(address.flaw))}});
        person.email = std::move(address.text);
        person.title = limited(title, _limits.nameLength);
        person.firstName = required(firstName, _limits.nameLength);
        person.lastName = required(lastName, _limits.nameLength);
        person.locale = _values[language];
        if (person.locale != "en" && person.locale != "fr" && person.locale != "de")
            error(language, person.locale, "unknown-language");
        const auto number = canonicalPhone(_values[phone], phoneRegion(person.locale));
        if (!number)
            error(phone, _values[phone], "phone-not-possible", {{"phone", _values[phone]}});
        person.phone = number.value_or(std::string());
    }

    void readMembership(Person& person, CustomerKind kind)
    {
        person.department = limited(department, _limits.departmentLength);
        person.portalUser = flag(portalUser);
        person.seesAllRequests = flag(seesAllRequests);
        readRoles(person, kind);
    }

    bool flag(Column column)
    {
        if (_values[column] != "yes" && _values[column] != "no")
            error(column, _values[column], "unknown-value", {{"value", _values[column]}});
        return _values[column] == "yes";
    }

    void readRoles(Person& person, CustomerKind kind)
    {
        std::string_view rest = _values[roles];
        while (!rest.empty())
        {
            const auto end = rest.find(';');
            const auto key = oneLine(rest.substr(0, end)).value_or(std::string());
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            if (key.empty())
                continue;
            const auto* role = _catalogue.find(key);
            if (role == nullptr)
                error(roles, key, "unknown-role", {{"role", key}});
            else if (!role->offeredTo.contains(kind))
                error(roles, key, "role-not-offered", {{"role", key}});
            person.roles.insert(key);
        }
        if (person.roles.empty())
            error(roles, "", "new-contact-without-role", {{"person", person.name()}});
    }

    /// All rows of a customer say the same of it.
    void keep(ImportRow row, CustomerKind kind)
    {
        const auto [found, first] = _file.customers.try_emplace(row.customer);
        auto& known = found->second;
        if (first)
        {
            known.name = row.customer;
            known.kind = kind;
            known.parent = _values[parentCustomer];
            known.line = row.line;
        }
        if (known.kind != kind)
            error(customerKind, _values[customerKind], "customer-differs",
                  said(std::string(wordOf(known.kind))));
        if (known.parent != _values[parentCustomer])
            error(parentCustomer, _values[parentCustomer], "customer-differs", said(known.parent));
        known.rows.push_back(_file.rows.size());
        _file.rows.push_back(std::move(row));
    }

    const Catalogue& _catalogue;
    const RuleLimits& _limits;
    const Customer* _own;
    ImportFile _file;
    std::array<std::size_t, columnCount> _places{};
    std::array<std::string, columnCount> _values{};
    std::size_t _width = 0;
    std::size_t _line = 0;
};

}  // namespace


std::span<const std::string_view> importColumns()
{
    return names;
}


ImportFile readImportFile(std::istream& csv, const Catalogue& catalogue, const RuleLimits& limits,
                          const Customer* own)
{
    return Reader(catalogue, limits, own).read(csv);
}

}  // namespace contacts
