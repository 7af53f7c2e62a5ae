// supportcentre person erase: a person's names leave the system; requests, history and audit chain stay
// valid.
#pragma once

#include "core/Services.h"

namespace contacts {

/// Erasing (GDPR Art. 17) is for people who have left: who is still a contact somewhere is removed there
/// first, by a request, so that no rule about administrators or required roles is passed by.
class ErasePerson
{
public:
    enum class Outcome {
        erased,
        unknown,  ///< Nobody has that address.
        member,   ///< Still a contact of `customers`.
        open      ///< An open request or a draft of `customers` names him.
    };

    struct Answer
    {
        Outcome outcome = Outcome::unknown;
        std::vector<std::string> customers;
        ContactId contact{};
    };

    explicit ErasePerson(const Services& services) : _services(services) {}

    /// Inside a desk's transaction; writes nothing unless the outcome is `erased`.
    [[nodiscard]] Answer operator()(DeskWork& desk, std::string_view email) const;

private:
    const Services& _services;
};

}  // namespace contacts
