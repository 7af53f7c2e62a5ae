#pragma once

#include "core/request/Request.h"
#include "hooks/Ground.h"

#include <helpdesk/Page.h>

namespace contacts {

/// GET /agent/requests: every change request, newest first, by state.
class RequestsPage final : public helpdesk::Page
{
public:
    explicit RequestsPage(const Ground& ground) : _ground(ground) {}

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    struct Listed
    {
        Request request{};
        std::string customer;  ///< Its name.
    };

    [[nodiscard]] templates::View rowOf(const Listed& listed, const helpdesk::Visitor& visitor) const;
    [[nodiscard]] templates::View::List filters(std::optional<RequestState> chosen,
                                                std::string_view locale) const;

    const Ground& _ground;
};

}  // namespace contacts
