// /password: where somebody who came with a temporary password sets one of his own, before anything else.
#pragma once

#include "host/src/security/PasswordHash.h"
#include "host/src/store/HostDatabase.h"
#include "templates/View.h"
#include "templates/Words.h"

#include <helpdesk/Page.h>
#include <helpdesk/Services.h>

namespace supportcentre {

/// GET and POST. For everybody else the profile is the place. [thread-safe]
class NewPasswordPage final : public helpdesk::Page
{
public:
    struct Parts
    {
        HostDatabase& database;
        helpdesk::Accounts& accounts;
        PasswordHash& hash;
        const templates::Words& words;
        const templates::Views& views;
    };

    explicit NewPasswordPage(Parts parts) : _parts(parts) {}

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] bool mustChange(helpdesk::AccountId account) const;
    /// What came by mail is no password of his own.
    [[nodiscard]] bool isPresent(helpdesk::AccountId account, const std::string& wanted) const;
    [[nodiscard]] helpdesk::Response form(const helpdesk::Request& request, const std::string& refusal) const;

    Parts _parts;
};

}  // namespace supportcentre
