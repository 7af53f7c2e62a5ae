// Mails to look at: those of the outbox, an example of every kind in every language, and the test mail.
#pragma once

#include "hooks/Ground.h"
#include "hooks/pages/admin/MailPreview.h"

#include <helpdesk/Page.h>

namespace contacts {

/// What the pages share that show a mail.
class PreviewPage : public helpdesk::Page
{
public:
    PreviewPage(const Ground& ground, MailPreviews previews) : _ground(ground), _previews(std::move(previews))
    {
    }

protected:
    const Ground& _ground;
    const MailPreviews _previews;
};

/// GET /admin/outbox/{mail}
class LookAtMailPage final : public PreviewPage
{
public:
    using PreviewPage::PreviewPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

/// GET /admin/outbox/{mail}/html: the HTML part alone, for the frame in the page above.
class MailHtmlPage final : public PreviewPage
{
public:
    using PreviewPage::PreviewPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

/// GET /admin/mails: every kind in every language, and the last test mail of this administrator.
class MailsPage final : public helpdesk::Page
{
public:
    explicit MailsPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] templates::View testView(const MailTest& test, const helpdesk::Request& request) const;

    const Ground& _ground;
};

/// POST /admin/mails/test
class AskForTestMailPage final : public helpdesk::Page
{
public:
    explicit AskForTestMailPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// GET /admin/mails/{kind}/{locale}
class SampleMailPage final : public PreviewPage
{
public:
    using PreviewPage::PreviewPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

/// GET /admin/mails/{kind}/{locale}/html
class SampleHtmlPage final : public PreviewPage
{
public:
    using PreviewPage::PreviewPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace contacts
