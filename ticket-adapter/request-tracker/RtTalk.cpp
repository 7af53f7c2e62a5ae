#include "ticket-adapter/request-tracker/RtTalk.h"

#include "core/text/Text.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Parser.h>
#include <Poco/JSON/Stringifier.h>
#include <Poco/URI.h>

#include <algorithm>
#include <sstream>

namespace contacts {

namespace {

using Clock = std::chrono::steady_clock;
using Kind = RemoteFailure::Kind;

constexpr std::size_t deepestAnswer = 32;
constexpr std::size_t longestSentence = 200;


/// What POCO's JSON throws says nothing to an administrator but that RT answered something else.
template <class Work>
auto guarded(const Work& work)
{
    try
    {
        return work();
    }
    catch (const Poco::Exception&)
    {
        throw RemoteFailure(Kind::away, "Request Tracker's answer is not the JSON it should be");
    }
}


std::string nameOf(const WebRequest& request)
{
    return request.method + " " + request.path.substr(0, request.path.find('?'));
}


Poco::Dynamic::Var parsed(const std::string& body)
{
    return guarded([&] {
        Poco::JSON::Parser parser;
        parser.setDepth(deepestAnswer);
        return parser.parse(body);
    });
}


/// REST2 says in "message" what it does not let us do; shown to administrators as text.
std::string sentenceOf(const WebAnswer& answer)
{
    try
    {
        const auto text = rtShown(rtText(*parsed(answer.body).extract<Poco::JSON::Object::Ptr>(), "message"));
        return text.empty() ? text : ": " + text;
    }
    catch (const std::exception&)
    {
        return {};
    }
}


std::string answered(const WebRequest& request, const WebAnswer& answer)
{
    return nameOf(request) + " was answered " + std::to_string(answer.status) + sentenceOf(answer);
}


[[noreturn]] void fail(Kind kind, const WebRequest& request, const WebAnswer& answer)
{
    throw RemoteFailure(kind, answered(request, answer));
}


bool loggedOut(const WebAnswer& answer)
{
    return answer.status == 401 || answer.status == 302;  // RT sends a forgotten cookie to its log-in page.
}


/// RT's own cookie; whatever stands before it may add others.
std::string sessionIn(const WebAnswer& answer)
{
    const auto [first, last] = answer.headers.equal_range("set-cookie");
    for (auto each = first; each != last; ++each)
        if (each->second.starts_with("RT_SID_"))
            return each->second.substr(0, each->second.find(';'));
    return {};
}


std::string stringified(const Poco::Dynamic::Var& body)
{
    std::ostringstream text;
    Poco::JSON::Stringifier::stringify(body, text);
    return text.str();
}

}  // namespace


Poco::JSON::Object::Ptr RtAnswer::object() const
{
    return guarded([&] { return json.extract<Poco::JSON::Object::Ptr>(); });
}


std::string RtAnswer::sentences() const
{
    std::string all;
    if (json.type() != typeid(Poco::JSON::Array::Ptr))
        return all;
    const auto& list = *json.extract<Poco::JSON::Array::Ptr>();
    for (const auto& one : list)
        if (one.isString())
            all += (all.empty() ? "" : "; ") + one.convert<std::string>();
    return all;
}


std::string rtText(const Poco::JSON::Object& object, const std::string& name)
{
    return guarded([&] {
        const auto value = object.get(name);
        return value.isEmpty() || value.isStruct() || value.isArray() ? std::string()
                                                                      : value.convert<std::string>();
    });
}


std::uint64_t rtNumber(const Poco::JSON::Object& object, const std::string& name)
{
    return guarded([&] {
        const auto value = object.get(name);
        return value.isEmpty() ? 0 : value.convert<Poco::UInt64>();
    });
}


std::string rtFirst(const Poco::JSON::Array& texts)
{
    return guarded([&] { return texts.size() == 0 ? std::string() : texts.getElement<std::string>(0); });
}


std::string rtShown(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return shortened(text, longestSentence);
}


std::string rtQuoted(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += (c == '\'' || c == '\\') ? std::string("\\") + c : std::string(1, c);
    return quoted + "'";
}


std::string rtEncoded(const std::string& text)
{
    std::string encoded;
    Poco::URI::encode(text, "!#$&'()*+,/:;=?@[]{}", encoded);
    return encoded;
}


RtTalk::RtTalk(const RtSettings& settings, const RtLimits& limits, RtSession& session)
    : _settings(settings),
      _limits(limits),
      _session(session),
      _end(Clock::now() + limits.total)
{
    try
    {
        _place = WebPlace::from(settings.address, settings.authorities);
    }
    catch (const WebFailure& failure)
    {
        throw RemoteFailure(Kind::refused, failure.what());
    }
}


RtAnswer RtTalk::get(const std::string& path, const char* right)
{
    WebRequest request;
    request.path = "/REST/2.0" + path;
    return ask(std::move(request), right);
}


RtAnswer RtTalk::post(const std::string& path, const Poco::Dynamic::Var& body, const char* right)
{
    WebRequest request{"POST", "/REST/2.0" + path, {}, "application/json", stringified(body)};
    return ask(std::move(request), right);
}


RtAnswer RtTalk::put(const std::string& path, const Poco::JSON::Object& body, const std::string& etag,
                     const char* right)
{
    WebRequest request{
        "PUT", "/REST/2.0" + path, {{"If-Match", etag}}, "application/json", stringified(body)};
    return ask(std::move(request), right);
}


std::string RtTalk::tell(const std::string& path, const std::string& form, const char* right)
{
    const WebRequest request{
        "POST", "/REST/1.0" + path, {}, "application/x-www-form-urlencoded", "content=" + rtEncoded(form)};
    auto answer = allowed(request, right);
    answer.headers.clear();
    const auto line = answer.body.find('\n');
    if (answer.status != 200 || !answer.body.starts_with("RT/") || line == std::string::npos)
    {
        answer.body.clear();
        fail(Kind::away, request, answer);
    }
    if (answer.body.substr(0, line).find(" 401 ") != std::string::npos)
        throw RemoteFailure(Kind::away, nameOf(request) + ": Request Tracker has forgotten us meanwhile");
    return answer.body.substr(line + 1);
}


/// What is forbidden is named.
WebAnswer RtTalk::allowed(const WebRequest& request, const std::string& right)
{
    auto answer = withCookie(request);
    _letIn = !loggedOut(answer);
    if (answer.status == 401 || answer.status == 403)
        throw RtForbidden(right, answered(request, answer));
    return answer;
}


RtAnswer RtTalk::ask(WebRequest request, const std::string& right)
{
    request.headers.emplace_back("Accept", "application/json");
    const auto answer = allowed(request, right);
    const bool expected =
        (answer.status >= 200 && answer.status < 300) || answer.status == 404 || answer.status == 412;
    if (!expected)
        fail(answer.status == 400 || answer.status == 422 ? Kind::misfit : Kind::away, request, answer);
    RtAnswer result{answer.status, {}, answer.header("etag"), answer.header("location")};
    if (answer.status < 300 && !answer.body.empty())
        result.json = parsed(answer.body);
    return result;
}


/// A cookie that RT has forgotten is fetched anew once; a token that it has forgotten is not tried again.
WebAnswer RtTalk::withCookie(const WebRequest& request)
{
    const bool fresh = _session.cookie(_settings).empty();
    if (fresh)
        logIn();
    auto answer = send(request);
    if (!fresh && loggedOut(answer))
    {
        logIn();
        answer = send(request);
    }
    return answer;
}


WebAnswer RtTalk::send(const WebRequest& request)
{
    auto complete = request;
    if (const auto cookie = _session.cookie(_settings); !cookie.empty())
    {
        complete.headers.emplace_back("Cookie", cookie);
        complete.headers.emplace_back("Referer",
                                      _settings.address + "/");  // RT's guard against foreign forms.
    }
    try
    {
        return exchange(_place, complete, std::min(_end, Clock::now() + _limits.call), _limits.largestAnswer,
                        _session.trust());
    }
    catch (const WebFailure& failure)
    {
        throw RemoteFailure(Kind::away, nameOf(request) + ": " + failure.what());
    }
}


/// REST2 takes the token too, but gives no cookie for it; REST 1.0 does, and says in its text whether it
/// knows us.
void RtTalk::logIn()
{
    _session.forget();
    const WebRequest request{"GET", "/REST/1.0/", {{"Authorization", "token " + _settings.token}}, {}, {}};
    const auto answer = send(request);
    if (answer.status == 401 || answer.status == 403 || answer.body.find(" 401 ") < 40)
        throw RemoteFailure(Kind::refused, "Request Tracker does not know the token");
    const auto cookie = sessionIn(answer);
    if (answer.status != 200 || !answer.body.starts_with("RT/") || cookie.empty())
        fail(Kind::away, request, answer);
    _session.keep(_settings, cookie, _limits.session);
}

}  // namespace contacts
