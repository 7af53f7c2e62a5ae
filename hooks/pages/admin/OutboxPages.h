// The administrator's outbox: every mail, its fate, a look at it, and another try.
#pragma once

#include "hooks/Ground.h"
#include "hooks/pages/admin/MailPreview.h"

#include <helpdesk/Page.h>

namespace contacts {

/// GET /admin/outbox?state=&before=
class OutboxPage final : public helpdesk::Page
{
public:
    explicit OutboxPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] templates::View rowOf(const OutboxRow& row, const helpdesk::Request& request) const;
    [[nodiscard]] templates::View::List filters(std::optional<MailState> chosen,
                                                std::string_view locale) const;

    const Ground& _ground;
};

/// POST /admin/outbox/{mail}/again
class SendAgainPage final : public helpdesk::Page
{
public:
    explicit SendAgainPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// GET /admin/outbox/{mail}
class LookAtMailPage final : public helpdesk::Page
{
public:
    LookAtMailPage(const Ground& ground, PreviewMail preview) : _ground(ground), _preview(std::move(preview))
    {
    }
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    PreviewMail _preview;
};

}  // namespace contacts
