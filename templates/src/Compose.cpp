#include "templates/src/Compose.h"

#include "templates/src/Minify.h"
#include "templates/src/Tokens.h"

#include <algorithm>

namespace templates {

namespace {

[[noreturn]] void fail(std::string_view name, const std::string& what)
{
    throw TemplateError("template " + std::string(name) + ": " + what);
}


/// Kainjow parses a partial again at every use and looks for it among the customer's values too; so they are
/// put in here.
void expand(const Texts& texts, std::string_view name, std::vector<std::string_view>& above, std::string& out)
{
    const auto found = texts.find(name);
    if (found == texts.end())
        fail(above.empty() ? name : above.back(), "there is no template " + std::string(name));
    if (std::find(above.begin(), above.end(), name) != above.end())
        fail(name, "it contains itself");
    above.push_back(found->first);
    for (const auto& token : tokens(found->second, name))
        if (token.kind == Token::Kind::partial)
            expand(texts, token.name, above, out);
        else if (token.kind != Token::Kind::comment)
            out.append(token.source);
    above.pop_back();
    if (above.empty())
        return;
    // The line end that closes the partial's file is not part of it: the place of use has its own.
    if (out.ends_with('\n'))
        out.pop_back();
}


/// A word in a template has no arguments: what has some is said in C++ and passed in the view.
std::string wordFor(const std::string& key, std::string_view name, const Words& words,
                    std::string_view locale)
{
    if (!words.has(key))
        fail(name, "there is no word [[" + key + "]]");
    try
    {
        auto word = words.say(locale, key);
        if (word.find('{') == std::string::npos)
            return word;
    }
    catch (const std::logic_error&)
    {
        // says the line below
    }
    fail(name, "the word [[" + key + "]] wants arguments");
}


std::string sayWords(const std::string& text, std::string_view name, const Words& words,
                     std::string_view locale)
{
    std::string out;
    std::size_t at = 0;
    for (auto open = text.find("[["); open != std::string::npos; open = text.find("[[", at))
    {
        const auto close = text.find("]]", open);
        if (close == std::string::npos)
            fail(name, "[[ is not closed");
        const auto word = wordFor(text.substr(open + 2, close - open - 2), name, words, locale);
        out.append(text, at, open - at);
        if (plainText(name))
            out.append(word);
        else
            escapeHtml(out, word);
        at = close + 2;
    }
    return out.append(text, at);
}

}  // namespace


std::string compose(const Texts& texts, std::string_view name, const Words& words, std::string_view locale)
{
    std::vector<std::string_view> above;
    std::string whole;
    expand(texts, name, above, whole);
    return sayWords(plainText(name) ? whole : minify(whole, name), name, words, locale);
}

}  // namespace templates
