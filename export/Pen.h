// Text on a Cairo surface. Everything is text: no markup is read.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string_view>

namespace sheets {

struct Release
{
    void operator()(cairo_t* object) const { cairo_destroy(object); }
    void operator()(cairo_surface_t* object) const { cairo_surface_destroy(object); }
    void operator()(PangoAttrList* object) const { pango_attr_list_unref(object); }
    void operator()(PangoFontDescription* object) const { pango_font_description_free(object); }
    void operator()(PangoLayout* object) const { g_object_unref(object); }
};

template <class Object>
using Owned = std::unique_ptr<Object, Release>;

/// One font in one size. Belongs to the surface it was made for and to one thread.
class Pen
{
public:
    enum class Weight { plain, bold };

    Pen(cairo_t* surface, double points, Weight weight);

    /// Height of `text` set into `width`.
    [[nodiscard]] double height(std::string_view text, double width) const;
    [[nodiscard]] double width(std::string_view text) const;
    [[nodiscard]] double lineHeight() const noexcept { return _line; }

    /// Upper left corner at x, y.
    void write(double x, double y, std::string_view text, double width) const;
    void writeRight(double right, double y, std::string_view text) const;

private:
    void set(std::string_view text, double width) const;

    cairo_t* _surface;
    Owned<PangoLayout> _layout;
    double _line = 0;
};

}  // namespace sheets
