#pragma once

#include "tests/support/PageForm.h"
#include "tests/support/Scene.h"

#include <cppunit/TestAssert.h>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace tests {

/// Presses *Verify now* and waits for the end of the walk.
inline void verifyAudit(HttpClient& administrator)
{
    CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/audit/verify", {}).status);
    for (int i = 0; i < 200; ++i)
    {
        if (unescaped(administrator.get("/admin/audit").body).find("Being verified") == std::string::npos)
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw std::runtime_error("the walk never ends");
}

}  // namespace tests
