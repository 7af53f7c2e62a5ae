// What the rows of one customer change in storage: found out first, written afterwards by the same code.
#pragma once

#include "core/RolledBack.h"
#include "core/import/ImportFile.h"

namespace contacts {

struct ImportStep
{
    const ImportRow* row = nullptr;
    std::optional<Contact> known;   ///< The person, wherever he works.
    std::optional<Contact> member;  ///< The same person as a contact of this customer.
    /// What the row says, completed by what is stored: whoever judges, tells or writes takes this.
    Person wanted{};
    bool keepsRoles = false;  ///< The file says nothing of them; they are as they were.
    bool writesPerson = false;
    bool writesMembership = false;
    bool opensAccount = false;  ///< Also one that was taken from him.
    bool invites = false;
    bool endsAccess = false;

    [[nodiscard]] ImportContacts::RowReport::Effect effect() const;

    /// What becomes of somebody who is known, for whoever decides about the file: each mark of ImportedPerson
    /// with "before\tafter" for a field and nothing for the rest.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> changes() const;
};

/// Sets what the step wants. Where the file says nothing, it is what is stored of the `person` and of him as
/// a contact `here`; null: he is new, or comes here.
void complete(ImportStep& step, const ImportFile& file, const Person* person, const Person* here);

struct ImportPlan
{
    std::optional<Customer> stored;
    std::vector<ImportStep> steps;
};

/// What portal users get in this run.
enum class ImportAccounts { none, open, openAndInvite };

[[nodiscard]] ImportPlan planImport(const ImportFile& file, const ImportCustomer& customer,
                                    ImportAccounts accounts, UnitOfWork& work);
[[nodiscard]] ImportPlan planImport(const ImportFile& file, const ImportCustomer& customer,
                                    std::optional<Customer> stored, ImportAccounts accounts,
                                    UnitOfWork& work);

/// What is wrong with this customer's rows as things are stored now.
[[nodiscard]] ImportFindings checkCustomer(const ImportFile& file, const ImportCustomer& customer,
                                           const ImportPlan& plan, const Catalogue& catalogue,
                                           UnitOfWork& work);

/// What was right when the whole file was checked is wrong by now: errors. Nothing of the customer is
/// written.
using ImportRefused = RolledBack<std::vector<ImportContacts::RowReport>>;

struct ImportWay
{
    ImportAccounts how = ImportAccounts::none;
    Accounts* accounts = nullptr;  ///< Null when none are opened.
    const Actor& actor;
    const Catalogue& catalogue;  ///< The one that the file was checked against, held by this transaction.
};

/// Writes one customer inside a transaction; plans and checks again in it. Throws ImportRefused.
void writeImport(const ImportFile& file, const ImportCustomer& customer, const ImportWay& way,
                 UnitOfWork& work, Services& services);

}  // namespace contacts
