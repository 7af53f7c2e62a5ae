// What the pages about mails need: a request that somebody hears of, and patience for the job that sends.
#pragma once

#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <functional>
#include <thread>

namespace tests {

class MailPagesStage : public CppUnit::TestFixture
{
protected:
    static void waitUntil(const std::string& what, const std::function<bool()>& come)
    {
        for (int i = 0; i < 200; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(50)))
            if (come())
                return;
        CPPUNIT_FAIL("never: " + what);
    }

    static std::string raise(Scene& scene, HttpClient& maria)
    {
        const auto acme = customerNamed(maria, "Acme");
        return scene
            .raise(maria, acme,
                   "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]")
            .request;
    }

    static bool has(const std::string& text, const std::string& part)
    {
        return text.find(part) != std::string::npos;
    }
};

}  // namespace tests
