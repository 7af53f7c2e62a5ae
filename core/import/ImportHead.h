// The head of an import file: which columns it has, and where.
#pragma once

#include "core/import/ImportFile.h"

#include <array>

namespace contacts {

namespace columns {

enum Column : std::size_t {
    customer,
    customerKind,
    parentCustomer,
    email,
    title,
    firstName,
    lastName,
    phone,
    department,
    language,
    portalUser,
    seesAllRequests,
    roles,
    rolesOfNew,
    fullName,
    count
};

}  // namespace columns

class ImportHead
{
public:
    [[nodiscard]] static std::string_view nameOf(columns::Column column);

    /// With `own`, of a file of this one customer, which need not name it. False: `findings` say why.
    [[nodiscard]] bool read(std::size_t line, const std::vector<std::string>& fields, const Customer* own,
                            ImportFindings& findings);

    [[nodiscard]] std::size_t width() const noexcept { return _width; }
    [[nodiscard]] bool has(std::size_t column) const { return _places[column] != _width; }
    [[nodiscard]] std::size_t placeOf(std::size_t column) const { return _places[column]; }
    [[nodiscard]] SaidColumns says() const;

private:
    [[nodiscard]] bool mustHave(std::size_t column, const Customer* own) const;

    std::array<std::size_t, columns::count> _places{};  ///< `_width` for one that is missing.
    std::size_t _width = 0;
};

}  // namespace contacts
