// Which page answers which address.
#include "host/src/http/Router.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace supportcentre;
using helpdesk::Audience;
using helpdesk::Method;

namespace {

class NoPage final : public helpdesk::Page
{
public:
    helpdesk::Response handle(const helpdesk::Request&) override { return {}; }
};

}  // namespace


class RouterTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RouterTest);
    CPPUNIT_TEST(capturesNamedSegments);
    CPPUNIT_TEST(prefersLiteralSegments);
    CPPUNIT_TEST(tellsWhichMethodsAPathHas);
    CPPUNIT_TEST(matchesWholeSegmentsOnly);
    CPPUNIT_TEST(refusesTakenAndMalformedRoutes);
    CPPUNIT_TEST(keepsAFoundEntryAliveWhenItsOwnerGoes);
    CPPUNIT_TEST_SUITE_END();

public:
    void capturesNamedSegments()
    {
        add(Method::get, "/portal/customers/{customer}/contacts/{contact}");
        auto found = _router.find(Method::get, "/portal/customers/7/contacts/Amélie x");
        CPPUNIT_ASSERT(found.entry);
        CPPUNIT_ASSERT_EQUAL(std::string("7"), found.captured["customer"]);
        CPPUNIT_ASSERT_EQUAL(std::string("Amélie x"), found.captured["contact"]);
    }

    void prefersLiteralSegments()
    {
        add(Method::get, "/a/{x}");
        add(Method::get, "/a/new");
        add(Method::get, "/{y}/new");
        CPPUNIT_ASSERT_EQUAL(std::string("/a/new"), _router.find(Method::get, "/a/new").entry->route);
        CPPUNIT_ASSERT_EQUAL(std::string("/a/{x}"), _router.find(Method::get, "/a/old").entry->route);
        CPPUNIT_ASSERT_EQUAL(std::string("/{y}/new"), _router.find(Method::get, "/b/new").entry->route);
    }

    void tellsWhichMethodsAPathHas()
    {
        add(Method::get, "/a");
        add(Method::post, "/a");
        const auto found = _router.find(Method::del, "/a");
        CPPUNIT_ASSERT(!found.entry);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found.allowed.size());
        CPPUNIT_ASSERT(_router.find(Method::get, "/b").allowed.empty());
    }

    void matchesWholeSegmentsOnly()
    {
        add(Method::get, "/a/{x}");
        for (const std::string path : {"/a", "/a/", "/a/b/", "/a/b/c", "/", "//b", "/A/b"})
            CPPUNIT_ASSERT_MESSAGE(path, !_router.find(Method::get, path).entry);
    }

    void refusesTakenAndMalformedRoutes()
    {
        add(Method::get, "/a/{x}");
        CPPUNIT_ASSERT_THROW(add(Method::get, "/a/{other}"), std::invalid_argument);
        add(Method::post, "/a/{x}");
        for (const std::string route : {"", "a", "/a/{x", "/a/x}", "/a/b{x}"})
            CPPUNIT_ASSERT_THROW(add(Method::get, route), std::invalid_argument);
    }

    void keepsAFoundEntryAliveWhenItsOwnerGoes()
    {
        add(Method::get, "/mine", "contacts-manager");
        const auto found = _router.find(Method::get, "/mine");
        _router.drop("contacts-manager");
        CPPUNIT_ASSERT(!_router.find(Method::get, "/mine").entry);
        CPPUNIT_ASSERT_EQUAL(std::string("/mine"), found.entry->route);
        add(Method::get, "/mine", "other");
    }

private:
    void add(Method method, const std::string& route, const std::string& owner = {})
    {
        _router.add({method, route, Audience::everyone, &_page, owner, {}});
    }

    NoPage _page;
    Router _router;
};

CPPUNIT_TEST_SUITE_REGISTRATION(RouterTest);
