// An administrator's answer to what a contact suggests.
#pragma once

#include "core/draft/AnswerSuggestion.h"
#include "hooks/pages/portal/ContactsScreen.h"

namespace contacts {

/// POST …/contacts/{contact}/suggestion/adopt
class AdoptPage final : public helpdesk::Page
{
public:
    AdoptPage(const Ground& ground, ContactsScreen& screen) : _ground(ground), _screen(screen) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    ContactsScreen& _screen;
};

/// GET and POST …/contacts/{contact}/suggestion/decline
class DeclinePage final : public helpdesk::Page
{
public:
    explicit DeclinePage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& sent) override;

private:
    [[nodiscard]] helpdesk::Response ask(const Visit& visit, const AnswerSuggestion::Waiting& waiting,
                                         const Findings& findings) const;

    const Ground& _ground;
};

}  // namespace contacts
