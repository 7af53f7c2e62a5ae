#pragma once

#include <cppunit/TestAssert.h>

#include <chrono>
#include <string>
#include <thread>

namespace tests {

/// Until `condition` holds, for what a job of the running program does a little later.
template <class Condition>
void await(const Condition& condition, const std::string& what)
{
    for (int i = 0; i < 200; ++i)
    {
        if (condition())
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    CPPUNIT_FAIL("not within 20 seconds: " + what);
}

}  // namespace tests
