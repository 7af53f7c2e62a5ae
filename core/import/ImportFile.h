// An import file as values: rows, customers, and what is wrong with them.
#pragma once

#include "core/import/ImportContacts.h"

namespace contacts {

/// One row: a person's place in a customer.
struct ImportRow
{
    std::size_t line = 0;
    std::string customer;
    Person person{};
};

/// All rows of one customer; what the rows say of the customer itself is the same in each.
struct ImportCustomer
{
    std::string name;
    CustomerKind kind = CustomerKind::customer;
    std::string parent;    ///< Of a subsidiary its global customer, of a purchaser the customer it pays for.
    std::size_t line = 0;  ///< Of its first row.
    std::vector<std::size_t> rows;  ///< Into ImportFile::rows.
};

struct ImportFindings
{
    std::vector<ImportContacts::RowReport> errors;
    std::vector<ImportContacts::RowReport> warnings;

    /// `facts` are those that the rule's sentence names.
    void error(std::size_t line, std::string column, std::string value, std::string rule,
               std::vector<std::pair<std::string, std::string>> facts = {});
    void warn(std::size_t line, std::string column, std::string value, std::string rule,
              std::vector<std::pair<std::string, std::string>> facts = {});
};

struct ImportFile : ImportFindings
{
    std::vector<ImportRow> rows;
    std::map<std::string, ImportCustomer> customers;  ///< By name.
};

/// Reads and checks everything that one row says by itself. With `own`, a file of this one customer: its
/// columns about the customer may be missing, and must not name another one.
[[nodiscard]] ImportFile readImportFile(std::istream& csv, const Catalogue& catalogue,
                                        const RuleLimits& limits, const Customer* own = nullptr);

/// Checks rows against each other: one person, one customer, one holder of a primary role.
void checkRowsTogether(ImportFile& file, const Catalogue& catalogue);

/// Checks one customer of the file against what is stored already.
void checkAgainstStorage(ImportFile& file, const ImportCustomer& customer, const Catalogue& catalogue,
                         UnitOfWork& work);

/// Parents before their subsidiaries and purchasers.
[[nodiscard]] std::vector<const ImportCustomer*> parentsFirst(const ImportFile& file);

}  // namespace contacts
