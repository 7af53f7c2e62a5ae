// One visit to a customer's contacts: who comes, what he may do, and how addresses and words of this visit
// are made.
#pragma once

#include "core/contacts/ReadContacts.h"
#include "hooks/Ground.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/portal/MatrixLook.h"

#include <helpdesk/Page.h>

namespace contacts {

/// Lives as long as the request it was made of.
struct Visit
{
    const Ground& ground;
    const helpdesk::Request& request;
    Actor actor{};
    PageHead head{};
    Rights rights = Rights::look;

    [[nodiscard]] const Customer& customer() const noexcept { return head.customer; }
    [[nodiscard]] const std::string& locale() const noexcept { return request.visitor.locale; }
    [[nodiscard]] std::string path() const;
    [[nodiscard]] bool manages() const noexcept { return rights == Rights::manage; }

    [[nodiscard]] Hearer hearer() const noexcept { return actor.agent ? Hearer::agent : Hearer::customer; }

    /// An agent without any right of his own in this customer.
    [[nodiscard]] bool fromHelpdesk() const noexcept { return actor.agent && actor.permissions.empty(); }

    [[nodiscard]] std::string say(std::string_view key,
                                  std::initializer_list<templates::Argument> arguments = {}) const
    {
        return ground.words.say(locale(), key, arguments);
    }

    [[nodiscard]] std::string render(std::string_view name, const templates::View& view) const
    {
        return ground.views.render(name, locale(), view);
    }

    /// What becomes of something drafted: `key`, or "behalf.<key>" for an agent in the customer's place, who
    /// requests nothing but implements.
    [[nodiscard]] std::string sayDrafted(const std::string& key) const
    {
        return say(actor.onBehalf ? "behalf." + key : key);
    }

    /// "You act for Acme Oil, for Tony Stark"; empty for everybody else.
    [[nodiscard]] std::string inWhosePlace() const;

    /// "today 14:05"
    [[nodiscard]] std::string when(Time time) const;
    /// "1 December 2026, 14:05": until when something lasts.
    [[nodiscard]] std::string exactly(Time time) const;
};

/// The visit to the customer that the address names. Nothing: no such customer, or none of his business; the
/// answer is Response::notFound() for both.
[[nodiscard]] std::optional<Visit> visitOf(const Ground& ground, const helpdesk::Request& request);

/// The same for pages that change contacts or drafts: with the person's own contact, and only with the right
/// to `act`.
[[nodiscard]] std::optional<Visit> editingVisit(const Ground& ground, const helpdesk::Request& request,
                                                Act act);

/// The page in the portal's frame; for our own script the body alone.
[[nodiscard]] helpdesk::Response framed(const Visit& visit, std::string title, std::string body,
                                        int status = 200);

/// A form that stands on a page of its own, or alone for our script, which puts it into a dialog. `view` gets
/// `alone`.
[[nodiscard]] helpdesk::Response dialog(const Visit& visit, std::string_view templateName,
                                        templates::View view, std::string title, int status = 200);

/// `personName`, or the e-mail address of somebody without a name.
[[nodiscard]] std::string nameOf(const Person& person);

}  // namespace contacts
