#pragma once

#include "core/request/UndoRequest.h"
#include "hooks/Ground.h"

#include <helpdesk/Page.h>

namespace contacts {

/// GET and POST /agent/requests/{request}/undo: what undoing would do, then the inverse as the customer's
/// draft.
class AgentUndoPage final : public helpdesk::Page
{
public:
    explicit AgentUndoPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response show(const helpdesk::Request& request, const Undoing& undoing,
                                          int status, std::string_view told, bool mayImplement) const;

    const Ground& _ground;
};

}  // namespace contacts
