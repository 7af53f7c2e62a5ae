// The parts of the list page around its rows, as views: head, search, filters, columns, pager, action bar.
#pragma once

#include "hooks/pages/portal/DraftMarks.h"
#include "hooks/pages/portal/ListAddress.h"
#include "hooks/pages/portal/Pager.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// `customer`, `kind`, `lead`, `path`, `csrf`, `mayAdd`, `mayCancel`: what page/contacts-head needs.
void addHead(templates::View& view, const Visit& visit, bool mayAdd, const std::string& cancelPath);

void addSearch(templates::View& view, const Visit& visit, const ListAddress& address, const MatrixLook& look,
               std::size_t total);
void addChips(templates::View& view, const Visit& visit, const ListAddress& address, const DraftMarks& marks);
void addColumns(templates::View& view, const Visit& visit, const ListAddress& address, const MatrixLook& look,
                const DraftMarks& marks);

/// The menu that takes the list away as a file: what stands on the page, all its pages together.
void addExport(templates::View& view, const Visit& visit, const ListAddress& address, std::size_t total);

/// Where in the list the reader is, or what to do when it is empty.
void addPager(templates::View& view, const Visit& visit, const ListAddress& address, std::size_t total,
              std::size_t rows);

/// For page/pages: where the reader is, the numbers of pages, one back and one on.
void addPages(templates::View& view, const Visit& visit, const Pager& pager, std::size_t here,
              const std::function<std::string(std::size_t)>& hrefOf);

/// The bar at the bottom: only while there is a draft.
void addBar(templates::View& view, const Visit& visit, const DraftView* draft);

/// A notice for `notices`.
[[nodiscard]] templates::View notice(std::string look, std::string icon, std::string title,
                                     std::string text = {});

}  // namespace contacts
