#include "ticket-adapter/request-tracker/WebTrust.h"

namespace contacts {

namespace net = Poco::Net;

namespace {

net::Context::Ptr read(const std::string& authorities)
{
    // VERIFY_STRICT: the milder mode takes any name for a server on this machine.
    net::Context::Ptr context(new net::Context(net::Context::TLS_CLIENT_USE, "", "", authorities,
                                               net::Context::VERIFY_STRICT, 9, true));
    context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
    return context;
}


/// The least of all times for what is not there: then reading it says what is wrong.
std::filesystem::file_time_type writtenAt(const std::string& file)
{
    std::error_code missing;
    const auto written = std::filesystem::last_write_time(file, missing);
    return missing ? std::filesystem::file_time_type::min() : written;
}

}  // namespace


net::Context::Ptr WebTrust::in(const std::string& authorities)
{
    const std::lock_guard lock(_mutex);
    const auto written = writtenAt(authorities);
    if (_read.isNull() || Clock::now() >= _until || authorities != _authorities || written != _written)
    {
        _read = read(authorities);
        _authorities = authorities;
        _written = written;
        _until = Clock::now() + life;
    }
    return _read;
}


void WebTrust::forget()
{
    const std::lock_guard lock(_mutex);
    _read = net::Context::Ptr();
}

}  // namespace contacts
