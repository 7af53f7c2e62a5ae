// The rows of one page: live people, people of the draft, the expanded panel and findings beneath them.
#pragma once

#include "hooks/pages/portal/ContactsScreen.h"
#include "hooks/pages/portal/RowPainter.h"
#include "hooks/pages/portal/ShownColumns.h"

namespace contacts {

class MatrixRows
{
public:
    MatrixRows(const Visit& visit, const ScreenWish& wish, const MatrixLook& look, const DraftMarks& marks);

    /// Everything the address asks for.
    void writeAll();

    [[nodiscard]] std::string& markup() noexcept { return _out; }
    [[nodiscard]] std::size_t rows() const noexcept { return _rows; }
    [[nodiscard]] std::size_t total() const noexcept { return _total; }
    [[nodiscard]] std::size_t found() const noexcept { return _found; }  ///< Of a search: new people as well.
    [[nodiscard]] bool saidBelow() const noexcept { return _saidBelow; }  ///< ScreenWish::said, at its row.

private:
    void writeList();
    void writeDraftPeople();
    void writeOpenedFirst();
    void writeOne(const PersonKey& key);
    void writeLive(const ListRow& row);
    void writeAdded(const PersonMarks& marks);
    void writeBelow(const PersonKey& key, const ListRow& row, const PersonMarks* marks);
    void writePanel(const PersonKey& key, const Person& live, const PersonMarks* marks);
    void writeSaid(const PersonKey& key, const PersonMarks* marks);

    const Visit& _visit;
    const ScreenWish& _wish;
    const MatrixLook& _look;
    const DraftMarks& _marks;
    std::string _path, _prefix, _at, _asked;
    std::vector<ShownCell> _cells;
    RowFrame _frame;
    std::vector<std::string> _departments;
    std::optional<AwaitedAddress> _awaited;  ///< Of the person whose panel is open.
    RowPainter _painter;
    std::string _out;
    std::size_t _rows = 0;
    std::size_t _total = 0;
    std::size_t _found = 0;
    bool _saidBelow = false;
    bool _opened = false;  ///< His row is written whose panel the address opens.
};

}  // namespace contacts
