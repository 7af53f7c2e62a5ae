// The matrix of the stage's customer as it leaves the server, and its rows and cells.
#pragma once

#include "hooks/pages/portal/ContactsPage.h"
#include "hooks/pages/portal/EditPages.h"
#include "tests/unit/PortalStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace portal {

class PortalMatrixStage : public CppUnit::TestFixture
{
public:
    void setUp() override { _stage = std::make_unique<Stage>(); }

    void tearDown() override { _stage.reset(); }

protected:
    static std::string rowOf(const std::string& page, const std::string& person)
    {
        return between(page, "<tr role=\"row\" id=\"r-" + person + "\"", "</tr>");
    }

    /// The cell whose box is named so.
    static std::string cellOf(const std::string& row, const std::string& label)
    {
        const auto name = row.find("\"lbl\">" + label + "<i>");
        CPPUNIT_ASSERT_MESSAGE("no box " + label + " in " + row, name != row.npos);
        const auto from = row.rfind("<td", name);
        return row.substr(from, row.find("</td>", name) - from);
    }

    helpdesk::Response answer(const helpdesk::Request& request) const { return answer(request, *_stage); }

    static helpdesk::Response answer(const helpdesk::Request& request, const Stage& stage)
    {
        NoTickets tickets;
        ContactsScreen screen(stage.ground());
        WaitingScreen waiting(stage.ground(), tickets);
        return ContactsPage(stage.ground(), screen, waiting).handle(request);
    }

    std::string page(std::set<std::string> permissions = {"contacts.manage"},
                     helpdesk::Fields::List query = {}) const
    {
        auto request = _stage->request(std::move(permissions));
        request.query = helpdesk::Fields(std::move(query));
        const auto response = answer(request);
        CPPUNIT_ASSERT_EQUAL(200, response.status);
        return response.body;
    }

    std::unique_ptr<Stage> _stage;
};

}  // namespace portal
