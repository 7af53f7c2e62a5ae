// What every implementation of Storage must do, written once and run on each of them (Places.h).
#pragma once

#include "core/ports/Storage.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <future>

namespace contacts::tests {

/// An empty storage for one test.
class Place
{
public:
    virtual ~Place() = default;
    [[nodiscard]] virtual Storage& storage() = 0;
};

class ContractFixture : public CppUnit::TestFixture
{
public:
    void setUp() override { _place = open(); }
    void tearDown() override { _place.reset(); }

protected:
    [[nodiscard]] virtual std::unique_ptr<Place> open() = 0;

    [[nodiscard]] Storage& storage() { return _place->storage(); }

    /// `work` in one transaction, or only reading.
    template <class Work>
    auto inOne(const Work& work)
    {
        auto unit = storage().begin();
        if constexpr (std::is_void_v<decltype(work(*unit))>)
        {
            work(*unit);
            unit->commit();
        }
        else
        {
            auto result = work(*unit);
            unit->commit();
            return result;
        }
    }

    template <class Work>
    auto reading(const Work& work)
    {
        auto unit = storage().read();
        return work(*unit);
    }

    /// `first` and then `second`, which begins before the first one is committed: it must wait for it, or be
    /// asked to come again.
    template <class First, class Second>
    void twoAtOnce(const First& first, const Second& second)
    {
        auto ahead = storage().begin();
        first(*ahead);
        auto behind = std::async(std::launch::async, [&] { storage().inOne(second); });
        (void)behind.wait_for(std::chrono::milliseconds(200));
        ahead->commit();
        ahead.reset();
        behind.get();
    }

    CustomerId addCustomer(const std::string& name, CustomerKind kind = CustomerKind::customer);

    /// A contact of the customer with that last name, "<name>@example.org" and these roles.
    ContactId addMember(CustomerId customer, const std::string& lastName,
                        const std::set<RoleKey, std::less<>>& roles = {},
                        const std::string& firstName = "Ada");

private:
    std::unique_ptr<Place> _place;
};

[[nodiscard]] Person personCalled(const std::string& firstName, const std::string& lastName,
                                  const std::string& email);
[[nodiscard]] inline Time at(long long microseconds)
{
    return Time(std::chrono::microseconds(microseconds));
}

}  // namespace contacts::tests
