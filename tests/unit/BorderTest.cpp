// What the database does to our pages and hooks, as the host is told of it.
#include "plugin/Border.h"

#include "core/ports/Storage.h"

#include <cppunit/extensions/HelperMacros.h>
#include <helpdesk/Transaction.h>

namespace {

using contacts::Border;
using contacts::StorageFailure;
using Kind = StorageFailure::Kind;


/// Keeps what it is given; what these tests register nothing of is not kept.
class HostsRegistry final : public helpdesk::Registry
{
public:
    helpdesk::TicketListener* listener = nullptr;
    std::vector<helpdesk::Page*> pages;
    helpdesk::AccessSource* source = nullptr;
    helpdesk::PasswordListener* newPasswords = nullptr;

    void listen(helpdesk::TicketListener& given) override { listener = &given; }
    void page(helpdesk::Method, std::string_view, helpdesk::Audience, helpdesk::Page& given) override
    {
        pages.push_back(&given);
    }
    void uploadPage(std::string_view, helpdesk::Audience, helpdesk::Page& given) override
    {
        pages.push_back(&given);
    }
    void formPage(std::string_view, helpdesk::Audience, helpdesk::Page& given) override
    {
        pages.push_back(&given);
    }
    void access(helpdesk::AccessSource& given) override { source = &given; }
    void passwords(helpdesk::PasswordListener& given) override { newPasswords = &given; }
    void panel(helpdesk::Frame::Area, helpdesk::Panel&) override {}
    void menu(helpdesk::Menu&) override {}
    void settings(helpdesk::SettingsSchema) override {}
    void job(std::string_view, std::chrono::milliseconds, std::function<void()>) override {}
    void command(std::string_view, std::string_view,
                 std::function<int(const std::vector<std::string>&, std::istream&, std::ostream&)>) override
    {
    }
    void health(std::function<std::vector<helpdesk::Health>()>) override {}
    std::string asset(std::string_view name, std::string_view, std::string_view) override
    {
        return "/assets/" + std::string(name);
    }
    void category(std::string_view, std::function<helpdesk::Localised()>) override {}
    void profile(helpdesk::Profile&) override {}
    void people(helpdesk::People&) override {}
    void administration(helpdesk::AdministrationListener&) override {}
};


/// Meets with the database's failure wherever it is called; with none it answers.
class Everything final : public helpdesk::Page,
                         public helpdesk::TicketListener,
                         public helpdesk::AccessSource,
                         public helpdesk::PasswordListener
{
public:
    std::optional<Kind> failure;

    helpdesk::Response handle(const helpdesk::Request& request) override
    {
        fail();
        helpdesk::Response response;
        response.body = request.path;
        return response;
    }
    std::optional<helpdesk::Refusal> review(const helpdesk::TicketIntent&) override
    {
        fail();
        return helpdesk::Refusal{"No.", "", ""};
    }
    void record(const helpdesk::TicketEvent&, helpdesk::Transaction&) override { fail(); }
    void react(const helpdesk::TicketEvent&) override { fail(); }
    helpdesk::Access accessOf(helpdesk::AccountId) override
    {
        fail();
        return {{}, "12"};
    }
    void signedIn(helpdesk::AccountId, helpdesk::Time) override { fail(); }
    void passwordSet(helpdesk::AccountId, const std::string&, helpdesk::Transaction&) override { fail(); }

private:
    void fail() const
    {
        if (failure)
            throw StorageFailure(*failure, "database error");
    }
};


class NoTransaction final : public helpdesk::Transaction
{
public:
    Poco::Data::Session& session() noexcept override { std::terminate(); }
};


class BorderTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(BorderTest);
    CPPUNIT_TEST(letsCallsAndAnswersThrough);
    CPPUNIT_TEST(tellsTheHostWhatPassesByItself);
    CPPUNIT_TEST(leavesADefectADefect);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _border.page(helpdesk::Method::get, "/one", helpdesk::Audience::signedIn, _everything);
        _border.uploadPage("/two", helpdesk::Audience::signedIn, _everything);
        _border.formPage("/three", helpdesk::Audience::signedIn, _everything);
        _border.listen(_everything);
        _border.access(_everything);
        _border.passwords(_everything);
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, _host.pages.size());
    }

    void letsCallsAndAnswersThrough()
    {
        helpdesk::Request request;
        request.path = "/one";
        for (auto* page : _host.pages)
            CPPUNIT_ASSERT_EQUAL(request.path, page->handle(request).body);
        CPPUNIT_ASSERT_EQUAL(std::string("No."), _host.listener->review({}).value().sentence);
        CPPUNIT_ASSERT_EQUAL(std::string("12"), _host.source->accessOf({1}).contact);
        CPPUNIT_ASSERT_EQUAL(std::string("/assets/a.js"), _border.asset("a.js", "text/javascript", ""));
    }

    void tellsTheHostWhatPassesByItself()
    {
        for (const auto& call : calls())
        {
            _everything.failure = Kind::again;
            CPPUNIT_ASSERT_THROW(call(), helpdesk::TryAgain);
            for (const auto kind : {Kind::unavailable, Kind::unknownOutcome})
            {
                _everything.failure = kind;
                CPPUNIT_ASSERT_THROW(call(), helpdesk::TryLater);
            }
        }
    }

    void leavesADefectADefect()
    {
        _everything.failure = Kind::broken;
        for (const auto& call : calls())
            CPPUNIT_ASSERT_THROW(call(), StorageFailure);
    }

private:
    std::vector<std::function<void()>> calls()
    {
        return {[&] { (void)_host.pages[0]->handle({}); },
                [&] { (void)_host.pages[1]->handle({}); },
                [&] { (void)_host.listener->review({}); },
                [&] { _host.listener->record({}, _none); },
                [&] { _host.listener->react({}); },
                [&] { (void)_host.source->accessOf({1}); },
                [&] { _host.newPasswords->passwordSet({1}, "secret", _none); }};
    }

    HostsRegistry _host{};
    Border _border{_host};
    Everything _everything{};
    NoTransaction _none{};
};

CPPUNIT_TEST_SUITE_REGISTRATION(BorderTest);

}  // namespace
