#include "core/text/Email.h"

#include "core/text/Unicode.h"

#include <unicode/idna.h>
#include <unicode/uspoof.h>

#include <memory>

namespace contacts {

namespace {

const USpoofChecker* checker()
{
    struct Close
    {
        void operator()(USpoofChecker* open) const { uspoof_close(open); }
    };
    static const std::unique_ptr<USpoofChecker, Close> made = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<USpoofChecker, Close>(uspoof_open(&status));
    }();
    return made.get();
}


/// People compare what they read, and they read U-labels.
icu::UnicodeString asRead(std::string_view canonical)
{
    const auto at = canonical.rfind('@');
    if (at == std::string_view::npos)
        return unicode::from(canonical);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<const icu::IDNA> idna(
        icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_UNICODE, status));
    if (U_FAILURE(status) != 0)
        return unicode::from(canonical);
    icu::IDNAInfo info;
    icu::UnicodeString domain;
    idna->nameToUnicode(unicode::from(canonical.substr(at + 1)), domain, info, status);
    return unicode::from(canonical.substr(0, at + 1)) + domain;
}

}  // namespace


std::string skeleton(std::string_view canonical)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString result;
    uspoof_getSkeletonUnicodeString(checker(), 0, asRead(canonical), result, &status);
    if (U_FAILURE(status) != 0)
        return std::string(canonical);
    // "0" becomes "O": folding brings it to the "o" it is taken for.
    return unicode::utf8(result.foldCase());
}

}  // namespace contacts
