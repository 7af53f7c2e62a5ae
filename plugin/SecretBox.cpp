#include "plugin/SecretBox.h"

#include <Poco/Crypto/Cipher.h>
#include <Poco/Crypto/CipherFactory.h>
#include <Poco/Crypto/CipherKey.h>
#include <Poco/Crypto/CryptoTransform.h>
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

namespace crypto = Poco::Crypto;
using Bytes = Poco::DigestEngine::Digest;

constexpr const char* cipherName = "aes-256-gcm";
constexpr std::size_t nonceSize = 12;
constexpr std::size_t tagSize = 16;


Bytes noiseOf(std::size_t bytes)
{
    Bytes noise(bytes);
    std::size_t filled = 0;
    while (filled < bytes)
    {
        const auto got = ::getrandom(noise.data() + filled, bytes - filled, 0);
        if (got < 0 && errno != EINTR)
            throw std::runtime_error("the system's random generator does not answer");
        filled += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    return noise;
}


std::string through(crypto::CryptoTransform& transform, std::string_view text)
{
    std::string out(text.size() + 2 * transform.blockSize() + tagSize, '\0');
    auto* to = reinterpret_cast<unsigned char*>(out.data());
    const auto space = static_cast<std::streamsize>(out.size());
    const auto written = transform.transform(reinterpret_cast<const unsigned char*>(text.data()),
                                             static_cast<std::streamsize>(text.size()), to, space);
    const auto rest = transform.finalize(to + written, space - written);
    out.resize(static_cast<std::size_t>(written + rest));
    return out;
}


std::string hexOf(std::string_view bytes)
{
    return Poco::DigestEngine::digestToHex({bytes.begin(), bytes.end()});
}

}  // namespace


std::string SecretBox::random(std::size_t bytes)
{
    return Poco::DigestEngine::digestToHex(noiseOf(bytes));
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


/// A key for each purpose, so that none opens what belongs to another, nor is the one that seals.
std::vector<unsigned char> SecretBox::keyFor(std::string_view purpose) const
{
    Poco::HMACEngine<Sha256> engine(_key);
    engine.update("conceal\n" + std::string(purpose));
    return engine.digest();
}


std::string SecretBox::conceal(std::string_view text, std::string_view purpose)
{
    const auto nonce = noiseOf(nonceSize);
    const auto cipher =
        crypto::CipherFactory::defaultFactory().createCipher({cipherName, keyFor(purpose), nonce});
    crypto::CryptoTransform::Ptr transform(cipher->createEncryptor());
    const auto closed = through(*transform, text);
    return Poco::DigestEngine::digestToHex(nonce) + hexOf(transform->getTag(tagSize)) + hexOf(closed);
}


std::optional<std::string> SecretBox::reveal(std::string_view concealed, std::string_view purpose) const
{
    try
    {
        const auto bytes = Poco::DigestEngine::digestFromHex(std::string(concealed));
        if (bytes.size() < nonceSize + tagSize)
            return std::nullopt;
        const auto tag = bytes.begin() + nonceSize;
        const auto closed = tag + tagSize;
        const auto cipher = crypto::CipherFactory::defaultFactory().createCipher(
            {cipherName, keyFor(purpose), Bytes(bytes.begin(), tag)});
        crypto::CryptoTransform::Ptr transform(cipher->createDecryptor());
        transform->setTag(std::string(tag, closed));
        return through(*transform, std::string(closed, bytes.end()));
    }
    catch (const Poco::Exception&)
    {
        return std::nullopt;  // Not hexadecimal, or not what was closed with this key.
    }
}

}  // namespace contacts
