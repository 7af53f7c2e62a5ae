#include "host/src/plugins/Seal.h"

#include <sodium.h>

#include <stdexcept>
#include <vector>

namespace supportcentre {

namespace {

constexpr std::string_view mark = "sealed:1:";
constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;


const unsigned char* bytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace


Seal::Seal(std::string key) : _key(std::move(key))
{
    if (sodium_init() < 0 || _key.size() != crypto_secretbox_KEYBYTES)
        throw std::logic_error("a seal needs a key of 32 bytes");
}


std::string Seal::close(std::string_view secret) const
{
    std::vector<unsigned char> box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + secret.size());
    randombytes_buf(box.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(box.data() + crypto_secretbox_NONCEBYTES, bytes(secret), secret.size(), box.data(),
                          bytes(_key));
    std::string text(sodium_base64_ENCODED_LEN(box.size(), base64), '\0');
    sodium_bin2base64(text.data(), text.size(), box.data(), box.size(), base64);
    text.pop_back();  // libsodium counts the terminating zero.
    return std::string(mark) + text;
}


std::string Seal::open(std::string_view sealed) const
{
    auto secret = opened(sealed);
    if (!secret)
        throw std::runtime_error(
            "a secret setting cannot be opened: it was stored under another installation key");
    return std::move(*secret);
}


bool Seal::opens(std::string_view sealed) const
{
    return opened(sealed).has_value();
}


std::optional<std::string> Seal::opened(std::string_view sealed) const
{
    constexpr std::size_t least = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    std::vector<unsigned char> box(sealed.size());
    std::size_t size = 0;
    const bool readable =
        sealed.substr(0, mark.size()) == mark &&
        sodium_base642bin(box.data(), box.size(), sealed.data() + mark.size(), sealed.size() - mark.size(),
                          nullptr, &size, nullptr, base64) == 0 &&
        size >= least;
    std::string secret(readable ? size - least : 0, '\0');
    if (!readable ||
        crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(secret.data()),
                                   box.data() + crypto_secretbox_NONCEBYTES,
                                   size - crypto_secretbox_NONCEBYTES, box.data(), bytes(_key)) != 0)
        return std::nullopt;
    return secret;
}

}  // namespace supportcentre
