// One visit to the pages of staff: how their words, times and frames are made.
#pragma once

#include "hooks/Ground.h"

#include <helpdesk/Page.h>

namespace contacts {

/// Lives as long as the request it was made of.
struct StaffVisit
{
    const Ground& ground;
    const helpdesk::Request& request;

    [[nodiscard]] const std::string& locale() const noexcept { return request.visitor.locale; }

    [[nodiscard]] std::string say(std::string_view key,
                                  std::initializer_list<templates::Argument> arguments = {}) const
    {
        return ground.words.say(locale(), key, arguments);
    }

    /// "today 14:05"
    [[nodiscard]] std::string when(Time time) const;

    [[nodiscard]] helpdesk::Response framed(helpdesk::Frame frame, std::string_view view,
                                            const templates::View& values, int status) const;
};

}  // namespace contacts
