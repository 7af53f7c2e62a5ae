#pragma once

#include "core/changes/Describe.h"
#include "core/ports/TicketDesk.h"
#include "mail/MailFacts.h"
#include "mail/MailSettings.h"
#include "templates/View.h"
#include "templates/Words.h"

namespace contacts {

/// What every letter is written from. References live as long as the call.
struct LetterSources
{
    const Mail& mail;
    const MailFacts& facts;
    const MailSettings& settings;
    const templates::Words& words;
    const Catalogue& catalogue;
    const TicketDesk& desk;
};

/// The model of one mail: subject and the view that its HTML and text templates share, so that both say the
/// same.
struct Letter
{
    std::string subject;
    templates::View view{};
};

[[nodiscard]] Letter writeLetter(const LetterSources& sources);

}  // namespace contacts
