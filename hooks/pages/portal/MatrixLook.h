// What the rows of a matrix have in common for one kind of reader: columns, boxes and row parts, cut into
// pieces once.
#pragma once

#include "core/contacts/ListColumn.h"
#include "core/contacts/Person.h"
#include "core/ports/CustomerStore.h"
#include "hooks/Ground.h"
#include "hooks/pages/portal/OrderedRow.h"
#include "hooks/pages/portal/Pieces.h"

#include <mutex>
#include <tuple>

namespace contacts {

/// What the reader may do with the list.
enum class Rights {
    look,     ///< contacts.view: a read-only list.
    details,  ///< contacts.edit: details, no roles.
    manage    ///< contacts.manage: everything.
};

/// Why a box cannot be used.
enum class Blocked {
    no,
    leaving,   ///< The person is flagged for removal.
    inactive,  ///< Reactivate first.
    rights,    ///< He may not change roles.
    above      ///< Not this role: it is above his own.
};

/// One column. `primary` roles have one holder and offer no plain box; roles not `offered` to this kind show
/// "–".
struct Column
{
    RoleKey key{};
    std::string label;
    std::string description;
    bool primary = false;
    bool offered = true;
    bool required = false;
};

/// Immutable. [thread-safe]
class MatrixLook
{
public:
    /// `held`: roles that are not offered, but somebody holds them all the same.
    MatrixLook(const Ground& ground, std::shared_ptr<const Catalogue> catalogue, CustomerKind kind,
               const std::string& locale, const std::set<RoleKey>& held);

    /// The box of one cell: held now in the live data, held after the draft, and why it cannot be changed.
    /// Values: person's id, his name, the list's path, RowFrame::asked.
    [[nodiscard]] const Pieces& box(std::size_t column, bool live, bool after, Blocked blocked) const
    {
        return _boxes[column * variants + static_cast<std::size_t>(blocked) * 4 + (live ? 2 : 0) +
                      (after ? 1 : 0)];
    }

    [[nodiscard]] const std::vector<Column>& columns() const noexcept { return _columns; }
    [[nodiscard]] const Catalogue& catalogue() const noexcept { return *_catalogue; }
    [[nodiscard]] const std::shared_ptr<const Catalogue>& shared() const noexcept { return _catalogue; }

    /// Whether the cells of a row come as everybody sees them, or as somebody has chosen: then all of them
    /// are written where the boxes stand.
    enum class Order { standard, chosen };
    /// Values: id, class, expanded, prefix, title, name, local, domain. Then what is written into it.
    [[nodiscard]] const Pieces& row(Order order) const { return _rows[static_cast<std::size_t>(order)]; }
    enum class Hole { tags, state, boxes, tools };

    /// Cells of a chosen order. The state's is written into it; the fact's value is its words.
    [[nodiscard]] const Pieces& stateCell() const noexcept { return _stateCell; }
    enum class Edit { none, edited };
    [[nodiscard]] const Pieces& factCell(ListColumn::Fact fact, Edit edit) const
    {
        return _factCells.at(fact)[static_cast<std::size_t>(edit)];
    }
    [[nodiscard]] const OrderedRow<2>& state() const noexcept { return _state; }  ///< look, text
    [[nodiscard]] const OrderedRow<2>& tag() const noexcept { return _tag; }      ///< look, text
    /// Before a state that the draft changes.
    [[nodiscard]] const std::string& edited() const noexcept { return _edited; }

    /// Row menus by situation.
    enum class Tools { look, details, manage, self, added, leaving, invite };
    /// Values: id, path, prefix, csrf, at, roles, name.
    [[nodiscard]] const Pieces& tools(Tools which) const { return _tools[static_cast<std::size_t>(which)]; }

private:
    static constexpr std::size_t variants = 20;

    std::shared_ptr<const Catalogue> _catalogue;
    std::vector<Column> _columns;
    std::vector<Pieces> _boxes;
    std::array<Pieces, 2> _rows;
    Pieces _stateCell;
    std::map<ListColumn::Fact, std::array<Pieces, 2>> _factCells;
    OrderedRow<2> _state;
    OrderedRow<2> _tag;
    std::string _edited;
    std::array<Pieces, 7> _tools;
};

/// Looks by locale, kind and what is held without being offered, made when they are first needed and again
/// when the catalogue changes. [thread-safe]
class MatrixLooks
{
public:
    explicit MatrixLooks(const Ground& ground) : _ground(ground) {}
    [[nodiscard]] std::shared_ptr<const MatrixLook> of(const PageHead& head, const std::string& locale);

private:
    const Ground& _ground;
    std::mutex _mutex;
    std::map<std::tuple<CustomerKind, std::string, std::set<RoleKey>>, std::shared_ptr<const MatrixLook>>
        _looks;
};

}  // namespace contacts
