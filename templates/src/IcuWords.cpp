#include "templates/src/IcuWords.h"

#include "templates/View.h"
#include "templates/src/Properties.h"

namespace templates {

IcuWords::IcuWords(const Catalogues& catalogues)
{
    _languages.try_emplace("en", "en");
    for (const auto& [part, text] : catalogues)
        add(part, text);
    _locales.emplace_back("en");
    for (const auto& [locale, language] : _languages)
        if (locale != "en")
            _locales.push_back(locale);
}


void IcuWords::add(std::string_view part, std::string_view text)
{
    const auto locale = std::string(part.substr(0, part.find('/')));
    auto& messages = _languages.try_emplace(locale, locale).first->second.messages;
    for (const auto& [key, pattern, line] : readProperties(text, part))
    {
        const auto where = "words " + std::string(part) + ", line " + std::to_string(line) + ": " + key;
        if (messages.contains(key))
            throw TemplateError(where + " stands in another part as well");
        try
        {
            messages.try_emplace(key, pattern, icu::Locale(locale.c_str()));
        }
        catch (const TemplateError& error)
        {
            throw TemplateError(where + ": " + error.what());
        }
    }
}


std::string IcuWords::say(std::string_view locale, std::string_view key,
                          std::initializer_list<Argument> arguments) const
{
    return find(locale, key).say(Values(arguments.begin(), arguments.end()));
}


std::string IcuWords::say(std::string_view locale, std::string_view key,
                          const std::vector<std::pair<std::string, std::string>>& arguments) const
{
    return find(locale, key).say(Values(arguments.begin(), arguments.end()));
}


bool IcuWords::has(std::string_view key) const
{
    return _languages.find("en")->second.messages.contains(key);
}


std::string IcuWords::dateTime(std::string_view locale, std::string_view zone, Time time) const
{
    return languageOf(locale).dates.dateTime(_zones.local(zone, time));
}


std::string IcuWords::shortTime(std::string_view locale, std::string_view zone, Time time, Time now) const
{
    return languageOf(locale).dates.shortTime(_zones.local(zone, time), _zones.local(zone, now));
}


std::string IcuWords::list(std::string_view locale, const std::vector<std::string>& items) const
{
    return languageOf(locale).dates.list(items);
}


const IcuWords::Language& IcuWords::languageOf(std::string_view locale) const
{
    for (const auto wanted : {locale, locale.substr(0, locale.find_first_of("-_"))})
        if (const auto found = _languages.find(wanted); found != _languages.end())
            return found->second;
    return _languages.find("en")->second;
}


const Message& IcuWords::find(std::string_view locale, std::string_view key) const
{
    const auto& own = languageOf(locale).messages;
    if (const auto found = own.find(key); found != own.end())
        return found->second;
    const auto& english = _languages.find("en")->second.messages;
    if (const auto found = english.find(key); found != english.end())
        return found->second;
    throw std::logic_error("there is no word " + std::string(key));
}


std::unique_ptr<Words> makeWords(const Catalogues& catalogues)
{
    return std::make_unique<IcuWords>(catalogues);
}

}  // namespace templates
