// What the panel's buttons post to. Done: back to the ticket. Not done: the panel again, with what stood in
// the way and what the agent had typed.
#pragma once

#include "core/request/DecideRequest.h"
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
    /// What the agent sent.
    struct Typed
    {
        std::string_view digest;
        std::string message;
        LineChoices lines{};
    };

    virtual Decision decide(const Actor& agent, RequestId id, const Typed& typed) = 0;

    /// Whether a request in that state is what this decision makes of one: a double click has come too late
    /// for nothing.
    [[nodiscard]] virtual bool makes(RequestState state) const = 0;

    /// What is said when the message lacks that this decision needs: "panel.attempt.<rule>".
    [[nodiscard]] virtual std::string missing() const { return "reason"; }

    [[nodiscard]] Services& services() const { return _ground.services; }

private:
    const Ground& _ground;
    const RequestPanel& _panel;
};

/// POST /agent/requests/{request}/recount: who would hold what, and what would happen, by the choices made so
/// far. Decides nothing.
class RecountPage final : public helpdesk::Page
{
public:
    RecountPage(const Ground& ground, const RequestPanel& panel) : _ground(ground), _panel(panel) {}

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    const RequestPanel& _panel;
};

/// GET of an address to which a decision is sent: a refused one leaves it in the browser's address line.
/// Leads to the request.
class DecisionPlacePage final : public helpdesk::Page
{
public:
    explicit DecisionPlacePage(const Ground& ground) : _ground(ground) {}
    [[nodiscard]] helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// POST /agent/requests/{request}/implement
class ImplementPage final : public DecisionPage
{
public:
    using DecisionPage::DecisionPage;

protected:
    Decision decide(const Actor& agent, RequestId id, const Typed& typed) override;
    [[nodiscard]] bool makes(RequestState state) const override;
    [[nodiscard]] std::string missing() const override { return "line-reason"; }
};

/// POST /agent/requests/{request}/reject
class RejectPage final : public DecisionPage
{
public:
    using DecisionPage::DecisionPage;

protected:
    Decision decide(const Actor& agent, RequestId id, const Typed& typed) override;
    [[nodiscard]] bool makes(RequestState state) const override;
};

/// POST /agent/requests/{request}/return
class ReturnPage final : public DecisionPage
{
public:
    using DecisionPage::DecisionPage;

protected:
    Decision decide(const Actor& agent, RequestId id, const Typed& typed) override;
    [[nodiscard]] bool makes(RequestState state) const override;
    [[nodiscard]] std::string missing() const override { return "question"; }
};

}  // namespace contacts
