// A client of the SupportCentre as a browser or a script would be: keeps cookies, sends Origin and CSRF
// token.
#pragma once

#include <Poco/Dynamic/Var.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tests {

struct Answer
{
    int status = 0;
    std::string body;
    std::multimap<std::string, std::string> headers;  ///< Names in lower case.

    [[nodiscard]] std::string header(const std::string& lowerCaseName) const;

    /// A value of the JSON body by its path, "ticket.id" or "contacts[0].email"; empty when there is none.
    [[nodiscard]] std::string text(const std::string& path) const;
    [[nodiscard]] long long number(const std::string& path) const;
    [[nodiscard]] std::size_t
    size(const std::string& path) const;  ///< Items of an array, 0 when there is none.
    [[nodiscard]] bool isNull(const std::string& path) const;
};

using FormFields = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] std::string percentEncoded(std::string_view text);

/// A JSON string literal.
[[nodiscard]] std::string jsonText(std::string_view text);

/// Not for several threads at once; make one for each.
class HttpClient
{
public:
    /// Laid over the usual ones; an empty value leaves a header out.
    using Headers = std::map<std::string, std::string>;

    explicit HttpClient(unsigned short port);

    [[nodiscard]] Answer get(const std::string& path, const Headers& headers = {});
    /// A JSON call of any method with the headers that api.md asks for.
    [[nodiscard]] Answer call(const std::string& method, const std::string& path,
                              const std::string& json = {}, const Headers& headers = {});
    /// What a browser posts from a form; the field csrf is added unless it is given.
    [[nodiscard]] Answer form(const std::string& path, FormFields fields, const Headers& headers = {});

    /// What a browser posts from a form with one file, called `fileName`, in the field "file".
    [[nodiscard]] Answer upload(const std::string& path, const std::string& fileName,
                                const std::string& content, const Headers& headers = {});

    /// Logs in through the API; throws std::runtime_error unless that works.
    HttpClient& as(const std::string& email, const std::string& password = "demo-password-1");

    [[nodiscard]] const std::string& csrf() const noexcept { return _csrf; }
    [[nodiscard]] const std::map<std::string, std::string>& cookies() const noexcept { return _cookies; }
    [[nodiscard]] std::map<std::string, std::string>& cookies() noexcept { return _cookies; }
    [[nodiscard]] std::string origin() const { return "http://127.0.0.1:" + std::to_string(_port); }
    [[nodiscard]] unsigned short port() const noexcept { return _port; }

private:
    Answer send(const std::string& method, const std::string& path, const std::string& body, Headers headers);

    unsigned short _port;
    std::string _csrf;
    std::map<std::string, std::string> _cookies;
};

/// Bytes as they are, for what no honest client sends; everything the server answered until it closed or fell
/// silent.
[[nodiscard]] std::string sendRaw(unsigned short port, const std::string& bytes,
                                  int patienceMilliseconds = 3000);

}  // namespace tests
