// The questions before somebody leaves, is deactivated or comes back: each names the person and what follows,
// then writes one line into the draft.
#pragma once

#include "core/contacts/ForeseeDeparture.h"
#include "hooks/pages/portal/ContactsScreen.h"

namespace contacts {

/// What one of these pages asks, beside the person.
struct LeavingQuestion
{
    std::string text;
    templates::View::List lines{};  ///< What follows.
    std::string act;                ///< On the button.
    bool possible = false;
    bool danger = true;
    bool deactivateInstead = false;
};

/// GET asks, POST writes the line. The line's kind gives the words (page.<kind>.…) and the end of the
/// address.
class LeavingPage : public helpdesk::Page
{
public:
    helpdesk::Response handle(const helpdesk::Request& request) final;

protected:
    struct Act
    {
        ChangeKind kind{};
        std::string_view word;    ///< "remove"
        std::string_view notice;  ///< "removed"
    };

    LeavingPage(const Ground& ground, ContactsScreen& screen, helpdesk::Ties& ties, Act act)
        : _ground(ground),
          _screen(screen),
          _ties(ties),
          _act(act)
    {
    }

private:
    [[nodiscard]] virtual LeavingQuestion question(const Visit& visit, const Departure& departure,
                                                   const helpdesk::PersonTies& ties) const = 0;
    [[nodiscard]] helpdesk::Response ask(const Visit& visit, const Departure& departure) const;
    [[nodiscard]] helpdesk::Response write(const Visit& visit, ContactId contact);

    const Ground& _ground;
    ContactsScreen& _screen;
    helpdesk::Ties& _ties;
    Act _act;
};

/// GET and POST …/contacts/{contact}/remove
class RemoveContactPage final : public LeavingPage
{
public:
    RemoveContactPage(const Ground& ground, ContactsScreen& screen, helpdesk::Ties& ties)
        : LeavingPage(ground, screen, ties, {ChangeKind::removeContact, "remove", "removed"})
    {
    }

private:
    [[nodiscard]] LeavingQuestion question(const Visit& visit, const Departure& departure,
                                           const helpdesk::PersonTies& ties) const override;
};

/// GET and POST …/contacts/{contact}/deactivate
class DeactivatePage final : public LeavingPage
{
public:
    DeactivatePage(const Ground& ground, ContactsScreen& screen, helpdesk::Ties& ties)
        : LeavingPage(ground, screen, ties, {ChangeKind::deactivate, "deactivate", "deactivated"})
    {
    }

private:
    [[nodiscard]] LeavingQuestion question(const Visit& visit, const Departure& departure,
                                           const helpdesk::PersonTies& ties) const override;
};

/// GET and POST …/contacts/{contact}/reactivate
class ReactivatePage final : public LeavingPage
{
public:
    ReactivatePage(const Ground& ground, ContactsScreen& screen, helpdesk::Ties& ties)
        : LeavingPage(ground, screen, ties, {ChangeKind::reactivate, "reactivate", "reactivated"})
    {
    }

private:
    [[nodiscard]] LeavingQuestion question(const Visit& visit, const Departure& departure,
                                           const helpdesk::PersonTies& ties) const override;
};

}  // namespace contacts
