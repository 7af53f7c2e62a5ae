#include "plugin/FilesInSettings.h"

#include "mail/SpoolTransport.h"

#include <Poco/Crypto/X509Certificate.h>
#include <Poco/Exception.h>

#include <fstream>

namespace contacts {

bool holdsCertificate(const std::string& path)
{
    constexpr std::uintmax_t largest = 10'000'000;
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed) || std::filesystem::file_size(path, failed) > largest)
        return false;
    try
    {
        std::ifstream file(path);
        (void)Poco::Crypto::X509Certificate(file);
        return true;
    }
    catch (const Poco::Exception&)
    {
        return false;
    }
}


std::optional<std::string_view> refusedSpool(const std::filesystem::path& folder)
{
    const auto failed = SpoolTransport::trial(folder);
    if (!failed)
        return std::nullopt;
    if (failed == std::errc::permission_denied || failed == std::errc::operation_not_permitted)
        return "setting.refused.spool-forbidden";
    if (failed == std::errc::file_exists || failed == std::errc::not_a_directory)
        return "setting.refused.spool-file";
    if (failed == std::errc::no_space_on_device || failed == std::errc::read_only_file_system)
        return "setting.refused.spool-full";
    return "setting.refused.spool";
}

}  // namespace contacts
