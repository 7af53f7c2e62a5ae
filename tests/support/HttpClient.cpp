#include "tests/support/HttpClient.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <Poco/JSON/Query.h>
#include <Poco/JSON/Stringifier.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/StreamCopier.h>
#include <Poco/String.h>
#include <Poco/URI.h>

#include <sstream>
#include <stdexcept>

namespace tests {

namespace {

Poco::Dynamic::Var valueAt(const std::string& body, const std::string& path)
{
    try
    {
        const auto parsed = Poco::JSON::Parser().parse(body);
        return path.empty() ? parsed : Poco::JSON::Query(parsed).find(path);
    }
    catch (const Poco::Exception&)
    {
        throw std::runtime_error("no JSON answer: " + body.substr(0, 300));
    }
}


/// "name=value; Path=/; HttpOnly" → what the next request sends; an expired one goes.
void keepCookie(std::map<std::string, std::string>& cookies, const std::string& header)
{
    const auto pair = header.substr(0, header.find(';'));
    const auto name = pair.substr(0, pair.find('='));
    const auto value = pair.substr(pair.find('=') + 1);
    if (value.empty() || Poco::toLower(header).find("max-age=0") != std::string::npos)
        cookies.erase(name);
    else
        cookies[name] = value;
}

}  // namespace


std::string Answer::header(const std::string& lowerCaseName) const
{
    const auto found = headers.find(lowerCaseName);
    return found == headers.end() ? std::string() : found->second;
}


std::string Answer::text(const std::string& path) const
{
    const auto value = valueAt(body, path);
    return value.isEmpty() ? std::string() : value.toString();
}


long long Answer::number(const std::string& path) const
{
    const auto value = valueAt(body, path);
    if (value.isEmpty())
        throw std::runtime_error("no " + path + " in " + body.substr(0, 300));
    return value.convert<Poco::Int64>();
}


std::size_t Answer::size(const std::string& path) const
{
    const auto value = valueAt(body, path);
    return value.type() == typeid(Poco::JSON::Array::Ptr) ? value.extract<Poco::JSON::Array::Ptr>()->size()
                                                          : 0;
}


bool Answer::isNull(const std::string& path) const
{
    return valueAt(body, path).isEmpty();
}


std::string percentEncoded(std::string_view text)
{
    std::string out;
    Poco::URI::encode(std::string(text), "!#$&'()*+,/:;=?@[]%\"<>\\^`{|}~", out);
    return out;
}


std::string jsonText(std::string_view text)
{
    std::ostringstream out;
    Poco::JSON::Stringifier::stringify(std::string(text), out);
    return out.str();
}


HttpClient::HttpClient(unsigned short port) : _port(port) {}


Answer HttpClient::get(const std::string& path, const Headers& extra)
{
    return send("GET", path, {}, extra);
}


Answer HttpClient::call(const std::string& method, const std::string& path, const std::string& json,
                        const Headers& extra)
{
    auto headers = extra;
    headers.emplace("Origin", origin());
    headers.emplace("Accept", "application/json");
    if (!json.empty())
        headers.emplace("Content-Type", "application/json");
    if (!_csrf.empty())
        headers.emplace("X-CSRF-Token", _csrf);
    return send(method, path, json, std::move(headers));
}


Answer HttpClient::form(const std::string& path, FormFields fields, const Headers& extra)
{
    bool carriesToken = false;
    std::string body;
    for (const auto& [name, value] : fields)
        carriesToken = carriesToken || name == "csrf";
    if (!carriesToken)
        fields.emplace_back("csrf", _csrf);
    for (const auto& [name, value] : fields)
        body += (body.empty() ? "" : "&") + percentEncoded(name) + "=" + percentEncoded(value);
    auto headers = extra;
    headers.emplace("Origin", origin());
    headers.emplace("Content-Type", "application/x-www-form-urlencoded");
    return send("POST", path, body, std::move(headers));
}


Answer HttpClient::upload(const std::string& path, const std::string& fileName, const std::string& content,
                          const Headers& extra)
{
    const std::string boundary = "----test7d93b1";
    const auto body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + _csrf +
                      "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" +
                      fileName + "\"\r\nContent-Type: text/html\r\n\r\n" + content + "\r\n--" + boundary +
                      "--\r\n";
    auto headers = extra;
    headers.emplace("Origin", origin());
    headers.emplace("Content-Type", "multipart/form-data; boundary=" + boundary);
    return send("POST", path, body, std::move(headers));
}


HttpClient& HttpClient::as(const std::string& email, const std::string& password)
{
    const auto answer = call("POST", "/api/v1/session",
                             "{\"email\":" + jsonText(email) + ",\"password\":" + jsonText(password) + "}");
    if (answer.status != 200)
        throw std::runtime_error(email + " cannot log in: " + std::to_string(answer.status) + " " +
                                 answer.body);
    _csrf = answer.text("csrf");
    return *this;
}


Answer HttpClient::send(const std::string& method, const std::string& path, const std::string& body,
                        Headers headers)
{
    Poco::Net::HTTPClientSession session("127.0.0.1", _port);
    session.setTimeout(Poco::Timespan(60, 0));
    Poco::Net::HTTPRequest request(method, path, Poco::Net::HTTPMessage::HTTP_1_1);
    request.setHost("127.0.0.1", _port);
    std::string cookies;
    for (const auto& [name, value] : _cookies)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty())
        request.set("Cookie", cookies);
    for (const auto& [name, value] : headers)
        if (value.empty())
            request.erase(name);
        else
            request.set(name, value);
    if (!body.empty() || (method != "GET" && method != "HEAD"))
        request.setContentLength64(static_cast<Poco::Int64>(body.size()));
    session.sendRequest(request) << body;
    Poco::Net::HTTPResponse response;
    auto& in = session.receiveResponse(response);
    Answer answer;
    answer.status = response.getStatus();
    if (method != "HEAD")
        Poco::StreamCopier::copyToString(in, answer.body);
    for (const auto& [name, value] : response)
    {
        answer.headers.emplace(Poco::toLower(name), value);
        if (Poco::icompare(name, "set-cookie") == 0)
            keepCookie(_cookies, value);
    }
    return answer;
}


std::string sendRaw(unsigned short port, const std::string& bytes, int patienceMilliseconds)
{
    Poco::Net::StreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", port));
    socket.setReceiveTimeout(Poco::Timespan(static_cast<Poco::Int64>(patienceMilliseconds) * 1000));
    std::string answer;
    try
    {
        socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
        char buffer[4096];
        for (int got = 0; (got = socket.receiveBytes(buffer, sizeof buffer)) > 0;)
            answer.append(buffer, static_cast<std::size_t>(got));
    }
    catch (const Poco::TimeoutException&)
    {
        return answer;  // kept open by the server: the caller looks at what came
    }
    catch (const Poco::Net::NetException&)
    {
        return answer;  // closed in the middle of our bytes, which is an answer too
    }
    return answer;
}

}  // namespace tests
