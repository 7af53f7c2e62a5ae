#include "plugin/AnchorFile.h"

#include <charconv>
#include <fstream>
#include <stdexcept>

#include <unistd.h>

namespace contacts {

namespace {

constexpr std::size_t hashLength = 64;


/// Nothing where the line is none.
std::optional<std::pair<CustomerId, AuditHead>> headIn(std::string_view line)
{
    CustomerId customer;
    AuditHead head;
    const auto* const end = line.data() + line.size();
    const auto id = std::from_chars(line.data(), end, customer.value);
    if (id.ec != std::errc() || id.ptr == end || *id.ptr != ' ')
        return std::nullopt;
    const auto number = std::from_chars(id.ptr + 1, end, head.number);
    if (number.ec != std::errc() || number.ptr == end || *number.ptr != ' ' || head.number == 0)
        return std::nullopt;
    head.hash.assign(number.ptr + 1, end);
    return head.hash.size() == hashLength ? std::optional(std::pair(customer, std::move(head)))
                                          : std::nullopt;
}

}  // namespace


AuditHeads AnchorFile::heads() const
{
    AuditHeads heads;
    if (!std::filesystem::exists(_folder / name))
        return heads;
    std::ifstream file(_folder / name);
    for (std::string line; std::getline(file, line);)
        if (auto each = headIn(line))
            heads.insert(std::move(*each));
    if (!file.eof())
        throw std::runtime_error(std::string(name) + " in the data folder cannot be read");
    return heads;
}


void AnchorFile::keep(const AuditHeads& heads) const
{
    const auto unfinished = _folder / ("." + std::string(name) + "." + std::to_string(::getpid()));
    std::ofstream file(unfinished, std::ios::trunc);
    for (const auto& [customer, head] : heads)
        file << customer.text() << ' ' << head.number << ' ' << head.hash << '\n';
    file.close();
    std::error_code trouble;
    if (file)
        std::filesystem::rename(unfinished, _folder / name, trouble);
    if (!file || trouble)
    {
        std::error_code ignored;
        std::filesystem::remove(unfinished, ignored);
        throw std::runtime_error(std::string(name) + " in the data folder cannot be written");
    }
}

}  // namespace contacts
