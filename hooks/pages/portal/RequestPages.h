// One request by its own address: what it asked for, what became of it, and how to take it back.
#pragma once

#include "core/request/UndoRequest.h"
#include "core/request/ViewRequest.h"
#include "hooks/pages/portal/WaitingScreen.h"

namespace contacts {

/// GET /portal/requests/{request}
class RequestStatePage final : public helpdesk::Page
{
public:
    explicit RequestStatePage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// POST /portal/requests/{request}/bring-back: what did not take effect becomes the draft again.
class BringBackPage final : public helpdesk::Page
{
public:
    explicit BringBackPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// GET and POST /portal/requests/{request}/undo: what undoing would do, then the inverse as a draft.
class UndoRequestPage final : public helpdesk::Page
{
public:
    explicit UndoRequestPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    /// `problem`: why it was not prepared a moment ago; empty where nobody has tried yet.
    [[nodiscard]] helpdesk::Response ask(const Visit& visit, const Undoing& undoing,
                                         const std::string& problem) const;

    const Ground& _ground;
};

/// GET and POST /portal/requests/{request}/cancel
class CancelRequestPage final : public helpdesk::Page
{
public:
    explicit CancelRequestPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    /// `problem`: why it was not done a moment ago; empty where nobody has tried yet.
    [[nodiscard]] helpdesk::Response ask(const Visit& visit, const RequestView& view,
                                         const std::string& problem = {}) const;

    const Ground& _ground;
};

}  // namespace contacts
