// POST /language: pages in another language from here on, and back to the page that was open.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class LanguageSwitch final : public HostPage
{
public:
    using HostPage::HostPage;

    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace supportcentre
