#pragma once

#include "core/ports/Secrets.h"

#include <atomic>

namespace contacts::tests {

/// Real hashes under a key that everybody may know; random numbers that only count, so that a run can be
/// repeated.
class FakeSecrets : public Secrets
{
public:
    [[nodiscard]] std::string random(std::size_t bytes) override;
    [[nodiscard]] std::string sha256(std::string_view text) const override;
    [[nodiscard]] std::string seal(std::string_view text) const override;
    /// Hides nothing from whoever looks closely, but from a search for the text.
    [[nodiscard]] std::string conceal(std::string_view text, std::string_view purpose) override;
    [[nodiscard]] std::optional<std::string> reveal(std::string_view concealed,
                                                    std::string_view purpose) const override;

private:
    std::atomic<unsigned> _drawn{0};
};

}  // namespace contacts::tests
