#include "plugin/AnchorFile.h"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/stat.h>
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


/// A command that root runs writes what the helpdesk's own user reads next. Hashes are no secret.
void letTheOwnerRead(int handle, const std::filesystem::path& folder)
{
    struct stat owner = {};
    if (::stat(folder.c_str(), &owner) == 0 && ::fchown(handle, owner.st_uid, owner.st_gid) != 0)
        ::fchmod(handle, 0644);  // Not root: he cannot give it away.
}


/// Closes it. False: it is not on the disk.
bool write(int handle, std::string_view text, const std::filesystem::path& folder)
{
    letTheOwnerRead(handle, folder);
    bool whole = true;
    while (whole && !text.empty())
    {
        const auto done = ::write(handle, text.data(), text.size());
        whole = done >= 0 || errno == EINTR;
        text.remove_prefix(done < 0 ? 0 : static_cast<std::size_t>(done));
    }
    whole = whole && ::fsync(handle) == 0;
    return ::close(handle) == 0 && whole;
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
    std::string text;
    for (const auto& [customer, head] : heads)
        text += customer.text() + ' ' + std::to_string(head.number) + ' ' + head.hash + '\n';
    // A name that nobody else has: two who verify at once write two files.
    auto unfinished = (_folder / ("." + std::string(name) + ".XXXXXX")).string();
    const int handle = ::mkostemp(unfinished.data(), O_CLOEXEC);
    std::error_code trouble;
    const bool written = handle >= 0 && write(handle, text, _folder);
    if (written)
        std::filesystem::rename(unfinished, _folder / name, trouble);
    if (!written || trouble)
    {
        std::error_code ignored;
        if (handle >= 0)
            std::filesystem::remove(unfinished, ignored);
        throw std::runtime_error(std::string(name) + " in the data folder cannot be written");
    }
}

}  // namespace contacts
