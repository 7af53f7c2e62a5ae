#include "net/NameLookup.h"

#include <algorithm>
#include <memory>
#include <netdb.h>
#include <sys/socket.h>

namespace contacts {

namespace net = Poco::Net;

namespace {

/// One question to the system's resolver, which asks in a thread of its own (getaddrinfo_a(3)).
struct Question
{
    explicit Question(std::string name) : host(std::move(name))
    {
        wanted.ai_socktype = SOCK_STREAM;
        wanted.ai_flags = AI_ADDRCONFIG;
        control.ar_name = host.c_str();
        control.ar_request = &wanted;
    }

    ~Question()
    {
        if (control.ar_result != nullptr)
            ::freeaddrinfo(control.ar_result);
    }

    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;

    std::string host;
    addrinfo wanted{};
    gaicb control{};
};


int waitFor(Question& question, std::chrono::steady_clock::time_point until)
{
    using namespace std::chrono;
    const gaicb* const list[] = {&question.control};
    for (;;)
    {
        const auto left = std::max(nanoseconds(until - steady_clock::now()), nanoseconds(0));
        const timespec most{static_cast<time_t>(left.count() / 1'000'000'000),
                            static_cast<long>(left.count() % 1'000'000'000)};
        if (const int answer = ::gai_suspend(list, 1, &most); answer == EAI_AGAIN || answer == EAI_ALLDONE)
            return ::gai_error(&question.control);
        if (steady_clock::now() >= until)
            return ::gai_error(&question.control);
    }
}


std::vector<net::IPAddress> addressesIn(const addrinfo* found)
{
    std::vector<net::IPAddress> addresses;
    for (; found != nullptr; found = found->ai_next)
        if (found->ai_family == AF_INET)
            addresses.emplace_back(&reinterpret_cast<const sockaddr_in*>(found->ai_addr)->sin_addr,
                                   static_cast<poco_socklen_t>(sizeof(in_addr)));
        else if (found->ai_family == AF_INET6)
            addresses.emplace_back(&reinterpret_cast<const sockaddr_in6*>(found->ai_addr)->sin6_addr,
                                   static_cast<poco_socklen_t>(sizeof(in6_addr)),
                                   reinterpret_cast<const sockaddr_in6*>(found->ai_addr)->sin6_scope_id);
    return addresses;
}

}  // namespace


std::vector<net::IPAddress> addressesOf(const std::string& host, std::chrono::steady_clock::time_point until)
{
    if (net::IPAddress literal; net::IPAddress::tryParse(host, literal))
        return {literal};
    auto question = std::make_unique<Question>(host);
    gaicb* list[] = {&question->control};
    if (const int refused = ::getaddrinfo_a(GAI_NOWAIT, list, 1, nullptr); refused != 0)
        throw NameFailure(std::string("the name cannot be looked up: ") + ::gai_strerror(refused));
    const int answer = waitFor(*question, until);
    if (answer == EAI_INPROGRESS)
    {
        // What cannot be called back is written to until the resolver gives up by itself, so it stays.
        if (::gai_cancel(&question->control) == EAI_NOTCANCELED)
            static_cast<void>(question.release());
        throw NameFailure("the name was not found in time");
    }
    if (answer != 0)
        throw NameFailure(std::string("the name is not known: ") + ::gai_strerror(answer));
    return addressesIn(question->control.ar_result);
}

}  // namespace contacts
