#include "host/src/program/Door.h"

namespace supportcentre {

namespace {

constexpr std::size_t mebibyte = std::size_t{1024} * 1024;


HashCost costOf(const Config& config)
{
    return {static_cast<unsigned long long>(config.number("security.hash.passes")),
            static_cast<std::size_t>(config.number("security.hash.mebibytes")) * mebibyte};
}


SessionLimits limitsOf(const Config& config, const std::string& section)
{
    return {std::chrono::minutes(config.number(section + ".session.idle-minutes")),
            std::chrono::hours(config.number(section + ".session.hours"))};
}

}  // namespace


Door::Door(const Config& config, HostDatabase& database, const templates::Words& words, JsonLog& log,
           std::string_view secretKey)
    : hash(costOf(config)),
      rules(words, static_cast<std::size_t>(config.number("security.password.least"))),
      sessions(database, limitsOf(config, "security"), limitsOf(config, "frame")),
      throttle(database, static_cast<int>(config.number("security.login.free-failures"))),
      csrf(secretKey),
      login(database, hash, throttle, log),
      signIn(database, sessions, log),
      accounts(database, hash, rules),
      logIns(database, hash, login)
{
}

}  // namespace supportcentre
