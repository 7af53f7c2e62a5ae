#include "tests/contract/Places.h"
#include "tests/support/MemoryStorage.h"

namespace contacts::tests {

namespace {

class MemoryPlace final : public Place
{
public:
    Storage& storage() override { return _storage; }

private:
    MemoryStorage _storage{sha256};
};

}  // namespace


std::unique_ptr<Place> inMemory()
{
    return std::make_unique<MemoryPlace>();
}

}  // namespace contacts::tests
