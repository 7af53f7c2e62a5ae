#include "core/text/Text.h"

#include "core/text/Unicode.h"

#include <unicode/coll.h>
#include <unicode/ucol.h>

#include <memory>
#include <stdexcept>
#include <vector>

namespace contacts {

namespace {

constexpr std::size_t longestKey = 200;


/// Made once: building a collator costs milliseconds. Only const calls follow, which ICU allows from every
/// thread.
const icu::Collator& rootCollator()
{
    static const std::unique_ptr<const icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<const icu::Collator> made(
            icu::Collator::createInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status) != 0)
            throw std::runtime_error("ICU has no collation data");
        return made;
    }();
    return *collator;
}


std::vector<std::uint8_t> keyOf(std::string_view text)
{
    const auto utf16 = unicode::from(text);
    std::vector<std::uint8_t> key(64 + 4 * text.size());
    auto size = rootCollator().getSortKey(utf16, key.data(), static_cast<std::int32_t>(key.size()));
    if (size > static_cast<std::int32_t>(key.size()))
    {
        key.resize(static_cast<std::size_t>(size));
        size = rootCollator().getSortKey(utf16, key.data(), size);
    }
    key.resize(static_cast<std::size_t>(size));
    return key;
}

}  // namespace


std::string sortKey(std::string_view lastName, std::string_view firstName)
{
    const auto last = keyOf(lastName);
    const auto first = keyOf(firstName);
    std::vector<std::uint8_t> merged(last.size() + first.size() + 2);
    const auto size = ucol_mergeSortkeys(last.data(), static_cast<std::int32_t>(last.size()), first.data(),
                                         static_cast<std::int32_t>(first.size()), merged.data(),
                                         static_cast<std::int32_t>(merged.size()));
    std::string key(merged.begin(), merged.begin() + std::max(0, size - 1));  // Without the NUL at its end.
    key.resize(std::min(key.size(), longestKey));
    return key;
}

}  // namespace contacts
