#include "host/src/security/Digest.h"

#include <sodium.h>

#include <stdexcept>

namespace supportcentre {

namespace {

const unsigned char* bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace


void readySodium()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot be initialised");
}


std::string sha256Hex(std::string_view bytes)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, bytesOf(bytes), bytes.size());
    char text[crypto_hash_sha256_BYTES * 2 + 1];
    return sodium_bin2hex(text, sizeof text, digest, sizeof digest);
}


std::string hmacSha256(std::string_view key, std::string_view bytes)
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytesOf(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytesOf(bytes), bytes.size());
    std::string result(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(result.data()));
    return result;
}


std::string base64Url(std::string_view bytes)
{
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string result(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(result.data(), result.size(), bytesOf(bytes), bytes.size(), variant);
    result.pop_back();  // the terminating NUL
    return result;
}


std::optional<std::string> base64UrlDecoded(std::string_view text)
{
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &length, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}


std::string randomBytes(std::size_t count)
{
    readySodium();
    std::string result(count, '\0');
    randombytes_buf(result.data(), count);
    return result;
}


bool isEqualInConstantTime(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace supportcentre
