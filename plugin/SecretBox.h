#pragma once

#include "core/ports/Secrets.h"

#include <vector>

namespace contacts {

/// Secrets by OpenSSL and the kernel's generator. The key never leaves this object.
class SecretBox final : public Secrets
{
public:
    explicit SecretBox(std::string key) : _key(std::move(key)) {}

    [[nodiscard]] std::string random(std::size_t bytes) override;
    [[nodiscard]] std::string sha256(std::string_view text) const override;
    [[nodiscard]] std::string seal(std::string_view text) const override;
    [[nodiscard]] std::string conceal(std::string_view text, std::string_view purpose) override;
    [[nodiscard]] std::optional<std::string> reveal(std::string_view concealed,
                                                    std::string_view purpose) const override;

private:
    [[nodiscard]] std::vector<unsigned char> keyFor(std::string_view purpose) const;

    const std::string _key;
};

}  // namespace contacts
