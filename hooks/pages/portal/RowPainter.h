// Writes the rows of the matrix. Rows of people without draft lines are copied together at string-builder
// speed.
#pragma once

#include "hooks/pages/portal/DraftMarks.h"
#include "hooks/pages/portal/MatrixLook.h"

#include <functional>

namespace contacts {

struct ShownCell;

/// What all rows of one page share. The views live as long as the painter.
struct RowFrame
{
    std::string_view path;    ///< "/portal/customers/7/contacts"
    std::string_view prefix;  ///< ListAddress::prefix()
    std::string_view at;      ///< ListAddress::text(), for forms
    std::string_view asked;   ///< The same behind a question's address: "?at=q%3Dana"
    std::string_view csrf;
    std::string_view ownEmail;
    Rights rights = Rights::look;
    std::vector<bool> above;  ///< By column: roles that the reader may not give.
    PersonKey open{};
    std::string locale = "en";
    Time now{};
    const std::vector<ShownCell>* cells =
        nullptr;  ///< In the order somebody chose; null: as everybody has it.
    /// What a person reads in a cell that is neither a role nor the state.
    std::function<std::string(const ListRow&, ListColumn::Fact)> words;
    PersonKey said{};  ///< Below whose row something is confirmed.
};

/// Writes one page, on one thread.
class RowPainter
{
public:
    RowPainter(const Ground& ground, const MatrixLook& look, const RowFrame& frame);

    /// One person of the live list; `marks` is null for people the draft does not touch.
    void paint(std::string& out, const ListRow& row, const PersonMarks* marks);

    /// Somebody the draft adds.
    void paintAdded(std::string& out, const PersonMarks& marks);

private:
    void paintRow(std::string& out, std::string_view id, const ListRow& row, const PersonMarks* marks);
    void readHeld(std::string_view roles, const PersonMarks* marks);
    [[nodiscard]] Blocked blockedAt(std::size_t column, Blocked row) const;
    void writeBoxes(std::string& out, Html id, Html name, Blocked blocked) const;
    void writeCells(std::string& out, Html id, Html name, const ListRow& row, const PersonMarks* marks);
    void writeTags(std::string& out, const ListRow& row, const PersonMarks* marks);
    void writeState(std::string& out, const ListRow& row, const PersonMarks* marks);
    void writeTools(std::string& out, Html id, Html name, MatrixLook::Tools which);
    void tag(std::string& out, std::string_view look, std::string_view text);
    [[nodiscard]] std::string_view said(std::string_view key, long long number);

    const Ground& _ground;
    const MatrixLook& _look;
    const RowFrame& _frame;
    /// A page says the same few things over and over.
    struct Said
    {
        std::string_view key;
        long long number = 0;
        std::string text;
    };
    std::vector<Said> _said;
    struct Held
    {
        bool live = false;
        bool after = false;
    };
    std::vector<Held> _held;  ///< By column.
    std::string _id, _checked, _name, _class;
    std::string _safePath, _safePrefix, _safeCsrf, _safeAt, _safeId, _safeName, _safeClass, _safeTitle,
        _safeLocal, _safeDomain, _safeChecked, _safeFact, _safeFactDomain, _safeAsked;
    std::string _safeTrue, _safeFalse;
    Html _path, _prefix, _csrf, _at, _asked, _true, _false;
};

}  // namespace contacts
