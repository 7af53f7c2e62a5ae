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


/// `at` is a view into `text`, the template of that name as its author wrote it.
[[noreturn]] void fail(std::string_view name, std::string_view text, std::string_view at,
                       const std::string& what)
{
    const auto line = 1 + std::count(text.data(), at.data(), '\n');
    throw TemplateError("template " + std::string(name) + ", line " + std::to_string(line) + ": " + what);
}


/// Before templates are put into each other, so that the file is named in which the word stands.
void checkWords(std::string_view text, std::string_view name, const Words& words)
{
    for (auto open = text.find("[["); open != std::string_view::npos; open = text.find("[[", open + 2))
    {
        const auto close = text.find("]]", open);
        if (close == std::string_view::npos)
            fail(name, text, text.substr(open), "[[ is not closed");
        const auto key = std::string(text.substr(open + 2, close - open - 2));
        if (!words.has(key))
            fail(name, text, text.substr(open), "there is no word [[" + key + "]]");
    }
}


/// Kainjow parses a partial again at every use and looks for it among the customer's values too; so they are
/// put in here.
void expand(const Texts& texts, std::string_view name, const Words& words,
            std::vector<std::string_view>& above, std::string& out)
{
    const auto found = texts.find(name);
    if (found == texts.end())
        fail(name, "there is no such template");
    if (std::find(above.begin(), above.end(), name) != above.end())
        fail(name, "it contains itself");
    above.push_back(found->first);
    checkWords(found->second, name, words);
    for (const auto& token : tokens(found->second, name))
        if (token.kind == Token::Kind::partial && !texts.contains(token.name))
            fail(name, found->second, token.source, "there is no template " + std::string(token.name));
        else if (token.kind == Token::Kind::partial)
            expand(texts, token.name, words, above, out);
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
    expand(texts, name, words, above, whole);
    return sayWords(plainText(name) ? whole : minify(whole, name), name, words, locale);
}

}  // namespace templates
