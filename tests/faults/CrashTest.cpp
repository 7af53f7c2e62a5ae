// kill -9 between any two steps of the main job: the client tries again as a browser would, and nothing is
// lost or doubled.
#include "tests/support/Invariants.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/Exception.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

namespace {

using namespace tests;

/// One round of the main job for a new person, with a process that dies at the n-th fault point on its way.
class Round
{
public:
    Round(Scene& scene, int number) : _scene(scene), _number(number) {}

    /// True when the process died on the way (or did not even start).
    bool run()
    {
        _scene.host().stop();
        try
        {
            _scene.host().start({{"CRASH_AT", std::to_string(_number)}});
        }
        catch (const std::runtime_error&)
        {
            recover();
        }
        step([&] { prepare(); });
        step([&] { request(); });
        if (_number % 2 == 0)  // Every other request goes back and comes again.
        {
            step([&] { giveBack(); });
            step([&] { requestAgain(); });
        }
        step([&] { decide(); });
        step([&] { activate(); });
        finishMails();
        return _crashed;
    }

    [[nodiscard]] std::string email() const { return "person" + std::to_string(_number) + "@acme.example"; }

private:
    /// Again and again, as a person does who sees an error page; the process dies at most once.
    void step(const std::function<void()>& act)
    {
        for (int tries = 0; tries < 3; ++tries)
        {
            try
            {
                act();
                return;
            }
            catch (const Poco::Exception& error)
            {
                if (_crashed || !diesSoon())
                    throw std::runtime_error("round " + std::to_string(_number) + ": " + error.displayText() +
                                             "\n" + _scene.host().log());
                recover();
            }
        }
        throw std::runtime_error("no end of trying");
    }


    bool diesSoon() { return _scene.host().child().wait(std::chrono::seconds(2)).has_value(); }


    void recover()
    {
        _crashed = true;
        _scene.host().start();
        // The dead worker's lease would run out by itself; the test does not wait for that.
        _scene.host().change("UPDATE cm_outbox SET due_at = 1 WHERE state = 'leased'");
    }


    void prepare()
    {
        _maria = std::make_unique<HttpClient>(_scene.maria());
        _agent = std::make_unique<HttpClient>(_scene.agent());
        _acme = customerNamed(*_maria, "Acme");
        const auto lena = contactWith(*_maria, _acme, "lena.vogt@acme.example");
        const auto put = putDraft(
            *_maria, _acme,
            "[" + addContact("n", "Person", "Number " + std::to_string(_number), email(), "technical") +
                R"(,{"kind":"set-department","contact":)" + jsonText(lena) + R"(,"value":"Room )" +
                std::to_string(_number) + "\"}]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(put.body, 200, put.status);
        _version = put.number("version");
    }


    void request()
    {
        const auto answer = submit(*_maria, _acme, _version, "round-" + std::to_string(_number));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 201, answer.status);
        _request = answer.text("id");
    }


    void giveBack()
    {
        const auto path = "/api/v1/requests/" + _request;
        if (_agent->get(path).text("state") == "submitted")
        {
            const auto answer = _agent->call("POST", path + "/return", R"({"reason":"Is that all?"})");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        }
        const auto draft = _maria->get("/api/v1/customers/" + _acme + "/draft");
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), draft.size("changes"));
        _version = draft.number("version");
    }


    void requestAgain()
    {
        const auto answer = submit(*_maria, _acme, _version, "again-" + std::to_string(_number));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        CPPUNIT_ASSERT_EQUAL(_request, answer.text("id"));
    }


    void decide()
    {
        if (_agent->get("/api/v1/requests/" + _request).text("state") == "implemented")
            return;  // the answer was lost, the decision was not
        const auto answer = implement(*_agent, _request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
    }


    void activate()
    {
        auto stranger = _scene.stranger();
        const auto link = linkInTheSpool();
        if (follow(stranger, link).status >= 400)
        {
            (void)_scene.login(email(), password);  // used already, and it worked
            return;
        }
        const auto answer = activateAt(stranger, link, password);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body.substr(0, 500), 303, answer.status);
        (void)_scene.login(email(), password);
    }


    std::string linkInTheSpool()
    {
        for (int i = 0; i < 300; ++i)
        {
            for (const auto& mail : mailsTo(_scene.host().spooled(), email()))
                if (auto path = activationPath(mail); !path.empty())
                    return path;
            (void)_scene.stranger().get("/healthz");  // throws when the process has died
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        throw std::runtime_error("round " + std::to_string(_number) + ": no welcome mail came\n" +
                                 _scene.host().log());
    }


    /// Every mail is sent in the end; a worker that dies on the way is followed by another.
    void finishMails()
    {
        for (int i = 0; i < 300; ++i)
        {
            if (_scene.host()
                    .rows("SELECT count(*) FROM cm_outbox WHERE state IN ('queued','leased')")
                    .at(0) == "0")
                return;
            if (!_scene.host().child().runs())
                recover();
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        throw std::runtime_error("round " + std::to_string(_number) + ": mails stay in the outbox\n" +
                                 _scene.host().log());
    }

    static constexpr auto password = "seven-grey-herons-wait";

    Scene& _scene;
    int _number;
    bool _crashed = false;
    std::unique_ptr<HttpClient> _maria;
    std::unique_ptr<HttpClient> _agent;
    std::string _acme;
    std::string _request;
    long long _version = 0;
};


class CrashTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(CrashTest);
    CPPUNIT_TEST(theMainJobSurvivesAKillAtAnyPointOnSqlite);
    CPPUNIT_TEST(theMainJobSurvivesAKillAtAnyPointOnMariaDb);
    CPPUNIT_TEST_SUITE_END();

public:
    void theMainJobSurvivesAKillAtAnyPointOnSqlite() { everyPoint(Storage::sqlite, 3); }
    void theMainJobSurvivesAKillAtAnyPointOnMariaDb() { everyPoint(Storage::mariadb, 5); }

private:
    /// Every `stride`th point, other ones every day, so that each has its turn; ./check --long goes through
    /// all.
    static void everyPoint(Storage storage, int stride)
    {
        if (std::getenv("CHECK_LONG") != nullptr)
            stride = 1;
        const auto day = std::chrono::system_clock::now().time_since_epoch() / std::chrono::hours(24);
        const auto first = 1 + static_cast<int>(day % stride);
        HostOptions options;
        options.storage = storage;
        Scene scene(options);
        liftTheCap(scene);
        int rounds = 0;
        for (int number = first;; number += stride)
        {
            CPPUNIT_ASSERT_MESSAGE("the main job has no end of fault points", number < 2000);
            Round round(scene, number);
            const bool crashed = round.run();
            ++rounds;
            assertOnce(scene.host(), round.email());
            if (!crashed)
                break;
        }
        std::cout << rounds << " rounds from point " << first << std::endl;
        CPPUNIT_ASSERT_MESSAGE("too few fault points were passed to mean anything", rounds * stride > 20);
        CPPUNIT_ASSERT_EQUAL(std::to_string(rounds),
                             scene.host().rows("SELECT count(*) FROM cm_request").at(0));
        CPPUNIT_ASSERT_EQUAL(
            std::to_string(rounds),
            scene.host().rows("SELECT count(*) FROM sc_ticket WHERE category = 'contact-changes'").at(0));
    }


    /// All rounds are one customer's, who would get no more mails this hour after a hundred of them.
    static void liftTheCap(const Scene& scene)
    {
        auto administrator = scene.administrator();
        const auto answer =
            administrator.call("PUT", "/api/v1/admin/settings",
                               R"({"contacts-manager":{"mail.cap-per-customer-hour":"1000000"}})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
    }


    static void assertOnce(HostProcess& host, const std::string& email)
    {
        std::string all;
        for (const auto& each : brokenInvariants(host))
            all += each + "\n";
        CPPUNIT_ASSERT_MESSAGE(email + "\n" + all + host.log(), all.empty());
        for (const std::string from : {"SELECT count(*) FROM cm_contact", "SELECT count(*) FROM sc_account"})
            CPPUNIT_ASSERT_EQUAL(std::string("1"), host.rows(from + " WHERE email = '" + email + "'").at(0));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CrashTest);

}  // namespace
