// The page behind the link of a welcome mail: who you are, choose a password, in.
#pragma once

#include "core/Activation.h"
#include "hooks/Ground.h"

#include <helpdesk/Page.h>

namespace contacts {

/// What both methods of /activate/{token} share.
class ActivatePage : public helpdesk::Page
{
public:
    /// `script` is the address of door.js, which only makes the page more pleasant.
    ActivatePage(const Ground& ground, std::string script) : _ground(ground), _script(std::move(script)) {}

protected:
    /// Nothing when the link does not work, whatever the reason.
    [[nodiscard]] std::optional<ActivateAccount::Facts> look(const helpdesk::Request& request) const;
    [[nodiscard]] helpdesk::Response form(const helpdesk::Request& request,
                                          const ActivateAccount::Facts& facts,
                                          const std::string& refusal) const;

    /// The same 410 for unknown, used, expired and revoked links.
    [[nodiscard]] helpdesk::Response gone(const helpdesk::Request& request) const;

    const Ground& _ground;

private:
    std::string _script;

    [[nodiscard]] helpdesk::Response framed(const helpdesk::Request& request, int status,
                                            std::string_view title, std::string body) const;
};

/// GET consumes nothing: link scanners come first.
class SeeActivation final : public ActivatePage
{
public:
    using ActivatePage::ActivatePage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

/// POST {password}
class Activate final : public ActivatePage
{
public:
    using ActivatePage::ActivatePage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace contacts
