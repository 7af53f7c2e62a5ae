#include "tests/support/FakeSecrets.h"

#include <Poco/SHA2Engine.h>

namespace contacts::tests {

std::string FakeSecrets::random(std::size_t bytes)
{
    auto text = sha256("random/" + std::to_string(++_drawn));
    text.resize(2 * bytes, '0');
    return text;
}


std::string FakeSecrets::sha256(std::string_view text) const
{
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(text.data(), text.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}


std::string FakeSecrets::seal(std::string_view text) const
{
    return sha256("the installation's key\n" + std::string(text));
}

}  // namespace contacts::tests
