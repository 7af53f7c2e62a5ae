#include "host/src/security/PasswordHash.h"

#include "host/src/security/Digest.h"

#include <sodium.h>

#include <new>

namespace supportcentre {

PasswordHash::PasswordHash(HashCost cost, std::size_t atOnce, std::size_t queue)
    : _cost(cost),
      _turnstile(atOnce, queue)
{
    readySodium();
    _nobody = make(randomBytes(32));
}


std::string PasswordHash::make(const Turnstile::Pass& /*turn*/, const std::string& password) const
{
    char hash[crypto_pwhash_argon2id_STRBYTES];
    if (crypto_pwhash_argon2id_str(hash, password.data(), password.size(), _cost.passes, _cost.bytes) != 0)
        throw std::bad_alloc();
    return hash;
}


bool PasswordHash::matches(const Turnstile::Pass& /*turn*/, const std::string& hash,
                           const std::string& password) const
{
    const auto& compared = hash.empty() ? _nobody : hash;
    const bool equal =
        crypto_pwhash_argon2id_str_verify(compared.c_str(), password.data(), password.size()) == 0;
    return equal && !hash.empty();
}


bool PasswordHash::isOutdated(const std::string& hash) const
{
    return crypto_pwhash_argon2id_str_needs_rehash(hash.c_str(), _cost.passes, _cost.bytes) != 0;
}

}  // namespace supportcentre
