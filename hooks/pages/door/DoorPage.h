// What all pages behind links in mails share: nobody is known there yet, and a link is all he has.
#pragma once

#include "core/ports/ContactStore.h"
#include "hooks/Ground.h"
#include "hooks/Pace.h"

#include <helpdesk/Page.h>

namespace contacts {

struct DoorParts
{
    const Ground& ground;
    std::string script;  ///< Address of door.js, which only makes pages more pleasant.
    Pace& wrongLinks;    ///< By client address.
};

class DoorPage : public helpdesk::Page
{
public:
    explicit DoorPage(DoorParts parts) : _ground(parts.ground), _parts(std::move(parts)) {}

    /// Whoever tries link after link has to wait; everybody else goes on to answer().
    helpdesk::Response handle(const helpdesk::Request& request) final;

protected:
    virtual helpdesk::Response answer(const helpdesk::Request& request) = 0;

    /// The token of the address. Nothing longer or stranger than our own reaches storage.
    [[nodiscard]] static std::string_view tokenIn(const helpdesk::Request& request);

    [[nodiscard]] helpdesk::Response framed(const helpdesk::Request& request, int status,
                                            std::string_view title, std::string body) const;

    /// The same 410 for unknown, used, expired and revoked links; `next` says where a new one comes from.
    [[nodiscard]] helpdesk::Response gone(const helpdesk::Request& request, std::string_view next) const;

    /// Something is done, or cannot be: a heading, a sentence and the way to the log-in, or to `helpdesk`.
    [[nodiscard]] helpdesk::Response told(const helpdesk::Request& request, int status,
                                          std::string_view heading, std::string sentence,
                                          const std::string& helpdesk = {}) const;

    /// The address of another house that the password opens which this person has just chosen; empty: he
    /// works here. Never asked inside a transaction.
    [[nodiscard]] std::string helpdeskOf(const Contact& contact) const;

    /// Until when a link works, with the zone: nobody at the door has chosen one, and the mail names its own.
    [[nodiscard]] std::string until(const helpdesk::Request& request, Time expiresAt) const;

    [[nodiscard]] helpdesk::Response waitAWhile(const helpdesk::Request& request) const;

    /// Addresses without a token: with no-referrer browsers would send "Origin: null" with the form.
    static void keepOrigin(helpdesk::Response& response);

    [[nodiscard]] std::string say(const helpdesk::Request& request, std::string_view key,
                                  std::initializer_list<templates::Argument> arguments = {}) const
    {
        return _ground.words.say(request.visitor.locale, key, arguments);
    }

    const Ground& _ground;

private:
    DoorParts _parts;
};

}  // namespace contacts
