#pragma once

#include "mail/MailFacts.h"
#include "templates/Words.h"

namespace contacts {

/// A mail of that kind about people who do not exist, with everything that its template can show. Its link
/// opens nothing.
struct SampleMail
{
    Mail mail{};
    MailFacts facts{};
};

[[nodiscard]] SampleMail sampleMail(MailKind kind, const std::string& locale, const Catalogue& catalogue,
                                    const templates::Words& words, Time now);

}  // namespace contacts
