#include "host/src/security/Csrf.h"

#include "host/src/security/Digest.h"
#include "host/src/security/SecretKey.h"

namespace supportcentre {

Csrf::Csrf(std::string_view secretKey) : _key(deriveKey(secretKey, "csrf")) {}


std::string Csrf::tokenFor(std::string_view holder) const
{
    return base64Url(hmacSha256(_key, holder));
}


bool Csrf::accepts(std::string_view token, std::string_view holder) const
{
    return !holder.empty() && isEqualInConstantTime(token, tokenFor(holder));
}

}  // namespace supportcentre
