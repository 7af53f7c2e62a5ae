#include "host/src/http/Multipart.h"

#include "host/src/http/Rejected.h"
#include "host/src/http/Text.h"

#include <algorithm>

namespace supportcentre {

namespace {

constexpr std::string_view endOfLine = "\r\n";


[[noreturn]] void malformed()
{
    throw Rejected(400, "The form is malformed.");
}


/// The value of `name` among "; name=value; name=\"value\"". Browsers write a quote inside a value as %22, so
/// that a backslash is just a backslash (WHATWG HTML, "multipart/form-data").
std::string_view parameter(std::string_view text, std::string_view name, bool& there)
{
    std::string_view found;
    there = false;
    while (!text.empty())
    {
        const auto semicolon = text.find(';');
        if (semicolon == std::string_view::npos)
            break;
        text = trimmed(text.substr(semicolon + 1));
        const auto equals = text.find('=');
        if (equals == std::string_view::npos)
            malformed();
        const auto key = lower(trimmed(text.substr(0, equals)));
        text.remove_prefix(equals + 1);
        std::string_view value;
        if (text.starts_with('"'))
        {
            const auto end = text.find('"', 1);
            if (end == std::string_view::npos)
                malformed();
            value = text.substr(1, end - 1);
            text.remove_prefix(end + 1);
        }
        else
        {
            value = trimmed(text.substr(0, text.find(';')));
            text.remove_prefix(std::min(text.size(), text.find(';')));
        }
        if (key != name)
            continue;
        if (there)
            malformed();
        there = true;
        found = value;
    }
    return found;
}


std::string boundaryOf(std::string_view contentType)
{
    bool there = false;
    const auto boundary = parameter(contentType, "boundary", there);
    constexpr std::string_view allowed =
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=?";
    if (!there || boundary.empty() || boundary.size() > 70 ||
        boundary.find_first_not_of(allowed) != std::string_view::npos)
        malformed();
    return "--" + std::string(boundary);
}


struct PartHead
{
    std::string name;
    std::string fileName;
    bool isFile = false;
};


/// Names as browsers write them: the three characters that would break the header are percent-encoded.
std::string named(std::string_view written)
{
    std::string name(written);
    for (const auto& [code, character] :
         {std::pair<std::string_view, char>{"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}})
        for (auto at = name.find(code); at != std::string::npos; at = name.find(code, at + 1))
            name.replace(at, code.size(), 1, character);
    return name;
}


PartHead headOf(std::string_view text)
{
    PartHead head;
    bool disposed = false;
    while (!text.empty())
    {
        const auto line = text.substr(0, text.find(endOfLine));
        text.remove_prefix(std::min(text.size(), line.size() + endOfLine.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !isUtf8(line) || !isFreeOfControls(line))
            malformed();
        const auto field = lower(line.substr(0, colon));
        const auto value = trimmed(line.substr(colon + 1));
        if (field == "content-transfer-encoding" && lower(value) != "binary" && lower(value) != "8bit")
            malformed();
        if (field != "content-disposition")
            continue;
        if (disposed || lower(trimmed(value.substr(0, value.find(';')))) != "form-data")
            malformed();
        disposed = true;
        bool hasName = false;
        head.name = named(parameter(value, "name", hasName));
        head.fileName = named(parameter(value, "filename", head.isFile));
        if (!hasName || head.name.empty() || !isFreeOfControls(head.name))
            malformed();
    }
    if (!disposed)
        malformed();
    return head;
}


/// Direction marks and invisible characters make "exe.pdf" of "fdp.exe".
bool misleads(std::string_view character)
{
    constexpr std::string_view ranges[][2] = {{"\xE2\x80\x8B", "\xE2\x80\x8F"},  // U+200B to U+200F
                                              {"\xE2\x80\xA8", "\xE2\x80\xAE"},  // U+2028 to U+202E
                                              {"\xE2\x81\xA0", "\xE2\x81\xAF"},  // U+2060 to U+206F
                                              {"\xEF\xBB\xBF", "\xEF\xBB\xBF"},  // U+FEFF
                                              {"\xC2\x80", "\xC2\x9F"}};         // C1 controls
    return std::any_of(std::begin(ranges), std::end(ranges), [&](const auto& range) {
        return character.size() == range[0].size() && character >= range[0] && character <= range[1];
    });
}


std::size_t lengthOfCharacter(char first)
{
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace


Multipart parseMultipart(std::string_view contentType, std::string_view body, MultipartLimits limits)
{
    const auto boundary = boundaryOf(contentType);
    helpdesk::Fields::List list;
    std::vector<helpdesk::Upload> uploads;
    std::size_t parts = 0;
    std::size_t values = 0;
    std::size_t files = 0;
    if (!body.starts_with(boundary))
        malformed();
    body.remove_prefix(boundary.size());
    for (;;)
    {
        if (body == "--" || body == "--\r\n")
            return {helpdesk::Fields(std::move(list)), std::move(uploads)};
        if (!body.starts_with(endOfLine))
            malformed();
        body.remove_prefix(endOfLine.size());
        if (++parts > limits.parts)
            throw Rejected(413, "The form has too many fields.");
        const auto headEnd = body.substr(0, limits.headBytes).find("\r\n\r\n");
        if (headEnd == std::string_view::npos)
            malformed();
        auto head = headOf(body.substr(0, headEnd));
        body.remove_prefix(headEnd + 4);
        const auto end = body.find("\r\n" + boundary);
        if (end == std::string_view::npos)
            malformed();
        const auto content = body.substr(0, end);
        body.remove_prefix(end + endOfLine.size() + boundary.size());
        if (!head.isFile)
        {
            values += content.size();
            if (values > limits.valueBytes)
                throw Rejected(413, "The form is too large.");
            if (!isUtf8(content) || !isFreeOfOddControls(content))
                throw Rejected(400, "A field holds a control character.");
            list.emplace_back(std::move(head.name), std::string(content));
            continue;
        }
        if (++files > limits.files)
            throw Rejected(413, "The form has too many files.");
        if (!head.fileName.empty() || !content.empty())
            uploads.push_back({std::move(head.name), safeFileName(head.fileName), std::string(content)});
    }
}


std::string safeFileName(std::string_view sent)
{
    constexpr std::size_t longest = 120;
    const auto slash = sent.find_last_of("/\\");
    if (slash != std::string_view::npos)
        sent.remove_prefix(slash + 1);
    std::string name;
    std::size_t characters = 0;
    if (isUtf8(sent))
        while (!sent.empty() && characters < longest)
        {
            const auto character = sent.substr(0, lengthOfCharacter(sent.front()));
            sent.remove_prefix(character.size());
            const auto byte = static_cast<unsigned char>(character.front());
            if (byte < 0x20 || byte == 0x7f || misleads(character))
                continue;
            constexpr std::string_view reserved = "<>:\"|?*";
            name += reserved.find(character.front()) == std::string_view::npos ? std::string(character) : "_";
            ++characters;
        }
    const auto first = name.find_first_not_of(" .");
    if (first == std::string::npos)
        return "file";
    return name.substr(first, name.find_last_not_of(" .") - first + 1);
}

}  // namespace supportcentre
