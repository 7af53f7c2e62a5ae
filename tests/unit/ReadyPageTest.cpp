// /readyz is for everybody, so asking again costs nothing that plugins have to read.
#include "host/src/program/Probes.h"

#include <cppunit/extensions/HelperMacros.h>

#include <atomic>
#include <future>
#include <stdexcept>

namespace {

using supportcentre::KeptChecks;
using supportcentre::ReadyPage;
using Checks = std::vector<ReadyPage::Check>;


class ReadyPageTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ReadyPageTest);
    CPPUNIT_TEST(asksPluginsOnceInAWhileAndTheHostEveryTime);
    CPPUNIT_TEST(saysWhatAPluginSaysThen);
    CPPUNIT_TEST(saysEveryNameOnceWithTheWorstOfIt);
    CPPUNIT_TEST(asksNoPluginWhileTheHostIsUnwell);
    CPPUNIT_TEST(keepsNothingOfAReportThatThrew);
    CPPUNIT_TEST(letsNobodyWaitForWhoAsks);
    CPPUNIT_TEST_SUITE_END();

    KeptChecks::Clock::time_point _now{};
    bool _databaseAnswers = true;
    bool _pluginIsWell = true;
    bool _pluginThrows = false;
    int _hostAsked = 0;
    int _pluginsAsked = 0;
    ReadyPage _page{[this] {
                        ++_hostAsked;
                        return Checks{{"database", _databaseAnswers}};
                    },
                    [this] {
                        ++_pluginsAsked;
                        if (_pluginThrows)
                            throw std::runtime_error("no report");
                        return Checks{{"plugin.requests", _pluginIsWell}};
                    },
                    [this] { return _now; }};

    int status() { return _page.handle({}).status; }

public:
    void asksPluginsOnceInAWhileAndTheHostEveryTime()
    {
        for (int i = 0; i < 100; ++i)
            CPPUNIT_ASSERT_EQUAL(200, status());
        CPPUNIT_ASSERT_EQUAL(1, _pluginsAsked);
        CPPUNIT_ASSERT_EQUAL(100, _hostAsked);
        _now += KeptChecks::period;
        CPPUNIT_ASSERT_EQUAL(200, status());
        CPPUNIT_ASSERT_EQUAL(2, _pluginsAsked);
    }

    void saysWhatAPluginSaysThen()
    {
        CPPUNIT_ASSERT(_page.handle({}).body.find("plugin.requests") != std::string::npos);
        _pluginIsWell = false;
        CPPUNIT_ASSERT_EQUAL(200, status());
        _now += KeptChecks::period;
        CPPUNIT_ASSERT_EQUAL(503, status());
        _pluginIsWell = true;
        _now += KeptChecks::period;
        CPPUNIT_ASSERT_EQUAL(200, status());
    }

    void saysEveryNameOnceWithTheWorstOfIt()
    {
        ReadyPage page(
            [] {
                return Checks{{"database", true}};
            },
            [] {
                return Checks{{"plugin.mail", true},
                              {"plugin.desk", true},
                              {"plugin.mail", false},
                              {"plugin.mail", true}};
            });
        const auto response = page.handle({});
        CPPUNIT_ASSERT_EQUAL(503, response.status);
        const std::string mail = R"("plugin.mail":"bad")";
        const auto found = response.body.find(mail);
        CPPUNIT_ASSERT_MESSAGE(response.body, found != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(response.body, response.body.find("plugin.mail") == found + 1);
        CPPUNIT_ASSERT_MESSAGE(response.body, response.body.rfind("plugin.mail") == found + 1);
        CPPUNIT_ASSERT_MESSAGE(response.body,
                               response.body.find(R"("plugin.desk":"ok")") != std::string::npos);
    }

    void asksNoPluginWhileTheHostIsUnwell()
    {
        _databaseAnswers = false;
        CPPUNIT_ASSERT_EQUAL(503, status());
        CPPUNIT_ASSERT_EQUAL(0, _pluginsAsked);
        _databaseAnswers = true;
        CPPUNIT_ASSERT_EQUAL(200, status());
        _databaseAnswers = false;
        CPPUNIT_ASSERT_EQUAL(503, status());
    }

    void keepsNothingOfAReportThatThrew()
    {
        _pluginThrows = true;
        CPPUNIT_ASSERT_THROW((void)status(), std::runtime_error);
        _pluginThrows = false;
        CPPUNIT_ASSERT_EQUAL(200, status());
        CPPUNIT_ASSERT_EQUAL(2, _pluginsAsked);
    }

    void letsNobodyWaitForWhoAsks()
    {
        std::atomic<int> asked{0};
        std::atomic<KeptChecks::Clock::duration> later{KeptChecks::Clock::duration::zero()};
        std::promise<void> asking;
        std::promise<void> mayAnswer;
        KeptChecks kept(
            [&] {
                if (++asked == 2)
                {
                    asking.set_value();
                    mayAnswer.get_future().wait();
                    return Checks{{"second", true}};
                }
                return Checks{{"first", true}};
            },
            [&] { return KeptChecks::Clock::time_point(later.load()); });
        CPPUNIT_ASSERT_EQUAL(std::string("first"), kept().at(0).first);
        later = KeptChecks::period;
        auto slow = std::async(std::launch::async, [&] { return kept(); });
        asking.get_future().wait();
        const auto meanwhile = kept();
        mayAnswer.set_value();
        CPPUNIT_ASSERT_EQUAL(std::string("first"), meanwhile.at(0).first);
        CPPUNIT_ASSERT_EQUAL(std::string("second"), slow.get().at(0).first);
        CPPUNIT_ASSERT_EQUAL(2, asked.load());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReadyPageTest);

}  // namespace
