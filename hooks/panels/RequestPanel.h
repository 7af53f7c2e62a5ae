#pragma once

#include "core/request/ViewRequest.h"
#include "hooks/Ground.h"
#include "hooks/panels/LineChoices.h"

#include <helpdesk/Panel.h>

namespace contacts {

/// What an agent's last attempt at a decision came to, shown above the panel.
struct AttemptNotice
{
    std::string
        rule{};  ///< "changed", "decided", "rules", "reason": names the sentence "panel.attempt.<rule>".
    Findings findings{};
    std::string message;  ///< What he had typed and chosen: never lost.
    LineChoices lines{};
    std::string flaw{};  ///< What is wrong with the message, in words.
};

/// The request on the agent's ticket page: existing | requested, findings, drift, and the decision.
class RequestPanel final : public helpdesk::Panel
{
public:
    /// `script`: address of decide.js, or empty.
    explicit RequestPanel(const Ground& ground, std::string script = {})
        : _ground(ground),
          _script(std::move(script))
    {
    }

    std::optional<std::string> render(const helpdesk::Ticket& ticket,
                                      const helpdesk::Request& request) override;

    /// The same after an attempt that came to nothing.
    [[nodiscard]] std::optional<std::string> render(RequestId id, const helpdesk::Request& request,
                                                    const AttemptNotice& notice) const;

private:
    [[nodiscard]] templates::View view(const RequestView& found, const helpdesk::Request& request,
                                       const AttemptNotice& notice) const;

    const Ground& _ground;
    const std::string _script;
};

}  // namespace contacts
