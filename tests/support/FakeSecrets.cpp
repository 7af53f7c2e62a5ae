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


std::string FakeSecrets::conceal(std::string_view text, std::string_view purpose)
{
    return seal(purpose) + std::string(text.rbegin(), text.rend());
}


std::optional<std::string> FakeSecrets::reveal(std::string_view concealed, std::string_view purpose) const
{
    const auto mark = seal(purpose);
    if (!concealed.starts_with(mark))
        return std::nullopt;
    concealed.remove_prefix(mark.size());
    return std::string(concealed.rbegin(), concealed.rend());
}

}  // namespace contacts::tests
