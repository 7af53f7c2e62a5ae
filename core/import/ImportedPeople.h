// What an import did to whom, as its audit entries keep it: by ids, and which fields, never what they say.
#pragma once

#include "core/changes/Describe.h"

namespace contacts {

struct ImportedPerson
{
    ContactId contact{};
    std::string name;  ///< For whoever reads; never in the entry. Empty: he is no contact any more.
    /// "made" or "joined" first, then fields ("firstName", "department"), flags ("portalUser:yes"), roles
    /// that came ("+technical") and went ("-technical"), "account" and "invited".
    std::vector<std::string> marks;

    [[nodiscard]] bool has(std::string_view mark) const;
    [[nodiscard]] bool arrived() const { return has("made") || has("joined"); }
};

/// The marks with those of the fields, flags and roles in which they differ behind them.
[[nodiscard]] std::vector<std::string> personMarks(const Person& before, const Person& after,
                                                   std::vector<std::string> marks);
[[nodiscard]] std::vector<std::string> membershipMarks(const Person& before, const Person& after,
                                                       std::vector<std::string> marks);

enum class ImportedCustomer { made, known };
/// Facts of as many audit entries as the people need, at least one: an entry holds some two hundred of them.
/// The first one says whether the customer was made too.
[[nodiscard]] std::vector<std::string> importFacts(ImportedCustomer customer,
                                                   const std::vector<ImportedPerson>& people);

/// Back from the facts of one entry; nobody from any other facts.
[[nodiscard]] std::vector<ImportedPerson> importedIn(std::string_view facts);

/// How an entry's facts begin to tell of him, and no other facts do: `"7":"`. Every store looks for this.
[[nodiscard]] std::string importedSign(ContactId contact);

/// In lines, as described changes are; they are told as done.
[[nodiscard]] DescribedPerson describe(const ImportedPerson& person, const Catalogue& catalogue,
                                       std::string_view locale);

}  // namespace contacts
