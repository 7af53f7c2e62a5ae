// One row at a time: spelling, and every rule that a row can break by itself.
#include "core/import/FullName.h"
#include "core/import/ImportHead.h"

#include "core/text/Csv.h"
#include "core/text/Email.h"
#include "core/text/Text.h"

#include <array>

namespace contacts {

namespace {

using enum columns::Column;
using columns::Column;

/// No country's: a number without country code is none.
constexpr std::string_view nowhere = "ZZ";


/// Turns the rows of one file into values, in order.
class Reader
{
public:
    Reader(const Catalogue& catalogue, const Policy& policy, const Customer* own)
        : _catalogue(catalogue),
          _policy(policy),
          _own(own)
    {
    }

    ImportFile read(std::istream& csv)
    {
        bool head = true;
        const auto flaw = readCsv(csv, {}, [&](std::size_t line, std::vector<std::string>& fields) {
            if (!head)
                readRow(line, fields);
            else if (!_head.read(line, fields, _own, _file))
                return false;
            else
                _file.says = _head.says();
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
    void readRow(std::size_t line, const std::vector<std::string>& fields)
    {
        if (fields.size() != _head.width())
            return _file.error(
                line, "", std::to_string(fields.size()), "wrong-number-of-columns",
                {{"found", std::to_string(fields.size())}, {"expected", std::to_string(_head.width())}});
        _line = line;
        for (std::size_t column = 0; column < columns::count; ++column)
            _values[column] = _head.has(column)
                                  ? text(static_cast<Column>(column), fields[_head.placeOf(column)])
                                  : std::string();
        if (_own)
            nameOwnCustomer();

        ImportRow row;
        row.line = line;
        row.customer = customerName();
        const auto kind = kindOf();
        readPerson(row);
        readMembership(row.said);
        readRoles(row, kind);
        keep(std::move(row), kind);
    }

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
        if ((column == firstName || column == lastName) && _head.has(fullName))
            column = fullName;
        _file.error(_line, std::string(ImportHead::nameOf(column)), std::move(value), std::move(rule),
                    std::move(facts));
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

    [[nodiscard]] bool knowsKind() const { return _own != nullptr || _head.has(customerKind); }

    /// Where nothing is said of it, of a customer who is new.
    CustomerKind kindOf()
    {
        if (!knowsKind())
            return CustomerKind::customer;
        const auto kind = customerKindFrom(_values[customerKind]);
        if (!kind)
            error(customerKind, _values[customerKind], "unknown-kind");
        return kind.value_or(CustomerKind::customer);
    }

    void readPerson(ImportRow& row)
    {
        auto& person = row.said;
        auto address = canonicalEmail(_values[email], emailLetters(_policy.limits.internationalAddresses));
        if (!address.ok())
            error(email, _values[email], "email-invalid", {{"flaw", std::string(wordOf(address.flaw))}});
        person.email = std::move(address.text);
        person.title = limited(title, _policy.limits.nameLength);
        if (_head.has(fullName))
            takeApart(row);
        person.firstName = required(firstName, _policy.limits.nameLength);
        person.lastName = required(lastName, _policy.limits.nameLength);
        person.locale = _head.has(language) ? _values[language] : _policy.agentsLocale;
        if (person.locale != "en" && person.locale != "fr" && person.locale != "de")
            error(language, person.locale, "unknown-language");
        // The language says where a number without country code is dialled. That of the default says nothing.
        const auto number =
            canonicalPhone(_values[phone], _head.has(language) ? phoneRegion(person.locale) : nowhere);
        if (!number)
            error(phone, _values[phone], "phone-not-possible", {{"phone", _values[phone]}});
        person.phone = number.value_or(std::string());
    }

    void takeApart(ImportRow& row)
    {
        auto& name = _values[fullName];
        auto apart = takenApart(readable(name) ? name : std::string(), row.said.email);
        row.guessesName = apart.guessed;
        _values[firstName] = std::move(apart.first);
        _values[lastName] = std::move(apart.last);
    }

    /// Who is new is a portal user, as in the dialog for a new contact.
    void readMembership(Person& person)
    {
        person.department = limited(department, _policy.limits.departmentLength);
        person.portalUser = flag(portalUser, true);
        person.seesAllRequests = flag(seesAllRequests, false);
    }

    bool flag(Column column, bool ofNew)
    {
        if (!_head.has(column))
            return ofNew;
        if (_values[column] != "yes" && _values[column] != "no")
            error(column, _values[column], "unknown-value", {{"value", _values[column]}});
        return _values[column] == "yes";
    }

    /// An empty field is a person without a role, which is refused; beside a column for those who are new it
    /// says nothing.
    void readRoles(ImportRow& row, CustomerKind kind)
    {
        row.said.roles = rolesIn(roles, kind);
        auto ofNew = rolesIn(rolesOfNew, kind);
        row.saysRoles = _head.has(roles) && (!row.said.roles.empty() || !_head.has(rolesOfNew));
        row.rolesColumn = ImportHead::nameOf(row.saysRoles || !_head.has(rolesOfNew) ? roles : rolesOfNew);
        if (!row.saysRoles)
            row.said.roles = std::move(ofNew);
    }

    std::set<RoleKey, std::less<>> rolesIn(Column column, CustomerKind kind)
    {
        std::set<RoleKey, std::less<>> keys;
        std::string_view rest = _values[column];
        while (!rest.empty())
        {
            const auto end = rest.find(';');
            const auto key = oneLine(rest.substr(0, end)).value_or(std::string());
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            if (key.empty())
                continue;
            const auto* role = _catalogue.find(key);
            if (role == nullptr)
                error(column, key, "unknown-role", {{"role", key}});
            else if (knowsKind() && !role->offeredTo.contains(kind))
                error(column, key, "role-not-offered", {{"role", key}});
            keys.insert(key);
        }
        return keys;
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
    const Policy& _policy;
    const Customer* _own;
    ImportFile _file;
    ImportHead _head;
    std::array<std::string, columns::count> _values{};
    std::size_t _line = 0;
};

}  // namespace


ImportFile readImportFile(std::istream& csv, const Catalogue& catalogue, const Policy& policy,
                          const Customer* own)
{
    return Reader(catalogue, policy, own).read(csv);
}

}  // namespace contacts
