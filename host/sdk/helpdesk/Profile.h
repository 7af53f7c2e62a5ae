// What a plugin knows about a person beyond his account, shown and changed in "My profile".
#pragma once

#include "helpdesk/Page.h"

#include <optional>
#include <string>
#include <vector>

namespace helpdesk {
HELPDESK_ABI_BEGIN

/// Everything of himself that a person may change without asking anybody.
struct OwnDetails
{
    std::string title;
    std::string firstName;
    std::string lastName;
    std::string phone;
    std::string locale;       ///< Of these pages and of mails to him.
    std::string phoneAsRead;  ///< `phone` in groups, as people write it; not for change().
};

struct FieldRefusal
{
    std::string field;     ///< "firstName"; empty for the whole of it.
    std::string sentence;  ///< In the visitor's language.
};

class HELPDESK_API Profile
{
public:
    virtual ~Profile() = default;

    /// Nothing for people whom the plugin does not know: the host keeps their name itself.
    /// [request-thread, concurrent]
    virtual std::optional<OwnDetails> details(AccountId account) = 0;

    /// Takes effect at once, or not at all: then it says why, field by field. Keeps the account's name and
    /// language in step (Accounts::rename). Only for people whom details() knows. `seen`: what details() said
    /// before; a field that he left so stays as it is by now, whoever changed it meanwhile. [request-thread,
    /// concurrent]
    virtual std::vector<FieldRefusal> change(const Visitor& visitor, const OwnDetails& seen,
                                             const OwnDetails& wanted) = 0;

    /// HTML to stand on the profile page behind the host's own parts; empty for people whom the plugin does
    /// not know. Forms in it post to the plugin's own pages. [request-thread, concurrent]
    virtual std::string section(const Request& request) = 0;
};

HELPDESK_ABI_END
}  // namespace helpdesk
