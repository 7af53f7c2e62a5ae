#pragma once

#include "core/ports/Secrets.h"

namespace contacts {

/// Secrets by OpenSSL and the kernel's generator. The key never leaves this object.
class SecretBox final : public Secrets
{
public:
    explicit SecretBox(std::string key) : _key(std::move(key)) {}

    [[nodiscard]] std::string random(std::size_t bytes) override;
    [[nodiscard]] std::string sha256(std::string_view text) const override;
    [[nodiscard]] std::string seal(std::string_view text) const override;

private:
    const std::string _key;
};

}  // namespace contacts
