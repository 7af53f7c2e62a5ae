#include "plugin/SecretBox.h"

#include <Poco/DigestEngine.h>
#include <Poco/HMACEngine.h>
#include <Poco/SHA2Engine.h>

#include <sys/random.h>

#include <cerrno>
#include <stdexcept>

namespace contacts {

namespace {

/// Poco's HMACEngine wants block size and constructor of a fixed hash.
class Sha256 : public Poco::SHA2Engine
{
public:
    enum { BLOCK_SIZE = 64, DIGEST_SIZE = 32 };
    Sha256() : Poco::SHA2Engine(SHA_256) {}
};

}  // namespace


std::string SecretBox::random(std::size_t bytes)
{
    Poco::DigestEngine::Digest noise(bytes);
    std::size_t filled = 0;
    while (filled < bytes)
    {
        const auto got = ::getrandom(noise.data() + filled, bytes - filled, 0);
        if (got < 0 && errno != EINTR)
            throw std::runtime_error("the system's random generator does not answer");
        filled += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    return Poco::DigestEngine::digestToHex(noise);
}


std::string SecretBox::sha256(std::string_view text) const
{
    Sha256 engine;
    engine.update(text.data(), text.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}


std::string SecretBox::seal(std::string_view text) const
{
    Poco::HMACEngine<Sha256> engine(_key);
    engine.update(text.data(), text.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}

}  // namespace contacts
