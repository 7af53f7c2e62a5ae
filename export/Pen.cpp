#include "export/Pen.h"

namespace sheets {

namespace {

constexpr double unlimited = -1;


int units(double points)
{
    return points < 0 ? -1 : static_cast<int>(points * PANGO_SCALE);
}

}  // namespace


Pen::Pen(cairo_t* surface, double points, Weight weight)
    : _surface(surface),
      _layout(pango_cairo_create_layout(surface))
{
    const Owned<PangoFontDescription> font(pango_font_description_new());
    pango_font_description_set_family(font.get(), "Noto Sans, DejaVu Sans, sans-serif");
    pango_font_description_set_absolute_size(font.get(), points * PANGO_SCALE);
    pango_font_description_set_weight(font.get(),
                                      weight == Weight::bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(_layout.get(), font.get());
    pango_layout_set_wrap(_layout.get(), PANGO_WRAP_WORD_CHAR);
    // An address that needs two lines is still that address: nothing of ours stands in it.
    const Owned<PangoAttrList> attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(_layout.get(), attributes.get());
    _line = height("Ag", unlimited);
}


void Pen::set(std::string_view text, double width) const
{
    pango_layout_set_width(_layout.get(), units(width));
    pango_layout_set_text(_layout.get(), text.data(), static_cast<int>(text.size()));
}


double Pen::height(std::string_view text, double width) const
{
    set(text, width);
    int high = 0;
    pango_layout_get_size(_layout.get(), nullptr, &high);
    return static_cast<double>(high) / PANGO_SCALE;
}


double Pen::width(std::string_view text) const
{
    set(text, unlimited);
    int wide = 0;
    pango_layout_get_size(_layout.get(), &wide, nullptr);
    return static_cast<double>(wide) / PANGO_SCALE;
}


void Pen::write(double x, double y, std::string_view text, double width) const
{
    set(text, width);
    cairo_move_to(_surface, x, y);
    pango_cairo_show_layout(_surface, _layout.get());
}


void Pen::writeRight(double right, double y, std::string_view text) const
{
    write(right - width(text), y, text, unlimited);
}

}  // namespace sheets
