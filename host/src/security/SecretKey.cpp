#include "host/src/security/SecretKey.h"

#include "host/src/security/Digest.h"

#include <sodium.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

namespace supportcentre {

namespace {

constexpr std::size_t keyBytes = 32;


std::string fromHex(const std::string& text)
{
    std::string bytes(keyBytes, '\0');
    std::size_t length = 0;
    if (text.size() != keyBytes * 2 ||
        sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                       nullptr, &length, nullptr) != 0 ||
        length != keyBytes)
        throw std::runtime_error("security.secret-key must be 64 hexadecimal digits");
    return bytes;
}


/// Written whole beside its place and linked there, so that of several processes exactly one wins and none
/// reads half a key.
void makeFile(const std::string& file)
{
    const std::string draft = file + "." + base64Url(randomBytes(9));
    const int handle = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0)
        throw std::runtime_error("the secret key cannot be written to " + draft);
    const auto key = randomBytes(keyBytes);
    const bool written =
        ::write(handle, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(handle) == 0;
    ::close(handle);
    const bool linked = written && (::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST);
    ::unlink(draft.c_str());
    if (!linked)
        throw std::runtime_error("the secret key cannot be written to " + file);
}

}  // namespace


std::string readSecretKey(const std::string& configured, const std::string& folder)
{
    readySodium();
    if (!configured.empty())
        return fromHex(configured);
    const std::string file = folder + "/secret.key";
    if (!std::filesystem::exists(file))
        makeFile(file);
    std::ifstream in(file, std::ios::binary);
    std::string key((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (key.size() != keyBytes)
        throw std::runtime_error(file + " does not hold a key of 32 bytes");
    return key;
}


std::string deriveKey(std::string_view secret, std::string_view purpose)
{
    return hmacSha256(secret, purpose);
}

}  // namespace supportcentre
