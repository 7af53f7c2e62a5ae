// What the rows of one customer change in storage: found out first, written afterwards by the same code.
#pragma once

#include "core/import/ImportFile.h"

namespace contacts {

struct ImportStep
{
    const ImportRow* row = nullptr;
    std::optional<Contact> known{};   ///< The person, wherever he works.
    std::optional<Contact> member{};  ///< The same person as a contact of this customer.
    bool writesPerson = false;
    bool writesMembership = false;
    bool opensAccount = false;
    bool invites = false;

    [[nodiscard]] ImportContacts::RowReport::Effect effect() const;
};

struct ImportPlan
{
    std::optional<Customer> stored{};
    std::vector<ImportStep> steps{};

    [[nodiscard]] bool changesSomething() const;
};

/// `withAccounts`: portal users get accounts in this run.
enum class ImportAccounts { none, open, openAndInvite };

[[nodiscard]] ImportPlan planImport(const ImportFile& file, const ImportCustomer& customer,
                                    ImportAccounts accounts, UnitOfWork& work);

struct ImportWay
{
    ImportAccounts how = ImportAccounts::none;
    Accounts* accounts = nullptr;  ///< Null when none are opened.
    const Actor& actor;
};

/// Writes one customer inside a transaction; plans again in it.
void writeImport(const ImportFile& file, const ImportCustomer& customer, const ImportWay& way,
                 UnitOfWork& work, Services& services);

}  // namespace contacts
