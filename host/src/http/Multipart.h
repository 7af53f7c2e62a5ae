// Forms with files (multipart/form-data, RFC 7578), read as strictly as everything else: what two readers
// might read in two ways is refused.
#pragma once

#include <helpdesk/Page.h>

#include <string_view>
#include <vector>

namespace supportcentre {

struct MultipartLimits
{
    std::size_t parts = 8;
    std::size_t files = 1;
    std::size_t headBytes = 2048;    ///< Of one part.
    std::size_t valueBytes = 32768;  ///< Of all fields that are no files.
};

struct Multipart
{
    helpdesk::Fields fields{};
    std::vector<helpdesk::Upload> uploads;  ///< A file field that was left empty is not among them.
};

/// `contentType` is the whole header field. Throws Rejected (400, 413, 415).
[[nodiscard]] Multipart parseMultipart(std::string_view contentType, std::string_view body,
                                       MultipartLimits limits = {});

/// What a person may call a file, of what a program sent as its name: nothing before the last slash or
/// backslash, no control or direction characters, no leading dots, at most 120 characters, never empty.
[[nodiscard]] std::string safeFileName(std::string_view sent);

}  // namespace supportcentre
