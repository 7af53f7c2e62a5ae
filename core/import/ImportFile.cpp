#include "core/import/ImportFile.h"

#include <algorithm>
#include <iterator>

namespace contacts {

namespace {

ImportContacts::RowReport report(std::size_t line, std::string column, std::string value, std::string rule)
{
    ImportContacts::RowReport row;
    row.line = line;
    row.column = std::move(column);
    row.value = std::move(value);
    row.rule = std::move(rule);
    return row;
}

}  // namespace


void ImportFindings::error(std::size_t line, std::string column, std::string value, std::string rule,
                           std::vector<std::pair<std::string, std::string>> facts)
{
    errors.push_back(report(line, std::move(column), std::move(value), std::move(rule)));
    errors.back().effect = ImportContacts::RowReport::Effect::error;
    errors.back().facts = std::move(facts);
}


void ImportFindings::warn(std::size_t line, std::string column, std::string value, std::string rule,
                          std::vector<std::pair<std::string, std::string>> facts)
{
    warnings.push_back(report(line, std::move(column), std::move(value), std::move(rule)));
    warnings.back().effect = ImportContacts::RowReport::Effect::warning;
    warnings.back().facts = std::move(facts);
}


void ImportFindings::take(ImportFindings others)
{
    std::move(others.errors.begin(), others.errors.end(), std::back_inserter(errors));
    std::move(others.warnings.begin(), others.warnings.end(), std::back_inserter(warnings));
}


std::vector<const ImportCustomer*> parentsFirst(const ImportFile& file)
{
    std::vector<const ImportCustomer*> ordered;
    for (const auto& [name, customer] : file.customers)
        ordered.push_back(&customer);
    // Nobody's parent has a parent that matters: purchasers pay for customers of any kind, subsidiaries stand
    // below globals.
    const auto depth = [](const ImportCustomer* customer) {
        switch (customer->kind)
        {
        case CustomerKind::subsidiary: return 1;
        case CustomerKind::purchaser: return 2;
        case CustomerKind::customer:
        case CustomerKind::global: break;
        }
        return 0;
    };
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const auto* one, const auto* other) { return depth(one) < depth(other); });
    return ordered;
}

}  // namespace contacts
