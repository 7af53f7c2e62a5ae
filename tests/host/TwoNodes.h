// Two hosts on one MariaDB, and acts that leave at the same moment.
#pragma once

#include "tests/support/Invariants.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <barrier>
#include <cstdlib>
#include <functional>
#include <thread>

namespace tests {

/// ./check --long goes the whole way; every other run as far as a lost race shows itself soon.
inline const int rounds = std::getenv("CHECK_LONG") != nullptr ? 200 : 16;

using Act = std::function<Answer()>;

/// All of them leave at one barrier; the answers in the order of the acts.
inline std::vector<Answer> atOnce(const std::vector<Act>& acts)
{
    std::vector<Answer> answers(acts.size());
    std::barrier together(static_cast<std::ptrdiff_t>(acts.size()));
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < acts.size(); ++i)
        threads.emplace_back([&, i] {
            together.arrive_and_wait();
            answers[i] = acts[i]();
        });
    threads.clear();
    return answers;
}


inline std::size_t countOf(const std::vector<Answer>& answers, int status)
{
    return static_cast<std::size_t>(std::count_if(answers.begin(), answers.end(),
                                                  [&](const Answer& each) { return each.status == status; }));
}


inline std::string told(int round, const std::vector<Answer>& answers)
{
    auto text = "round " + std::to_string(round);
    for (const auto& answer : answers)
        text += "\n" + std::to_string(answer.status) + " " + answer.body.substr(0, 300);
    return text;
}


inline HostOptions onMariaDb()
{
    HostOptions options;
    options.storage = Storage::mariadb;
    for (const std::string brake : {"per-minute", "cap-per-customer-hour"})
        options.configuration["plugin.contacts-manager.mail." + brake] = "1000000";
    return options;
}


/// A second node on the first one's database; their mails lie in one place.
inline HostOptions beside(Scene& scene)
{
    auto options = onMariaDb();
    options.data = Data::none;
    options.configuration["database.connection"] = scene.host().connection();
    options.configuration["plugin.contacts-manager.mail.spool-folder"] = scene.host().spool().string();
    return options;
}


struct TwoNodes
{
    Scene left{onMariaDb()};
    Scene right{beside(left)};
    HttpClient mariaLeft{left.maria()};
    HttpClient mariaRight{right.maria()};
    HttpClient paul{right.login("paul.dubois@acme.example")};
    HttpClient agent{left.agent()};
    HttpClient second{right.login("agent2@support.example")};
    std::string acme{customerNamed(mariaLeft, "Acme")};
    std::string tom{contactWith(mariaLeft, acme, "tom.reed@acme.example")};

    [[nodiscard]] std::string only(const std::string& select) { return left.host().rows(select).at(0); }

    void assertNothingIsBroken()
    {
        (void)left.host().mails();
        std::string all;
        for (const auto& each : brokenInvariants(left.host()))
            all += each + "\n";
        CPPUNIT_ASSERT_MESSAGE(all, all.empty());
    }
};

[[nodiscard]] inline std::string editContact(const std::string& contact, const std::string& field,
                                             const std::string& value)
{
    return R"({"kind":"edit-contact","contact":)" + jsonText(contact) + R"(,"field":)" + jsonText(field) +
           R"(,"value":)" + jsonText(value) + "}";
}


[[nodiscard]] inline std::string numberOf(int which)
{
    return "+331426" + std::to_string(10000 + which);
}

}  // namespace tests
