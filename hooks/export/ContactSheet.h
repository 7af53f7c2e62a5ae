// The list as a table to be taken away: the rows, columns and order that the address or call names, and
// nothing else.
#pragma once

#include "core/contacts/ListColumn.h"
#include "core/draft/EditDraft.h"
#include "export/Sheet.h"
#include "hooks/Ground.h"

namespace contacts {

/// What is taken away, by whom.
struct SheetWish
{
    ListQuery query{};
    ListColumns columns{};  ///< Single roles, not "roles", where each is to have a column.
    Customer customer{};
    AccountId reader{};
    std::string author;  ///< His name.
    std::string locale = "en";
    std::string zone = "UTC";
    const DraftView* draft = nullptr;  ///< The rows as it would have them, and what it does to each.
    bool onlyDraft = false;            ///< The people it names, and nobody else.
};

/// How cells speak.
enum class Spelling {
    json,  ///< As the JSON API does, so that programs and the import read them.
    words  ///< As the page does.
};

/// Reads the rows in one statement, so that they are of one moment, and gives the connection back before
/// anything is written.
[[nodiscard]] sheets::Sheet contactSheet(const Ground& ground, const SheetWish& wish, Spelling spelling);

/// RFC 4180; nothing in it runs in a spreadsheet.
[[nodiscard]] std::string csvText(const sheets::Sheet& sheet);

}  // namespace contacts
