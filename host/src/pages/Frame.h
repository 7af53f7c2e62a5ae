// The frame around every page, filled from pieces that were specialised once per language: it costs
// microseconds on every page.
#pragma once

#include "host/src/http/Assets.h"
#include "host/src/pages/FrameRenderer.h"
#include "host/src/plugins/Contributions.h"
#include "templates/View.h"
#include "templates/Words.h"

#include <map>
#include <memory>

namespace supportcentre {

/// Immutable after construction. [thread-safe]
class Frame final : public FrameRenderer
{
public:
    /// Puts the host's styles (Bootstrap, portal.css) into `assets`. All of these outlive the frame.
    Frame(const templates::Words& words, const templates::Views& views, const Contributions& contributions,
          Assets& assets, std::string productName);
    ~Frame() override;

    Wrapping wrap(const helpdesk::Response& response, const helpdesk::Request& request,
                  const Framing& framing) const override;
    std::string error(int status, const helpdesk::Request& request, const Trouble& trouble,
                      const Framing& framing) const override;

private:
    class Pieces;

    [[nodiscard]] const Pieces& piecesFor(std::string_view locale) const;
    void addStyles(Assets& assets);
    [[nodiscard]] Wrapping wrapInside(const helpdesk::Response& response, const helpdesk::Request& request,
                                      const Framing& framing) const;
    [[nodiscard]] static std::string entries(const Pieces& pieces, const helpdesk::Frame& frame,
                                             std::vector<helpdesk::MenuItem> items);
    [[nodiscard]] std::string menu(const Pieces& pieces, const helpdesk::Frame& frame,
                                   const helpdesk::Visitor& visitor, const std::string& customer) const;
    [[nodiscard]] std::string switcher(const Pieces& pieces, const helpdesk::Frame& frame,
                                       const helpdesk::Visitor& visitor, const std::string& customer) const;
    [[nodiscard]] std::string person(const Pieces& pieces, const helpdesk::Frame& frame,
                                     const helpdesk::Request& request) const;
    [[nodiscard]] std::string homeInside(const helpdesk::Visitor& visitor) const;
    void openDoor(std::string& out, const Pieces& pieces) const;
    void closeDoor(std::string& out, const Pieces& pieces, const helpdesk::Response& response,
                   const helpdesk::Request& request) const;

    const templates::Words& _words;
    const templates::Views& _views;
    const Contributions& _contributions;
    std::string _product;
    std::string _symbols;
    std::string _icon;  ///< Address of the picture that stands in the browser's tab.
    std::vector<std::string> _styles;
    std::map<std::string, std::vector<std::string>, std::less<>>
        _looks;  ///< Styles of pages inside another site, which follow its look and not the browser's.
    std::string _framedScript;
    std::map<std::string, std::unique_ptr<const Pieces>, std::less<>> _pieces;
};

}  // namespace supportcentre
