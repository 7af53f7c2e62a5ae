// Rows against each other, and the file against what is stored.
#include "core/import/CheckHolders.h"

namespace contacts {

namespace {

/// Fields that belong to the person and so are the same wherever he works. Phone numbers are compared as they
/// are stored. Of what the file has no column for, every row says the same.
void comparePersons(ImportFile& file, const ImportRow& first, const ImportRow& row)
{
    const auto compare = [&](const char* column, const std::string& known, const std::string& said) {
        if (known != said)
            file.error(row.line, column, said, "person-differs");
    };
    compare("title", first.said.title, row.said.title);
    if (file.says.fullName)
        compare("name", first.said.name(), row.said.name());
    else
    {
        compare("first_name", first.said.firstName, row.said.firstName);
        compare("last_name", first.said.lastName, row.said.lastName);
    }
    compare("phone", first.said.phone, row.said.phone);
    compare("language", first.said.locale, row.said.locale);
}


void checkPeople(ImportFile& file)
{
    std::map<std::string_view, const ImportRow*> people;
    for (const auto& row : file.rows)
        if (const auto [found, first] = people.try_emplace(row.said.email, &row); !first)
            comparePersons(file, *found->second, row);
}


void checkTwice(ImportFile& file, const ImportCustomer& customer)
{
    std::set<std::string_view> seen;
    for (const auto at : customer.rows)
        if (const auto& row = file.rows[at]; !seen.insert(row.said.email).second)
            file.error(row.line, "email", row.said.email, "row-twice");
}


/// The kind a customer of that name has or will have. What is stored counts: the file does not change it.
std::optional<CustomerKind> kindOf(const std::string& name, const ImportFile& file, UnitOfWork& work)
{
    if (const auto stored = work.customers().findByName(name))
        return stored->kind;
    const auto inFile = file.customers.find(name);
    return inFile != file.customers.end() ? std::optional(inFile->second.kind) : std::nullopt;
}


/// Of a customer who is stored, a file without the column says nothing.
void checkParent(const ImportFile& file, const ImportCustomer& customer, bool stored, UnitOfWork& work,
                 ImportFindings& findings)
{
    if (stored && !file.says.parentCustomer)
        return;
    const auto error = [&](const char* rule) {
        findings.error(customer.line, "parent_customer", customer.parent, rule);
    };
    const bool mayHaveParent =
        customer.kind == CustomerKind::subsidiary || customer.kind == CustomerKind::purchaser;
    if (customer.parent.empty())
    {
        if (customer.kind == CustomerKind::subsidiary)
            error("parent-missing");
        return;
    }
    const auto kind = kindOf(customer.parent, file, work);
    if (!kind)
        error("unknown-parent");
    else if (!mayHaveParent || (customer.kind == CustomerKind::subsidiary && *kind != CustomerKind::global) ||
             (customer.kind == CustomerKind::purchaser && *kind == CustomerKind::purchaser))
        error("parent-not-possible");
}

/// Which roles are offered hangs on the customer's kind, and a file without that column is not told before.
void checkOffers(const ImportPlan& plan, CustomerKind kind, const Catalogue& catalogue,
                 ImportFindings& findings)
{
    for (const auto& step : plan.steps)
        if (!step.keepsRoles)
            for (const auto& key : step.wanted.roles)
                if (const auto* role = catalogue.find(key);
                    role != nullptr && !role->offeredTo.contains(kind))
                    findings.error(step.row->line, std::string(step.row->rolesColumn), key,
                                   "role-not-offered", {{"role", key}});
}


void warnOfGuessedNames(const ImportPlan& plan, ImportFindings& findings)
{
    for (const auto& step : plan.steps)
        if (!step.known && step.row->guessesName)
            findings.warn(step.row->line, "name", step.wanted.name(), "name-guessed",
                          {{"person", step.wanted.name()}});
}

}  // namespace


void checkRowsTogether(ImportFile& file)
{
    checkPeople(file);
    for (const auto& [name, customer] : file.customers)
        checkTwice(file, customer);
}


ImportFindings checkCustomer(const ImportFile& file, const ImportCustomer& customer, const ImportPlan& plan,
                             const Catalogue& catalogue, UnitOfWork& work)
{
    ImportFindings findings;
    checkParent(file, customer, plan.stored.has_value(), work, findings);
    if (!file.says.customerKind)
        checkOffers(plan, plan.stored ? plan.stored->kind : customer.kind, catalogue, findings);
    else if (plan.stored && plan.stored->kind != customer.kind)
        findings.error(customer.line, "customer_kind", std::string(wordOf(customer.kind)), "customer-differs",
                       {{"said", std::string(wordOf(plan.stored->kind))}, {"empty", "no"}});
    checkGivenRoles(plan, catalogue, findings);
    checkHolders(customer, plan, catalogue, work, findings);
    warnOfGuessedNames(plan, findings);
    return findings;
}

}  // namespace contacts
