// An import file as values: rows, customers, and what is wrong with them.
#pragma once

#include "core/import/ImportContacts.h"

namespace contacts {

/// Which of the columns that it may leave out a file has. Of the others it says nothing.
struct SaidColumns
{
    bool customerKind = false;
    bool parentCustomer = false;
    bool fullName = false;  ///< Instead of first and last name.
    bool title = false;
    bool phone = false;
    bool language = false;
    bool department = false;
    bool portalUser = false;
    bool seesAllRequests = false;
};

/// One row: a person's place in a customer.
struct ImportRow
{
    std::size_t line = 0;
    std::string customer;
    /// What stands in the row and, where the file says nothing, what somebody new gets. Nobody is judged or
    /// written by it: see ImportStep::wanted.
    Person said{};
    bool guessesName = false;  ///< The full name is one word or nothing; `said` has what could be found.
    bool saysRoles = true;     ///< Else `said.roles` are for somebody who is no contact of this customer yet.
    std::string_view rolesColumn;  ///< The one that gives `said.roles`, for what is wrong with them.
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

    void take(ImportFindings others);
};

struct ImportFile : ImportFindings
{
    SaidColumns says{};
    std::vector<ImportRow> rows;
    std::map<std::string, ImportCustomer> customers;  ///< By name.
};

/// Reads and checks everything that one row says by itself. With `own`, a file of this one customer: its
/// columns about the customer may be missing, and must not name another one.
[[nodiscard]] ImportFile readImportFile(std::istream& csv, const Catalogue& catalogue, const Policy& policy,
                                        const Customer* own = nullptr);

/// Checks what rows say against each other: one person is the same everywhere, and once in a customer.
void checkRowsTogether(ImportFile& file);

/// Parents before their subsidiaries and purchasers.
[[nodiscard]] std::vector<const ImportCustomer*> parentsFirst(const ImportFile& file);

}  // namespace contacts
