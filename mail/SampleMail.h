#pragma once

#include "mail/MailFacts.h"
#include "templates/Words.h"

namespace contacts {

/// What a sample is made from. References live as long as the call.
struct SampleSources
{
    MailKind kind;
    const std::string& locale;
    const Catalogue& catalogue;
    const templates::Words& words;
    Time now;
    std::chrono::minutes life;  ///< Of its link.
};

/// A mail of that kind about people who do not exist, with everything that its template can show. Its link
/// opens nothing.
struct SampleMail
{
    Mail mail{};
    MailFacts facts{};
};

[[nodiscard]] SampleMail sampleMail(const SampleSources& sources);

}  // namespace contacts
