// The host's own words (host/words) and templates (host/templates), made once at start.
#pragma once

#include "templates/View.h"
#include "templates/Words.h"

#include <memory>

namespace supportcentre {

struct HostTexts
{
    std::unique_ptr<templates::Words> words;
    std::unique_ptr<templates::Views> views;
};

/// Throws templates::TemplateError naming the template or the word that is wrong.
[[nodiscard]] HostTexts hostTexts();

}  // namespace supportcentre
