// Makes the words and views of one owner (plugin or host) from texts embedded at build time. Used by
// composition roots only.
#pragma once

#include "templates/View.h"
#include "templates/Words.h"

#include <map>

namespace templates {

/// "<locale>/<part>" → text of words/<locale>/<part>.properties. A key stands in one part only. Throws
/// TemplateError naming part, key and line for a pattern ICU refuses or a key that comes twice.
using Catalogues = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] std::unique_ptr<Words> makeWords(const Catalogues& catalogues);

/// name → text. In a template, [[key]] stands for a word without arguments; it is put in, escaped, once per
/// language when the views are made. Templates whose name ends in ".txt" are plain text and escape nothing.
/// Throws TemplateError for a template that does not parse, a partial or a word that does not exist.
using Texts = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] std::unique_ptr<Views> makeViews(const Texts& texts, const Words& words);

}  // namespace templates
