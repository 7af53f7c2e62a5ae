// The panel of a request as agents and customers see it, and the lines that it is about.
#pragma once

#include "hooks/panels/CustomerPanel.h"
#include "hooks/panels/RequestPanel.h"
#include "tests/unit/RequestStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace requests {

class RequestPanelStage : public CppUnit::TestFixture
{
public:
    void setUp() override { _stage = std::make_unique<Stage>(); }

protected:
    static bool holds(const std::string& text, std::string_view part)
    {
        return text.find(part) != std::string::npos;
    }

    ContactId idOf(std::string_view email) const
    {
        return _stage->storage().read()->contacts().findByEmail(email)->id;
    }

    Change grant(std::string_view email, std::string role) const
    {
        Change change;
        change.kind = ChangeKind::grantRole;
        change.person.contact = idOf(email);
        change.role = std::move(role);
        return change;
    }

    Change revoke(std::string_view email, std::string role) const
    {
        auto change = grant(email, std::move(role));
        change.kind = ChangeKind::revokeRole;
        return change;
    }

    Change edit(std::string_view email, Field field, std::string value) const
    {
        Change change;
        change.kind = ChangeKind::editContact;
        change.person.contact = idOf(email);
        change.field = field;
        change.value = std::move(value);
        return change;
    }

    static Change newcomer(std::string first, std::string last)
    {
        Change change;
        change.kind = ChangeKind::addContact;
        change.person.ref = "new1";
        change.details.firstName = std::move(first);
        change.details.lastName = std::move(last);
        change.details.email = "new@acme.example";
        change.roles = {"application"};
        return change;
    }

    static helpdesk::Request request(helpdesk::Visitor visitor)
    {
        helpdesk::Request request;
        request.visitor = std::move(visitor);
        request.csrf = "c";
        return request;
    }

    void renameLena(const std::string& lastName)
    {
        _stage->storage().inOne([&](UnitOfWork& work) {
            auto lena = work.contacts().findByEmail("lena@acme.example").value();
            lena.person.lastName = lastName;
            work.contacts().writePerson(lena.id, lena.person);
        });
    }

    std::string panelFor(std::uint64_t ticket)
    {
        RequestPanel panel(_stage->ground());
        return panel.render(_stage->ticket(ticket), request(_stage->agent())).value_or("");
    }

    std::string customerPanelFor(std::uint64_t ticket, std::string_view email)
    {
        CustomerPanel panel(_stage->ground());
        return panel.render(_stage->ticket(ticket), request(_stage->visitor(email))).value_or("");
    }

    std::unique_ptr<Stage> _stage;
};

}  // namespace requests
