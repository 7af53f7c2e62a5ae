#include "tests/support/PageForm.h"

#include <Poco/String.h>

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace tests {

namespace {

/// The value of an attribute in a start tag; nothing when it has none.
std::optional<std::string> attribute(const std::string& tag, const std::string& name)
{
    std::smatch found;
    if (!std::regex_search(tag, found, std::regex("\\s" + name + "(?:=\"([^\"]*)\")?(?=[\\s/>])")))
        return std::nullopt;
    return unescaped(found[1].str());
}


/// The selected option of a list that begins here, else its first one.
std::string chosenIn(const std::string& html)
{
    const auto list = html.substr(0, html.find("</select>"));
    std::optional<std::string> chosen;
    for (auto at = list.find("<option"); at != std::string::npos; at = list.find("<option", at + 1))
    {
        const auto tag = list.substr(at, list.find('>', at) + 1 - at);
        const auto value = attribute(tag, "value").value_or("");
        if (!chosen || attribute(tag, "selected"))
            chosen = value;
    }
    return chosen.value_or("");
}


std::vector<PageForm::Field> fieldsIn(const std::string& html)
{
    static const std::regex control("<(input|textarea|select|button)\\b[^>]*>");
    std::vector<PageForm::Field> fields;
    for (auto it = std::sregex_iterator(html.begin(), html.end(), control); it != std::sregex_iterator();
         ++it)
    {
        const auto tag = it->str();
        const auto name = attribute(tag, "name");
        if (!name)
            continue;
        const auto kind = (*it)[1].str();
        PageForm::Field field{*name, attribute(tag, "type").value_or(kind),
                              attribute(tag, "value").value_or(""), attribute(tag, "checked").has_value()};
        if (kind == "textarea")
        {
            const auto begin = static_cast<std::size_t>(it->position() + it->length());
            field.value = unescaped(html.substr(begin, html.find("</textarea>", begin) - begin));
        }
        if (kind == "select")
            field.value = chosenIn(html.substr(static_cast<std::size_t>(it->position())));
        fields.push_back(field);
    }
    return fields;
}

}  // namespace


FormFields PageForm::untouched() const
{
    FormFields result;
    for (const auto& field : fields)
        if (field.type == "checkbox" || field.type == "radio")
        {
            if (field.checked)
                result.emplace_back(field.name, field.value.empty() ? "on" : field.value);
        }
        else if (field.type != "submit" && field.type != "button")
            result.emplace_back(field.name, field.value);
    return result;
}


std::vector<PageForm> formsOf(const std::string& html)
{
    std::vector<PageForm> forms;
    for (std::size_t at = html.find("<form"); at != std::string::npos; at = html.find("<form", at + 1))
    {
        const auto tagEnd = html.find('>', at);
        const auto end = html.find("</form>", at);
        forms.push_back({attribute(html.substr(at, tagEnd + 1 - at), "action").value_or(""),
                         fieldsIn(html.substr(tagEnd, end - tagEnd))});
    }
    return forms;
}


PageForm formWith(const std::string& html, const std::string& actionOrField)
{
    for (const auto& form : formsOf(html))
    {
        if (form.action.find(actionOrField) != std::string::npos)
            return form;
        for (const auto& field : form.fields)
            if (field.name == actionOrField)
                return form;
    }
    throw std::runtime_error("the page has no form with " + actionOrField + ": " + html.substr(0, 2000));
}


Answer follow(HttpClient& client, std::string path)
{
    for (int hops = 0; hops < 5; ++hops)
    {
        auto answer = client.get(path);
        if (answer.status < 300 || answer.status >= 400)
            return answer;
        path = answer.header("location");
        path.erase(std::min(path.find('#'), path.size()));  // The part of a page is the browser's business.
    }
    throw std::runtime_error("redirects without end at " + path);
}


Answer activateAt(HttpClient& client, const std::string& path, const std::string& password)
{
    const auto page = follow(client, path);
    auto form = formWith(page.body, "csrf");
    for (auto& candidate : formsOf(page.body))
        for (const auto& field : candidate.fields)
            if (field.type == "password")
                form = candidate;
    auto fields = form.untouched();
    for (auto& [name, value] : fields)
        for (const auto& field : form.fields)
            if (field.name == name && field.type == "password")
                value = password;
    return client.form(form.action.empty() ? path : form.action, fields);
}


std::string unescaped(std::string text)
{
    for (const auto& [entity, character] : std::vector<std::pair<std::string, std::string>>{
             {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&#x27;", "'"}, {"&amp;", "&"}})
        text = Poco::replace(text, entity, character);
    return text;
}

}  // namespace tests
