#pragma once

#include "templates/Make.h"
#include "templates/src/Dates.h"
#include "templates/src/Message.h"

namespace templates {

class IcuWords final : public Words
{
public:
    explicit IcuWords(const Catalogues& catalogues);

    [[nodiscard]] std::string say(std::string_view locale, std::string_view key,
                                  std::initializer_list<Argument> arguments) const override;
    [[nodiscard]] std::string
    say(std::string_view locale, std::string_view key,
        const std::vector<std::pair<std::string, std::string>>& arguments) const override;
    [[nodiscard]] bool has(std::string_view key) const override;
    [[nodiscard]] const std::vector<std::string>& locales() const override { return _locales; }
    [[nodiscard]] std::string dateTime(std::string_view locale, std::string_view zone,
                                       Time time) const override;
    [[nodiscard]] std::string shortTime(std::string_view locale, std::string_view zone, Time time,
                                        Time now) const override;
    [[nodiscard]] std::string list(std::string_view locale,
                                   const std::vector<std::string>& items) const override;

private:
    struct Language
    {
        explicit Language(std::string_view locale) : dates(locale) {}
        Dates dates;
        std::map<std::string, Message, std::less<>> messages;
    };

    void add(std::string_view part, std::string_view text);
    [[nodiscard]] const Language& languageOf(std::string_view locale) const;
    [[nodiscard]] const Message& find(std::string_view locale, std::string_view key) const;

    std::map<std::string, Language, std::less<>> _languages;
    std::vector<std::string> _locales;
    Zones _zones{};
};

}  // namespace templates
