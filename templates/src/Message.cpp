#include "templates/src/Message.h"

#include "templates/View.h"

#include <unicode/messagepattern.h>
#include <unicode/numberformatter.h>

#include <algorithm>
#include <charconv>

namespace templates {

namespace {

std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}


const Value& valueOf(const Values& values, std::string_view name)
{
    for (const auto& [key, value] : values)
        if (key == name)
            return value;
    throw std::logic_error("a message lacks its argument " + std::string(name));
}


icu::Formattable formattable(const Value& value, bool numeric)
{
    if (const auto* number = std::get_if<long long>(&value))
        return icu::Formattable(static_cast<std::int64_t>(*number));
    const auto text = std::get<std::string_view>(value);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (numeric && error == std::errc() && end == text.data() + text.size() && !text.empty())
        return icu::Formattable(number);
    return icu::Formattable(icu::UnicodeString::fromUTF8(text));
}

bool among(const std::vector<std::string>& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace


Message::Message(const std::string& pattern, const icu::Locale& locale) : _locale(locale.getName())
{
    UErrorCode status = U_ZERO_ERROR;
    UParseError place{};
    const auto text = icu::UnicodeString::fromUTF8(pattern);
    const icu::MessagePattern parsed(text, &place, status);
    if (U_FAILURE(status))
        throw TemplateError(std::string(u_errorName(status)) + " near \"" +
                            utf8(icu::UnicodeString(place.preContext)) + "\"");

    bool plain = true;
    std::int32_t literalFrom = 0;
    icu::UnicodeString literal;
    for (std::int32_t i = 0; i < parsed.countParts(); ++i)
    {
        const auto& part = parsed.getPart(i);
        const auto type = part.getType();
        if (type == UMSGPAT_PART_TYPE_ARG_START)
        {
            const auto kind = part.getArgType();
            const auto& namePart = parsed.getPart(i + 1);
            if (namePart.getType() != UMSGPAT_PART_TYPE_ARG_NAME)
                throw TemplateError("arguments have names, not numbers");
            const auto name = utf8(parsed.getSubstring(namePart));
            plain = plain && kind == UMSGPAT_ARG_TYPE_NONE;
            if (kind != UMSGPAT_ARG_TYPE_NONE)
                (kind == UMSGPAT_ARG_TYPE_SELECT ? _selecting : _numeric).push_back(name);
            if (std::find(_arguments.begin(), _arguments.end(), name) == _arguments.end())
                _arguments.push_back(name);
            literal.append(text, literalFrom, part.getIndex() - literalFrom);
            _pieces.push_back({utf8(literal), name});
            literal.remove();
            literalFrom = parsed.getPart(parsed.getLimitPartIndex(i)).getLimit();
        }
        else if (plain && type == UMSGPAT_PART_TYPE_SKIP_SYNTAX)
        {
            literal.append(text, literalFrom, part.getIndex() - literalFrom);
            literalFrom = part.getLimit();
        }
    }
    if (plain)
    {
        literal.append(text, literalFrom, text.length() - literalFrom);
        _pieces.push_back({utf8(literal), {}});
        return;
    }
    _pieces.clear();
    _format = std::make_unique<const icu::MessageFormat>(text, locale, place, status);
    if (U_FAILURE(status))
        throw TemplateError(u_errorName(status));
}


std::string Message::say(const Values& values) const
{
    const auto numbers = numbersOnly(values);
    if (numbers)
        if (auto known = _before.find(*numbers))
            return std::move(*known);
    auto said = _format == nullptr ? fill(values) : format(values);
    if (numbers)
        _before.keep(*numbers, said);
    return said;
}


std::optional<SaidBefore::Numbers> Message::numbersOnly(const Values& values) const
{
    SaidBefore::Numbers numbers{};
    if (_arguments.empty() || _arguments.size() > numbers.size())
        return std::nullopt;
    for (std::size_t i = 0; i < _arguments.size(); ++i)
    {
        const auto* number = std::get_if<long long>(&valueOf(values, _arguments[i]));
        if (number == nullptr)
            return std::nullopt;
        numbers[i] = *number;
    }
    return numbers;
}


std::optional<std::string> SaidBefore::find(const Numbers& numbers) const
{
    const std::lock_guard lock(_mutex);
    const auto found = _texts.find(numbers);
    return found == _texts.end() ? std::nullopt : std::optional(found->second);
}


void SaidBefore::keep(const Numbers& numbers, const std::string& text)
{
    const std::lock_guard lock(_mutex);
    if (_texts.size() >= most)
        _texts.clear();
    _texts.insert_or_assign(numbers, text);
}


std::vector<std::string> Message::arguments() const
{
    return _arguments;
}


std::string Message::fill(const Values& values) const
{
    std::string out;
    for (const auto& piece : _pieces)
    {
        out += piece.literal;
        if (piece.argument.empty())
            continue;
        const auto& value = valueOf(values, piece.argument);
        if (const auto* text = std::get_if<std::string_view>(&value))
        {
            out += *text;
            continue;
        }
        UErrorCode status = U_ZERO_ERROR;
        out += utf8(icu::number::NumberFormatter::withLocale(icu::Locale(_locale.c_str()))
                        .formatInt(std::get<long long>(value), status)
                        .toString(status));
    }
    return out;
}


std::string Message::format(const Values& values) const
{
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> arguments;
    for (const auto& name : _arguments)
    {
        names.push_back(icu::UnicodeString::fromUTF8(name));
        arguments.push_back(formattable(valueOf(values, name), among(_numeric, name)));
        if (among(_selecting, name) && arguments.back().getType() == icu::Formattable::kString)
            arguments.back() =
                icu::Formattable(icu::UnicodeString(arguments.back().getString()).findAndReplace("-", "_"));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    const icu::MessageFormat own(*_format);
    own.format(names.data(), arguments.data(), static_cast<std::int32_t>(names.size()), out, status);
    if (U_FAILURE(status))
        throw std::logic_error(std::string("a message cannot be formatted: ") + u_errorName(status));
    return utf8(out);
}

}  // namespace templates
