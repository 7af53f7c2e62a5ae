// What the panel's buttons post to. Done: back to the ticket. Not done: the panel again, with what stood in
// the way and what the agent had typed.
#pragma once

#include "core/DecideRequest.h"
#include "hooks/Ground.h"
#include "hooks/panels/RequestPanel.h"

#include <helpdesk/Page.h>

namespace contacts {

class DecisionPage : public helpdesk::Page
{
public:
    DecisionPage(const Ground& ground, const RequestPanel& panel) : _ground(ground), _panel(panel) {}

    helpdesk::Response handle(const helpdesk::Request& request) final;

protected:
    virtual Decision decide(const Actor& agent, RequestId id, const helpdesk::Fields& form) = 0;

    [[nodiscard]] Services& services() const { return _ground.services; }

private:
    helpdesk::Response again(const helpdesk::Request& request, RequestId id, int status, std::string rule,
                             Findings findings = {}) const;

    const Ground& _ground;
    const RequestPanel& _panel;
};

/// POST /agent/requests/{request}/implement
class ImplementPage final : public DecisionPage
{
public:
    using DecisionPage::DecisionPage;

protected:
    Decision decide(const Actor& agent, RequestId id, const helpdesk::Fields& form) override;
};

/// POST /agent/requests/{request}/reject
class RejectPage final : public DecisionPage
{
public:
    using DecisionPage::DecisionPage;

protected:
    Decision decide(const Actor& agent, RequestId id, const helpdesk::Fields& form) override;
};

}  // namespace contacts
