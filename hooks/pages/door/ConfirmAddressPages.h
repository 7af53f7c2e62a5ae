#pragma once

#include "core/account/ChangeAddress.h"
#include "hooks/pages/door/DoorPage.h"

namespace contacts {

/// GET and POST /confirm-address/{token}: whoever reads the new mailbox says with his password that it is
/// his. GET consumes nothing: link scanners come first.
class ConfirmAddress final : public DoorPage
{
public:
    using DoorPage::DoorPage;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response form(const helpdesk::Request& request, const ChangeAddress::Facts& facts,
                                          int status, std::string_view wrong) const;
};

}  // namespace contacts
