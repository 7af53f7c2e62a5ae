// How much a person may give at once.
#pragma once

#include "helpdesk/Abi.h"

#include <cstdint>
#include <string_view>

namespace helpdesk {
HELPDESK_ABI_BEGIN

/// Service "helpdesk.uploads/1": what a page that takes files (Registry::uploadPage) can say beforehand.
/// [thread-safe]
class HELPDESK_API Uploads
{
public:
    static constexpr std::string_view id = "helpdesk.uploads/1";

    /// Of a form with its files; more is answered with 413 before the page is called.
    [[nodiscard]] virtual std::uint64_t mostBytes() const = 0;

protected:
    ~Uploads() = default;
};

HELPDESK_ABI_END
}  // namespace helpdesk
