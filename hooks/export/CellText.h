#pragma once

#include "hooks/export/ContactSheet.h"

namespace contacts {

/// Writes the cells of one sheet, on one thread.
class CellText
{
public:
    CellText(const Ground& ground, const SheetWish& wish, Spelling spelling);

    [[nodiscard]] std::string head(const ListColumn& column) const;

    /// The view is valid until the next call.
    [[nodiscard]] std::string_view of(const ListRow& row, const ListColumn& column);

private:
    [[nodiscard]] std::string_view inJson(const ListRow& row, const ListColumn& column);
    [[nodiscard]] std::string_view inWords(const ListRow& row, const ListColumn& column);
    [[nodiscard]] std::string_view roles(const ListRow& row, bool onlyPrimary);
    [[nodiscard]] std::string_view keep(std::string text) { return _text = std::move(text); }
    [[nodiscard]] std::string_view said(std::string_view key, long long number = 0);
    [[nodiscard]] std::string_view stateWords(const ListRow& row, MembershipStatus status);

    const Ground& _ground;
    const SheetWish& _wish;
    const Spelling _spelling;
    const std::shared_ptr<const Catalogue> _catalogue;
    const Time _now;
    std::string _text;
    std::map<std::string, std::string, std::less<>> _said;
};

}  // namespace contacts
