// One mail of the outbox as administrators read it: in the list and on its own page.
#pragma once

#include "hooks/Ground.h"

#include <helpdesk/Page.h>

#include <map>

namespace contacts {

/// Kind and receiver in one line, for headings.
[[nodiscard]] std::string titleOf(const Ground& ground, const OutboxRow& row, const std::string& locale);

/// Says rows one after the other. Lives as long as one call.
class OutboxRowView
{
public:
    OutboxRowView(const Ground& ground, const helpdesk::Request& request, UnitOfWork& work);

    [[nodiscard]] templates::View of(const OutboxRow& row);

    [[nodiscard]] std::string nameOf(CustomerId id);
    [[nodiscard]] std::string time(Time time) const;
    /// Customers that have reached the cap.
    [[nodiscard]] const std::vector<CustomerId>& capped() const noexcept { return _capped; }

private:
    [[nodiscard]] std::string say(std::string_view key,
                                  std::initializer_list<templates::Argument> arguments = {}) const;
    /// It waits for its next attempt.
    [[nodiscard]] bool pauses(const OutboxRow& row) const;
    [[nodiscard]] std::string whenOf(const OutboxRow& row) const;
    [[nodiscard]] std::string answerOf(const OutboxRow& row);

    const Ground& _ground;
    const std::string& _locale;
    const std::string& _zone;
    Time _now;
    std::size_t _cap;
    UnitOfWork& _work;
    std::vector<CustomerId> _capped;
    bool _resting;
    std::map<CustomerId, std::string> _names;
};

}  // namespace contacts
